/// Linearised dynamics with a constant mean free path in the strong-Coulomb limit, for small u and theta.
///
/// The density vanishes everywhere, so nu = -+ q/2F0 at the faces (C6) and gamma -> 0.
struct NeutralMeanFreePathModel: FormulaModel {
  static let closure = FormulaClosure.neutralMeanFreePath

  let weak: WeakExcitation
  let voltage: Double

  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    weak = try WeakExcitation(parameters)
    voltage = try parameters.voltage(conductance: Self.current(1, weak))
  }

  /// (C9): iota = r~ u (1 - r d_T/2), error u^3 and theta^4 u.
  private static func current(_ voltage: Double, _ weak: WeakExcitation) -> Double {
    voltage * weak.dressedConductance * (1 - 0.5 * weak.conductance * weak.peltier)
  }

  var current: Double { Self.current(voltage, weak) }
  /// iota at theta = 0.
  var coldCurrent: Double { voltage * weak.conductance }

  /// (C10): nu_{L,R} = -+ iota_0 d_T/4 + u iota/8.
  func faceDeviation(_ side: Side) -> Double {
    -0.25 * side.sign * coldCurrent * weak.peltier + 0.125 * voltage * current
  }

  /// (C11): Delta phi = u (1 + r d_T/2); printed with a minus sign.
  func electrostaticDrop(thermalSign: Double = 1) -> Double {
    voltage * (1 + 0.5 * thermalSign * weak.conductance * weak.peltier)
  }

  /// (C12): P^u_{L,R} = iota u/2 -+ (u/(1 - T0)) {2 t T0' + (u^2/4) [T0' (1 + 2 T0)/3 + T0^2/2]}.
  func dissipation(_ side: Side) -> Double { 0.5 * current * voltage - 0.5 * side.sign * dissipationAsymmetry }

  /// (C13): P^u_R - P^u_L.
  var dissipationAsymmetry: Double { weak.neutralAsymmetry(voltage: voltage, peltier: weak.peltier) }

  /// (C14): P^f_R - P^f_L = -u^3 r^2/4.
  var fieldAsymmetry: Double { -0.25 * voltage * coldCurrent * coldCurrent }
}
