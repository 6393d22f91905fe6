import NichromeModel
import NichromeRunFile
import NichromeTheory

extension TheoryReport {
  /// {"title", "parameters", "formulas": {number: {...}}}: reduced units, SI-derived under keys ending in `_si`.
  var json: JSON {
    .object([
      ("title", .string(deck.title)), ("parameters", parameters),
      ("warnings", .array(deck.warnings.map(JSON.string))),
      ("formulas", .object(predictions.map { ($0.formula.number, Self.json($0, deck.scales)) })),
    ])
  }

  private static func json(_ prediction: FormulaPrediction, _ scales: Scales?) -> JSON {
    let formula = prediction.formula
    let about: [(key: String, value: JSON)] = [
      ("quantity", .string(formula.quantity)), ("closure", .string(formula.closure.rawValue)),
      ("unit", .string(formula.unit.display(nil).reduced)), ("verdict", .string(formula.verdict)),
      ("isCorrected", formula.isCorrected.map(JSON.bool) ?? .null),
    ]
    switch prediction.outcome {
    case .notApplicable(let reason):
      return .object(about + [("applicable", .bool(false)), ("because", .string(reason.description))])
    case .values(let printed, let corrected):
      var members = about + [("applicable", .bool(true))]
      members.append(("printed", printed.map { json($0, factor: 1) } ?? .null))
      members.append(("corrected", json(corrected, factor: 1)))
      if let scales {
        let unit = formula.unit.display(scales)
        members.append(("unit_si", .string(unit.units)))
        members.append(("printed_si", printed.map { json($0, factor: unit.reducedUnitValue) } ?? .null))
        members.append(("corrected_si", json(corrected, factor: unit.reducedUnitValue)))
      }
      members.append(("regime", prediction.regime.map(json) ?? .null))
      return .object(members)
    }
  }

  private static func json(_ value: FormulaValue, factor: Double) -> JSON {
    .object(value.entries.map { ($0.label, $0.value.map { JSON.number($0 * factor) } ?? .null) })
  }

  private static func json(_ regime: FormulaRegime) -> JSON {
    .object([
      ("inside", .bool(regime.isInside)), ("remarks", .array(regime.remarks.map(JSON.string))),
      ("voltage", number(regime.voltage)), ("theta", .number(regime.temperature)),
      ("thermalOverWidth", number(regime.thermalOverWidth)), ("voltageOverWidth", number(regime.voltageOverWidth)),
    ])
  }

  private static func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }

  private var parameters: JSON {
    let given = FormulaParameters(deck.system)
    let expansion = try? given.expansion.get()
    let drive: (key: String, value: JSON) =
      switch given.drive {
      case .voltage(let u): ("voltage", .number(u))
      case .current(let iota): ("current", .number(iota))
      }
    return .object([
      ("theta", .number(given.temperature)), ("exponent", Self.number(given.relaxation.exponent)),
      ("screening", Self.number(given.screening)), ("scattererLength", .number(given.scattererLength)),
      ("permittivityRatio", .number(given.permittivityRatio)), drive, ("T0", Self.number(expansion?.value)),
      ("T0'", Self.number(expansion?.slope)), ("T0''", Self.number(expansion?.curvature)),
      ("T0'''", Self.number(expansion?.third)),
    ])
  }
}
