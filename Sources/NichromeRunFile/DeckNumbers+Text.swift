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
  public func table(drudeHeat: Double, units: UnitChoice? = nil) -> [String] {
    let scales = units == .reduced ? nil : deck.scales
    let showsReduced = units != .si || scales == nil
    func row(_ label: String, _ estimate: Estimate, _ unit: ReducedUnit) -> [String] {
      let reduced = showsReduced ? [Format.estimate(estimate), unit.symbol] : []
      guard let scales else { return [label] + reduced }
      let display = unit.display(scales)
      let scale = display.reducedUnitValue
      let si = Estimate(value: estimate.value * scale, error: estimate.error * scale)
      return [label] + reduced + [Format.estimate(si), display.units]
    }
    var rows = Self.labels.compactMap { name, label in
      estimate(name).map { row(label, $0.0, $0.1) }
    }
    rows.append(row("Drude heat", Estimate(value: drudeHeat, error: 0), .heatPerLength))
    let header = [[""] + (showsReduced ? ["reduced", ""] : []) + (scales == nil ? [] : ["SI", ""])]
    return Format.columns(header + rows)
  }
}
