/// Linearised dynamics with a constant mean free path and finite screening, for small u and theta.
///
/// In the wires everything is A e^{-K s} + B e^{-s}. At the faces the conditions (A5)-(A10) leave three unknowns, iota,
/// S = nu_L + nu_R and nu_L - nu_R (nu = delta mu - e phi, in mu0), with q_{L,R} the moments of what relaxes:
///
///     iota (1 - T) = W + T (nu_L - nu_R) + delta S,   S = -(K/(K + 1)) (Q_L + Q_R)/2F0,
///     nu_L - nu_R = 2 gamma - (lambda/w) (K^2/(K + 1)) (Q_L - Q_R)/2F0,   gamma = (b u - iota lambda/2)/w,
///     Q_{L,R} = +- iota d_T/2 - (u iota/4) [1 + t (15/4 - 3 T0'/T0)].
///
/// The members below are these to the orders u and theta^2 u, u^2 and theta^2 u^2. "+-": upper sign left wire.
struct MeanFreePathModel: FormulaModel {
  static let closure = FormulaClosure.meanFreePath

  let weak: WeakExcitation
  let gap: ScreenedGap
  /// u.
  let voltage: Double

  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    weak = try WeakExcitation(parameters)
    gap = try ScreenedGap(parameters)
    voltage = try parameters.voltage(conductance: Self.current(1, weak, gap))
  }

  /// (29) and (B6): iota, error u^3 and theta^4 u; `thermoelectric` is the factor of d_T.
  static func current(
    _ voltage: Double, _ weak: WeakExcitation, _ gap: ScreenedGap, thermoelectric: Double = 0.5
  ) -> Double {
    gap.current(voltage, conductance: weak.dressedConductance)
      * (1 - thermoelectric * weak.peltier * Self.feedback(weak, gap))
  }

  /// kappa/(1 + kappa) K^2/(K + 1).
  private static func feedback(_ weak: WeakExcitation, _ gap: ScreenedGap) -> Double {
    let kappa = gap.kappa(weak.conductance)
    return kappa / (1 + kappa) * gap.screening * gap.layer
  }

  var current: Double { Self.current(voltage, weak, gap) }
  /// iota at theta = 0.
  var coldCurrent: Double { gap.current(voltage, conductance: weak.conductance) }

  /// gamma with the current's thermal corrections added up, error u^3 and theta^4 u.
  var dipole: Double {
    let current =
      gap.current(voltage, conductance: weak.dressedConductance)
      - 0.5 * coldCurrent * weak.peltier * Self.feedback(weak, gap)
    return gap.dipole(voltage: voltage, current: current)
  }

  /// 3 t (1 - T0'/T0).
  private var asymmetry: Double { 3 * weak.thermal * (1 - weak.transmission.slope / weak.transmission.value) }

  /// (nu_L - nu_R)/2 = gamma - (lambda/4w) (K^2/(K + 1)) iota d_T.
  var halfDifference: Double { dipole - thermalDipole }
  private var thermalDipole: Double { 0.25 * gap.share * gap.screening * gap.layer * coldCurrent * weak.peltier }

  /// (nu_L + nu_R)/2 = (K/(K + 1)) (u/8) [iota + iota_0 3 t (1 - T0'/T0)].
  var halfSum: Double { 0.125 * gap.layer * voltage * (current + coldCurrent * asymmetry) }

  /// (B7): nu at the face.
  func faceDeviation(_ side: Side) -> Double { side.sign * halfDifference + halfSum }

  /// (B8): q/2 of the electrons still to relax, in 2 mu0/(pi hbar v0); `share` multiplies the term u^2 theta^2.
  func relaxing(_ side: Side, share: Double = 1) -> Double {
    let bracket = weak.transmission.slope - 1.25 * weak.transmission.value
    let mixed = 0.75 * weak.thermal * voltage * coldCurrent / weak.transmission.value * bracket
    return 0.5 * (0.5 * coldCurrent * weak.peltier + side.sign * (share * mixed - 0.25 * voltage * current))
  }

  /// (B9): A, the amplitude of e^{-K s}.
  func screeningAmplitude(_ side: Side) -> Double {
    let relaxing =
      side.sign * 0.25 * coldCurrent * weak.peltier - 0.125 * voltage * (current + coldCurrent * asymmetry)
    return -faceDeviation(side) - gap.resonance * relaxing
  }

  /// (B10): the density at the face, with the dipole (or, as printed, u/2) in the term 3/4.
  func faceDensity(_ side: Side, dipole: Double) -> Double {
    let thermal = 0.75 * weak.thermal * (side.sign * dipole + 0.125 * gap.layer * voltage * coldCurrent)
    return faceDeviation(side) + side.sign * relaxing(side) + thermal
  }

  /// (B11): the electrostatic drop u - nu_L + nu_R; printed with the other sign of d_T.
  func electrostaticDrop(thermalSign: Double = 1) -> Double {
    voltage - 2 * dipole + 2 * thermalSign * thermalDipole
  }
}
