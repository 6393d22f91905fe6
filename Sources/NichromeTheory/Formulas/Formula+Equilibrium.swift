import NichromeModel

/// The wire at rest.
private struct Rest: FormulaModel {
  static let closure = FormulaClosure.equilibrium
  let factors: EquilibriumFactors
  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    factors = EquilibriumFactors(temperature: parameters.temperature)
  }
}

/// The thermoelectric numbers of T(E), which need no closure.
private struct Thermopower: FormulaModel {
  static let closure = FormulaClosure.equilibrium
  let weak: WeakExcitation
  let temperature: Double
  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    weak = try WeakExcitation(parameters)
    temperature = parameters.temperature
  }
  /// S in k_B/e: -(pi^2/3) theta T0'/T0.
  var thermopower: Double {
    -(Double.pi * Double.pi / 3) * temperature * weak.transmission.slope / weak.transmission.value
  }
}

extension Formula {
  static let equilibrium: [Formula] = [
    .of(Rest.self, "9", "density N0 = -sqrt(pi theta) Li_{1/2}(-e^{1/theta})", .density, order: .exact) {
      FormulaValue($0.factors.carriers)
    },
    .of(
      Rest.self, "12", "F0(theta) = int (-f') dx/sqrt x", .one, order: .exact,
      verdict: "the printed text is not known to the program", printed: .unknown
    ) { FormulaValue($0.factors.density) },
    .of(Rest.self, "A4", "k_s(theta)/k_s(0) = sqrt F0(theta)", .one, order: .exact) {
      FormulaValue($0.factors.density.squareRoot())
    },
    .of(
      Thermopower.self, "30", "Peltier heat per current d_T = (pi^2 theta^2/3) T0'/T0", .energy, order: .error(nil, 4),
      verdict: "wrong: an extra factor T0'",
      printed: .other { FormulaValue($0.weak.peltier * $0.weak.transmission.slope) }
    ) { FormulaValue($0.weak.peltier) },
    .of(Thermopower.self, "31", "thermopower S = -(pi^2/3) theta T0'/T0, in k_B/e", .one, order: .error(nil, 3)) {
      FormulaValue($0.thermopower)
    },
    .of(Thermopower.self, "32", "d_T = -S theta, S from (31)", .energy, order: .error(nil, 4)) {
      FormulaValue(-$0.thermopower * $0.temperature)
    },
  ]
}
