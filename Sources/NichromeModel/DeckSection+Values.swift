import Yams

extension DeckSection {
  /// The text of a scalar; nil, with a problem, when the entry has no value or is a group or a list.
  func text(_ name: String, expected: String, example: String) -> String? {
    guard let node = entries[name] else { return nil }
    if case .scalar(let scalar) = node, !DeckSyntax.isNull(node), !scalar.string.trimmed.isEmpty {
      return scalar.string
    }
    problems.add(
      key(name), "\(DeckSection.describe(node)) instead of \(expected)", because: "the key needs \(expected)",
      instead: "write for example `\(name): \(example)`")
    return nil
  }

  /// One of a fixed set of words; nil, with a problem, for anything else. An absent entry is nil without a problem.
  func word(_ name: String, among choices: [String]) -> String? {
    let list = choices.joined(separator: ", ")
    guard let word = text(name, expected: "one of \(list)", example: choices[0]) else { return nil }
    if choices.contains(word) { return word }
    let remedy = nearest(to: word, among: choices).map { "did you mean `\($0)`?" } ?? "use one of \(list)"
    problems.add(key(name), "unknown value `\(word)`", because: "the choices are \(list)", instead: remedy)
    return nil
  }

  /// A whole number in `range`; nil with a problem, or without one when the entry is absent.
  func integer<Number: FixedWidthInteger>(_ name: String, in range: ClosedRange<Number>, why: String, example: String)
    -> Number?
  {
    guard let text = text(name, expected: "a whole number", example: example) else { return nil }
    let plain = text.trimmed.replacing("_", with: "")
    let exact = Number(plain) ?? (try? Measure(plain)).flatMap { $0.unit == nil ? Number(exactly: $0.value) : nil }
    guard let number = exact else {
      problems.add(
        key(name), "`\(text)` is not a whole number the program can hold", because: why,
        instead: "write for example `\(name): \(example)`")
      return nil
    }
    guard range.contains(number) else {
      problems.add(
        key(name), "\(number) is out of range", because: why,
        instead: "choose from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  /// A number with a unit as written, of the dimension that `kind` asks for.
  func measure(_ name: String, _ kind: QuantityKind) -> Measure? {
    guard let text = text(name, expected: kind.noun, example: kind.example),
      let measure = parse(text, name, expected: kind.noun, example: kind.example)
    else { return nil }
    guard let unit = measure.unit else {
      problems.add(
        key(name), "`\(text)` has no unit", because: "\(kind.noun) is a number and a unit",
        instead: "write it in \(kind.unitList), for example \(kind.example)")
      return nil
    }
    guard kind.dimensions.contains(unit.dimension) else {
      problems.add(
        key(name), "`\(text)` is \(unit.dimension.noun)", because: "\(kind.noun) is expected",
        instead: "write it in \(kind.unitList), for example \(kind.example)")
      return nil
    }
    guard !kind.excluded.contains(unit.symbol) else {
      let why = unit.size == .reduced || unit.size == .thermal ? "this key defines it" : "\(kind.noun) is expected"
      problems.add(
        key(name), "`\(unit.symbol)` cannot be used here", because: why,
        instead: "write it in \(kind.unitList), for example \(kind.example)")
      return nil
    }
    return measure
  }

  /// A pure number, or a percentage; nil with a problem, or without one when the entry is absent.
  func number(_ name: String, example: String) -> Double? {
    guard let text = text(name, expected: "a number", example: example),
      let measure = parse(text, name, expected: "a number", example: example)
    else { return nil }
    switch measure.unit {
    case nil: return measure.value
    case .some(let unit) where unit.dimension == .number:
      guard case .si(let size) = unit.size else { return nil }
      return measure.value * size
    case .some(let unit):
      problems.add(
        key(name), "`\(text)` is \(unit.dimension.noun)", because: "a pure number is expected",
        instead: "leave out the unit, for example `\(name): \(example)`")
      return nil
    }
  }

  private func parse(_ text: String, _ name: String, expected: String, example: String) -> Measure? {
    let failure: Measure.Failure
    do { return try Measure(text) } catch { failure = error }
    let example = "write for example `\(name): \(example)`"
    switch failure {
    case .notANumber:
      problems.add(key(name), "`\(text)` is not a number", because: "\(expected) is expected", instead: example)
    case .decimalComma:
      problems.add(
        key(name), "`\(text)` has a decimal comma", because: "decimals are separated by a point", instead: example)
    case .notFinite:
      problems.add(
        key(name), "`\(text)` is not a finite number", because: "nothing can be computed from it", instead: example)
    case .unknownUnit(let symbol, let near):
      problems.add(
        key(name), "unknown unit `\(symbol)`", because: "\(expected) is expected",
        instead: near.map { "did you mean `\($0)`?" } ?? example)
    }
    return nil
  }
}
