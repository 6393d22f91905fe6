extension RelaxationTimeModel {
  /// (63): P^u_{L,R} = iota u/2 -+ {iota \hat d_T + u^2 T0' (iota/(4 T0) - u/6) + T0 u^2 iota (K - 1)/(8 (K + 1))}.
  func dissipation(_ side: Side) -> Double { 0.5 * current * voltage - 0.5 * side.sign * dissipationAsymmetry }

  /// (64): P^u_R - P^u_L.
  var dissipationAsymmetry: Double {
    let bend = 0.125 * weak.transmission.value * current * (gap.screening - 1) / (gap.screening + 1)
    return asymmetry(peltier: weak.relaxationPeltier, bend: bend)
  }

  /// (63) as printed: [T0'/T0 - (1/2)(1/2 - T0)], and the screening part of the term T0 u^2 alone.
  func printedDissipation(_ side: Side) -> Double {
    0.5 * current * voltage - 0.5 * side.sign * printedDissipationAsymmetry
  }

  /// (64) as printed.
  var printedDissipationAsymmetry: Double {
    let bend = -0.25 * weak.transmission.value * current / (gap.screening + 1)
    return asymmetry(peltier: weak.printedRelaxationPeltier, bend: bend)
  }

  private func asymmetry(peltier: Double, bend: Double) -> Double {
    let cubic = weak.slopeHeat(current: current, voltage: voltage) + bend
    return 2 * (current * peltier + voltage * voltage * cubic)
  }

  /// (65): P^f_R - P^f_L = -iota (S + m_L + m_R) to leading order, u^3.
  var fieldAsymmetry: Double { -0.5 * gap.layer * voltage * current * current }

  /// (62): p^u e^s = iota (u/2 -+ \hat d_T), in mu0^2/(pi hbar l0).
  func dissipationAmplitude(_ side: Side) -> Double { 2 * bend(side) }

  /// D = (u/2 -+ \hat d_T) (1 +- (iota/2) K^2/(K^2 - 1)), the amplitude of e^{-s} in p^s/iota.
  func relaxationAmplitude(_ side: Side) -> Double {
    (0.5 * voltage - side.sign * weak.relaxationPeltier) * (1 + 0.5 * side.sign * current * gap.resonance)
  }

  /// (66): s = ln(+- A K^2/D)/(K - 1), nil where there is no spot.
  func spot(_ side: Side) -> Double? {
    gap.spot(side, amplitude: screeningAmplitude(side), relaxation: relaxationAmplitude(side))
  }
}

extension WeakExcitation {
  /// t [2 T0'/T0 - (1/2 - T0)]: what integrating (62) as printed puts in the place of \hat d_T.
  var printedRelaxationPeltier: Double { peltier - thermal * (0.5 - transmission.value) }
  /// pi^2 theta^2/12, the coefficient of the term in (z - z-+)/l0 that (62) prints and that does not exist.
  var printedSlope: Double { 0.5 * thermal }
}
