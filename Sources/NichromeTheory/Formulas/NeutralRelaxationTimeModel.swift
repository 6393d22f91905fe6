/// Linearised dynamics with a constant relaxation time in the strong-Coulomb limit, for small u and theta.
///
/// Neutrality makes nu vanish (E1), so that phi follows delta mu and the electrostatic drop is the voltage.
struct NeutralRelaxationTimeModel: FormulaModel {
  static let closure = FormulaClosure.neutralRelaxationTime

  let weak: WeakExcitation
  let voltage: Double

  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    weak = try WeakExcitation(parameters)
    voltage = try parameters.voltage(conductance: Self.current(1, weak))
  }

  /// (E3): iota = r~ u [1 + (pi^2/12) theta^2 T0], error u^3 and theta^4 u.
  private static func current(_ voltage: Double, _ weak: WeakExcitation) -> Double {
    voltage * weak.dressedConductance * (1 + 0.5 * weak.thermal * weak.transmission.value)
  }

  var current: Double { Self.current(voltage, weak) }
  /// iota at theta = 0.
  var coldCurrent: Double { voltage * weak.conductance }

  /// (E4): P^u_{L,R} = iota u/2 -+ (u/(1 - T0)) {t [2 T0' - T0 (1 - T0)] + (u^2/4) [T0' (1 + 2 T0)/3 + T0^2/2]}.
  func dissipation(_ side: Side) -> Double { 0.5 * current * voltage - 0.5 * side.sign * dissipationAsymmetry }

  /// (E5): P^u_R - P^u_L.
  var dissipationAsymmetry: Double { weak.neutralAsymmetry(voltage: voltage, peltier: weak.relaxationPeltier) }

  /// (E4) as printed: {1 + 2 T0} without its T0', no T0^2, and the thermal bracket of the printed (63).
  func printedDissipation(_ side: Side) -> Double {
    0.5 * current * voltage - 0.5 * side.sign * printedDissipationAsymmetry
  }

  var printedDissipationAsymmetry: Double {
    let t0 = weak.transmission.value
    let cubic = voltage * (1 + 2 * t0) / (12 * (1 - t0))
    return 2 * (coldCurrent * weak.printedRelaxationPeltier + voltage * voltage * cubic)
  }

  /// P^f_R - P^f_L = -u^3 r^2/2, the limit of (65).
  var fieldAsymmetry: Double { -0.5 * voltage * coldCurrent * coldCurrent }

  /// p^s e^s = iota (1 +- iota/2) (u/2 -+ \hat d_T): one exponential, hence no spot.
  func excessAmplitude(_ side: Side) -> Double {
    current * (1 + 0.5 * side.sign * current) * (0.5 * voltage - side.sign * weak.relaxationPeltier)
  }

  /// (E6) as printed: the extremum that the term in s of the printed (62) makes; nil where it is not in the wire.
  func printedSpot(_ side: Side) -> Double? {
    let t0 = weak.transmission.value
    let factor = 1 + 0.5 * side.sign * coldCurrent
    let distance =
      1 + side.sign * 0.5 * voltage / weak.printedSlope * factor - 4 * weak.transmission.slope / t0 * factor
      + 2 * (1 - t0 * (1 + 0.5 * voltage))
    return distance > 0 ? distance : nil
  }
}
