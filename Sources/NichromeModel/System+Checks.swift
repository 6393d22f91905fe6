import Foundation

extension System {
  /// Cells of the field mesh in each wire, at the most; 1/k_s has to be about a cell or longer.
  public static let mostFieldCells = 16384

  /// u if it is given, or the u = iota (1 - T)/T that linear response expects; nil where that does not exist.
  public var expectedVoltage: Double? {
    let mean = scatterer.transmission.thermalMean(temperature: temperature)
    switch drive {
    case .voltage(let u): return u
    case .current(let iota):
      return mean > 0 && mean < 1 ? iota * (1 - mean) / mean : (iota == 0 || mean >= 1 ? 0 : nil)
    }
  }

  /// l of an electron 4 k_B T above mu0, in l0: what the wires must hold a few times.
  var thermalMeanFreePath: Double { relaxation.meanFreePath(kineticEnergy: 1 + 4 * temperature) }

  /// K halfLength/16384: Debye lengths per smallest cell; 0 in the neutral limit.
  private var screeningPerCell: Double {
    guard case .poisson(let wavenumber) = screening else { return 0 }
    return wavenumber * halfLength / Double(Self.mostFieldCells)
  }

  /// Reports what each key allows but the whole does not.
  func check(_ problems: DeckProblems) {
    let valueKey = "scatterer.transmission.value"
    switch (scatterer.transmission, drive) {
    case (.constant(1), .voltage):
      problems.add(
        "drive.voltage", "cannot be held across a perfect transmitter", because: "T = 1 has no electrochemical drop",
        instead: "use drive.current")
    case (.constant(0), .current(let iota)) where iota != 0:
      problems.add(
        valueKey, "nothing is transmitted", because: "drive.current asks for a current through T = 0",
        instead: "give a transmission above 0, or use drive.voltage")
    default: break
    }
    if relaxation.exponent >= 2, temperature > 0.1 {
      problems.add(
        "wire.relaxation.exponent", "is too large at theta = \(Text.number(temperature))",
        because: "1/l = v^-s cannot be integrated at the band bottom for s >= 2, which holds electrons above theta = 0.1",
        instead: "choose an exponent below 2, or a lower temperature")
    }
    if screeningPerCell > 2 {
      problems.add(
        "wire.screening", "1/k_s is too short to be resolved",
        because: "a wire has at most \(Self.mostFieldCells) cells, each here \(Text.number(screeningPerCell))/k_s long",
        instead: "use a shorter halfLength, or screening: neutral")
    }
  }

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
      list.append("|u| = \(Text.number(abs(u))) is outside the WELT regime (0.3): formulas of that regime are not meaningful here.")
    }
    if halfLength < 4 * thermalMeanFreePath || halfLength < 6 {
      list.append(
        "halfLength = \(Text.number(halfLength)) l0 is short for the far field: electrons at mu0 + 4 kT have a mean "
          + "free path of \(Text.number(thermalMeanFreePath)) l0; take \(Text.number(max(6, 4 * thermalMeanFreePath))) l0 or more.")
    }
    if relaxation.exponent < 0, temperature > 0.2 {
      list.append(
        "With a negative exponent slow electrons have very long mean free paths, and at theta = \(theta) they are many.")
    }
    if screeningPerCell > 1, screeningPerCell <= 2 {
      list.append("1/k_s is shorter than a cell of the field mesh: density and potential near the faces are smoothed.")
    }
    if let domain = scatterer.transmission.domain, domain.lowerBound > max(0, 1 - 10 * temperature) || domain.upperBound < 1 + 10 * temperature {
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
      list.append("\(particles) particles are few: noise in mu(z) adds heat of order 1/particles. Compare with twice as many.")
    }
    return list
  }
}

extension Deck {
  /// Remarks on the binning.
  static func warnings(bins: Int, halfLength: Double) -> [String] {
    let width = halfLength / Double(bins)
    guard width > 0.5 else { return [] }
    return ["Bins of \(Text.number(width)) l0 are coarse: profiles vary over l0 and less. Take \(Int((2 * halfLength).rounded(.up))) or more."]
  }
}

extension UnitSystem {
  /// Remarks on scales that are given in part.
  var warnings: [String] {
    switch (energy, mass) {
    case (.missing, .value): ["wire.effectiveMass has no effect without wire.fermiEnergy: results are in reduced units only."]
    case (.value, .missing): ["Without wire.effectiveMass results are in reduced units only."]
    default: []
    }
  }
}
