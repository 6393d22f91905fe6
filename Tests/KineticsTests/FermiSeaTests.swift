import Foundation
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// What the whole local equilibrium emits, against the quadrature of F(x - y) x^(-s/2), and what the contacts let in.
@Suite("Fermi sea") struct FermiSeaTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let exponent, temperature, y: Double
    var testDescription: String { "s = \(exponent), theta = \(temperature), y = \(y)" }
  }

  static let cases = [-3.0, -1, 0, 0.5, 1, 1.25].flatMap { exponent in
    [(0.05, 1), (0.05, 1.3), (0.3, 0.2), (1, 1), (1, -0.6), (5, 1)].map {
      Case(exponent: exponent, temperature: $0.0, y: $0.1)
    }
  }

  private static let quadrature = AdaptiveQuadrature(relativeTolerance: 1e-9)

  /// Integral of x^power F(x - y) x^(-s/2) in t = sqrt(x), where the power law is bounded for s <= 1; above, in t^(2 - s).
  private func mass(_ law: Case, from a: Double, to b: Double, power: Double = 0) -> Double {
    let stretch = 2 - law.exponent
    return Self.quadrature.integral(from: pow(a, stretch), to: pow(b, stretch)) { q in
      let x = pow(q, 2 / stretch)
      return 2 / stretch * pow(x, power) * fermi((x - law.y) / law.temperature)
    }.value
  }

  private func top(_ law: Case) -> Double { (max(law.y, 0) + 40 * law.temperature).squareRoot() }

  /// As for the differences in `EmissionLawTests`: Pearson's statistic over 40 bins, once in 3000 for all cases.
  @Test("Drawn energies follow the density", arguments: cases) func distribution(law: Case) {
    let emission = EmissionLaw(temperature: law.temperature, exponent: law.exponent, isWhole: true)
    let random = RandomStream(seed: 63, stream: 0)
    let count = 100_000
    // Where the difference would begin does not matter.
    let sample = (0..<count).map { emission.draw(from: Double($0), to: law.y, using: random).squareRoot() }
    let guide = sample.prefix(count / 2).sorted()
    let edges = [0] + (1..<40).map { guide[$0 * guide.count / 40] } + [top(law)]
    let masses = (0..<40).map { mass(law, from: edges[$0], to: edges[$0 + 1]) }
    let total = masses.reduce(0, +)
    var counts = Array(repeating: 0.0, count: 40)
    for t in sample.suffix(count / 2) { counts[max(0, (edges.firstIndex { $0 > t } ?? 40) - 1)] += 1 }
    var statistic = 0.0
    for bin in 0..<40 {
      let expected = masses[bin] / total * Double(count / 2)
      statistic += (counts[bin] - expected) * (counts[bin] - expected) / expected
    }
    #expect(statistic < 39 + 5 * 78.0.squareRoot(), "chi square \(statistic) for 39")
  }

  @Test("Number and mean energy are those of the density", arguments: cases) func moments(law: Case) {
    let relaxation = RelaxationLaw(exponent: law.exponent)
    let states = StateFunctions(temperature: law.temperature, law: relaxation, reach: 3)
    let sea = FermiSea(states: states, cells: Mesh(halfLength: 6, count: 120))
    let number = mass(law, from: 0, to: top(law))
    // The tables' own error.
    #expect(abs(sea.number(law.y) / number - 1) < 5e-5, "N0 \(sea.number(law.y)), exact \(number)")
    let energy = mass(law, from: 0, to: top(law), power: 1) / number
    #expect(abs(sea.meanEnergy(law.y) / energy - 1) < 5e-5, "energy \(sea.meanEnergy(law.y)), exact \(energy)")
  }

  /// Cells h of the velocity grid: 1e-4 of the numbers.
  @Test("The bulk's whole gas: n(1) carriers of either direction, and a current of iota", arguments: [0.05, 0.3, 1])
  func bulk(theta: Double) {
    for exponent in [0.0, 1] {
      for current in [0.3, -0.3, 0] {
        let law = RelaxationLaw(exponent: exponent)
        let states = StateFunctions(temperature: theta, law: law, reach: 3)
        let gas = BulkDrift(current: current, temperature: theta, law: law, states: states)
        let carriers = gas.population(whole: true).total
        #expect(abs(carriers / (2 * states.density(1)) - 1) < 1e-4, "\(carriers) per length")
        let entering = [true, false].map { gas.influx(forward: $0, whole: true).total }
        #expect(abs(entering[0] - entering[1] - current) < 1e-4, "\(entering)")
      }
    }
  }
}
