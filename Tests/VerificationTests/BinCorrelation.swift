import Nichrome
import NichromeModel
import NichromeNumerics

/// How many independent bins a profile of correlated ones is worth.
enum BinCorrelation {
  /// Sum of the squared correlations of bins over their number squared: 1/n for n independent bins.
  ///
  /// A correlation estimated from B batches has a variance of about 1/(B - 1) even between independent bins, which is
  /// taken off.
  static func squared(of indices: [Int], in record: RunRecord) -> Double {
    let covariance = record.heatCovariance
    let batches = record.quantity("heat")?.batches.count ?? 0
    let noise = batches > 1 ? 1 / Double(batches - 1) : 0
    var sum = 0.0
    for i in indices {
      for j in indices where j != i {
        let scale = covariance[i][i] * covariance[j][j]
        if scale > 0 { sum += covariance[i][j] * covariance[i][j] / scale - noise }
      }
    }
    let count = Double(indices.count)
    return (count + max(sum, 0)) / (count * count)
  }

  /// Probability that the mean squared z of a correct run is as far from one, on the side it is on, or farther.
  ///
  /// The mean of correlated squares has the variance 2 c, c as above, and is taken for a chi-square of 1/c degrees of
  /// freedom over their number (Satterthwaite, Biometrics Bulletin 2, 110 (1946)).
  /// - Parameter own: the mean by the errors of the run alone, which is to be no smaller.
  static func pValue(meanSquaredZ: Double, atLeast own: Double? = nil, squaredCorrelation: Double) -> Double {
    let freedom = 1 / squaredCorrelation
    func above(_ mean: Double) -> Double { Distributions.chiSquareTail(mean * freedom, freedom: freedom) }
    return 2 * min(above(meanSquaredZ), 1 - above(own ?? meanSquaredZ), 0.5)
  }
}
