import NichromeNumerics

extension MeanFreePathModel {
  /// (57): P^u, error u^4 and theta^4 u (theta^6 for T''' = 0).
  ///
  ///     P^u_{L,R} = iota u/2 -+ {iota d_T + u^2 T0' (iota/(4 T0) - u/6) + T0 u^2 iota K/(8 (K + 1))}.
  func dissipation(_ side: Side) -> Double { 0.5 * current * voltage - 0.5 * side.sign * dissipationAsymmetry }

  /// (58): P^u_R - P^u_L.
  var dissipationAsymmetry: Double {
    let cubic =
      weak.slopeHeat(current: current, voltage: voltage) + 0.125 * weak.transmission.value * current * gap.layer
    return 2 * (current * weak.peltier + voltage * voltage * cubic)
  }

  /// (59): P^f_R - P^f_L = -iota (nu_L + nu_R) to leading order, u^3.
  var fieldAsymmetry: Double { -0.25 * gap.layer * voltage * current * current }

  /// D = P^u/iota +- B, the amplitude of e^{-s} in p^s/iota.
  func relaxationAmplitude(_ side: Side) -> Double {
    // B_{L,R} = -K^2/(K^2 - 1) Q/2F0 with Q = +- q.
    dissipation(side) / current - gap.resonance * relaxing(side)
  }

  /// (61) in its best form, (53) with (57), (B8), (B9).
  func spot(_ side: Side) -> Double? {
    gap.spot(side, amplitude: screeningAmplitude(side), relaxation: relaxationAmplitude(side))
  }

  /// (61) as printed, ln{(2/u) (+-A) K^2/[X - 1]}/K with X of the printed (60); nil where that has no value.
  func printedSpot(_ side: Side) -> Double? {
    let excess = spotCondition(side, peltierTerm: 0) - 1
    let ratio = 2 * side.sign * screeningAmplitude(side) * gap.screening * gap.screening / (-voltage * excess)
    return ratio > 1 ? logarithm(ratio) / gap.screening : nil
  }

  /// (60): a spot needs this above 1 where gamma > 0. As printed the term 2 d_T/u, the largest, is missing.
  func spotCondition(_ side: Side, peltierTerm: Double = 2) -> Double {
    let kappa = gap.kappa(weak.conductance)
    return side.sign * (peltierTerm * weak.peltier / voltage - 0.25 * current) + 0.5 * weak.conductance * weak.peltier
      * gap.enhancement / (1 + kappa)
  }
}
