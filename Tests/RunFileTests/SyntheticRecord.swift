import Foundation
import NichromeModel
import Synchronization

/// A record of made-up but deterministic numbers with every kind of quantity, to exercise files and summaries.
enum Synthetic {
  static let bins = 6

  /// mu0 = 8 meV, l0 = 500 nm, m = 0.067 electron masses.
  static let scales = Scales(energy: 8e-3 * 1.602_176_634e-19, length: 500e-9, velocity: 2.05e5)

  static func deck(scales: Scales?) -> Deck {
    Deck(
      title: "Synthetic: µ-wire", path: "decks/synthetic.yaml", text: "title: \"Synthetic: µ-wire\"\n# not parsed\n",
      system: System(
        temperature: 0.05, relaxation: .relaxationTime, screening: .poisson(wavenumber: 30), halfLength: 12,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1.5, transmission: .saddlePoint(center: 1.1, width: 0.05)),
        drive: .voltage(0.02)),
      simulation: SimulationSettings(
        particles: 1000, seed: .max, stop: StopRule(heatError: 0.003, duration: 400), checkpointEvery: 60),
      bins: bins, scales: scales, warnings: ["halfLength may be short"])
  }

  static func record(scales: Scales? = Synthetic.scales) -> RunRecord {
    RunRecord(
      deck: deck(scales: scales), status: .complete, version: "0.1.0",
      stopReason: "the heat error reached its target", events: 123_456_789_012, seconds: 12.3, discardedTime: 20,
      productionTime: 400, batchDuration: 20, autocorrelationTime: 0.7, timeStep: 0.05, particleWeight: 1.25e-6,
      population: 998.5, drudeHeat: 2.1e-4, warnings: ["first warning", "second: ℓ > D"],
      quantities: quantities, heatCovariance: covariance,
      transmission: TransmissionCounts(
        energy: [0.9, 1, 1.1], attempts: [10, 20, 30], transmissions: [1, 5, 15], expected: [1.2, 4.8, 15.3]),
      history: History(
        time: [10, 20, 30, 40],
        series: ["current": wave(4, 1), "voltage": wave(4, 2), "heatLeft": wave(4, 3), "population": wave(4, 4)],
        heat: (0..<4).map { wave(2 * bins, 50 + $0) }, realisations: 5,
        seriesError: ["current": wave(4, 5), "voltage": wave(4, 6), "heatLeft": wave(4, 7), "population": wave(4, 8)],
        heatError: (0..<4).map { wave(2 * bins, 60 + $0) }),
      cycle: Cycle(
        period: 40, phase: (0..<8).map { (Double($0) + 0.5) / 8 }, settling: 1, periods: 10, samples: 5,
        tables: [
          table("currentCycleMean", .current, .mean, .scalar, 1),
          table("currentFolded", .current, .phase, .scalar, 8),
          table("heatFolded", .heatPerLength, .phase, .bins, 16 * bins),
          table("currentAmplitude", .current, .harmonic, .scalar, 3),
          table("currentAngle", .one, .harmonic, .scalar, 3),
        ]))
  }

  private static let quantities: [Quantity] = {
    let binned: [(String, ReducedUnit)] = [
      ("heat", .heatPerLength), ("heatExpected", .heatPerLength), ("excessHeat", .heatPerLength), ("density", .density),
      ("potential", .energy), ("electrochemicalPotential", .energy),
    ]
    let faces: [(String, ReducedUnit)] = [("currentProfile", .current), ("energyFlux", .heat)]
    let scalars: [(String, ReducedUnit)] = [
      ("current", .current), ("voltage", .energy), ("electrostaticDrop", .energy), ("extrapolatedVoltage", .energy),
      ("excessHeatLeft", .heat), ("excessHeatRight", .heat), ("excessHeatTotal", .heat), ("excessHeatAsymmetry", .heat),
    ]
    var made: [Quantity] = []
    for (name, unit) in binned { made.append(quantity(name, unit, .bins, 2 * bins, phase: made.count)) }
    for (name, unit) in faces { made.append(quantity(name, unit, .faces, 2 * (bins + 1), phase: made.count)) }
    for (name, unit) in scalars { made.append(quantity(name, unit, .scalar, 1, phase: made.count)) }
    made[made.count - 1].batches = []
    return made
  }()

  private static func table(
    _ name: String, _ unit: ReducedUnit, _ axis: Cycle.Axis, _ support: Support, _ count: Int
  ) -> Cycle.Table {
    Cycle.Table(
      name: name, longName: "made-up \(name)", unit: unit, axis: axis, support: support, value: wave(count, 70),
      error: wave(count, 71).map { abs($0) / 100 })
  }

  private static func quantity(
    _ name: String, _ unit: ReducedUnit, _ support: Support, _ count: Int, phase: Int
  ) -> Quantity {
    Quantity(
      name: name, longName: "made-up \(name)", unit: unit, support: support, value: wave(count, phase),
      error: wave(count, phase + 7).map { abs($0) / 100 }, batches: (0..<3).map { wave(count, phase + 20 + $0) })
  }

  private static let covariance = (0..<2 * bins).map { wave(2 * bins, $0).map { $0 * 1e-8 } }

  private static func wave(_ count: Int, _ phase: Int) -> [Double] {
    (0..<count).map { 1e-3 * sin(1.7 * Double($0) + Double(phase)) }
  }
}

/// The folder is removed when the process ends. HDF5 may keep a damaged file open and knows files by their inode: the next file
/// that got the inode of one removed could not be opened.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nichrome-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  TemporaryFolders.keep(folder)
  return try body(folder)
}

private enum TemporaryFolders {
  private static let kept = Mutex<[String]>([])

  static func keep(_ folder: String) {
    kept.withLock { folders in
      if folders.isEmpty { atexit { TemporaryFolders.removeAll() } }
      folders.append(folder)
    }
  }

  private static func removeAll() {
    kept.withLock { folders in
      for folder in folders { try? FileManager.default.removeItem(atPath: folder) }
    }
  }
}
