import NichromeModel
import NichromeRunFile

extension Explanation {
  /// A table for a terminal: symbol, numbers, formula, meaning.
  public func text(units: UnitChoice? = nil) -> String {
    let showsSI = deck.scales != nil && units != .reduced
    let showsReduced = units != .si || deck.scales == nil
    let shown = rows.filter { showsSI || $0.value != nil }
    let body = shown.map { row in
      [row.symbol] + (showsReduced ? [row.value.map(Self.number) ?? "", row.unit] : [])
        + (showsSI ? [si(row, showsReduced), row.si == nil ? "" : row.siUnit] : []) + [row.formula, row.meaning]
    }
    let header =
      [""] + (showsReduced ? ["reduced", ""] : []) + (showsSI ? ["SI", ""] : []) + ["formula", "meaning"]
    return ([deck.title, String(repeating: "=", count: deck.title.count)] + Format.columns([header] + body))
      .joined(separator: "\n")
  }

  /// Pure numbers have no unit to choose: where they would be lost, they stand in the column of SI.
  private func si(_ row: Row, _ showsReduced: Bool) -> String {
    if let si = row.si { return Self.number(si) }
    return showsReduced ? "" : row.value.map(Self.number) ?? ""
  }

  private static func number(_ value: Double) -> String { Format.digits(value, 6) }

  /// {"title", "quantities": [{"symbol", "meaning", "formula", "value", "unit", "value_si", "unit_si"}]}.
  public var json: JSON {
    let list = rows.map { row in
      JSON.object([
        ("symbol", .string(row.symbol)), ("meaning", .string(row.meaning)), ("formula", .string(row.formula)),
        ("value", row.value.map(JSON.number) ?? .null), ("unit", .string(row.unit)),
        ("value_si", row.si.map(JSON.number) ?? .null), ("unit_si", .string(row.siUnit)),
      ])
    }
    return .object([
      ("title", .string(deck.title)), ("quantities", .array(list)),
      ("warnings", .array(deck.warnings.map(JSON.string))),
    ])
  }
}
