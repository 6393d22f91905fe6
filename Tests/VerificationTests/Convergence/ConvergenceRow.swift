import Foundation
import Nichrome
import NichromeKinetics
import NichromeModel

/// One run of the convergence study: a reference case with numerical parameters of its own.
struct ConvergenceRow: Sendable {
  /// Production time of the default population in l0/v0; others run longer or shorter, to about as many events.
  static let duration = 150.0
  static let particles = 200_000
  /// Bins of half a mean free path, so that relaxation cells may be as long.
  static let binLength = 0.5

  var reference: ReferenceCase
  var numerics = Numerics()
  var halfLength: Double
  var particles = ConvergenceRow.particles
  var seed: UInt64 = 1

  init(_ reference: ReferenceCase) {
    self.reference = reference
    halfLength = reference.halfLength
  }

  /// Takes a wire of another length, filled with electrons of about the same weight.
  mutating func resize(to length: Double) {
    func simulated(_ d: Double) -> Double {
      min(d, numerics.nearReach) + max(d - numerics.nearReach, 0) / Double(numerics.farUnit)
    }
    particles = Int((Double(particles) * simulated(length) / simulated(halfLength)).rounded())
    halfLength = length
  }

  func isSameRun(as other: ConvergenceRow) -> Bool {
    numerics.timeStep == other.numerics.timeStep && numerics.cellLength == other.numerics.cellLength
      && numerics.farUnit == other.numerics.farUnit && halfLength == other.halfLength
      && particles == other.particles
  }

  func run() -> ConvergenceResult {
    let duration = ConvergenceSettings.factor * Self.duration * Double(Self.particles) / Double(particles)
    var system = reference.system
    system.halfLength = halfLength
    let settings = SimulationSettings(particles: particles, seed: seed, stop: StopRule(duration: duration))
    let deck = Deck(
      title: reference.name, system: system, simulation: settings, bins: Int((halfLength / Self.binLength).rounded()))
    let clock = ContinuousClock()
    let start = clock.now
    let experiment = Experiment(deck: deck, threads: ProcessInfo.processInfo.activeProcessorCount, numerics: numerics)
    while experiment.phase == .warmUp || experiment.phaseTime < duration - 1e-9 || experiment.blocks < 8 {
      experiment.advance()
    }
    let seconds = start.duration(to: clock.now) / .seconds(1)
    return ConvergenceResult(
      experiment.record(status: .complete, version: Version.string, stopReason: "", seconds: seconds), of: reference)
  }
}

/// What a run of the study deviates by.
struct ConvergenceResult: Sendable {
  /// Bins in which a bias would show that is hidden in the noise of narrow ones.
  static let wideBins = [(0.0, 0.5), (0.5, 1.0), (1.0, 2.0), (2.0, 4.0)]

  struct Deviation: Sendable {
    var name: String
    var found: Estimate
    var reference: Estimate
    var z: Double { deviation(found, reference) }
    var difference: Double { found.value - reference.value }
    var text: String { "\(found.value) +- \(found.error), reference \(reference.value), z \(z)" }
  }

  var scalars: [Deviation]
  var wideBins: [Deviation]
  var meanSquaredZ: Double
  var peak: Double
  var events: Int
  var seconds: Double

  init(_ record: RunRecord, of reference: ReferenceCase) {
    let comparison = Comparison(record, with: reference)
    scalars = comparison.scalars.map { Deviation(name: $0.name, found: $0.found, reference: $0.reference) }
    wideBins = [true, false].flatMap { left in
      Self.wideBins.compactMap { Self.mean(comparison, record, left: left, from: $0.0, to: $0.1) }
    }
    meanSquaredZ = comparison.meanSquaredZ
    peak = reference.peak
    (events, seconds) = (record.events, record.seconds)
  }

  /// The wide bin farthest from the reference.
  var worst: Deviation? { wideBins.max { abs($0.difference) < abs($1.difference) } }

  /// Mean over the bins of a range, its error from their covariance; nil where the reference does not resolve one of them.
  private static func mean(
    _ comparison: Comparison, _ record: RunRecord, left: Bool, from lower: Double, to upper: Double
  ) -> Deviation? {
    let bins = comparison.bins.filter { $0.left == left && $0.distance > lower && $0.distance < upper }
    let count = Double(bins.count)
    guard bins.count == Int(((upper - lower) / ConvergenceRow.binLength).rounded()) else { return nil }
    let variance = bins.reduce(0) { sum, a in
      bins.reduce(sum) { $0 + record.heatCovariance[a.index][$1.index] }
    }
    return Deviation(
      name: "\(left ? "L" : "R") \(lower)-\(upper)",
      found: Estimate(
        value: bins.reduce(0) { $0 + $1.found.value } / count, error: max(variance, 0).squareRoot() / count),
      reference: Estimate(
        value: bins.reduce(0) { $0 + $1.reference.value } / count,
        error: bins.reduce(0) { $0 + $1.reference.error } / count))
  }
}
