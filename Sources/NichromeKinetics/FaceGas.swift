import NichromeModel
import NichromeNumerics

/// What an electron that passes a face of the scatterer counts for there: 1/l(x) for mu and 1/v(x) for nu.
///
/// Passages per time and energy are the distribution itself, so that their sums weighted with 1/l and 1/v are the absorption
/// rate per length and the density at the face, with no cell and no extrapolation in space. Electrons slower than `slow` do
/// not count: one of them, caught between the field and the face, passes it thousands of times. Those up to `reach` times as
/// energetic stand for them. What arrives has the mu of a mean free path away, so that the distribution is a line in l(x) at
/// first: they count for as much as that line.
package struct FaceWeights: Sendable {
  /// Kinetic energy in mu0 below which electrons are not counted.
  package static let slow = 2e-5
  private static let reach = 9.0
  private let exponent: Double
  /// Where the law is one: constant, of exponent 0, below its first energy and so among the slow.
  private let table: RelaxationTable?
  private let slowRate: Line
  private let slowInverseSpeed: Line

  /// What each of the electrons between `slow` and `reach` times that counts for the slower ones: a line in l(x).
  private struct Line {
    var constant = 0.0
    var slope = 0.0
  }

  package init(law: RelaxationLaw) {
    exponent = law.exponent ?? 0
    table = law.table
    let floor = exponent >= 1.5 ? StateFunctions.divergentFloor : 0
    var rate = Self.line(standingFor: -0.5 * exponent, exponent, floor: floor)
    if let table { rate.constant /= table.lengths[0] }
    slowRate = rate
    slowInverseSpeed = Self.line(standingFor: -0.5, exponent, floor: 0)
  }

  /// The line whose integrals over the counted stretch, times 1 and times l, are those of x^power over the slow one.
  /// A constant where l is one, and from l = 1/v on, where the integral times l over the slow stretch diverges.
  private static func line(standingFor power: Double, _ exponent: Double, floor: Double) -> Line {
    let p = 0.5 * exponent
    func counted(_ power: Double) -> Double { integral(power, from: slow, to: reach * slow) }
    let wanted = integral(power, from: floor, to: slow)
    if exponent == 0 || exponent <= -1 { return Line(constant: wanted / counted(0)) }
    let wantedPath = integral(power + p, from: floor, to: slow)
    let determinant = counted(0) * counted(2 * p) - counted(p) * counted(p)
    return Line(
      constant: (wanted * counted(2 * p) - wantedPath * counted(p)) / determinant,
      slope: (wantedPath * counted(0) - wanted * counted(p)) / determinant)
  }

  /// int x^power dx.
  private static func integral(_ power: Double, from lower: Double, to upper: Double) -> Double {
    let next = power + 1
    if abs(next) < 1e-12 { return logarithm(upper / lower) }
    return (raise(upper, next) - (lower > 0 ? raise(lower, next) : 0)) / next
  }

  @inline(__always) private func represented(_ x: Double, by line: Line) -> Double {
    x < Self.reach * Self.slow ? line.constant + line.slope * raise(x, 0.5 * exponent) : 0
  }

  @inline(__always) private func ownRate(_ x: Double) -> Double {
    if exponent == 0, let table { return 1 / table.meanFreePath(kineticEnergy: x) }
    return raise(x, -0.5 * exponent)
  }

  /// 1/l of an electron of kinetic energy x.
  @inline(__always) package func rate(_ x: Double) -> Double {
    if x < Self.slow { return 0 }
    return ownRate(x) + represented(x, by: slowRate)
  }
  @inline(__always) package func inverseSpeed(_ x: Double) -> Double {
    x < Self.slow ? 0 : 1 / x.squareRoot() + represented(x, by: slowInverseSpeed)
  }
}
/// Deviational electrons right at the faces of the scatterer: absorption rate per length and density, left and right.
package struct FaceGas: Sendable {
  var rate: [Double] = [0, 0]
  /// nu.
  var density: [Double] = [0, 0]

  /// Adds a share of what the chunks counted in a step, or moves towards it.
  /// - Parameter perCarrier: weight over the time counted.
  mutating func add(_ counts: StepCounts, perCarrier: Double, keeping old: Double = 1) {
    for wire in 0...1 {
      let sums = counts.face(wire)
      rate[wire] = old * rate[wire] + perCarrier * sums.rate
      density[wire] = old * density[wire] + 0.5 * perCarrier * sums.inverseSpeed
    }
  }

  /// Means over a number of steps whose values were summed.
  func averaged(over steps: Int) -> FaceGas {
    FaceGas(rate: rate.map { $0 / Double(steps) }, density: density.map { $0 / Double(steps) })
  }
}
