/// A function known at points, by the polynomial through the six nearest: no conditions at the ends, where profiles are
/// steep.
struct LocalPolynomial: Sendable {
  let knots: [Double]
  var values: [Double]
  private static let width = 6

  init(knots: [Double], values: [Double]) {
    precondition(knots.count >= Self.width && knots.count == values.count)
    (self.knots, self.values) = (knots, values)
  }

  /// The polynomial and its derivative; the end values outside the knots.
  func callAsFunction(_ at: Double) -> (value: Double, slope: Double) {
    let x = min(max(at, knots[0]), knots[knots.count - 1])
    var (low, high) = (0, knots.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if knots[middle] <= x { low = middle } else { high = middle }
    }
    let n = Self.width
    let first = min(max(low - n / 2 + 1, 0), knots.count - n)
    // Newton's divided differences and Horner's scheme, with its derivative.
    let t = knots[first..<(first + n)]
    var d = Array(values[first..<(first + n)])
    for order in 1..<n {
      for k in stride(from: n - 1, through: order, by: -1) {
        d[k] = (d[k] - d[k - 1]) / (t[first + k] - t[first + k - order])
      }
    }
    var (value, slope) = (d[n - 1], 0.0)
    for k in stride(from: n - 2, through: 0, by: -1) {
      slope = value + (x - t[first + k]) * slope
      value = d[k] + (x - t[first + k]) * value
    }
    return (value, slope)
  }
}
