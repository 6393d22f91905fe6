import Foundation

/// A varied key of a deck and its values, as `--vary` gives them: `wire.temperature=0.1mu0:1mu0:10`.
///
/// | form | values |
/// |---|---|
/// | `a:b:n` | n values from a to b at equal distances |
/// | `a:b:n:log` | n values from a to b at equal ratios |
/// | `a,b,c` | these |
public struct SweepAxis: Sendable, Equatable {
  /// With the sections it stands in, e.g. `wire.temperature`.
  public let key: String
  /// As they are written into a deck, e.g. `0.1 mu0`.
  public let values: [String]
  /// The values in `unit`; nil where they are words.
  public let numbers: [Double]?
  /// Empty for pure numbers and words.
  public let unit: String

  /// Why a text is no axis: problem (why it is one); what to do.
  public struct Refusal: Error, Sendable, Equatable, CustomStringConvertible {
    public let description: String

    init(_ problem: String, because reason: String, instead remedy: String) {
      description = "\(problem) (\(reason)); \(remedy)"
    }
  }

  /// Reads `key=values`.
  public init(_ text: String) throws(Refusal) {
    guard let sign = text.firstIndex(of: "=") else {
      throw Refusal("no key and values", because: "they are joined by `=`", instead: "write \(Self.example)")
    }
    key = String(text[..<sign]).trimmed
    let keys = DeckKeys.valueKeys
    guard keys.contains(key) else {
      let near = nearest(to: key, among: keys).map { "did you mean `\($0)`?" }
      let home = DeckKeys.homes(of: key).first { keys.contains($0) }.map { "did you mean `\($0)`?" }
      throw Refusal(
        "unknown key `\(key)`", because: "a deck has no such value",
        instead: home ?? near ?? "write the key with its sections, for example \(Self.example)")
    }
    let body = String(text[text.index(after: sign)...])
    let measured = body.contains(":") ? try Self.range(body) : try Self.list(body)
    unit = measured.unit
    (values, numbers) = (measured.texts, measured.numbers)
    if let twice = values.indices.first(where: { values[..<$0].contains(values[$0]) }) {
      throw Refusal(
        "`\(values[twice])` is given twice", because: "the same point would be simulated twice",
        instead: "keep one, or vary simulation.seed for repetitions")
    }
  }

  static let example = "wire.temperature=0.1mu0:1mu0:10"

  private typealias Values = (texts: [String], numbers: [Double]?, unit: String)

  private static func list(_ body: String) throws(Refusal) -> Values {
    let words = body.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
    if words.contains("") {
      throw Refusal("a value is missing in `\(body)`", because: "values are separated by commas", instead: "fill it in")
    }
    let measures = words.compactMap { try? Measure($0) }
    guard measures.count == words.count else { return (words, nil, "") }
    let units = Set(measures.map { $0.unit?.symbol ?? "" })
    guard let unit = units.first, units.count == 1 else {
      throw Refusal(
        "different units in `\(body)`", because: "a table's column has one unit", instead: "write all in one unit")
    }
    return (zip(words, measures).map { written($0.0, $0.1) }, measures.map(\.value), unit)
  }

  private static func range(_ body: String) throws(Refusal) -> Values {
    let parts = body.split(separator: ":", omittingEmptySubsequences: false).map { String($0).trimmed }
    let isLogarithmic = parts.count == 4 && parts[3] == "log"
    guard parts.count == 3 || isLogarithmic, let first = try? Measure(parts[0]), let last = try? Measure(parts[1]),
      let count = Int(parts[2]), count > 1
    else {
      throw Refusal(
        "`\(body)` is no range",
        because: "a range is first:last:count or first:last:count:log, with two values or more",
        instead: "write \(example)")
    }
    guard count <= SweepGrid.countRange.upperBound else {
      throw Refusal(
        "`\(body)` has \(count) values", because: "a sweep has \(SweepGrid.countRange.upperBound) points at the most",
        instead: "use fewer")
    }
    guard first.unit == last.unit else {
      throw Refusal(
        "different units in `\(body)`", because: "steps need one unit", instead: "write both ends in one unit")
    }
    if isLogarithmic, !(first.value > 0 && last.value > 0) {
      throw Refusal(
        "`\(body)` has an end that is not positive", because: "equal ratios never reach or cross zero",
        instead: "leave out `:log`, or give positive ends")
    }
    let numbers = (0..<count).map { index in
      let share = Double(index) / Double(count - 1)
      if index == 0 { return first.value }
      if index == count - 1 { return last.value }
      let exact =
        isLogarithmic
        ? first.value * pow(last.value / first.value, share) : first.value + share * (last.value - first.value)
      // What is in the deck is the value: twelve digits, so that 0.1 + 0.2 is 0.3.
      return Double(String(format: "%.12g", exact)) ?? exact
    }
    guard numbers.allSatisfy(\.isFinite) else {
      throw Refusal(
        "`\(body)` spans more than a number can", because: "its steps are not finite", instead: "choose nearer ends")
    }
    let unit = first.unit?.symbol ?? ""
    let texts = numbers.map { number in
      joined(number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)", unit)
    }
    return (texts, numbers, unit)
  }

  /// A measure with one blank before its unit; the number as it was typed.
  private static func written(_ text: String, _ measure: Measure) -> String {
    guard let unit = measure.unit else { return text }
    let number = text.dropLast(unit.symbol.count)
    return text.hasSuffix(unit.symbol) ? joined(String(number).trimmed, unit.symbol) : text
  }

  private static func joined(_ number: String, _ unit: String) -> String { unit.isEmpty ? number : "\(number) \(unit)" }
}

extension DeckKeys {
  /// Every key that has a value rather than a section, with the sections it stands in; and those that may have either.
  static let valueKeys: [String] = sections.keys.sorted().flatMap { path in
    sections[path]!.map { DeckSection.join(path, $0) }.filter { sections[$0] == nil || eitherKeys.contains($0) }
  }

  private static let eitherKeys: Set = ["wire.screening", "drive.voltage", "drive.current"]
}
