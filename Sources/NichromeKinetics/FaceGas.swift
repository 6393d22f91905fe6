import NichromeNumerics

/// What an electron that passes a face of the scatterer counts for there: 1/l(x) for mu and 1/v(x) for nu.
///
/// Passages per time and energy are the distribution itself, so that their sums weighted with 1/l and 1/v are the absorption
/// rate per length and the density at the face, with no cell and no extrapolation. Electrons slower than `slow` count with
/// the mean weight of all of them: the distribution hardly varies there, and no single electron decides.
package struct FaceWeights: Sendable {
  /// Kinetic energy in mu0 below which electrons are not told apart.
  package static let slow = 1e-3
  private let exponent: Double
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
    slowRate = integral / Self.slow
    slowInverseSpeed = 2 / Self.slow.squareRoot()
  }

  /// 1/l of an electron of kinetic energy x.
  @inline(__always) package func rate(_ x: Double) -> Double { x < Self.slow ? slowRate : raise(x, -0.5 * exponent) }
  @inline(__always) package func inverseSpeed(_ x: Double) -> Double {
    x < Self.slow ? slowInverseSpeed : 1 / x.squareRoot()
  }
}

/// Deviational electrons right at the faces of the scatterer: absorption rate per length and density, left and right.
package struct FaceGas: Sendable {
  var rate: [Double] = [0, 0]
  /// nu.
  var density: [Double] = [0, 0]

  /// Adds a share of what the chunks counted in a step, or moves towards it.
  /// - Parameter perCarrier: weight over the time counted.
  mutating func add(_ chunks: [Chunk], perCarrier: Double, keeping old: Double = 1) {
    for wire in 0...1 {
      var sums = (rate: 0.0, inverseSpeed: 0.0)
      for chunk in chunks {
        sums.rate += chunk.tally.faceRate.start[wire]
        sums.inverseSpeed += chunk.tally.faceInverseSpeed.start[wire]
      }
      rate[wire] = old * rate[wire] + perCarrier * sums.rate
      density[wire] = old * density[wire] + 0.5 * perCarrier * sums.inverseSpeed
    }
  }

  /// Means over a number of steps whose values were summed.
  func averaged(over steps: Int) -> FaceGas {
    FaceGas(rate: rate.map { $0 / Double(steps) }, density: density.map { $0 / Double(steps) })
  }
}
