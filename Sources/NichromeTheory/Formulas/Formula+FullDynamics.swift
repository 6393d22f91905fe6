import NichromeModel

extension Formula {
  private static let notInPaper = "a result of the full dynamics, to hold the paper's against"

  /// What the full dynamics says instead.
  static let fullDynamics: [Formula] = meanFreePathInFull + relaxationTimeInFull

  private static let meanFreePathInFull: [Formula] = [
    .of(
      FullMeanFreePath.self, "28.full", "current iota, exact for a constant mean free path", .current, order: .exact,
      verdict: notInPaper, printed: .unknown
    ) { FormulaValue($0.exact.current) },
    .of(
      FullMeanFreePath.self, "48.full", "voltage u, exact for a constant mean free path", .energy, order: .exact,
      verdict: notInPaper, printed: .unknown
    ) { FormulaValue($0.exact.voltage) },
    .of(
      FullMeanFreePath.self, "47.full", "excess heat of each wire, exact for a constant mean free path", .heat,
      order: .exact, verdict: notInPaper, printed: .unknown
    ) { model in FormulaValue { model.exact.excessHeat($0) } },
    .of(
      FullMeanFreePath.self, "49.full", "asymmetry of the excess heat, exact for a constant mean free path", .heat,
      order: .exact, verdict: notInPaper, printed: .unknown
    ) { FormulaValue($0.exact.excessHeatAsymmetry) },
    .of(
      FullMeanFreePath.self, "52.full", "p^s at the faces, P e^{-s}: monotonic at any screening", .heatPerLength,
      order: .exact, verdict: notInPaper, printed: .unknown
    ) { model in FormulaValue { model.exact.excessHeat($0, at: 0) } },
    .of(
      FullMeanFreePath.self, "53.full", "distance of the spot: none for a constant mean free path", .length,
      order: .exact, verdict: notInPaper, printed: .unknown
    ) { _ in FormulaValue { _ in nil } },
    .of(
      WeakFullMeanFreePath.self, "29.full", "current iota = r~ u, without (1 + 2b/w)/(1 + kappa)", .current,
      order: .error(3, 4), verdict: notInPaper, printed: .unknown
    ) { FormulaValue($0.current) },
    .of(
      WeakFullMeanFreePath.self, "57.full", "excess heat of each wire, iota u/2 -+ (C15.full)/2", .heat,
      order: .error(4, 4), verdict: notInPaper, printed: .unknown
    ) { model in FormulaValue { model.heat($0) } },
    .of(
      WeakFullMeanFreePath.self, "C15.full",
      "asymmetry (T0' u/(1 - T0)) [2 pi^2 theta^2/3 + u^2 (1 + 3 T0^2 + 2 T0^3)/(6 (1 - T0)^2)]", .heat,
      order: .error(5, 4), verdict: notInPaper, printed: .unknown
    ) { FormulaValue($0.asymmetry) },
  ]

  private static let relaxationTimeInFull: [Formula] = [
    .of(
      WeakFullRelaxationTime.self, "E3.full", "current iota = r u [1 + (pi^2/12) theta^2 T0]", .current,
      order: .error(3, 4), verdict: notInPaper, printed: .unknown
    ) { FormulaValue($0.expansion.current(voltage: $0.voltage)) },
    .of(
      WeakFullRelaxationTime.self, "62.full",
      "p^s at the faces, iota (u/2 -+ d), d = (pi^2 theta^2/3) [T0'/T0 - (1 - T0)/2]",
      .heatPerLength, order: .error(3, 4), verdict: notInPaper, printed: .unknown
    ) { model in FormulaValue { model.expansion.excessHeat($0, at: 0, voltage: model.voltage) } },
    .of(
      WeakFullRelaxationTime.self, "E5.full",
      "asymmetry, thermal part derived; the part u^3 established numerically to 2e-4", .heat, order: .error(5, 4),
      verdict: notInPaper, printed: .unknown
    ) { FormulaValue($0.expansion.excessHeatAsymmetry(voltage: $0.voltage)) },
    .of(
      ThermalResponse.self, "64.full",
      "thermal part of the asymmetry for l = l0 (v/v0)^s: (u/(1 - T0)) (2 pi^2 theta^2/3) [T0' - s T0 (1 - T0)/2]",
      .heat, order: .error(nil, 4), verdict: notInPaper, printed: .unknown
    ) { FormulaValue($0.asymmetry) },
    .of(
      ThermalResponse.self, "49.full.ballistic",
      "asymmetry of scattering alone, l0 -> infinity: T0' u (u^2 + 4 pi^2 theta^2)/6",
      .heat, order: .error(5, 4), verdict: notInPaper, printed: .unknown
    ) { FormulaValue($0.ballisticAsymmetry) },
  ]
}
