import NichromeModel
import NichromeNumerics
import NichromeTheory

/// The heat profile of one wire, outward from the scatterer's face, with the batches behind it.
package struct BatchedProfile: Sendable {
  let side: Side
  /// Width of a bin, in l0.
  let spacing: Double
  let mean: [Double]
  /// `deviations[i][b]`: how batch b departs from the mean in bin i, scaled so that the covariance of the means of two bins
  /// is the sum over b of the product; correlations between batches included.
  let deviations: [[Double]]

  var count: Int { mean.count }
  func centre(_ bin: Int) -> Double { (Double(bin) + 0.5) * spacing }

  /// Both wires of a profile over bins; nil without batches.
  package static func wires(_ values: [Double], batches: [[Double]], halfLength: Double) -> [BatchedProfile]? {
    guard batches.count > 1, values.count % 2 == 0, !values.isEmpty else { return nil }
    let count = values.count / 2
    let centre = BatchMeans.mean(batches, width: values.count)
    let factors = CorrelatedBatches.profileFactors(batches)
    let scale = (Double(batches.count) * Double(batches.count - 1)).squareRoot()
    return Side.allCases.enumerated().map { wire, side in
      let range = (wire * count)..<((wire + 1) * count)
      return BatchedProfile(
        side: side, spacing: halfLength / Double(count), mean: Array(values[range]),
        deviations: range.map { bin in batches.map { ($0[bin] - centre[bin]) * factors[bin] / scale } })
    }
  }
}

/// A linear functional of a profile: its value and how every batch departs from it.
package struct Functional: Sendable {
  package var value: Double
  package var deviations: [Double]

  package init(value: Double, deviations: [Double]) { (self.value, self.deviations) = (value, deviations) }

  var variance: Double { deviations.reduce(0) { $0 + $1 * $1 } }
  var error: Double { variance.squareRoot() }

  static func - (a: Functional, b: Functional) -> Functional {
    Functional(value: a.value - b.value, deviations: zip(a.deviations, b.deviations).map { $0 - $1 })
  }
}

extension BatchedProfile {
  /// sum over i of weights[i] times bin first + i.
  func functional(_ weights: [Double], from first: Int) -> Functional {
    var value = 0.0
    var sums = Array(repeating: 0.0, count: deviations.first?.count ?? 0)
    for (offset, weight) in weights.enumerated() where weight != 0 {
      value += weight * mean[first + offset]
      let bin = deviations[first + offset]
      for b in sums.indices { sums[b] += weight * bin[b] }
    }
    return Functional(value: value, deviations: sums)
  }

  func variance(_ bin: Int) -> Double { deviations[bin].reduce(0) { $0 + $1 * $1 } }
}
