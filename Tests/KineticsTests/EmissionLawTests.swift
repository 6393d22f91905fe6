import Foundation
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// Re-emission energies against the quadrature of their density x^(-s/2) [F(x - y1) - F(x - y0)].
@Suite("Emission law") struct EmissionLawTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let exponent, temperature, y0, y1: Double
    var states: StateFunctions {
      StateFunctions(temperature: temperature, law: RelaxationLaw(exponent: exponent), reach: 3)
    }
    var emission: EmissionLaw {
      EmissionLaw(temperature: temperature, exponent: exponent).tabulated(states, around: -1...2)
    }
    var testDescription: String { "s = \(exponent), theta = \(temperature), y from \(y0) to \(y1)" }
  }

  static let cases = cases([
    (0.05, 1, 1.15), (0.05, 1.02, 0.98), (0.3, 0.1, 0.3), (1, 0.4, 1.2), (1, 0.3, -0.6), (1, -0.5, -0.5001),
  ])
  /// Many kT: high in the band, and from its bottom or below.
  static let wide = cases([(0.05, 1, 3.5), (0.02, 1.3, 0.1), (0.05, -0.5, 2)])

  private static func cases(_ ends: [(Double, Double, Double)]) -> [Case] {
    [-3.0, -1, 0, 0.5, 1, 2, 2.91].flatMap { exponent in
      ends.map { Case(exponent: exponent, temperature: $0.0, y0: $0.1, y1: $0.2) }
    }
  }

  private static let quadrature = AdaptiveQuadrature(relativeTolerance: 1e-9)

  /// Mass of the density in t = sqrt(x) between two places, times x^power.
  private func mass(_ law: Case, from a: Double, to b: Double, power: Double = 0) -> Double {
    Self.quadrature.integral(from: a, to: b) { t in
      let x = t * t
      let shift = (x - 0.5 * (law.y0 + law.y1)) / law.temperature
      let half = 0.5 * (law.y1 - law.y0) / law.temperature
      // F(x - y1) - F(x - y0) without cancellation.
      let difference = sinh(half) / (cosh(shift) + cosh(half))
      return 2 * pow(t, 1 - law.exponent + 2 * power) * abs(difference)
    }.value
  }

  /// Pearson's statistic over 40 bins: beyond 39 + 5 sqrt(78) about once in 100 000 (its upper tail is longer than a normal
  /// one), once in 1000 for all cases. Bins expecting fewer than 20 count with their neighbours.
  @Test("Drawn energies follow the density", arguments: cases + wide, [false, true])
  func distribution(law: Case, byInversion: Bool) {
    let emission = law.emission
    let random = RandomStream(seed: 61, stream: 0)
    let count = 100_000
    let sample = (0..<count).map { _ in
      byInversion
        ? emission.evenly(random.uniform(), from: law.y0, to: law.y1, using: random)
        : emission.draw(from: law.y0, to: law.y1, using: random)
    }
    let floor = law.exponent >= 1.5 ? StateFunctions.divergentFloor.squareRoot() : 0
    let top = (max(law.y0, law.y1, 0) + 40 * law.temperature).squareRoot()
    #expect(sample.allSatisfy { $0 > 0 && $0 >= floor * floor * (1 - 1e-12) })
    // Edges from the sample itself, at equal counts of an independent half.
    let guide = sample.prefix(count / 2).map { $0.squareRoot() }.sorted()
    let inner = (1..<40).map { guide[$0 * guide.count / 40] }
    let edges = [floor] + inner + [top]
    let total = mass(law, from: floor, to: inner[20]) + mass(law, from: inner[20], to: top)
    let tested = sample.suffix(count / 2).map { $0.squareRoot() }
    var counts = Array(repeating: 0.0, count: 40)
    for t in tested { counts[max(0, (edges.firstIndex { $0 > t } ?? 40) - 1)] += 1 }
    var statistic = 0.0
    for bin in 0..<40 {
      let expected = mass(law, from: edges[bin], to: edges[bin + 1]) / total * Double(tested.count)
      statistic += (counts[bin] - expected) * (counts[bin] - expected) / expected
    }
    #expect(statistic < 39 + 5 * 78.0.squareRoot(), "chi square \(statistic) for 39")
  }

  /// A step of 20,000 electrons would else take minutes. The wire is empty, full, or as it should be.
  @Test(
    "No energy is drawn more than some hundred times", arguments: [-3.0, -1, 1.0, 1.5, 2, 2.91, 3],
    [1e-4, 0.01, 0.05, 0.1])
  func effort(exponent: Double, temperature: Double) {
    let law = EmissionLaw(temperature: temperature, exponent: exponent)
    let random = RandomStream(seed: 63, stream: 0)
    let ends = [-1, -1e-3, 0, 1e-3, 0.3, 1, 1 + 2 * temperature, 9, 30]
    for y0 in ends {
      for y1 in ends {
        let start = random.drawn
        for _ in 0..<50 { _ = law.draw(from: y0, to: y1, using: random) }
        let effort = Double(random.drawn - start) / 50
        #expect(effort < 300, "from \(y0) to \(y1): \(effort) random numbers for each")
      }
    }
  }

  /// Nobody is there to be drawn, and all the same a cell may owe some.
  @Test("The whole gas of an empty band is drawn as soon as any", arguments: [-3.0, -1, 0, 0.5, 1])
  func emptySea(exponent: Double) {
    let law = EmissionLaw(temperature: 0.05, exponent: exponent, isWhole: true)
    let random = RandomStream(seed: 64, stream: 0)
    for y in [-100, -3, -0.5, 0, 1, 10.0] {
      let start = random.drawn
      for _ in 0..<100 { #expect(law.draw(from: y, to: y, using: random).isFinite) }
      #expect(random.drawn - start < 100 * 300, "y = \(y): \((random.drawn - start) / 100) random numbers for each")
    }
  }

  /// The energy by which the heat's expected re-emission is scored. Five standard errors and the tables' 2e-5.
  @Test("Their mean is the state functions'", arguments: cases) func mean(law: Case) {
    let emission = law.emission
    let random = RandomStream(seed: 62, stream: 0)
    let count = 100_000
    let sample = (0..<count).map { _ in emission.draw(from: law.y0, to: law.y1, using: random) }
    let states = law.states
    let found = sample.reduce(0, +) / Double(count)
    let variance = sample.reduce(0) { $0 + ($1 - found) * ($1 - found) } / Double(count)
    let expected = states.meanEmissionEnergy(from: law.y0, to: law.y1)
    #expect(
      abs(found - expected) < 5 * (variance / Double(count)).squareRoot() + 2e-5 * expected,
      "\(found), expected \(expected)")
  }

  /// Shares at the middle of equal parts: a quadrature whose error is far below the table's 2e-5 of kT.
  @Test(
    "Energies by inversion have the mean of the state functions",
    arguments: [(1.0, 1.0), (0.5, 0.3), (-1, 0.3), (1, 0.02), (1, 0.001)])
  func inversion(exponent: Double, temperature: Double) throws {
    let states = StateFunctions(temperature: temperature, law: RelaxationLaw(exponent: exponent), reach: 0.6)
    let quantile = try #require(
      EmissionQuantile(law: RelaxationLaw(exponent: exponent), temperature: temperature, around: 0.4...1.6))
    let count = 200_000
    for y in [0.43, 0.7, 1, 1.29] {
      let sum = (0..<count).reduce(0.0) { $0 + quantile((Double($1) + 0.5) / Double(count), y)! }
      let expected = states.relaxationEnergy(y) / states.relaxationNumber(y)
      #expect(
        abs(sum / Double(count) - expected) < 4e-5 * temperature + 1e-7, "y = \(y): \(sum / Double(count)), \(expected)"
      )
    }
  }
}
