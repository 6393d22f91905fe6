extension System {
  /// Remarks on a valid system, in whole sentences.
  var warnings: [String] {
    var list: [String] = []
    let theta = Text.number(temperature)
    if temperature > 0.2 {
      list.append("theta = \(theta) is outside the WELT regime (0.2): formulas of that regime are not meaningful here.")
    }
    if temperature < 0.002 {
      list.append("theta = \(theta) is very low: heat linear in u is lost in noise, and energies need narrow sampling.")
    }
    if let u = expectedVoltage, abs(u) > 0.3 {
      list.append(
        "|u| = \(Text.number(abs(u))) is outside the WELT regime (0.3): formulas of that regime are not meaningful "
          + "here."
      )
    }
    if halfLength < 4 * thermalMeanFreePath || halfLength < 6 {
      list.append(
        "halfLength = \(Text.number(halfLength)) l0 is short for the far field: electrons at mu0 + 4 kT have a mean "
          + "free path of \(Text.number(thermalMeanFreePath)) l0; take "
          + "\(Text.number(max(6, 4 * thermalMeanFreePath))) l0 or more."
      )
    }
    if let exponent = relaxation.exponent, exponent < 0, temperature > 0.2 {
      list.append(
        "With a negative exponent slow electrons have very long mean free paths, and at theta = \(theta) they are many."
      )
    }
    if let u = expectedVoltage, let pocket = FacePocket(self, voltage: u), pocket.depth > 1e-3 * abs(u) {
      list.append(
        "T = \(Text.number(pocket.transmission)) where electrons are at the band bottom: the slow ones make a pocket "
          + "\(Text.number(pocket.depth)) mu0 deep within some \(Text.number(pocket.length)) l0 of a neutral wire's face. "
          + "A run does not resolve it: its electrostatic drop is too large by up to that.")
    }
    if screeningPerCell > 1, screeningPerCell <= 2 {
      list.append("1/k_s is shorter than a cell of the field mesh: density and potential near the faces are smoothed.")
    }
    if let domain = relaxation.table?.domain,
      domain.lowerBound > max(0.01, 1 - 10 * temperature) || domain.upperBound < 1 + 10 * temperature
    {
      list.append("The relaxation table ends within 10 kT of mu0: its end values are used beyond.")
    }
    if let domain = scatterer.transmission.domain,
      domain.lowerBound > max(0, 1 - 10 * temperature) || domain.upperBound < 1 + 10 * temperature
    {
      list.append("The transmission table ends within 10 kT of mu0: its end values are used beyond.")
    }
    return list
  }
}

extension SimulationSettings {
  /// Remarks on valid settings.
  var warnings: [String] {
    var list: [String] = []
    if particles < 10_000 {
      list.append(
        "\(particles) particles are few: noise in mu(z) adds heat of order 1/particles. Compare with twice as many.")
    }
    return list
  }
}

extension Deck {
  /// Remarks on the binning.
  static func warnings(bins: Int, halfLength: Double) -> [String] {
    let width = halfLength / Double(bins)
    guard width > 0.5 else { return [] }
    return [
      "Bins of \(Text.number(width)) l0 are coarse: profiles vary over l0 and less. Take "
        + "\(Int((2 * halfLength).rounded(.up))) or more."
    ]
  }
}

extension UnitSystem {
  /// Remarks on scales that are given in part.
  var warnings: [String] {
    switch (energy, mass) {
    case (.missing, .value):
      ["wire.effectiveMass has no effect without wire.fermiEnergy: results are in reduced units only."]
    case (.value, .missing): ["Without wire.effectiveMass results are in reduced units only."]
    default: []
    }
  }
}
