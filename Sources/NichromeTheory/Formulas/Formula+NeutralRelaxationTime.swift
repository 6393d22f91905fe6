import NichromeModel

extension Formula {
  /// Expansions for weak excitation, low temperature.
  static let neutralRelaxationTime: [Formula] = [
    .of(NeutralRelaxationTimeModel.self, "E1", "density at the faces", .density, order: .exact) { _ in
      FormulaValue { _ in 0 }
    },
    .of(
      NeutralRelaxationTimeModel.self, "E2", "electrostatic drop = u", .energy, order: .exact,
      verdict: "right; that this quantity has this number is inferred"
    ) { FormulaValue($0.voltage) },
    .of(
      NeutralRelaxationTimeModel.self, "E3", "current iota = r~ u [1 + (pi^2/12) theta^2 T0]", .current,
      order: .error(3, 4)
    ) { FormulaValue($0.current) },
    .of(
      NeutralRelaxationTimeModel.self, "E4",
      "dissipation P^u of each wire, (C12) with T0' - T0 (1 - T0)/2 for T0'", .heat,
      order: .error(4, 4), verdict: "wrong: T0' and T0^2 missing in the cubic term, thermal bracket of (63)",
      printed: .other { model in FormulaValue { model.printedDissipation($0) } }
    ) { model in FormulaValue { model.dissipation($0) } },
    .of(
      NeutralRelaxationTimeModel.self, "E5", "asymmetry P^u_R - P^u_L", .heat, order: .error(5, 4),
      verdict: "wrong as (E4)", printed: .other { FormulaValue($0.printedDissipationAsymmetry) }
    ) { FormulaValue($0.dissipationAsymmetry) },
    .of(
      NeutralRelaxationTimeModel.self, "E5.field", "asymmetry of the field part, -u^3 r^2/2, the limit of (65)", .heat,
      order: .error(5, 2)
    ) { FormulaValue($0.fieldAsymmetry) },
    .of(
      NeutralRelaxationTimeModel.self, "E6", "distance of the spot: p^s is one exponential, so there is none", .length,
      order: .exact, verdict: "wrong: an artefact of the term that (62) prints",
      printed: .other { model in FormulaValue { model.printedSpot($0) } }
    ) { _ in FormulaValue { _ in nil } },
  ]
}
