import Foundation

/// Numbers for people.
enum Text {
  /// Four significant digits, no trailing zeros.
  static func number(_ value: Double) -> String { String(format: "%.4g", value) }

  /// A number of SI units with an engineering prefix, e.g. `8 meV`.
  static func si(_ value: Double, _ unit: String) -> String {
    let prefixes: [(Double, String)] = [
      (1e9, "G"), (1e6, "M"), (1e3, "k"), (1, ""), (1e-3, "m"), (1e-6, "u"), (1e-9, "n"), (1e-12, "p"), (1e-15, "f"),
      (1e-18, "a"),
    ]
    guard value != 0, value.isFinite else { return number(value) + " " + unit }
    let choice = prefixes.first { abs(value) >= 0.99995 * $0.0 } ?? prefixes[prefixes.count - 1]
    return number(value / choice.0) + " " + choice.1 + unit
  }
}
