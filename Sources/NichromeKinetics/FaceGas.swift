import NichromeNumerics

/// What an electron that passes a face of the scatterer counts for there: 1/l(x) for mu and 1/v(x) for nu.
///
/// Passages per time and energy are the distribution itself, so that their sums weighted with 1/l and 1/v are the absorption
/// rate per length and the density at the face, with no cell and no extrapolation. Electrons slower than `slow` do not count:
/// one of them, caught between the field and the face, passes it thousands of times. The distribution hardly varies there,
/// and those up to `reach` times as energetic stand for them.
package struct FaceWeights: Sendable {
  /// Kinetic energy in mu0 below which electrons are not counted.
  package static let slow = 2e-3
  private static let reach = 4.0
  private let exponent: Double
  /// What each of the electrons between `slow` and `reach` times that counts for the slower ones.
  private let slowRate: Double
  private let slowInverseSpeed: Double

  /// - Parameter exponent: s of l = v^s.
  package init(exponent: Double) {
    self.exponent = exponent
    let power = 1 - 0.5 * exponent
    let floor = exponent >= 1.5 ? StateFunctions.divergentFloor : 0
    let integral =
      abs(power) < 1e-12
      ? logarithm(Self.slow / floor) : (raise(Self.slow, power) - raise(floor, power)) / power
    let stretch = (Self.reach - 1) * Self.slow
    slowRate = integral / stretch
    slowInverseSpeed = 2 * Self.slow.squareRoot() / stretch
  }

  /// 1 for those that stand for the slower ones too, else 0.
  @inline(__always) private func represents(_ x: Double) -> Double { x < Self.reach * Self.slow ? 1 : 0 }

  /// 1/l of an electron of kinetic energy x.
  @inline(__always) package func rate(_ x: Double) -> Double {
    x < Self.slow ? 0 : raise(x, -0.5 * exponent) + represents(x) * slowRate
  }
  @inline(__always) package func inverseSpeed(_ x: Double) -> Double {
    x < Self.slow ? 0 : 1 / x.squareRoot() + represents(x) * slowInverseSpeed
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
