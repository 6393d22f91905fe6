import Foundation
import NichromeModel

/// A reference profile known at a few distances, as bin means with an estimate of the interpolation error.
///
/// e^s p^s(s) varies slowly, so that is interpolated, in s, or in sqrt(s) where a square-root singularity sits at the
/// face. The value is a cubic spline through all samples. Its error is the larger of two differences: from Lagrange
/// interpolation through the six nearest samples, and a quarter of that from splines which leave out every other sample
/// (for smooth profiles those err by sixteen times as much). InterpolationTests measures how well that covers the truth.
struct SampledProfile {
  /// A bin whose interpolation error exceeds this part of the peak is left out of a comparison.
  static let tolerance = 5e-4

  private let full: CubicSpline
  private let thinned: [CubicSpline]
  private let knots: [Double]
  private let values: [Double]
  private let distance: [Double]
  private let singularFace: Bool
  private let layerThickness: Double

  /// - Parameters:
  ///   - validFrom: samples nearer to the face are not used; when positive, the profile has a square-root singularity there.
  ///   - wavenumber: K of the screening, which may leave a layer e^{-Ks} thinner than the samples resolve.
  init(distance: [Double], excess: [Double], validFrom: Double, wavenumber: Double?) {
    let used = distance.indices.filter { distance[$0] >= validFrom }
    let singular = validFrom > 0
    let s = used.map { distance[$0] }
    let knots = s.map { singular ? $0.squareRoot() : $0 }
    let values = used.map { excess[$0] * exp(distance[$0]) }
    func spline(leavingOut parity: Int?) -> CubicSpline {
      let kept = knots.indices.filter { $0 == 0 || $0 == knots.count - 1 || $0 % 2 != parity }
      return CubicSpline(kept.map { knots[$0] }, kept.map { values[$0] })
    }
    self.distance = s
    self.knots = knots
    self.values = values
    singularFace = singular
    layerThickness = wavenumber.map { 1 / $0 } ?? .infinity
    full = spline(leavingOut: nil)
    thinned = [spline(leavingOut: 0), spline(leavingOut: 1)]
  }

  /// Mean of p^s over a bin with its interpolation error; nil where the samples do not reach or do not resolve.
  func mean(from lower: Double, to upper: Double) -> Estimate? {
    let slack = 1e-9
    guard lower >= distance[0] - slack, upper <= distance.last! + slack else { return nil }
    // A layer below two thirds of the first sampling interval shows in one sample only: no interpolant can be trusted.
    let firstInterval = distance[1] - distance[0]
    if lower < distance[1] - slack && layerThickness < firstInterval / 1.5 { return nil }
    let value = average(from: lower, to: upper) { full($0) }
    let other = average(from: lower, to: upper, of: lagrange)
    let coarse = thinned.map { spline in abs(average(from: lower, to: upper) { spline($0) } - value) }.max()!
    return Estimate(value: value, error: max(abs(other - value), 0.25 * coarse))
  }

  /// Mean of e^-s f over an interval by five-point Gauss-Legendre quadrature, f in the coordinate of the knots.
  private func average(from lower: Double, to upper: Double, of function: (Double) -> Double) -> Double {
    let nodes = [
      (0, 0.568888888888889), (0.538469310105683, 0.478628670499366), (0.906179845938664, 0.236926885056189),
    ]
    var sum = 0.0
    for (node, weight) in nodes {
      for sign in node == 0 ? [0.0] : [-1.0, 1.0] {
        let s = 0.5 * (lower + upper) + 0.5 * (upper - lower) * sign * node
        sum += 0.5 * weight * exp(-s) * function(singularFace ? s.squareRoot() : s)
      }
    }
    return sum
  }

  /// Lagrange interpolation through the six nearest knots.
  private func lagrange(_ at: Double) -> Double {
    let above = knots.firstIndex { $0 >= at } ?? knots.count
    let first = min(max(above - 3, 0), knots.count - 6)
    let nearest = first..<(first + 6)
    return nearest.reduce(0) { sum, k in
      sum + nearest.filter { $0 != k }.reduce(values[k]) { $0 * (at - knots[$1]) / (knots[k] - knots[$1]) }
    }
  }
}

extension ReferenceCase {
  /// Bin means of p^s for one wire, nil for bins whose interpolation error exceeds the tolerance.
  func binMeans(left: Bool, edges: [Double]) -> [Estimate?] {
    let profile = SampledProfile(
      distance: distance, excess: left ? excessLeft : excessRight, validFrom: accuracy.validFrom,
      wavenumber: wavenumber)
    return zip(edges, edges.dropFirst()).map { lower, upper in
      profile.mean(from: lower, to: upper).flatMap { $0.error <= SampledProfile.tolerance * peak ? $0 : nil }
    }
  }
}
