/// A number with its unit as written in a deck, e.g. `8 meV`; a nil unit is a pure number.
public struct Measure: Sendable, Equatable {
  public let value: Double
  public let unit: Unit?

  /// Why a text is not a number with a unit.
  public enum Failure: Error, Sendable, Equatable {
    case notANumber
    case decimalComma
    case notFinite
    /// The unit is not in the language; `nearest` is the closest one that is.
    case unknownUnit(String, nearest: String?)
  }

  public init(value: Double, unit: Unit?) {
    self.value = value
    self.unit = unit
  }

  /// Reads `text`: a decimal number, optional blanks, a unit of ``Unit/all`` or nothing.
  ///
  /// - Throws: ``Failure``. Spelled-out infinities, NaN and numbers too large for a double are `notFinite`.
  public init(_ text: String) throws(Failure) {
    let trimmed = text.trimmed
    let body = trimmed.drop { $0 == "+" || $0 == "-" || $0 == "." }.lowercased()
    if body.hasPrefix("nan") || body.hasPrefix("inf") { throw .notFinite }
    let (number, rest) = Self.splitNumber(trimmed)
    guard let number, let value = Double(number) else { throw .notANumber }
    guard value.isFinite else { throw .notFinite }
    if rest.hasPrefix(",") { throw .decimalComma }
    let symbol = String(rest).trimmed
    if symbol.isEmpty {
      self.init(value: value, unit: nil)
      return
    }
    guard let unit = Unit.named(symbol) else {
      throw .unknownUnit(symbol, nearest: nearest(to: symbol, among: Unit.all.map(\.symbol)))
    }
    self.init(value: value, unit: unit)
  }

  /// The longest prefix that is a decimal number, and what follows it.
  ///
  /// Written out because `Double.init` would take hexadecimal numbers, and because `2eV` ends in a unit, not in an
  /// exponent.
  private static func splitNumber(_ text: String) -> (number: Substring?, rest: Substring) {
    var index = text.startIndex
    func digits() -> Int {
      let start = index
      while index < text.endIndex, text[index].isASCII, text[index].isNumber { index = text.index(after: index) }
      return text.distance(from: start, to: index)
    }
    if index < text.endIndex, text[index] == "+" || text[index] == "-" { index = text.index(after: index) }
    var count = digits()
    if index < text.endIndex, text[index] == "." {
      index = text.index(after: index)
      count += digits()
    }
    guard count > 0 else { return (nil, text[...]) }
    let mantissaEnd = index
    if index < text.endIndex, text[index] == "e" || text[index] == "E" {
      index = text.index(after: index)
      if index < text.endIndex, text[index] == "+" || text[index] == "-" { index = text.index(after: index) }
      if digits() == 0 { index = mantissaEnd }
    }
    return (text[..<index], text[index...])
  }
}

extension String {
  /// The string without blanks at either end.
  var trimmed: String {
    var body = self[...]
    while body.first?.isWhitespace == true { body.removeFirst() }
    while body.last?.isWhitespace == true { body.removeLast() }
    return String(body)
  }
}
