import NichromeModel

extension Formula {
  /// Expansions for weak excitation, low temperature: charge.
  static let relaxationTime: [Formula] = [
    .of(
      RelaxationTimeModel.self, "36", "bend of delta mu, h = m (1/2 - e^{-s}): m, its rise from the face outward",
      .energy,
      order: .error(3, 4), verdict: "right; the arrangement of the printed text is not known to the program",
      printed: .unknown
    ) { model in FormulaValue { model.bend($0) } },
    .of(
      RelaxationTimeModel.self, "39",
      "current iota = r~ u (1 + 2b/w)/(1 + kappa~) [1 + {t T0/2 - kappa (t/4 - K d^_T/(K + 1))}/(1 + kappa)]", .current,
      order: .error(3, 4)
    ) { FormulaValue($0.current) },
    .of(
      RelaxationTimeModel.self, "D6", "amplitude B = m/(K^2 - 1) of e^{-s} in nu", .energy, order: .error(3, 4),
      verdict: "right; the arrangement of the printed text is not known to the program", printed: .unknown
    ) { model in FormulaValue { model.relaxationPotential($0) } },
    .of(
      RelaxationTimeModel.self, "D7", "amplitude A of e^{-K s} in nu", .energy, order: .error(3, 4),
      verdict: "wrong: the sign of the bracket",
      printed: .other { model in FormulaValue { model.screeningAmplitude($0, bracketSign: -1) } }
    ) { model in FormulaValue { model.screeningAmplitude($0) } },
    .of(
      RelaxationTimeModel.self, "D8", "nu = delta mu - e phi at the faces", .energy, order: .error(3, 4),
      verdict: "right (V/2 for eV/2); that this quantity has this number is inferred"
    ) { model in FormulaValue { model.faceDeviation($0) } },
    .of(
      RelaxationTimeModel.self, "D9", "dipole gamma = (b u - iota L/(2 l0))/w", .energy, order: .error(3, 4),
      verdict: "right; that this quantity has this number is inferred"
    ) { FormulaValue($0.dipole) },
    .of(RelaxationTimeModel.self, "D10", "density at the faces", .density, order: .error(3, 4)) { model in
      FormulaValue { model.faceDensity($0) }
    },
    .of(
      RelaxationTimeModel.self, "D11", "electrostatic drop", .energy, order: .error(3, 4),
      verdict: "wrong: the sign of the term in d^_T",
      printed: .other { FormulaValue($0.electrostaticDrop(thermalSign: -1)) }
    ) { FormulaValue($0.electrostaticDrop()) },
  ]

  /// Expansions for weak excitation, low temperature: heat and spots.
  static let relaxationTimeHeat: [Formula] = [
    .of(
      RelaxationTimeModel.self, "62", "p^u = iota e^{-s} (u/2 -+ d^_T): at the face, and the coefficient of s",
      .heatPerLength, order: .error(3, 4),
      verdict: "wrong: the term (pi^2/12) theta^2 (z - z-+)/l0 does not exist",
      printed: .other { $0.profile(slope: $0.weak.printedSlope) }
    ) { $0.profile(slope: 0) },
    .of(
      RelaxationTimeModel.self, "63",
      "dissipation P^u = iota u/2 -+ {iota d^_T + u^2 T0' (iota/4T0 - u/6) + T0 u^2 iota (K - 1)/(8 (K + 1))}", .heat,
      order: .error(4, 4), verdict: "wrong twice: thermal bracket, and -+ iota u^2 T0/8 is missing",
      printed: .other { model in FormulaValue { model.printedDissipation($0) } }
    ) { model in FormulaValue { model.dissipation($0) } },
    .of(
      RelaxationTimeModel.self, "64", "asymmetry P^u_R - P^u_L", .heat, order: .error(5, 4),
      verdict: "wrong as (63)", printed: .other { FormulaValue($0.printedDissipationAsymmetry) }
    ) { FormulaValue($0.dissipationAsymmetry) },
    .of(
      RelaxationTimeModel.self, "65", "asymmetry of the field part, -(K/(K + 1)) u iota^2/2", .heat,
      order: .error(5, 2)
    ) { FormulaValue($0.fieldAsymmetry) },
    .of(
      RelaxationTimeModel.self, "66", "distance of the spot, ln(+-A K^2/D)/(K - 1)", .length, order: .error(nil, 2),
      verdict: "wrong: built on (62); the full printed text is not known to the program", printed: .unknown
    ) { model in FormulaValue { model.spot($0) } },
  ]
}

extension RelaxationTimeModel {
  /// p^u e^s = iota (u/2 -+ d^_T -+ slope s).
  fileprivate func profile(slope: Double) -> FormulaValue {
    FormulaValue(
      Side.allCases.map { ($0.rawValue, dissipationAmplitude($0)) }
        + Side.allCases.map { ("\($0.rawValue) slope", -$0.sign * slope * current) })
  }
}
