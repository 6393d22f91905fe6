import NichromeNumerics

/// The thermal quantities all expansions for weak excitation and low temperature share.
///
/// Sommerfeld's expansion int h(E) (-F') dE = h(mu0) + t h''(mu0) with t = pi^2 theta^2/6 is their only source.
struct WeakExcitation: Sendable {
  /// t = pi^2 theta^2/6.
  let thermal: Double
  let transmission: TransmissionExpansion

  /// - Throws: at T0 = 0 or 1, at a kink, and where the thermal correction makes T0 + t T0'' no probability.
  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    transmission = try parameters.expansion.get()
    thermal = Double.pi * Double.pi / 6 * parameters.temperature * parameters.temperature
    guard transmission.value > 0 else { throw .opaque }
    guard transmission.value < 1 else { throw .perfectTransmission }
    guard dressedTransmission > 0 && dressedTransmission < 1 else { throw .thermalCorrection(dressedTransmission) }
  }

  /// T0 + t T0'', the thermal mean of T.
  var dressedTransmission: Double { transmission.value + thermal * transmission.curvature }
  /// r = T0/(1 - T0).
  var conductance: Double { transmission.value / (1 - transmission.value) }
  /// r with the dressed transmission.
  var dressedConductance: Double { dressedTransmission / (1 - dressedTransmission) }
  /// d_T = 2 t T0'/T0 (30): Peltier heat per current, in mu0.
  var peltier: Double { 2 * thermal * transmission.slope / transmission.value }
  /// \hat d_T = t [2 T0'/T0 - (1 - T0)], what takes its place for a constant relaxation time.
  var relaxationPeltier: Double { peltier - thermal * (1 - transmission.value) }
  /// T0' (i/(4 T0) - u/6), the part of P per u^2 that a slope of T(E) makes at zero temperature.
  func slopeHeat(current: Double, voltage: Double) -> Double {
    transmission.slope * (current / (4 * transmission.value) - voltage / 6)
  }
  /// P^u_R - P^u_L where the density vanishes, (C13) and (E5), for the Peltier heat of the closure.
  func neutralAsymmetry(voltage: Double, peltier: Double) -> Double {
    let current = voltage * conductance
    let cubic = slopeHeat(current: current, voltage: voltage) + 0.125 * transmission.value * current
    return 2 * (current * peltier + voltage * voltage * cubic)
  }
}

/// The scatterer as a capacitor between two screening wires.
struct ScreenedGap: Sendable {
  /// K = k_s l0.
  let screening: Double
  /// lambda = L/l0.
  let length: Double
  /// b = eps_B/eps.
  let permittivityRatio: Double

  init(_ parameters: FormulaParameters) throws(FormulaDomain) {
    guard let screening = parameters.screening else { throw .neutral }
    self.screening = screening
    length = parameters.scattererLength
    permittivityRatio = parameters.permittivityRatio
  }

  /// w = omega/eps = K lambda + 2 b (33).
  var width: Double { screening * length + 2 * permittivityRatio }
  /// lambda/w.
  var share: Double { length / width }
  /// g = 1 + 2 b/w.
  var enhancement: Double { 1 + 2 * permittivityRatio / width }
  /// kappa = r lambda/w.
  func kappa(_ conductance: Double) -> Double { conductance * share }
  /// u -> r u g/(1 + kappa), the current of the linearised dynamics.
  func current(_ voltage: Double, conductance: Double) -> Double {
    voltage * conductance * enhancement / (1 + kappa(conductance))
  }
  /// gamma = (b u - iota lambda/2)/w: half of what the two charged layers at the faces take from the voltage.
  func dipole(voltage: Double, current: Double) -> Double {
    (permittivityRatio * voltage - 0.5 * length * current) / width
  }
  /// K/(K + 1).
  var layer: Double { screening / (screening + 1) }
  /// K^2/(K^2 - 1).
  var resonance: Double { screening * screening / (screening * screening - 1) }

  /// Where p^s = iota (-+ K A e^{-K s} + D e^{-s}) has its extremum: s = ln(+- A K^2/D)/(K - 1) (53).
  ///
  /// nil where that is not outside the scatterer.
  func spot(_ side: Side, amplitude: Double, relaxation: Double) -> Double? {
    let ratio = spotRatio(side, amplitude: amplitude, relaxation: relaxation)
    // Not a number at K = 1, where A and D have poles: not the same as no spot.
    if ratio.isNaN { return ratio }
    guard ratio > 0 else { return nil }
    let distance = logarithm(ratio) / (screening - 1)
    return distance > 0 ? distance : nil
  }

  /// +- A K^2/D; a spot needs it above 1 for K > 1.
  func spotRatio(_ side: Side, amplitude: Double, relaxation: Double) -> Double {
    side.sign * amplitude * screening * screening / relaxation
  }
}
