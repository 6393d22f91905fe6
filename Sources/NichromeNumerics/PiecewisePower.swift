/// A positive function through given points, a power between two of them: straight lines in double logarithms.
///
/// Constant outside the points. Powers are met exactly, and all integrals of x^k/f are closed forms on each segment, which is
/// why no smoother curve was taken: its optical paths would need quadratures. Values are found in O(1), by way of buckets of
/// the argument's leading bits.
public final class PiecewisePower: Sendable {
  /// Strictly increasing abscissae above zero, and the value at each.
  public let knots: [Double]
  public let values: [Double]
  /// On segment i, which ends at knot i: f = exp(intercept + power ln x). The first begins at zero, the last never ends.
  let powers: [Double]
  private let intercepts: [Double]
  /// int x^k/f from zero to the beginning of each segment, k = 0 and 1.
  let numbers: [Double]
  let moments: [Double]
  /// The first segment that may hold an argument of each bucket.
  private let hints: [Int32]
  public let buckets: LogarithmicBuckets

  /// - Precondition: two or more knots, as many values; all positive, finite, and the knots increasing.
  public init(knots: [Double], values: [Double]) {
    precondition(Self.isValid(knots: knots, values: values), "increasing positive knots, as many positive values")
    let inner = knots.indices.dropFirst().map { i in
      logarithm(values[i] / values[i - 1]) / logarithm(knots[i] / knots[i - 1])
    }
    let last = knots.count - 1
    (self.knots, self.values) = (knots, values)
    powers = [0] + inner + [0]
    intercepts =
      [logarithm(values[0])] + (1...last).map { logarithm(values[$0]) - inner[$0 - 1] * logarithm(knots[$0]) }
      + [logarithm(values[last])]
    var (numbers, moments) = ([0, knots[0] / values[0]], [0, 0.5 * knots[0] * knots[0] / values[0]])
    for i in 1...last {
      let (x, f, t) = (knots[i - 1], values[i - 1], logarithm(knots[i] / knots[i - 1]))
      numbers.append(numbers[i] + x / f * Self.growth(1 - powers[i], t))
      moments.append(moments[i] + x * x / f * Self.growth(2 - powers[i], t))
    }
    (self.numbers, self.moments) = (numbers, moments)
    let buckets = LogarithmicBuckets(from: knots[0], to: knots[last])
    self.buckets = buckets
    var segment = 0
    hints = (0..<buckets.count).map { bucket in
      // The first bucket also holds what lies below the first knot.
      while bucket > 0, segment <= last, knots[segment] <= buckets.start(of: bucket) { segment += 1 }
      return Int32(segment)
    }
  }

  public static func isValid(knots: [Double], values: [Double]) -> Bool {
    knots.count >= 2 && knots.count == values.count && zip(knots, knots.dropFirst()).allSatisfy(<)
      && (knots + values).allSatisfy { $0.isFinite && $0 > 0 }
  }

  /// f(x).
  public func value(at x: Double) -> Double { exponential(logOfValue(at: x)) }

  /// d ln f/d ln x.
  public func power(at x: Double) -> Double { powers[segment(of: x)] }

  /// ln f(x).
  @inline(__always) private func logOfValue(at x: Double) -> Double {
    let i = segment(of: x)
    return powers[i] == 0 ? intercepts[i] : intercepts[i] + powers[i] * logarithm(x)
  }

  /// The segment that holds x: the number of knots up to it.
  @inline(__always) func segment(of x: Double) -> Int {
    var i = Int(hints[buckets.bucket(of: x)])
    while i < knots.count, knots[i] <= x { i += 1 }
    return i
  }

  /// (e^(q t) - 1)/q: the integral of e^(q t).
  @inline(__always) static func growth(_ q: Double, _ t: Double) -> Double {
    abs(q * t) < 1e-12 ? t * (1 + 0.5 * q * t) : lessOne(q * t) / q
  }
}
