/// Smoothing on a uniform grid that leaves straight lines alone, up to both ends: y + (l^4 y'')'' = x with free ends, the
/// minimum of int (y - x)^2 + l^4 y''^2 (Whittaker). A wave of wave number q keeps the share 1/(1 + (q l)^4).
public struct Smoother: Sendable {
  /// Factors of the symmetric matrix of five diagonals: 1/d, and the two diagonals of the unit lower triangle.
  private let inversePivot: [Double]
  private let first: [Double]
  private let second: [Double]

  /// - Parameters:
  ///   - lengths: l at each grid point.
  ///   - spacing: of the grid, in the same unit.
  public init(lengths: [Double], spacing: Double) {
    let n = lengths.count
    var (diagonal, next, last) = (
      Array(repeating: 1.0, count: n), Array(repeating: 0.0, count: n), Array(repeating: 0.0, count: n)
    )
    for j in 1..<max(n - 1, 1) {
      let ratio = lengths[j] / spacing
      let weight = ratio * ratio * ratio * ratio
      for (offset, share) in [(-1, 1.0), (0, 4), (1, 1)] { diagonal[j + offset] += share * weight }
      next[j - 1] -= 2 * weight
      next[j] -= 2 * weight
      last[j - 1] += weight
    }
    var (pivot, first, second) = (diagonal, Array(repeating: 0.0, count: n), Array(repeating: 0.0, count: n))
    for j in 1..<max(n, 1) {
      second[j] = j > 1 ? last[j - 2] / pivot[j - 2] : 0
      first[j] = (next[j - 1] - (j > 1 ? second[j] * pivot[j - 2] * first[j - 1] : 0)) / pivot[j - 1]
      pivot[j] -= first[j] * first[j] * pivot[j - 1] + (j > 1 ? second[j] * second[j] * pivot[j - 2] : 0)
    }
    inversePivot = pivot.map { 1 / $0 }
    self.first = first
    self.second = second
  }

  /// Smooths in place; O(n).
  public func callAsFunction(_ x: UnsafeMutablePointer<Double>) {
    let n = first.count
    for j in 1..<max(n, 1) { x[j] -= first[j] * x[j - 1] + (j > 1 ? second[j] * x[j - 2] : 0) }
    for j in 0..<n { x[j] *= inversePivot[j] }
    for j in (0..<max(n - 1, 0)).reversed() {
      x[j] -= first[j + 1] * x[j + 1] + (j + 2 < n ? second[j + 2] * x[j + 2] : 0)
    }
  }
}
