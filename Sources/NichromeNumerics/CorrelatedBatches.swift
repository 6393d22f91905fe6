/// Standard errors of batch means whose neighbours may still be correlated.
public enum CorrelatedBatches {
  /// Batches joined to see what longer ones would give.
  static let group = 4
  /// Fewest joined batches whose scatter means anything.
  static let leastGroups = 8

  /// Factor on the plain standard errors of a profile: all its elements share one correlation in time, so the variances from
  /// batches joined four by four are compared with the plain ones and averaged over the elements. Below 1 where neighbouring
  /// batches make good each other's excess.
  public static func profileFactor(_ batches: [[Double]]) -> Double {
    let groups = batches.count / group
    guard groups >= leastGroups, let width = batches.first?.count else { return 1 }
    let used = Array(batches.suffix(groups * group))
    let joined = (0..<groups).map { BatchMeans.mean(Array(used[($0 * group)..<(($0 + 1) * group)]), width: width) }
    let (plain, long) = (
      BatchMeans.standardError(used, width: width), BatchMeans.standardError(joined, width: width)
    )
    var sum = 0.0
    var count = 0.0
    for i in 0..<width where plain[i] > 0 {
      sum += (long[i] / plain[i]) * (long[i] / plain[i])
      count += 1
    }
    return count > 0 ? (sum / count).squareRoot() : 1
  }

  /// Factor on the plain standard error of one series, by its lag-1 autocorrelation rho where that is more than two of its
  /// standard errors from zero: above, the variance of the mean grows by (1 + rho)/(1 - rho); below, as for a profile.
  public static func seriesFactor(_ x: [Double]) -> Double {
    let n = Double(x.count)
    guard x.count >= 8 else { return 1 }
    let centre = x.reduce(0, +) / n
    let variance = x.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    guard variance > 0 else { return 1 }
    let lagged = (1..<x.count).reduce(0) { $0 + (x[$1] - centre) * (x[$1 - 1] - centre) }
    let rho = min(lagged / variance + 1 / n, 0.9)
    let noise = 2 / n.squareRoot()
    if rho < -noise { return min(profileFactor(x.map { [$0] }), 1) }
    return rho > noise ? ((1 + rho) / (1 - rho)).squareRoot() : 1
  }

  /// Corrected standard errors of a profile (more than one element) or of a scalar.
  public static func standardError(_ batches: [[Double]], width: Int) -> [Double] {
    let factor = width == 1 ? seriesFactor(batches.map { $0[0] }) : profileFactor(batches)
    return BatchMeans.standardError(batches, width: width).map { $0 * factor }
  }

  /// Covariance of the means of a profile with the same correction.
  public static func covariance(_ batches: [[Double]], width: Int) -> [[Double]] {
    let factor = profileFactor(batches)
    return BatchMeans.covariance(batches, width: width).map { row in row.map { $0 * factor * factor } }
  }
}
