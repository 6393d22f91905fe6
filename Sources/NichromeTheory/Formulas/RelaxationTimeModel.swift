/// Linearised dynamics with a constant relaxation time and finite screening, for small u and theta.
///
/// Electrons that arrive in a wire with the surplus energy P relax over their own path v, and delta mu bends by
/// h(s) = m (1/2 - e^{-s}), m = P/2 the first moment of v - 1 (the solution of (17) to that order), so that
///
///     nu = -A e^{-K s} + B e^{-s},   B = m/(K^2 - 1),   m_{L,R} = (iota/2) (u/2 -+ \hat d_T),
///     S = nu_L + nu_R = -(m_L + m_R)/(K + 1),
///     nu_L - nu_R = 2 gamma - (lambda/w) [iota t/4 - (K/(K + 1)) iota \hat d_T],
///
/// where the term t/4 comes from the Drude slope iota/N0, N0 = 2 (1 - t/4).
struct RelaxationTimeModel: FormulaModel {
  static let closure = FormulaClosure.relaxationTime

  let weak: WeakExcitation
  let gap: ScreenedGap
  let voltage: Double

  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    weak = try WeakExcitation(parameters)
    gap = try ScreenedGap(parameters)
    voltage = try parameters.voltage(conductance: Self.dressed(1, weak, gap) * (1 + Self.thermalShift(weak, gap)))
  }

  private static func dressed(_ voltage: Double, _ weak: WeakExcitation, _ gap: ScreenedGap) -> Double {
    gap.current(voltage, conductance: weak.dressedConductance)
  }

  /// {t T0/2 - kappa [t/4 - (K/(K + 1)) \hat d_T]}/(1 + kappa).
  private static func thermalShift(_ weak: WeakExcitation, _ gap: ScreenedGap) -> Double {
    let kappa = gap.kappa(weak.conductance)
    let bracket = 0.25 * weak.thermal - gap.layer * weak.relaxationPeltier
    return (0.5 * weak.thermal * weak.transmission.value - kappa * bracket) / (1 + kappa)
  }

  /// (39): iota, error u^3 and theta^4 u.
  var current: Double { Self.dressed(voltage, weak, gap) * (1 + Self.thermalShift(weak, gap)) }
  /// iota at theta = 0.
  var coldCurrent: Double { gap.current(voltage, conductance: weak.conductance) }

  /// gamma = (b u - iota lambda/2)/w with the current's thermal corrections added up.
  var dipole: Double {
    gap.dipole(
      voltage: voltage,
      current: Self.dressed(voltage, weak, gap) + coldCurrent * Self.thermalShift(weak, gap))
  }

  /// (u/2) g/(1 + kappa) t kappa/4, what the Drude slope takes.
  private var slopeDipole: Double { 0.125 * gap.share * coldCurrent * weak.thermal }

  /// (nu_L - nu_R)/2.
  var halfDifference: Double { dipole - slopeDipole + screenedPeltier }
  /// (u/2) g/(1 + kappa) \hat d_T r (1 - 2b/w)/(K + 1).
  private var screenedPeltier: Double { 0.5 * coldCurrent * weak.relaxationPeltier * gap.share * gap.layer }

  /// nu at the face, +- halfDifference - iota u/(4 (K + 1)).
  func faceDeviation(_ side: Side) -> Double {
    side.sign * halfDifference - 0.25 * current * voltage / (gap.screening + 1)
  }

  /// m = (iota/2) (u/2 -+ \hat d_T): h(s) = m (1/2 - e^{-s}) is the bend of delta mu (36).
  func bend(_ side: Side) -> Double { 0.5 * current * (0.5 * voltage - side.sign * weak.relaxationPeltier) }

  /// (D6): B = m/(K^2 - 1), the amplitude of e^{-s} in nu.
  func relaxationPotential(_ side: Side) -> Double { bend(side) / (gap.screening * gap.screening - 1) }

  /// (D7): A, the amplitude of e^{-K s}; printed with the other sign of the bracket.
  func screeningAmplitude(_ side: Side, bracketSign: Double = 1) -> Double {
    let k = gap.screening
    // r (K/(K^2 - 1) - (2b/w)/(K + 1)) times (u/2) g/(1 + kappa).
    let shape = k / (k * k - 1) - 2 * gap.permittivityRatio / gap.width / (k + 1)
    let bracket = 0.5 * coldCurrent * weak.relaxationPeltier * shape - slopeDipole
    return -side.sign * (dipole + bracketSign * bracket) + 0.25 * current * voltage * k / (k * k - 1)
  }

  /// (D10): the density at the face, Fhat nu with Fhat = 1 + 3 t/4.
  func faceDensity(_ side: Side) -> Double {
    faceDeviation(side) + 0.75 * weak.thermal * side.sign * gap.dipole(voltage: voltage, current: coldCurrent)
  }

  /// (D11): the electrostatic drop; printed with the other sign of \hat d_T.
  func electrostaticDrop(thermalSign: Double = 1) -> Double {
    voltage - 2 * (dipole - slopeDipole + thermalSign * screenedPeltier)
  }
}
