/// Integrals of 1/f, each from what is stable: differences within a segment, sums of whole segments between.
extension PiecewisePower {
  /// int_0^x dx'/f.
  public func number(upTo x: Double) -> Double {
    let i = segment(of: x)
    if i == 0 { return max(x, 0) / values[0] }
    let (start, value) = (knots[i - 1], values[i - 1])
    return numbers[i] + start / value * Self.growth(1 - powers[i], logarithm(x / start))
  }

  /// int_0^x dx' x'/f.
  public func moment(upTo x: Double) -> Double {
    let i = segment(of: x)
    if i == 0 { return 0.5 * max(x, 0) * max(x, 0) / values[0] }
    let (start, value) = (knots[i - 1], values[i - 1])
    return moments[i] + start * start / value * Self.growth(2 - powers[i], logarithm(x / start))
  }

  /// int_a^b dx/f for 0 <= a, b, to rounding of itself however close a and b are.
  public func number(from a: Double, to b: Double) -> Double {
    if a > b { return -number(from: b, to: a) }
    let (i, j) = (segment(of: a), segment(of: b))
    if i == j { return number(from: a, to: b, in: i) }
    return number(from: a, to: knots[i], in: i) + (numbers[j] - numbers[i + 1])
      + number(from: knots[j - 1], to: b, in: j)
  }

  private func number(from a: Double, to b: Double, in segment: Int) -> Double {
    if segment == 0 { return (b - a) / values[0] }
    return a / value(at: a) * Self.growth(1 - powers[segment], logOnePlus((b - a) / a))
  }

  /// The x at which int_0^x dx'/f has a value.
  public func argument(ofNumber wanted: Double) -> Double {
    var (low, high) = (0, knots.count)
    while low < high {
      let middle = (low + high + 1) / 2
      if numbers[middle] <= wanted { low = middle } else { high = middle - 1 }
    }
    if low == 0 { return max(wanted, 0) * values[0] }
    let (start, value, q) = (knots[low - 1], values[low - 1], 1 - powers[low])
    let rest = (wanted - numbers[low]) * value / start
    return start * exponential(abs(q * rest) < 1e-12 ? rest : logOnePlus(q * rest) / q)
  }
}
