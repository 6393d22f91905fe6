/// Means of a wire's profile over windows of 1, 2, 4, ... bins, and the significance of every difference between two of
/// them that do not overlap.
package struct ProfileWindows: Sendable {
  /// Windows by their last bin.
  package let ranges: [Range<Int>]
  let means: [Functional]
  /// Standard error of the difference of windows i < j in row j, covariances included; infinite where they overlap.
  package let errors: [[Double]]
  /// Standard errors of the bins.
  let binErrors: [Double]

  package init(_ profile: BatchedProfile) {
    var ranges: [Range<Int>] = []
    var width = 1
    while width <= profile.count / 3 {
      for first in stride(from: 0, through: profile.count - width, by: max(1, width / 2)) {
        ranges.append(first..<(first + width))
      }
      width *= 2
    }
    ranges.sort { ($0.upperBound, $0.lowerBound) < ($1.upperBound, $1.lowerBound) }
    let means = ranges.map { range in
      profile.functional(Array(repeating: 1 / Double(range.count), count: range.count), from: range.lowerBound)
    }
    let variances = means.map(\.variance)
    errors = ranges.indices.map { j in
      (0..<j).map { i in
        guard ranges[i].upperBound <= ranges[j].lowerBound else { return .infinity }
        var product = 0.0
        for b in means[i].deviations.indices { product += means[i].deviations[b] * means[j].deviations[b] }
        let variance = variances[i] + variances[j] - 2 * product
        return variance > 0 ? variance.squareRoot() : .infinity
      }
    }
    (self.ranges, self.means) = (ranges, means)
    binErrors = profile.mean.indices.map { profile.variance($0).squareRoot() }
  }

  /// Rise from window i to window j > i, outward, in standard errors; 0 where they overlap.
  package func rise(_ i: Int, _ j: Int) -> Double { (means[j].value - means[i].value) / errors[j][i] }

  /// Pairs that do not overlap.
  package var pairs: [(Int, Int)] {
    errors.indices.flatMap { j in errors[j].indices.filter { errors[j][$0].isFinite }.map { ($0, j) } }
  }

  func centre(_ window: Int, spacing: Double) -> Double {
    0.5 * Double(ranges[window].lowerBound + ranges[window].upperBound) * spacing
  }
}
