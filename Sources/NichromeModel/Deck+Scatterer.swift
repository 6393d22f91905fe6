extension Scatterer {
  /// Reads the section `scatterer`. Length and permittivityRatio may be left out in the neutral limit only, where
  /// they have no effect: with Poisson's equation they set the gap between the wires.
  init?(_ section: DeckSection, units: UnitSystem, isNeutral: Bool, deckPath: String) {
    let needed = "with Poisson's equation the scatterer acts as a gap of length L eps/eps_B"
    if !isNeutral {
      if !section.has("length") { section.addMissing("length", because: needed, example: "0.1 l0") }
      if !section.has("permittivityRatio") { section.addMissing("permittivityRatio", because: needed, example: "1") }
    }
    let length = section.require(
      "length", section.reduced("length", .length, in: units), "is negative", because: "it is a length",
      instead: "give zero or a positive length", { $0 >= 0 })
    let ratio = section.positive(
      "permittivityRatio", section.number("permittivityRatio", example: "1"), "it is eps_B/eps")
    guard section.has("transmission") else {
      section.addMissing(
        "transmission", because: "the scatterer is its transmission probability",
        example: "{shape: constant, value: 0.4}")
      return nil
    }
    guard let law = section.section("transmission")?.transmissionLaw(units: units, deckPath: deckPath),
      section.has("length") == (length != nil), section.has("permittivityRatio") == (ratio != nil)
    else { return nil }
    self.init(length: length ?? 0, permittivityRatio: ratio ?? 1, transmission: law)
  }
}
