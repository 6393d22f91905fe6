/// Piecewise cubic through given points that never overshoots them (Steffen's interpolant).
///
/// Between two knots the curve is monotone and stays between the two values, so a table of probabilities yields
/// probabilities; the first derivative is continuous. Slopes follow M. Steffen, Astron. Astrophys. 239, 443 (1990),
/// Eqs. (8), (11) and, at the ends, (24)-(28). An ordinary cubic spline was rejected because it rings at steps, and
/// straight lines because their kinks show up in derivatives of T(E). Evaluation costs a bisection, O(log n).
public struct MonotoneCubic: Sendable, Equatable {
  /// Strictly increasing abscissae.
  public let knots: [Double]
  /// The value at each knot.
  public let values: [Double]
  /// The derivative at each knot.
  public let slopes: [Double]

  /// The interpolant through `values` at `knots`.
  ///
  /// - Precondition: two or more knots, strictly increasing; as many values; all finite.
  public init(knots: [Double], values: [Double]) {
    precondition(knots.count >= 2 && knots.count == values.count, "as many values as knots, two or more")
    precondition(zip(knots, knots.dropFirst()).allSatisfy(<), "knots must increase strictly")
    precondition((knots + values).allSatisfy(\.isFinite), "knots and values must be finite")
    self.knots = knots
    self.values = values
    slopes = Self.steffenSlopes(knots, values)
  }

  /// The curve at `x`; the end values outside the knots.
  @inlinable
  public func value(at x: Double) -> Double {
    let last = knots.count - 1
    if x <= knots[0] { return values[0] }
    if !(x < knots[last]) { return values[last] }
    var low = 0
    var high = last
    while high - low > 1 {
      let middle = (low + high) / 2
      if knots[middle] <= x { low = middle } else { high = middle }
    }
    let width = knots[high] - knots[low]
    let t = (x - knots[low]) / width
    let rise = values[high] - values[low]
    let first = width * slopes[low]
    let second = width * slopes[high]
    // Horner form of the Hermite cubic: y + t (a + t ((3 rise - 2 a - b) + t (a + b - 2 rise))).
    let cubic = values[low] + t * (first + t * ((3 * rise - 2 * first - second) + t * (first + second - 2 * rise)))
    // The exact cubic lies between its two values; rounding may leave them by an ulp.
    return min(max(cubic, min(values[low], values[high])), max(values[low], values[high]))
  }

  static func steffenSlopes(_ x: [Double], _ y: [Double]) -> [Double] {
    let count = x.count
    let h = (0..<count - 1).map { x[$0 + 1] - x[$0] }
    let s = (0..<count - 1).map { (y[$0 + 1] - y[$0]) / h[$0] }
    if count == 2 { return [s[0], s[0]] }
    var slopes = [Double](repeating: 0, count: count)
    for i in 1..<count - 1 {
      let parabola = (s[i - 1] * h[i] + s[i] * h[i - 1]) / (h[i - 1] + h[i])
      let signs = (s[i - 1] < 0 ? -1.0 : 1.0) + (s[i] < 0 ? -1.0 : 1.0)
      slopes[i] = signs * min(abs(s[i - 1]), abs(s[i]), 0.5 * abs(parabola))
    }
    slopes[0] = endSlope(s[0], s[1], h[0], h[1])
    slopes[count - 1] = endSlope(s[count - 2], s[count - 3], h[count - 2], h[count - 3])
    return slopes
  }

  private static func endSlope(_ s: Double, _ next: Double, _ h: Double, _ beyond: Double) -> Double {
    let parabola = s + (s - next) * h / (h + beyond)
    if parabola * s <= 0 { return 0 }
    return abs(parabola) > 2 * abs(s) ? 2 * s : parabola
  }
}
