import Foundation
import NichromeNumerics

/// Least squares of a profile by a few functions of the distance from the face, averaged over the bins.
///
/// All bins count alike, so that a run and a deterministic solution are read by the same linear functional: where the
/// true profile has another shape, both amplitudes depart from the formula's in the same way.
struct AmplitudeFit {
  /// Bins up to this distance count, in l0: beyond it the functions have decayed.
  static let reach = 6.0

  /// `weights[k][bin]`.
  private let weights: [[Double]]

  /// - Parameters:
  ///   - means: mean of each function over a range of distances.
  ///   - width: of a bin, in l0.
  /// - Returns: nil where the bins cannot tell the functions apart.
  init?(_ means: [(ClosedRange<Double>) -> Double], bins: Int, width: Double) {
    let near = min(bins, Int((Self.reach / width).rounded(.up)))
    guard near >= means.count else { return nil }
    let table = means.map { mean in (0..<near).map { mean(Double($0) * width...Double($0 + 1) * width) } }
    var rows: [[Double]] = []
    for unknown in table.indices {
      var system = LinearSystem(order: table.count)
      for (index, row) in table.enumerated() {
        system.append(table.map { zip(row, $0).reduce(0) { $0 + $1.0 * $1.1 } }, equals: index == unknown ? 1 : 0)
      }
      guard let column = system.solution() else { return nil }
      // The matrix is symmetric: its inverse's column is the row that is wanted.
      rows.append((0..<near).map { bin in zip(column, table).reduce(0) { $0 + $1.0 * $1.1[bin] } })
    }
    weights = rows
  }

  /// e^{-K s} and e^{-s}; nil without screening and for K = 1.
  static func layers(screening: Double?, bins: Int, width: Double) -> AmplitudeFit? {
    guard let screening, screening != 1 else { return nil }
    return AmplitudeFit([{ exponential(screening, $0) }, { exponential(1, $0) }], bins: bins, width: width)
  }

  /// 1, s and e^{-s}.
  static func bend(bins: Int, width: Double) -> AmplitudeFit? {
    AmplitudeFit(
      [{ _ in 1 }, { 0.5 * ($0.lowerBound + $0.upperBound) }, { exponential(1, $0) }], bins: bins, width: width)
  }

  func amplitudes(_ profile: [Double]) -> [Double] {
    weights.map { zip($0, profile).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// Mean of e^{-rate s} over a range.
  static func exponential(_ rate: Double, _ range: ClosedRange<Double>) -> Double {
    let width = range.upperBound - range.lowerBound
    return exp(-rate * range.lowerBound) * -expm1(-rate * width) / (rate * width)
  }
}
