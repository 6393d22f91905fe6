import NichromeModel

extension Formula {
  /// Expansions for weak excitation, low temperature.
  static let neutralMeanFreePath: [Formula] = [
    .of(
      NeutralMeanFreePathModel.self, "C9", "current iota = r~ u (1 - r d_T/2)", .current, order: .error(3, 4)
    ) { FormulaValue($0.current) },
    .of(
      NeutralMeanFreePathModel.self, "C10", "delta mu - e phi at the faces, nu = -+ iota d_T/4 + u iota/8", .energy,
      order: .error(3, 4)
    ) { model in FormulaValue { model.faceDeviation($0) } },
    .of(
      NeutralMeanFreePathModel.self, "C11", "electrostatic drop u (1 + r d_T/2)", .energy, order: .error(3, 4),
      verdict: "wrong: the sign of d_T",
      printed: .other { FormulaValue($0.electrostaticDrop(thermalSign: -1)) }
    ) { FormulaValue($0.electrostaticDrop()) },
    .of(
      NeutralMeanFreePathModel.self, "C12", "dissipation P^u of each wire", .heat, order: .error(4, 4)
    ) { model in FormulaValue { model.dissipation($0) } },
    .of(NeutralMeanFreePathModel.self, "C13", "asymmetry P^u_R - P^u_L", .heat, order: .error(5, 4)) {
      FormulaValue($0.dissipationAsymmetry)
    },
    .of(NeutralMeanFreePathModel.self, "C14", "asymmetry of the field part, -u^3 r^2/4", .heat, order: .error(5, 2)) {
      FormulaValue($0.fieldAsymmetry)
    },
    .of(
      NeutralMeanFreePathModel.self, "C15", "asymmetry of all excess heat, (C13) + (C14)", .heat, order: .error(5, 4)
    ) { FormulaValue($0.dissipationAsymmetry + $0.fieldAsymmetry) },
  ]
}
