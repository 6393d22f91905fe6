import Foundation
import Nichrome
import NichromeAnalysis
import NichromeModel
import NichromeTheory
import Testing

/// `make coverage`: do standard errors, p-values and intervals keep what they promise?
@Suite("Coverage", .serialized, .enabled(if: CoverageRuns.isOn))
struct CoverageTests {
  /// Under full dynamics; half of them under the linearised closure, whose runs are longer.
  static let errorRuns = 800
  static let spotRuns = 200

  /// A constant relaxation time, where nothing is known in closed form.
  static func errorDeck(_ title: String, drive: Drive, dynamics: Dynamics = .full) -> Deck {
    var system = System(
      temperature: 0.1, relaxation: .relaxationTime, screening: .neutral, halfLength: 8,
      scatterer: Scatterer(
        length: 0.1, permittivityRatio: 1, transmission: .saddlePoint(center: 1.05, width: 0.1)),
      drive: drive)
    system.dynamics = dynamics
    // 125 batches; charge that leaves through open ends is remembered for long.
    let duration = dynamics == .full ? 1000.0 : 2400
    return Deck(
      title: title, system: system,
      simulation: SimulationSettings(particles: 4000, stop: StopRule(duration: duration)), bins: 40)
  }

  @Test("standard errors", arguments: [Dynamics.full, .linearised], [Drive.voltage(0.1), .current(0.06)])
  func errors(dynamics: Dynamics, drive: Drive) throws {
    guard CoverageRuns.includes(dynamics, drive) else { return }
    let full = dynamics == .full ? Self.errorRuns : Self.errorRuns / 2
    let deck = Self.errorDeck("errors", drive: drive, dynamics: dynamics)
    let solution: any DeterministicSolution =
      switch dynamics {
      case .full: try KineticSolution(deck.system, tolerance: 1e-4)
      case .linearised: try ClosureSolution(deck.system, tolerance: 1e-4)
      }
    let bins = [0, 1, 2, 4, 8, 40, 41, 42, 44, 48]
    let width = deck.system.halfLength / Double(deck.bins)
    // Of wires that end, as those of the runs do.
    let length = deck.system.halfLength
    let wires = [Side.left, .right].map { length * solution.excessHeat($0, from: 0, to: length) }
    var truth: [(name: String, value: Double)] = [("excessHeatLeft", wires[0]), ("excessHeatRight", wires[1])]
    // The linearised closure holds both drops in the neutral limit.
    if dynamics == .full { truth.append(("electrostaticDrop", solution.electrostaticDrop)) }
    if case .voltage = drive {
      truth.append(("current", solution.current))
    } else {
      truth.append(("voltage", solution.voltage))
    }
    let scalars = truth.map(\.name)
    let expected =
      truth.map(\.value)
      + bins.map { bin in
        let (side, place) = bin < deck.bins ? (Side.left, bin) : (.right, bin - deck.bins)
        return solution.excessHeat(side, from: Double(place) * width, to: Double(place + 1) * width)
      }
    let found = CoverageRuns.results(CoverageRuns.seeds(of: deck, full: full)) { record -> [Estimate] in
      let excess = record.estimates("excessHeat")
      return scalars.map { record.scalar($0) } + bins.map { excess[$0] }
    }
    CoverageRuns.show("\(dynamics.rawValue), \(drive): \(found.count) runs")
    CoverageRuns.show("quantity              within 1 s  within 2 s  mean z  rms z")
    var allBins = [Proportion(), Proportion()]
    for (index, value) in expected.enumerated() {
      var within = [Proportion(), Proportion()]
      let z = found.map { ($0[index].value - value) / $0[index].error }
      for deviation in z {
        for k in 0...1 {
          within[k].add(abs(deviation) < Double(k + 1))
          if index >= scalars.count { allBins[k].add(abs(deviation) < Double(k + 1)) }
        }
      }
      let name = index < scalars.count ? scalars[index] : "bin \(bins[index - scalars.count])"
      let mean = z.reduce(0, +) / Double(z.count)
      let square = (z.reduce(0) { $0 + $1 * $1 } / Double(z.count)).squareRoot()
      CoverageRuns.show(
        name.padding(toLength: 20, withPad: " ", startingAt: 0)
          + "     \(within[0].text)     \(within[1].text)" + String(format: "  %6.2f  %5.2f", mean, square))
      if name == "electrostaticDrop", case .voltage = drive {
        // Brought to the voltage, it is known better than its batches can tell, since psi remembers: its error is their scatter.
        let miss = (found.reduce(0) { $0 + pow($1[index].value / value - 1, 2) } / Double(found.count)).squareRoot()
        #expect(miss < 1e-4, "electrostatic drop: \(miss) off, rms")
        #expect(within[1].isWithin(0.935...1, full: full), "\(name): \(within[1].text) within two")
      } else if index < scalars.count {
        expectCoverage(within, name, full: full)
      }
    }
    CoverageRuns.show("ten bins together        \(allBins[0].text)     \(allBins[1].text)")
    expectCoverage(allBins, "bins", full: 10 * full)
  }

