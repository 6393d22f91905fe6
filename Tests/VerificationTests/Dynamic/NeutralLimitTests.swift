import Foundation
import Nichrome
import NichromeKinetics
import NichromeModel
import NichromeTheory
import Testing

/// The neutral limit in time: no charge, one current at every place, and the steady states of the quasistatic limit.
@Suite("Neutral wires in time", .serialized) struct NeutralLimitTests {
  /// How many times as long as usual.
  static let length = Double(ProcessInfo.processInfo.environment["NICHROME_NEUTRAL"] ?? "") ?? 1

  private func system(
    _ drive: Drive, _ course: DriveCourse? = nil, transmission: Double = 0.4,
    relaxation: RelaxationLaw = .relaxationTime
  ) -> System {
    System(
      temperature: 0.05, relaxation: relaxation, screening: .neutral, halfLength: 6,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: transmission)),
      drive: drive, course: course)
  }

  private static let drives: [(Drive, DriveCourse)] = [
    (.current(0.05), DriveCourse(.sine(period: 5), value: 0.05)),
    (.current(0.05), DriveCourse(.step(at: 1), value: 0.05)),
    (.voltage(0.4), DriveCourse(.sine(period: 5), value: 0.4)),
  ]

  /// What has passed a place beyond int I dt is the charge before it. Per step electrons cross at random; the field sees it
  /// and undoes it within 1/rate, so that no more stays than the noise of the crossings of that time, sqrt(flux/rate)
  /// carriers. It neither grows nor depends on how much has been moved.
  @Test("What passes is the total current at every place, but for the noise of a sixth of l0/v0", arguments: 0..<3)
  func uniformity(index: Int) {
    let (drive, course) = Self.drives[index]
    let deck = Deck(
      title: "uniform", system: system(drive, course),
      simulation: SimulationSettings(particles: 20_000, seed: 5, field: .dynamic), bins: 12)
    let simulation = DynamicSimulation(plan: Start(deck: deck).plan(deck: deck, numerics: Numerics()), threads: 2)
    let steps = Int(Self.length * 40 / simulation.timeStep)
    var squares = [0.0, 0.0]
    var (moved, largestMoved, electrons) = (0.0, 0.0, 0.0)
    for step in 0..<steps {
      simulation.step()
      moved += simulation.totalCurrent * simulation.timeStep
      largestMoved = max(largestMoved, abs(moved))
      electrons += Double(simulation.population) / Double(steps)
      squares[2 * step / steps] += meanSquare(excess(simulation)) / (0.5 * Double(steps))
    }
    // Per length and time as many electrons pass a place, at most at v0, as there are per length.
    let noise = simulation.weight * (electrons / (12 * NeutralControl.rate)).squareRoot()
    let found = squares.map { $0.squareRoot() }
    print("\(course.shape): excess \(found), noise \(noise), moved \(largestMoved)")
    for value in found { #expect(value < noise, "an excess of \(value), noise \(noise)") }
    #expect(abs(found[1] / found[0] - 1) < 0.25, "it grows: \(found)")
    #expect(noise < 0.02 * largestMoved, "too noisy to judge: \(noise) of \(largestMoved)")
  }

  /// What has passed the middles of the bins beyond what has passed the left end: -2 int nu.
  private func excess(_ simulation: DynamicSimulation) -> [Double] {
    let charge = simulation.charge
    let (cells, width) = (charge[0].count, 6 / Double(charge[0].count))
    var (sum, result) = (0.0, [Double]())
    for (index, nu) in (charge[0].reversed() + charge[1]).enumerated() {
      sum -= 2 * nu * width
      if index % (cells / 12) == cells / 24 { result.append(sum) }
    }
    return result
  }

  private func meanSquare(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
  }

  @Test("At a constant current: exact heat and voltage at a constant mean free path, and no charge") func exact() throws
  {
    let system = system(.current(0.1), transmission: 0.5, relaxation: .meanFreePath)
    let deck = Deck(
      title: "steady", system: system,
      simulation: SimulationSettings(
        particles: 20_000, seed: 3, stop: StopRule(duration: Self.length * 150), field: .dynamic), bins: 24)
    let record = try Run(deck: deck).execute()
    let exact = try ConstantMeanFreePath(system)
    let scalars = [
      ("current", exact.current), ("voltage", exact.voltage), ("excessHeatLeft", exact.excessHeatLeft),
      ("excessHeatRight", exact.excessHeatRight), ("excessHeatTotal", exact.excessHeatTotal),
    ]
    for (name, value) in scalars {
      let z = deviation(record.scalar(name), Estimate(value: value, error: 1e-8))
      print("\(name): \(record.scalar(name)), exact \(value), z \(z)")
      #expect(abs(z) < 4.5, "\(name): \(record.scalar(name)), exact \(value), z \(z)")
    }
    #expect(record.scalar("excessHeatTotal").error < 0.03 * exact.excessHeatTotal)
    let profile = exact.excessHeat(bins: 24, halfLength: 6)
    judge("heat", record.estimates("excessHeat"), profile, size: profile[0])
    // nu in units of what mu would be without neutrality.
    judge("density", record.estimates("density"), profile.map { _ in 0 }, size: 0.1)
  }

  /// Profile of 48 bins: mean squared z scatters by sqrt(2/48), neighbours are correlated.
  private func judge(_ name: String, _ found: [Estimate], _ expected: [Double], size: Double) {
    let z = zip(found, expected).map { deviation($0, Estimate(value: $1, error: 1e-9)) }
    let square = meanSquare(z)
    print("\(name): mean squared z \(square), largest \(z.map { abs($0) }.max() ?? 0), errors \(found[0].error)")
    for (bin, value) in z.enumerated() { #expect(abs(value) < 4.5, "\(name), bin \(bin): \(found[bin]), z \(value)") }
    #expect(square < 2, "\(name): mean squared z \(square)")
    #expect(found.allSatisfy { $0.error < 0.1 * size }, "\(name): too noisy to judge")
  }

  @Test("Voltage, drop, integrals and profile of C1a, a degenerate point contact") func pointContact() throws {
    let reference = ReferenceCase.named("C1a")
    var deck = reference.deck(particles: 20_000, seed: 7, stop: StopRule(duration: Self.length * 100))
    deck.simulation.field = .dynamic
    let comparison = Comparison(try Run(deck: deck).execute(), with: reference)
    print(comparison.line)
    comparison.expectAgreement(precision: 0.1)
  }

  /// At K = 20 charge goes in a twentieth of l0/v0: the course of current and heat is nearly that of the limit, by another
  /// field from other equations.
  @Test("A voltage switched on does what it does in a wire of strong screening") func strongScreening() throws {
    func history(_ screening: Screening) throws -> History {
      let system = System(
        temperature: 0.05, relaxation: .relaxationTime, screening: screening, halfLength: 3,
        scatterer: Scatterer(length: 0.001, permittivityRatio: 1, transmission: .constant(value: 0.5)),
        drive: .voltage(0.3), course: DriveCourse(.step(at: 0), value: 0.3))
      let deck = Deck(
        title: "strong", system: system,
        simulation: SimulationSettings(
          particles: 10_000, seed: 2, stop: StopRule(duration: 5), field: .dynamic, ensemble: Int(8 * Self.length)),
        bins: 12)
      return try Run(deck: deck).execute().history
    }
    let (limit, strong) = (try history(.neutral), try history(.poisson(wavenumber: 20)))
    for name in ["current", "voltage", "excessHeatLeft", "excessHeatRight"] {
      for (from, to) in [(0.5, 1.0), (1.0, 2.0), (2.0, 3.5), (3.5, 5.0)] {
        let (found, expected) = (try mean(limit, name, from, to), try mean(strong, name, from, to))
        print("\(name), \(from) to \(to): \(found), K = 20 \(expected)")
        // A delay of 1/K, at rates of 1 and less.
        let allowed = 4.5 * hypot(found.error, expected.error) + 0.05 * abs(expected.value)
        #expect(abs(found.value - expected.value) < allowed, "\(name), \(from) to \(to): \(found), \(expected)")
      }
    }
    let final = try mean(strong, "current", 3.5, 5)
    #expect(final.error < 0.02 * final.value)
  }

  /// Mean of a series over a stretch of time; its rows are taken to be correlated over 0.3 l0/v0.
  private func mean(_ history: History, _ name: String, _ from: Double, _ to: Double) throws -> Estimate {
    let (values, errors) = (try #require(history.series[name]), try #require(history.seriesError[name]))
    let used = values.indices.filter { history.time[$0] > from + 1e-9 && history.time[$0] < to + 1e-9 }
    let count = Double(used.count)
    let square = used.reduce(0) { $0 + errors[$1] * errors[$1] } / count
    return Estimate(
      value: used.reduce(0) { $0 + values[$1] } / count, error: (square / min(count, (to - from) / 0.3)).squareRoot())
  }
}
