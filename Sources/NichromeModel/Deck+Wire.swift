import Yams

/// The section `wire` in reduced units.
struct WireEntries {
  /// The longest wire, in l0.
  static let longest = 1000.0

  let temperature: Double
  let relaxation: RelaxationLaw
  let screening: Screening
  let halfLength: Double

  /// Reads the section and, on the way, fills in the unit system that the rest of the deck needs.
  init?(_ wire: DeckSection, units: inout UnitSystem, deckPath: String) {
    units.energy = wire.positive(
      "fermiEnergy", wire.si("fermiEnergy", .fermiEnergy), "mu0 is counted from the band bottom")
    units.mass = wire.effectiveMass()
    let relaxation = wire.relaxation(units: &units, deckPath: deckPath)
    let temperature = wire.temperature(units: units)
    units.theta = temperature.map(Known.value) ?? .broken
    let screening = wire.screening(units: units, temperature: temperature)
    let halfLength = wire.halfLength(units: units)
    guard let relaxation, let temperature, let screening, let halfLength else { return nil }
    self.temperature = temperature
    self.relaxation = relaxation
    self.screening = screening
    self.halfLength = halfLength
  }
}

extension DeckSection {
  fileprivate func effectiveMass() -> Known {
    guard has("effectiveMass") else { return absent("effectiveMass") }
    guard let ratio = positive("effectiveMass", number("effectiveMass", example: "0.067"), "it is an inertia") else {
      return .broken
    }
    return .value(ratio * PhysicalConstants.electronMass)
  }

  fileprivate func temperature(units: UnitSystem) -> Double? {
    guard has("temperature") else {
      addMissing("temperature", because: "heat flows into phonons of that temperature", example: "0.05 mu0")
      return nil
    }
    let value = positive(
      "temperature", reduced("temperature", .temperature, in: units), "the method samples a thermal distribution")
    guard let theta = value else { return nil }
    let range = System.temperatureRange
    return require(
      "temperature", theta, "theta = \(Text.number(theta)) is beyond what can be resolved",
      because: "k_B T and mu0 need one mesh of energies",
      instead: "choose k_B T from \(Text.number(range.lowerBound)) to \(Text.number(range.upperBound)) mu0",
      { range.contains($0) })
  }

  fileprivate func halfLength(units: UnitSystem) -> Double? {
    guard has("halfLength") else {
      addMissing("halfLength", because: "the wires need a simulated length", example: "12 l0")
      return nil
    }
    guard let length = positive("halfLength", reduced("halfLength", .length, in: units), "it is a length") else {
      return nil
    }
    let longEnough = require(
      "halfLength", length, "\(Text.number(length)) l0 is too short",
      because: "electrons relax over about l0, and the far field must be reached inside the wire",
      instead: "use at least 1 l0, better 12 l0", { $0 >= 1 })
    return longEnough.flatMap {
      require(
        "halfLength", $0, "\(Text.number($0)) l0 is too long",
        because: "a wire comes to its steady state in a time that grows with the square of its length",
        instead: "use \(Text.number(WireEntries.longest)) l0 or less; profiles end within tens of mean free paths",
        { $0 <= WireEntries.longest })
    }
  }
}
