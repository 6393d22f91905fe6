/// Quantities as they are given on a command line; what is refused says what is expected.
public enum CommandLineQuantity {
  public struct Refusal: Error, Sendable, Equatable, CustomStringConvertible {
    public let description: String
  }

  /// Seconds of wall clock: `90s`, `110 min`, `1h50m`, `2d 3h`. Here `m` is a minute.
  public static func wallClock(_ text: String) throws(Refusal) -> Double {
    let units: [(String, Double)] = [("min", 60), ("s", 1), ("m", 60), ("h", 3600), ("d", 86400)]
    let refusal = Refusal(
      description: "`\(text)` is no wall-clock time above zero; write for example 1h50m, 90s or 2 h")
    var rest = text.filter { !$0.isWhitespace }[...]
    var total = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest.removeFirst(digits.count)
      guard let number = Double(digits), let unit = units.first(where: { rest.hasPrefix($0.0) }) else { throw refusal }
      rest.removeFirst(unit.0.count)
      total += number * unit.1
    }
    guard total > 0, total.isFinite else { throw refusal }
    return total
  }

  /// A simulated time in l0/v0: `800 tau0`, or in ps and the like where the deck fixes what tau0 is.
  public static func simulatedTime(_ text: String, scales: Scales?) throws(Refusal) -> Double {
    let measure = try? Measure(text)
    guard let measure, let unit = measure.unit, unit.dimension == .time, measure.value > 0 else {
      throw Refusal(description: "`\(text)` is no simulated time above zero; write for example 800tau0 or \"800 tau0\"")
    }
    switch (unit.size, scales) {
    case (.reduced, _): return measure.value
    case (.si(let size), .some(let scales)): return measure.value * size / scales.time
    default: throw Refusal(description: "`\(text)`: the deck does not say what tau0 is; give the time in tau0")
    }
  }

  /// A share between 0 and 1, given in per cent.
  public static func percentage(_ text: String) throws(Refusal) -> Double {
    if let measure = try? Measure(text), case .si(let size)? = measure.unit?.size, measure.unit?.dimension == .number {
      let share = measure.value * size
      if share > 0, share < 1 { return share }
    }
    throw Refusal(description: "`\(text)` is no percentage between 0 and 100; write for example 0.1%")
  }
}
