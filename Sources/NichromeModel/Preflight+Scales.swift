extension Preflight {
  /// The reduced units in SI, or that there are none.
  static func scales(_ deck: Deck) -> [Line] {
    guard let scales = deck.scales else {
      return [Line(label: "units", value: "reduced only (no fermiEnergy, effectiveMass and relaxation scale)")]
    }
    let e = PhysicalConstants.elementaryCharge
    var lines = [
      Line(label: "mu0", value: Text.si(scales.energy / e, "eV")),
      Line(label: "l0", value: Text.si(scales.length, "m")),
      Line(label: "v0", value: Text.si(scales.velocity, "m/s")),
      Line(label: "tau0 = l0/v0", value: Text.si(scales.time, "s")),
      Line(label: "I0 = e mu0/(pi hbar)", value: Text.si(scales.current, "A")),
      Line(label: "temperature", value: Text.si(deck.system.temperature * scales.temperature, "K")),
      Line(label: "unit of heat per length", value: Text.si(scales.heatPerLength, "W/m")),
    ]
    if case .poisson(let wavenumber) = deck.system.screening {
      lines.append(Line(label: "1/k_s", value: Text.si(scales.length / wavenumber, "m")))
    }
    switch deck.system.drive {
    case .voltage(let u): lines.append(Line(label: "voltage", value: Text.si(u * scales.voltage, "V")))
    case .current(let iota): lines.append(Line(label: "current", value: Text.si(iota * scales.current, "A")))
    }
    return lines
  }
}