  private func expectCoverage(_ within: [Proportion], _ name: String, full: Int) {
    #expect(within[0].isWithin(0.65...0.715, full: full), "\(name): \(within[0].text) within one standard error")
    #expect(within[1].isWithin(0.935...0.97, full: full), "\(name): \(within[1].text) within two")
  }

  @Test("no false alarms where the mean free path is constant") func falseAlarms() {
    let shapes: [TransmissionLaw] = [
      .constant(value: 0.4), .linear(value: 0.4, slope: 0.5), .saddlePoint(center: 1.05, width: 0.1),
      .gaussian(peak: 0.8, center: 1.1, width: 0.1), .lorentzian(peak: 0.8, center: 1.05, width: 0.1),
    ]
    let kinds: [(Double, Screening)] = [
      (0.02, .neutral), (0.05, .poisson(wavenumber: 5)), (0.1, .neutral), (0.15, .poisson(wavenumber: 30)),
    ]
    let decks = shapes.flatMap { shape in
      kinds.flatMap { theta, screening in
        let system = System(
          temperature: theta, relaxation: .meanFreePath, screening: screening, halfLength: 8,
          scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: shape), drive: .current(0.05))
        let deck = Deck(
          title: "no spot", system: system,
          simulation: SimulationSettings(particles: 4000, stop: StopRule(duration: 300)), bins: 40)
        return CoverageRuns.seeds(of: deck, full: Self.spotRuns / (shapes.count * kinds.count))
      }
    }
    let found = CoverageRuns.results(decks) { Spots($0) }
    let alarms = found.flatMap(\.spots)
    let runs = found.count { !$0.spots.isEmpty }
    let silent = found.count { if case .cannotTell = $0.finding { true } else { false } }
    CoverageRuns.show(
      "no spot: \(runs) of \(found.count) runs report one at p < 0.05, smallest p "
        + "\(alarms.map(\.pValue).min().map { String(format: "%.1e", $0) } ?? "-"); \(silent) cannot tell")
    #expect(Double(runs) <= max(0.05 * Double(found.count), 1))
    #expect(!alarms.contains { $0.pValue < 1e-4 })
  }

  /// Reference cases, wires and durations in which the spot stands out by some tens of standard errors.
  @Test("spots: position and contrast", arguments: [("C2a", "L", 300.0), ("C2b", "R", 500.0)])
  func spots(name: String, side: String, duration: Double) throws {
    let reference = ReferenceCase.named(name)
    let known = try #require(reference.spots.first { $0.side == side })
    var system = reference.system
    system.halfLength = 12
    let deck = Deck(
      title: name, system: system,
      simulation: SimulationSettings(particles: 8000, stop: StopRule(duration: duration)), bins: 60)
    let found = CoverageRuns.results(CoverageRuns.seeds(of: deck, full: Self.spotRuns)) { Spots($0).spots }
    var (seen, place, face, drude, invented) = (
      Proportion(), Proportion(), Proportion(), Proportion(), Proportion()
    )
    for spots in found {
      let own = spots.first { $0.side.rawValue == side && $0.kind.rawValue == known.kind }
      seen.add(own != nil)
      // Every other spot must be another one of the reference's.
      invented.add(
        spots.contains { spot in
          !reference.spots.contains { $0.side == spot.side.rawValue && $0.kind == spot.kind.rawValue }
        } || spots.count > reference.spots.count)
      guard let own else { continue }
      place.add(own.distance.interval.contains(known.distance))
      face.add(own.contrastFace.interval.contains(known.contrastToFace))
      drude.add(own.contrastDrude.interval.contains(known.contrastToFar))
    }
    CoverageRuns.show(
      "\(name) \(side) \(known.kind): found \(seen.text) of \(found.count), position \(place.text), contrast with the face "
        + "\(face.text), with the Drude heat \(drude.text), invented \(invented.text)")
    #expect(seen.hits == seen.trials && invented.hits <= max(1, found.count / 20))
    for covered in [place, face, drude] { #expect(covered.isWithin(0.92...0.98, full: Self.spotRuns)) }
  }
}
