import NichromeNumerics

/// x^(-s/2) between two energies, and how to draw from it: by inversion of its integral.
struct RateStretch {
  let lower, upper: Double
  /// int dx x^(-s/2).
  let integral: Double
  private let power: Double
  private let powers: (lower: Double, upper: Double)

  /// 1 - s/2 below which the integral is a logarithm.
  private static let logarithmic = 1e-12

  /// - Parameter exponent: s.
  @inline(__always) init(exponent: Double, from lower: Double, to upper: Double) {
    (self.lower, self.upper) = (lower, upper)
    power = 1 - 0.5 * exponent
    if abs(power) < Self.logarithmic {
      powers = (0, 0)
      integral = logarithm(upper / lower)
    } else {
      powers = (raise(lower, power), raise(upper, power))
      integral = (powers.upper - powers.lower) / power
    }
  }

  /// The energy below which a share u of the integral lies.
  @inline(__always) func place(share u: Double) -> Double {
    abs(power) < Self.logarithmic
      ? lower * raise(upper / lower, u) : raise(powers.lower + u * (powers.upper - powers.lower), 1 / power)
  }
}
