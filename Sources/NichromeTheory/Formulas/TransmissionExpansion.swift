import Foundation

/// T(E) near mu0 by its derivatives: T0, T0', T0'', T0''' in powers of 1/mu0.
public struct TransmissionExpansion: Sendable, Equatable {
  public var value: Double
  public var slope: Double
  public var curvature: Double
  public var third: Double
  /// Distance in mu0 to the nearest energy where T(E) is not smooth: the clipped end of a line, a point of a table.
  public var smoothRange: Double

  public init(
    value: Double, slope: Double = 0, curvature: Double = 0, third: Double = 0, smoothRange: Double = .infinity
  ) {
    self.value = value
    self.slope = slope
    self.curvature = curvature
    self.third = third
    self.smoothRange = smoothRange
  }

  /// Distance from mu0, in mu0, at which a term of the expansion has grown to one: the width of T(E).
  ///
  /// The least of |T^(k)/k!|^(-1/k), k = 1 to 3, and of the smooth range.
  public var width: Double {
    let terms: [(coefficient: Double, power: Double)] = [(slope, 1), (curvature / 2, 2), (third / 6, 3)]
    return terms.reduce(smoothRange) { least, term in
      term.coefficient == 0 ? least : min(least, pow(abs(term.coefficient), -1 / term.power))
    }
  }

  /// The third-order Taylor polynomial at mu0 + y, and its first two derivatives.
  func polynomial(_ y: Double) -> Double { value + y * (slope + y * (curvature / 2 + y * third / 6)) }
  func polynomialSlope(_ y: Double) -> Double { slope + y * (curvature + y * third / 2) }
  func polynomialCurvature(_ y: Double) -> Double { curvature + y * third }
}
