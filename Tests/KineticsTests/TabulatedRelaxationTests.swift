import Foundation
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// Laws for tests: a table of a power, and such as are no power.
enum TabulatedLaws {
  static func power(_ exponent: Double) -> RelaxationLaw {
    RelaxationLaw(table: RelaxationTable(over: 2e-4...60, points: 30) { pow($0, 0.5 * exponent) })
  }
  /// Two ways to relax, of which one is the quicker for slow electrons.
  static let matthiessen = RelaxationLaw(table: RelaxationTable(over: 1e-3...30, points: 200) { 1 / (0.5 + 0.5 / $0) })
  /// Slow ones are freer than fast ones, and both than those in between.
  static let valley = RelaxationLaw(
    table: RelaxationTable(over: 1e-2...30, points: 300) { 1 - 0.7 * exp(-($0 - 0.8) * ($0 - 0.8) / 0.1) })
}

@Suite("Relaxation laws given as tables") struct TabulatedRelaxationTests {
  static let temperatures = [0.05, 0.3, 1.0]
  private static let quadrature = AdaptiveQuadrature(relativeTolerance: 1e-10)

  /// Below 2e-4 mu0 the table is constant: at s = 1 its R0 lacks 1e-2 of sqrt(2e-4) F'(band bottom), which is told apart.
  @Test("State functions of a table of a power are the power's", arguments: temperatures, [-1.0, 0, 0.5, 1])
  func states(theta: Double, exponent: Double) {
    let power = StateFunctions(temperature: theta, law: RelaxationLaw(exponent: exponent), reach: 3)
    let table = StateFunctions(temperature: theta, law: TabulatedLaws.power(exponent), reach: 3)
    for y in stride(from: -1.0, through: 3, by: 0.25) {
      let bottom = logisticDensity(y / theta) / theta * 2e-4.squareRoot()
      let scale = power.relaxationNumber(y)
      #expect(abs(table.relaxationNumber(y) - scale) < 2e-5 * scale + 2 * bottom, "R0(\(y))")
      let energy = power.relaxationEnergy(y)
      #expect(abs(table.relaxationEnergy(y) - energy) < 2e-5 * energy + 2e-4 * bottom, "R1(\(y))")
      #expect(table.density(y) == power.density(y))
    }
  }

  /// Cubic interpolation in steps of theta/3 adds up to 4e-5 where 1/l is steep.
  @Test("Moments of laws that are no powers, against quadratures", arguments: temperatures)
  func moments(theta: Double) {
    for law in [TabulatedLaws.matthiessen, TabulatedLaws.valley] {
      let states = StateFunctions(temperature: theta, law: law, reach: 3)
      let sea = FermiSea(states: states, cells: Mesh(halfLength: 6, count: 120))
      for y in [0.2, 0.9, 1, 1.3, 2.5] {
        let edges = law.table!.energies + [-20, -5, 0, 5, 20].map { y + $0 * theta }.filter { $0 > 0 }
        func integral(_ f: (Double) -> Double) -> Double {
          Self.quadrature.integral(from: 0, to: y + 45 * theta, breakpoints: edges) {
            f($0) / law.meanFreePath(kineticEnergy: $0)
          }.value
        }
        func thermal(_ x: Double) -> Double { logisticDensity((x - y) / theta) / theta }
        let pairs = [
          (states.relaxationNumber(y), integral(thermal)), (states.relaxationEnergy(y), integral { $0 * thermal($0) }),
          (sea.number(y), integral { fermi(($0 - y) / theta) }),
          (sea.number(y) * sea.meanEnergy(y), integral { $0 * fermi(($0 - y) / theta) }),
        ]
        for (found, exact) in pairs { #expect(abs(found / exact - 1) < 6e-5, "y \(y): \(found), exact \(exact)") }
      }
    }
  }

  /// Pearson's statistic over 30 bins of equal expected numbers: beyond 29 + 5 sqrt(58) about once in 100 000.
  @Test("Emission draws (1/l) [F(x - y1) - F(x - y0)], or F/l of a whole sea", arguments: [0.05, 0.4], [false, true])
  func emission(theta: Double, isWhole: Bool) {
    for law in [TabulatedLaws.matthiessen, TabulatedLaws.valley, TabulatedLaws.power(-1)] {
      for (y0, y1) in [(1, 1 + 0.5 * theta), (0.8, 0.3), (-0.2, -0.2)] {
        func density(_ x: Double) -> Double {
          let factor =
            isWhole
            ? fermi((x - max(y1, -5 * theta)) / theta)
            : y0 == y1
              ? logisticDensity((x - y1) / theta)
              : abs(fermi((x - y1) / theta) - fermi((x - y0) / theta))
          return factor / law.meanFreePath(kineticEnergy: x)
        }
        let top = max(y0, y1, 0) + 35 * theta
        let grid = (0...20_000).map { top * pow(Double($0) / 20_000, 2) }
        var sums = [0.0]
        for (a, b) in zip(grid, grid.dropFirst()) { sums.append(sums.last! + (b - a) * density(0.5 * (a + b))) }
        let emission = EmissionLaw(temperature: theta, law: law, isWhole: isWhole)
        let random = RandomStream(seed: 71, stream: 0)
        var counts = Array(repeating: 0.0, count: 30)
        for _ in 0..<60_000 {
          let x = emission.draw(from: y0, to: y1, using: random)
          let i = min(Int(20_000 * (x / top).squareRoot()), 19_999)
          let part = sums[i] + (sums[i + 1] - sums[i]) * (x - grid[i]) / (grid[i + 1] - grid[i])
          counts[min(Int(30 * part / sums.last!), 29)] += 1
        }
        let statistic = counts.reduce(0) { $0 + ($1 - 2000) * ($1 - 2000) / 2000 }
        #expect(statistic < 29 + 5 * 58.0.squareRoot(), "\(law.words), y \(y0) to \(y1): \(statistic)")
      }
    }
  }

  @Test("The bulk of a table of a power is the power's", arguments: [-1.0, 0.5, 1], [0.05, 0.5])
  func bulk(exponent: Double, theta: Double) {
    func drift(_ law: RelaxationLaw) -> BulkDrift {
      let states = StateFunctions(temperature: theta, law: law, reach: 3)
      return BulkDrift(current: 0.05, temperature: theta, law: law, states: states)
    }
    let (power, table) = (drift(RelaxationLaw(exponent: exponent)), drift(TabulatedLaws.power(exponent)))
    #expect(abs(table.slope / power.slope - 1) < 2e-4 && abs(table.chemicalEnergy - power.chemicalEnergy) < 1e-5)
    for x in [0.3, 0.9, 1, 1.2] {
      let expected = power.deviation(kineticEnergy: x, forward: true)
      #expect(abs(table.deviation(kineticEnergy: x, forward: true) - expected) < 1e-3 * abs(expected) + 1e-6)
    }
  }
}
