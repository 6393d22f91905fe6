import NichromeModel
import NichromeNumerics

/// Thermal averages over the local kinetic energy x at chemical energy y = mu - psi above the local band bottom.
///
/// - `density` n(y) = int dx x^(-1/2) F(x - y), the nu of a local equilibrium (both directions);
/// - `relaxationNumber` R0(y) = int dx (-F'(x - y))/l(x) and `relaxationEnergy` R1(y) = int dx x (-F'(x - y))/l(x), so that
///   the cell re-emits 2 int R0 dy carriers and 2 int R1 dy kinetic energy per length and time between m and mu.
package struct StateFunctions: Sendable {
  package let temperature: Double
  package let law: RelaxationLaw
  private let densityTable: UniformTable
  private let compressibilityTable: UniformTable
  private let numberTable: UniformTable
  private let energyTable: UniformTable
  private let moments: RelaxationMoments

  /// Chemical energies are sought above this, in kT below the band bottom: a gas of e^-10 of its density is as good as none,
  /// and noise may ask for less than none.
  private static let emptiest = 10.0
  /// The least chemical energy that is sought.
  package let lowest: Double
  /// Chemical energies of the reference beyond these belong to no steady state: three times what is expected.
  package let bearable: ClosedRange<Double>
  /// How far a first guess may lie from the reference (mu0): in an empty band none is too far.
  private let longestGuess: Double

  /// Kinetic energies below this are left out of relaxation laws whose rate diverges there (exponent >= 3/2).
  package static let divergentFloor = 1e-6

  /// - Parameter reach: the largest |y - 1| to be met.
  package init(temperature: Double, law: RelaxationLaw, reach: Double) {
    self.temperature = temperature
    self.law = law
    (lowest, longestGuess) = (-Self.emptiest * temperature, 2)
    bearable = (1 - 3 * reach - Self.emptiest * temperature)...(1 + 3 * reach)
    let (low, high) = (1 - reach, 1 + reach)
    let spacing = min(0.02 * max(1, temperature), max(temperature / 3, 0.005))
    let count = max(Int(2 * reach / spacing), 100)
    func table(_ f: (Double) -> Double) -> UniformTable { UniformTable(lower: low, upper: high, count: count, of: f) }
    densityTable = table { y in
      2 * Self.bottom(y, temperature) + Self.integral(y, temperature) { 2 * fermi(($0 * $0 - y) / temperature) }
    }
    compressibilityTable = table { y in
      Self.integral(y, temperature) { 2 * logisticDensity(($0 * $0 - y) / temperature) / temperature }
    }
    let moments = RelaxationMoments(law: law, temperature: temperature, highest: high)
    numberTable = table { moments.emitted(0, $0) }
    energyTable = table { moments.emitted(1, $0) }
    self.moments = moments
  }

  private init(
    _ other: StateFunctions, density: UniformTable, compressibility: UniformTable, number: UniformTable,
    energy: UniformTable
  ) {
    (temperature, law, moments) = (other.temperature, other.law, other.moments)
    // To first order a gas may have any density.
    (lowest, longestGuess, bearable) = (-.infinity, .infinity, -.infinity ... .infinity)
    (densityTable, compressibilityTable) = (density, compressibility)
    (numberTable, energyTable) = (number, energy)
  }

  /// The averages to first order in y - 1, for the linearised local equilibrium: n(y) = n(1) + (y - 1) dn/dy(1), the others
  /// constant.
  package func linearised() -> StateFunctions {
    func line(_ value: Double, slope: Double = 0) -> UniformTable {
      UniformTable(lower: 0, upper: 2, count: 4) { value + slope * ($0 - 1) }
    }
    return StateFunctions(
      self, density: line(density(1), slope: compressibility(1)), compressibility: line(compressibility(1)),
      number: line(relaxationNumber(1)), energy: line(relaxationEnergy(1)))
  }

  /// Another function where the others are tabulated.
  func table(_ function: (Double) -> Double) -> UniformTable { numberTable.sibling(of: function) }

  /// R2(y) = int dx x^2 (-F'(x - y))/l(x), where the other functions are tabulated.
  func secondMoment() -> UniformTable { numberTable.sibling { moments.emitted(2, $0) } }

  /// N_k(y) = int dx x^k F(x - y)/l(x) of a table of mean free paths.
  func seaMoment(_ k: Int) -> UniformTable { numberTable.sibling { moments.sea(k, $0) } }

  package func density(_ y: Double) -> Double { densityTable(y) }
  /// dn/dy.
  package func compressibility(_ y: Double) -> Double { compressibilityTable(y) }
  package func relaxationNumber(_ y: Double) -> Double { numberTable(y) }
  package func relaxationEnergy(_ y: Double) -> Double { energyTable(y) }

  /// The y at which n(y) has a value, by Newton's method from a guess.
  package func chemicalEnergy(ofDensity target: Double, near guess: Double) -> Double {
    var y = guess
    for _ in 0..<20 {
      let step = (target - density(y)) / max(compressibility(y), 1e-6)
      y = max(y + min(max(step, -0.5), 0.5), lowest)
      if abs(step) < 1e-13 { break }
    }
    return y
  }

  /// The y1 with 2 int_{y0}^{y1} R0 dy = `rate`: the mu that re-emits what was absorbed.
  package func chemicalEnergy(emitting rate: Double, from y0: Double) -> Double {
    let guess = 0.5 * rate / max(relaxationNumber(y0), 1e-12)
    var y = max(y0 + min(max(guess, -longestGuess), longestGuess), lowest)
    for _ in 0..<8 {
      let step = (0.5 * rate - number(from: y0, to: y)) / max(relaxationNumber(y), 1e-12)
      y = max(y + min(max(step, -0.5), 0.5), lowest)
      if abs(step) < 1e-14 { break }
    }
    return y
  }

  /// Mean kinetic energy of the carriers re-emitted between y0 and y1.
  package func meanEmissionEnergy(from y0: Double, to y1: Double) -> Double {
    let middle = 0.5 * (y0 + y1)
    let energy = relaxationEnergy(y0) + 4 * relaxationEnergy(middle) + relaxationEnergy(y1)
    let number = relaxationNumber(y0) + 4 * relaxationNumber(middle) + relaxationNumber(y1)
    return number > 0 ? energy / number : 0
  }

  func number(from y0: Double, to y1: Double) -> Double {
    (relaxationNumber(y0) + 4 * relaxationNumber(0.5 * (y0 + y1)) + relaxationNumber(y1)) * (y1 - y0) / 6
  }

  /// int_0^inf dt f(t), t = sqrt(x), cut 45 kT above y; without what lies below `bottom`.
  static func integral(_ y: Double, _ theta: Double, _ f: (Double) -> Double) -> Double {
    simpson(from: bottom(y, theta), to: (max(y, 0) + 45 * theta).squareRoot(), f)
  }

  /// Where kT is too sharp for points from the band bottom on, sqrt(x) 45 kT below y; else zero.
  private static func bottom(_ y: Double, _ theta: Double) -> Double {
    y + 45 * theta > sharpest * theta ? (y - 45 * theta).squareRoot() : 0
  }

  /// Energy in kT over which the points of `simpson` in sqrt(x) are 0.55 kT apart at its end.
  private static let sharpest = 1100.0
}
