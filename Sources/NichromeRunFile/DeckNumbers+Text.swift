import NichromeModel

extension DeckNumbers {
  private static let labels = [
    ("current", "current"), ("voltage", "voltage (electrochemical)"), ("electrostaticDrop", "electrostatic drop"),
    ("extrapolatedVoltage", "extrapolated voltage"), ("excessHeatLeft", "excess heat, left"),
    ("excessHeatRight", "excess heat, right"), ("excessHeatTotal", "excess heat, total"),
    ("excessHeatAsymmetry", "excess heat, right - left"), ("kineticHeatLeft", "kinetic energy relaxed, left"),
    ("kineticHeatRight", "kinetic energy relaxed, right"), ("fieldHeatLeft", "excess work of the field, left"),
    ("fieldHeatRight", "excess work of the field, right"),
  ]

  /// Rows of the scalars: label, reduced, SI. Numbers in parentheses are the error in the last digits shown.
  public func table(drudeHeat: Double) -> [String] {
    var rows = Self.labels.compactMap { name, label in
      estimate(name).map { row(label, $0.0, $0.1) }
    }
    rows.append(row("Drude heat", Estimate(value: drudeHeat, error: 0), .heatPerLength))
    let header = [["", "reduced", ""] + (deck.scales == nil ? [] : ["SI", ""])]
    return Format.columns(header + rows)
  }

  private func row(_ label: String, _ estimate: Estimate, _ unit: ReducedUnit) -> [String] {
    let reduced = [label, Format.estimate(estimate), unit.symbol]
    guard let scales = deck.scales else { return reduced }
    let display = unit.display(scales)
    let scale = display.reducedUnitValue
    let si = Estimate(value: estimate.value * scale, error: estimate.error * scale)
    return reduced + [Format.estimate(si), display.units]
  }
}
