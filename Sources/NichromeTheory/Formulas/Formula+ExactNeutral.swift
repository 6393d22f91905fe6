import NichromeModel

extension Formula {
  /// Quadratures of the closure in the strong-Coulomb limit, at any temperature.
  static let exactNeutralMeanFreePath: [Formula] = [
    .of(
      ExactNeutralMeanFreePath.self, "C6", "delta mu - e phi at the faces, nu = -+ q/2F0", .energy, order: .exact
    ) { model in FormulaValue { model.balance.faceDeviation($0) } },
    .of(
      NeutralFunctionals.self, "C8",
      "current W + {(T_L - [T_L T_R^R - T_R T_R^L]/2F0) W^L + (T_R - [T_R T_L^L - T_L T_L^R]/2F0) W^R}/(2F0 Delta)",
      .current, order: .exact,
      verdict: "wrong: the sign of the second line, and T_R^L and T_L^R exchanged",
      printed: .other { FormulaValue($0.current(secondLine: -1, exchanged: true)) }
    ) { FormulaValue($0.current(secondLine: 1, exchanged: false)) },
  ]
}

/// `FaceBalance` of a neutral wire.
private struct ExactNeutralMeanFreePath: FormulaModel {
  static let closure = FormulaClosure.neutralMeanFreePath
  let balance: FaceBalance

  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    balance = try FaceBalance(parameters)
  }
}

/// The functionals (25) of a neutral wire, which give the current in closed form.
private struct NeutralFunctionals: FormulaModel {
  static let closure = FormulaClosure.neutralMeanFreePath
  let functionals: TransmissionFunctionals
  /// 2 F0.
  let density: Double

  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    functionals = try TransmissionFunctionals(parameters)
    density = 2 * EquilibriumFactors(temperature: parameters.temperature).density
  }

  /// T_velocity^edge/2F0.
  private func share(_ velocity: Side, _ edge: Side) -> Double {
    functionals.edge(edge, .slowness(velocity)) / density
  }

  /// Delta = (1 - T_L^L/2F0) (1 - T_R^R/2F0) - T_L^R T_R^L/4F0^2.
  private var determinant: Double {
    (1 - share(.left, .left)) * (1 - share(.right, .right)) - share(.left, .right) * share(.right, .left)
  }

  /// (C8), without the J0 = 1 - O(e^{-1/theta}) of its lines: so it is exact at any temperature.
  ///
  /// - Parameters:
  ///   - secondLine: sign of the line with W^L.
  ///   - exchanged: whether T_R^L and T_L^R stand in each other's place.
  func current(secondLine: Double, exchanged: Bool) -> Double {
    let lines = Side.allCases.map { side in
      let other: Side = side == .left ? .right : .left
      let crossed = exchanged ? share(side, other) : share(other, side)
      let total = functionals.edge(side, .one)
      let opposite = functionals.edge(other, .one)
      return (total - total * share(other, other) + opposite * crossed) * functionals.window(.slowness(side))
    }
    return functionals.window(.one) + (secondLine * lines[0] + lines[1]) / (density * determinant)
  }
}
