import NichromeModel

/// The functionals alone.
private struct Functionals: FormulaModel {
  static let closure = FormulaClosure.meanFreePath
  let functionals: TransmissionFunctionals
  let factors: EquilibriumFactors

  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    functionals = try TransmissionFunctionals(parameters)
    factors = EquilibriumFactors(temperature: parameters.temperature)
  }

  /// T_velocity^edge.
  func slowness(_ velocity: Side, _ edge: Side) -> Double { functionals.edge(edge, .slowness(velocity)) }
}

extension Formula {
  /// Quadratures of the closure at any temperature.
  static let exactMeanFreePath: [Formula] = [
    .of(Functionals.self, "25.W", "W = int T (f_L - f_R) dE", .energy, order: .exact) {
      FormulaValue([("W", $0.functionals.window(.one))])
    },
    .of(
      Functionals.self, "25",
      "T_L, T_R = int T (-f') dE, and with 1/v in the wire of the lower, -f' of the upper index",
      .one, order: .exact
    ) { model in
      let pairs = Side.allCases.flatMap { v in Side.allCases.map { (v, $0) } }
      return FormulaValue(
        [("T_L", model.functionals.edge(.left, .one)), ("T_R", model.functionals.edge(.right, .one))]
          + pairs.map { ("T_\($0.rawValue)^\($1.rawValue)", model.slowness($0, $1)) })
    },
    .of(
      Functionals.self, "A12", "alpha^(j) (L), beta^(j) (R) = F0 - (1/2) [T_L^L + T_L^R], [T_R^R + T_R^L]", .one,
      order: .exact, verdict: "wrong indices: T_R^L and T_L^R are exchanged",
      printed: .other { model in
        FormulaValue { side in
          let other = side == .left ? Side.right : .left
          return model.factors.density - 0.5 * (model.slowness(side, side) + model.slowness(other, side))
        }
      }
    ) { model in
      FormulaValue { side in
        model.factors.density - 0.5 * (model.slowness(side, .left) + model.slowness(side, .right))
      }
    },
    .of(ExactMeanFreePath.self, "28", "current iota at any temperature", .current, order: .exact) {
      FormulaValue($0.balance.current)
    },
    .of(ExactMeanFreePath.self, "47", "dissipation P^u of each wire at any temperature", .heat, order: .exact) {
      model in FormulaValue { model.balance.dissipation($0) }
    },
    .of(ExactMeanFreePath.self, "48", "total dissipation P^u_T = iota u", .heat, order: .exact) {
      FormulaValue($0.balance.current * $0.balance.voltage)
    },
    .of(ExactMeanFreePath.self, "49", "asymmetry P^u_R - P^u_L at any temperature", .heat, order: .exact) {
      FormulaValue($0.balance.dissipationAsymmetry)
    },
    .of(ExactMeanFreePath.self, "50", "field part P^f of each wire, +- iota nu", .heat, order: .exact) { model in
      FormulaValue { model.balance.field($0) }
    },
    .of(
      ExactMeanFreePath.self, "52", "p^s = -+ K iota A e^{-K s} + iota D e^{-s}: the two amplitudes", .heatPerLength,
      order: .exact
    ) { model in
      FormulaValue(
        Side.allCases.flatMap { side in
          [
            (
              "\(side.rawValue) screening",
              -side.sign * model.gap.screening * model.balance.current * model.amplitude(side)
            ),
            ("\(side.rawValue) relaxation", model.balance.current * model.balance.relaxationAmplitude(side)),
          ]
        })
    },
    .of(ExactMeanFreePath.self, "53", "distance of the spot, ln(+-A K^2/D)/(K - 1)", .length, order: .exact) { model in
      FormulaValue { model.spot($0) }
    },
    .of(
      ExactMeanFreePath.self, "55", "+-A K^2/D, above 1 where there is a spot (K > 1)", .one, order: .exact,
      verdict: "wrong for the left wire when gamma > 0; a spot needs D < 0 and abs(A) K^2 > abs(D) on either side",
      printed: .unknown
    ) { model in
      FormulaValue {
        model.gap.spotRatio(
          $0, amplitude: model.amplitude($0), relaxation: model.balance.relaxationAmplitude($0))
      }
    },
    .of(
      ExactMeanFreePath.self, "56", "curvature of p^s at the spot, per l0^2: -(K - 1) iota D e^{-s}", .heatPerLength,
      order: .exact, verdict: "right in sign; the dimension of the prefactor is 1/l^3, not 1/l"
    ) { model in FormulaValue { model.curvature($0) } },
  ]
}

extension TransmissionFunctionals {
  /// At the voltage of the parameters, or at the one that belongs to their current.
  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    guard let law = parameters.law else { throw .expansionOnly }
    self.init(
      curve: TransmissionCurve(breakpoints: law.breakpoints) { law.probability(at: $0) },
      temperature: parameters.temperature, jump: try FaceBalance(parameters).voltage)
  }
}
