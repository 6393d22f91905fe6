import NichromeModel
import NichromeRunFile
import NichromeTheory

/// What `nichrome theory` shows: the predictions for a deck, as tables or as JSON.
struct TheoryReport {
  let deck: Deck
  let predictions: [FormulaPrediction]

  init(_ deck: Deck) {
    self.deck = deck
    predictions = Formula.predictions(for: deck.system)
  }

  /// One table for each dynamics, then what does not apply and why.
  var text: String {
    var lines = [deck.title, String(repeating: "=", count: deck.title.count)]
    for closure in FormulaClosure.allCases {
      let group = predictions.filter { $0.formula.closure == closure }
      let rows = group.flatMap(rows)
      if !rows.isEmpty {
        lines += ["", closure.title + ":"] + Format.columns([header] + rows)
      }
    }
    lines += [""] + regime + notApplicable
    return lines.joined(separator: "\n")
  }

  private var header: [String] {
    ["number", "", "printed", "corrected", "unit"] + (deck.scales == nil ? [] : ["corrected in SI", "SI unit"]) + [
      "quantity"
    ]
  }

  private func rows(_ prediction: FormulaPrediction) -> [[String]] {
    guard case .values(let printed, let corrected) = prediction.outcome else { return [] }
    let formula = prediction.formula
    let reduced = formula.unit.display(nil).reduced
    return corrected.entries.enumerated().map { index, entry in
      let label = entry.label == "value" ? "" : entry.label
      let shown = printed.map { $0.number(entry.label) } ?? "?"
      var row = [index == 0 ? formula.number : "", label, shown, Self.number(entry.value), reduced]
      if let scales = deck.scales {
        let unit = formula.unit.display(scales)
        row += [Self.number(entry.value.map { $0 * unit.reducedUnitValue }), unit.units]
      }
      return row + [index == 0 ? formula.quantity : ""]
    }
  }

  static func number(_ value: Double?) -> String { value.map(Format.significant) ?? "none" }

  private var regime: [String] {
    let legend =
      "printed: as in the text at hand, ? where that text is not known; corrected: what follows from the dynamics"
    guard let regime = predictions.compactMap(\.regime).first else { return [legend] }
    if regime.isInside { return [legend, "regime: weak excitation, low temperature: the expansions apply"] }
    return [legend] + regime.remarks.map { "outside the regime of the expansions: \($0)" }
  }

  /// Formulas that say nothing, gathered by the reason.
  private var notApplicable: [String] {
    var order: [String] = []
    var numbers: [String: [String]] = [:]
    for prediction in predictions {
      guard case .notApplicable(let reason) = prediction.outcome else { continue }
      let text = reason.description
      if numbers[text] == nil { order.append(text) }
      numbers[text, default: []].append(prediction.formula.number)
    }
    return order.map { "not applicable, because \($0): \(numbers[$0, default: []].joined(separator: ", "))" }
  }
}

extension FormulaValue {
  /// The number under a label in words: `none` if the formula says so, `-` if it has no such label.
  fileprivate func number(_ label: String) -> String {
    entries.first { $0.label == label }.map { TheoryReport.number($0.value) } ?? "-"
  }
}
