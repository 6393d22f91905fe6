import NichromeModel

/// The exact solution of the full dynamics for a constant mean free path, at any voltage, temperature and screening.
struct FullMeanFreePath: FormulaModel {
  static let closure = FormulaClosure.fullDynamics
  let exact: ConstantMeanFreePath

  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    try parameters.require(exponent: 0)
    let system = try parameters.system()
    do {
      exact = try ConstantMeanFreePath(system)
    } catch {
      throw .unsolvable(error.description)
    }
  }
}

/// Its expansion for small u and theta: iota = r~ u, and the asymmetry of `LinearTransmission`.
struct WeakFullMeanFreePath: FormulaModel {
  static let closure = FormulaClosure.fullDynamics
  let weak: WeakExcitation
  let temperature: Double
  let voltage: Double

  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    try parameters.require(exponent: 0)
    weak = try WeakExcitation(parameters)
    temperature = parameters.temperature
    voltage = try parameters.voltage(conductance: weak.dressedConductance)
  }

  var current: Double { weak.dressedConductance * voltage }
  var asymmetry: Double {
    LinearTransmission(
      value: weak.transmission.value, slope: weak.transmission.slope, temperature: temperature
    ).excessHeatAsymmetry(voltage: voltage)
  }
  func heat(_ side: Side) -> Double { 0.5 * (current * voltage - side.sign * asymmetry) }
}

/// The full dynamics for a constant relaxation time in the neutral limit, for small u and theta.
struct WeakFullRelaxationTime: FormulaModel {
  static let closure = FormulaClosure.fullDynamics
  let expansion: RelaxationTimeExpansion
  let voltage: Double

  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    try parameters.require(exponent: 1)
    if let screening = parameters.screening { throw .finiteScreening(screening) }
    let weak = try WeakExcitation(parameters)
    expansion = RelaxationTimeExpansion(
      value: weak.dressedTransmission, slope: weak.transmission.slope, temperature: parameters.temperature)
    voltage = try parameters.voltage(conductance: expansion.current(voltage: 1))
  }
}

/// The linear thermal response of the full dynamics for any relaxation law l = l0 (v/v0)^s.
struct ThermalResponse: FormulaModel {
  static let closure = FormulaClosure.fullDynamics
  let weak: WeakExcitation
  let voltage: Double
  let exponent: Double

  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    weak = try WeakExcitation(parameters)
    guard let exponent = parameters.relaxation.exponent else { throw .relaxationTable }
    self.exponent = exponent
    voltage = try parameters.voltage(conductance: weak.dressedConductance)
  }

  /// (u/(1 - T0)) (2 pi^2 theta^2/3) [T0' - s T0 (1 - T0)/2].
  var asymmetry: Double {
    let t = weak.transmission
    let bracket = t.slope - 0.5 * exponent * t.value * (1 - t.value)
    return voltage / (1 - t.value) * 4 * weak.thermal * bracket
  }
  /// T0' u (u^2 + 4 pi^2 theta^2)/6, what scattering alone does.
  var ballisticAsymmetry: Double {
    weak.transmission.slope * voltage * (voltage * voltage + 24 * weak.thermal) / 6
  }
}

extension FormulaParameters {
  /// - Throws: `FormulaDomain.relaxationLaw` for another law.
  func require(exponent: Double) throws(FormulaDomain) {
    guard relaxation.exponent == exponent else {
      throw .relaxationLaw(expected: exponent, found: relaxation.exponent)
    }
  }

  /// The system of these parameters; the length of the wires plays no part in any formula.
  func system() throws(FormulaDomain) -> System {
    guard let law else { throw .expansionOnly }
    guard temperature > 0 else { throw .unsolvable("its quadratures need a temperature above zero") }
    return System(
      temperature: temperature, relaxation: relaxation,
      screening: screening.map { .poisson(wavenumber: $0) } ?? .neutral, halfLength: 1,
      scatterer: Scatterer(length: scattererLength, permittivityRatio: permittivityRatio, transmission: law),
      drive: drive)
  }
}
