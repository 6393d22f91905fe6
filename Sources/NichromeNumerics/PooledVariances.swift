import Foundation

/// Variances of neighbouring elements of a profile, which change smoothly, estimated together.
///
/// The variance s^2 of n batches scatters by sqrt(2/(n - 1)) of itself, so the largest of many is too large by two or three of
/// those. A straight line through ln s^2 of an element and its neighbours scatters by less than half as much, and by a seventh of
/// the variance away from the ends.
package enum PooledVariances {
  /// Elements of one line.
  static let reach = 7
  /// Deviations of ln s^2 from the line, in standard ones, beyond which an element is not like its neighbours.
  private static let beyondDoubt = 3.0

  /// Pooled variances of one wire's elements in their order, from `batches` batches each. Where an element deviates from its
  /// neighbours by more than chance explains, or where one of them does not fluctuate, the element's own variance is returned.
  package static func pooled(_ variances: [Double], batches: Int) -> [Double] {
    guard variances.count >= reach, batches > 8 else { return variances }
    let degrees = Double(batches - 1)
    // Mean and variance of ln(chi^2/d): psi(d/2) - ln(d/2), and the trigamma function of d/2.
    let bias = -1 / degrees - 1 / (3 * degrees * degrees)
    let noise = 2 / degrees + 2 / (degrees * degrees)
    let logarithms = variances.map { log($0) - bias }
    return variances.indices.map { element in
      let first = min(max(element - reach / 2, 0), variances.count - reach)
      let line = line(logarithms[first..<(first + reach)], at: element - first)
      let residual = logarithms[element] - line.value
      let isAlike = abs(residual) <= beyondDoubt * (noise * (1 - line.leverage)).squareRoot()
      return isAlike ? exp(line.value) : variances[element]
    }
  }

  /// The straight line through equally spaced values at one of them, and that value's own weight in it.
  private static func line(_ values: ArraySlice<Double>, at place: Int) -> (value: Double, leverage: Double) {
    let n = Double(values.count)
    let centre = 0.5 * (n - 1)
    let spread = n * (n * n - 1) / 12
    let mean = values.reduce(0, +) / n
    let slope = zip(0..., values).reduce(0) { $0 + (Double($1.0) - centre) * $1.1 } / spread
    let offset = Double(place) - centre
    return (mean + slope * offset, 1 / n + offset * offset / spread)
  }
}
