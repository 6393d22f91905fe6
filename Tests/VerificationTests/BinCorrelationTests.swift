import NichromeNumerics
import Testing

/// The mean squared z of correlated bins scatters more than that of independent ones, and its p-value knows by how much.
@Suite("p-values of a mean squared z") struct BinCorrelationTests {
  @Test("They are as rare as they say, for bins of any correlation", arguments: [0, 0.5, 0.8])
  func calibration(correlation: Double) {
    let (bins, runs) = (60, 2000)
    var squared = 0.0
    for i in 0..<bins {
      for j in 0..<bins { squared += power(correlation, 2 * abs(i - j)) / Double(bins * bins) }
    }
    let stream = RandomStream(seed: 8, stream: 0)
    let values = (0..<runs).map { _ in
      var z = Distributions.normal(stream)
      var sum = z * z
      for _ in 1..<bins {
        z = correlation * z + (1 - correlation * correlation).squareRoot() * Distributions.normal(stream)
        sum += z * z
      }
      return BinCorrelation.pValue(meanSquaredZ: sum / Double(bins), squaredCorrelation: squared)
    }
    for level in [0.2, 0.05, 0.01] {
      let share = Double(values.filter { $0 < level }.count) / Double(runs)
      // Four standard deviations of a count, and a tenth for taking the sum for a chi-square.
      let scatter = 4 * (level * (1 - level) / Double(runs)).squareRoot()
      #expect(abs(share - level) < scatter + 0.1 * level, "\(share) of the p-values are below \(level)")
    }
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}
