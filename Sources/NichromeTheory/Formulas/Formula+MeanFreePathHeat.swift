import NichromeModel

extension Formula {
  /// Expansions for weak excitation, low temperature: heat and spots.
  static let meanFreePathHeat: [Formula] = [
    .of(
      MeanFreePathModel.self, "57",
      "dissipation P^u = iota u/2 -+ {iota d_T + u^2 T0' (iota/4T0 - u/6) + T0 u^2 iota K/(8 (K + 1))}", .heat,
      order: .error(4, 4)
    ) { model in FormulaValue { model.dissipation($0) } },
    .of(
      MeanFreePathModel.self, "58", "asymmetry P^u_R - P^u_L", .heat, order: .error(5, 4),
      verdict: "right; the first term lacks a factor A"
    ) { FormulaValue($0.dissipationAsymmetry) },
    .of(
      MeanFreePathModel.self, "59", "asymmetry of the field part, -(K/(K + 1)) u iota^2/4", .heat,
      order: .error(5, 2)
    ) { FormulaValue($0.fieldAsymmetry) },
    .of(
      MeanFreePathModel.self, "60", "-+ iota/4 +- 2 d_T/u + (r d_T/2) (1 + 2b/w)/(1 + kappa): a spot needs it above 1",
      .one, order: .error(1, 4), verdict: "wrong: the largest term, 2 d_T/u, is missing",
      printed: .other { model in FormulaValue { model.spotCondition($0, peltierTerm: 0) } }
    ) { model in FormulaValue { model.spotCondition($0) } },
    .of(
      MeanFreePathModel.self, "61", "distance of the spot: (53) with (57), (B8), (B9)", .length, order: .error(nil, 2),
      verdict: "wrong: the denominator is built on (60), which as printed leaves no spot, and 1/K stands for 1/(K - 1)",
      printed: .other { model in FormulaValue { model.printedSpot($0) } }
    ) { model in FormulaValue { model.spot($0) } },
  ]
}
