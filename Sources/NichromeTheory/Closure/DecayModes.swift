import Foundation
import NichromeNumerics

/// The solutions e^{-lambda s} of the linear kinetic equation in a half-infinite wire, for a mean free path that
/// varies.
///
/// With m = delta mu, w_k the weight of -f' at node k, and s the distance from the face, electrons that move outward
/// (o) and inward (i) obey +-d_s chi = -(chi - w m)/l. A mode of amplitude 1 in m is
///
///     chi_o = w_k e^{-lambda s}/(1 - lambda l_k),   chi_i = w_k e^{-lambda s}/(1 + lambda l_k),
///
/// and particle conservation, sum_k (chi_o + chi_i - 2 w m)/l = 0, asks for
///
///     sum_k c_k/(d_k - lambda^2) = 0,   d_k = 1/l_k^2,   c_k = w_k/l_k:
///
/// one rate between any two neighbouring d_k. lambda = 0 is double: the constant and the linear m. In s the solution is
/// therefore exact; only the energies are discrete. A matrix eigenvalue routine was rejected: where w_k is 1e-40 of the
/// others, its mode hugs 1/l_k to as many digits, and only the difference from that pole, found here as the unknown
/// (as in LAPACK's dlaed4), keeps its relative precision.
struct DecayModes {
  /// lambda_j, ascending.
  let rates: [Double]
  /// departures[j][k] = 1 - (lambda_j l_k)^2.
  let departures: [[Double]]

  /// - Parameter logarithms: ln l of each node; differences between nearly equal mean free paths keep their digits.
  /// - Precondition: different mean free paths, positive weights.
  init(weights: [Double], logarithms: [Double]) {
    let ascending = logarithms.indices.sorted { logarithms[$0] > logarithms[$1] }
    let spectrum = Spectrum(
      logarithms: ascending.map { logarithms[$0] }, strengths: ascending.map { weights[$0] * exp(-logarithms[$0]) })
    var rates: [Double] = []
    var departures: [[Double]] = []
    for lower in ascending.indices.dropLast() {
      let root = SecularRoot(spectrum, above: lower)
      rates.append((spectrum.pole(root.pole) + root.offset).squareRoot())
      var row = [Double](repeating: 0, count: ascending.count)
      for (sorted, node) in ascending.enumerated() {
        row[node] = (root.distances[sorted] - root.offset) / spectrum.pole(sorted)
      }
      departures.append(row)
    }
    self.rates = rates
    self.departures = departures
  }
}

/// The poles d_k = 1/l_k^2, ascending, and their strengths c_k.
private struct Spectrum {
  let logarithms: [Double]
  let strengths: [Double]

  func pole(_ k: Int) -> Double { exp(-2 * logarithms[k]) }

  /// d_j - d_k for all j.
  func distances(from k: Int) -> [Double] {
    let pole = pole(k)
    return logarithms.map { pole * expm1(2 * (logarithms[k] - $0)) }
  }
}

/// A zero y of sum_k c_k/(d_k - y), as a pole d_k and the offset y - d_k from it.
private struct SecularRoot {
  let pole: Int
  let offset: Double
  /// d_j - d_k from that pole.
  let distances: [Double]

  /// The zero between the poles `lower` and `lower + 1`.
  init(_ spectrum: Spectrum, above lower: Int) {
    let strengths = spectrum.strengths
    let fromLower = spectrum.distances(from: lower)
    let halfGap = 0.5 * fromLower[lower + 1]
    // The sum rises from -infinity at the lower pole to +infinity at the upper.
    let isLower = Self.sum(strengths, fromLower, without: lower, at: halfGap) >= strengths[lower] / halfGap
    let pole = isLower ? lower : lower + 1
    let distances = isLower ? fromLower : spectrum.distances(from: pole)
    let sign = isLower ? 1.0 : -1.0
    func surplus(_ logarithm: Double) -> Double {
      let offset = sign * exp(logarithm)
      return offset * Self.sum(strengths, distances, without: pole, at: offset) - strengths[pole]
    }
    let upper = log(halfGap)
    var start = upper
    while surplus(start) > 0 { start -= Self.stride }
    let end = min(start + Self.stride, upper)
    let root = start < end ? bracketedRoot(between: start, and: end, tolerance: Double.ulpOfOne, of: surplus) : end
    offset = sign * exp(root)
    self.pole = pole
    self.distances = distances
  }

  /// The sum without the term of one pole, at an offset from the pole that the distances count from.
  private static func sum(
    _ strengths: [Double], _ distances: [Double], without pole: Int, at offset: Double
  ) -> Double {
    var sum = 0.0
    for k in strengths.indices where k != pole { sum += strengths[k] / (distances[k] - offset) }
    return sum
  }

  /// Of the search for a bracket, in the logarithm of the offset.
  private static let stride = 4.0
}
