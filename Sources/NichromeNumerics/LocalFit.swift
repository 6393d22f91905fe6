/// Local polynomials through the means of equal bins: linear functionals of the bins that give value, slope and curvature
/// at a place.
///
/// Weighted least squares about the place with Epanechnikov's kernel of a half width `bandwidth`; the basis functions are
/// averaged over the bins, as the data are, so that a polynomial of the degree is reproduced exactly.
public struct LocalFit: Sendable {
  /// Weights of the first bins a functional needs; all others are zero.
  public let first: Int
  public let value: [Double]
  public let slope: [Double]
  public let curvature: [Double]

  /// Bins `count` of width `spacing` from 0 outward; nil where fewer bins than coefficients lie within the bandwidth.
  public init?(at place: Double, degree: Int, bandwidth: Double, spacing: Double, count: Int) {
    precondition(degree >= 2 && spacing > 0)
    let lower = max(0, Int(((place - bandwidth) / spacing - 0.5).rounded(.down)) + 1)
    let upper = min(count - 1, Int(((place + bandwidth) / spacing - 0.5).rounded(.up)) - 1)
    guard upper - lower >= degree else { return nil }
    let order = degree + 1
    var basis: [[Double]] = []
    var weights: [Double] = []
    for bin in lower...upper {
      // In units of the bandwidth, so that the normal equations are of one size.
      let a = (Double(bin) * spacing - place) / bandwidth
      let b = (Double(bin + 1) * spacing - place) / bandwidth
      let centre = 0.5 * (a + b)
      weights.append(max(1 - centre * centre, 0))
      var (powerA, powerB) = (1.0, 1.0)
      basis.append(
        (0..<order).map { k in
          powerA *= a
          powerB *= b
          return (powerB - powerA) / (Double(k + 1) * (b - a))
        })
    }
    var normal: [Double] = []
    for i in 0..<order {
      for j in 0..<order {
        normal.append(zip(basis, weights).reduce(0) { $0 + $1.1 * $1.0[i] * $1.0[j] })
      }
    }
    guard let factors = LUFactors(rows: normal, order: order) else { return nil }
    var functionals: [[Double]] = []
    for k in 0...2 {
      guard let row = factors.solution(for: (0..<order).map { $0 == k ? 1 : 0 }) else { return nil }
      functionals.append(
        zip(basis, weights).map { function, weight in
          weight * zip(function, row).reduce(0) { $0 + $1.0 * $1.1 }
        })
    }
    first = lower
    value = functionals[0]
    slope = functionals[1].map { $0 / bandwidth }
    curvature = functionals[2].map { 2 * $0 / (bandwidth * bandwidth) }
  }
}
