import NichromeModel

extension Formula {
  /// Expansions for weak excitation, low temperature: charge.
  static let meanFreePath: [Formula] = [
    .of(
      MeanFreePathModel.self, "29",
      "current iota = r~ u (1 + 2b/w)/(1 + kappa~) [1 - (d_T/2) (kappa/(1 + kappa)) K^2/(K + 1)]", .current,
      order: .error(3, 4), verdict: "wrong: the factor 1/2 of d_T is missing",
      printed: .other {
        FormulaValue(MeanFreePathModel.current($0.voltage, $0.weak, $0.gap, thermoelectric: 1))
      }
    ) { FormulaValue($0.current) },
    .of(
      MeanFreePathModel.self, "33", "w = omega/eps = K L/l0 + 2b and kappa = r L/(l0 w)", .one, order: .exact,
      verdict: "right; which of (33), (34), (B4) holds which definition is inferred"
    ) { FormulaValue([("w", $0.gap.width), ("kappa", $0.gap.kappa($0.weak.conductance))]) },
    .of(
      MeanFreePathModel.self, "34", "dipole gamma = (b u - iota L/(2 l0))/w", .energy, order: .error(3, 4),
      verdict: "right; which of (33), (34), (B4) holds which definition is inferred"
    ) { FormulaValue($0.dipole) },
    .of(
      MeanFreePathFunctionals.self, "B1", "W = int T (f_L - f_R) dE = u (T0 + t T0'' + u^2 T0''/24)", .energy,
      order: .error(5, 4)
    ) { FormulaValue([("W", $0.window)]) },
    .of(
      MeanFreePathFunctionals.self, "B2", "T_{L,R} = int T (-f') dE", .one, order: .error(4, 4)
    ) { FormulaValue([("T_L", $0.edge(.left)), ("T_R", $0.edge(.right))]) },
    .of(
      MeanFreePathFunctionals.self, "B3",
      "T_L^L, T_R^R (a, b) and T_L^R, T_R^L (c): 1/v of the lower, -f' of the upper",
      .one, order: .error(4, 4), verdict: "(c) right up to u theta^2 only: mu0 in its thermal bracket is mu0 -+ eV",
      printed: .other { $0.slownesses(movedBracket: false) }
    ) { $0.slownesses(movedBracket: true) },
    .of(MeanFreePathModel.self, "B6", "current iota, as (29)", .current, order: .error(3, 4)) {
      FormulaValue($0.current)
    },
    .of(
      MeanFreePathModel.self, "B7", "nu = delta mu - e phi at the faces", .energy, order: .error(3, 4)
    ) { model in FormulaValue { model.faceDeviation($0) } },
    .of(
      MeanFreePathModel.self, "B8", "density of the electrons still to relax at the faces, q/2", .density,
      order: .error(3, 4), verdict: "wrong: the term u^2 theta^2 lacks a factor 1/8",
      printed: .other { model in FormulaValue { model.relaxing($0, share: 8) } }
    ) { model in FormulaValue { model.relaxing($0) } },
    .of(MeanFreePathModel.self, "B9", "amplitude A of e^{-K s} in nu", .energy, order: .error(3, 4)) { model in
      FormulaValue { model.screeningAmplitude($0) }
    },
    .of(
      MeanFreePathModel.self, "B10", "density at the faces", .density, order: .error(3, 4),
      verdict: "wrong: the term 3/4 needs the factor 2 gamma/(eV)",
      printed: .other { model in FormulaValue { model.faceDensity($0, dipole: 0.5 * model.voltage) } }
    ) { model in FormulaValue { model.faceDensity($0, dipole: model.dipole) } },
    .of(
      MeanFreePathModel.self, "B11", "electrostatic drop", .energy, order: .error(3, 4),
      verdict: "wrong: the sign of the term in d_T",
      printed: .other { FormulaValue($0.electrostaticDrop(thermalSign: -1)) }
    ) { FormulaValue($0.electrostaticDrop()) },
  ]
}
