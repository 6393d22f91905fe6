import Yams

extension DeckSection {
  /// The electrostatics of the wires; `temperature` in mu0 enters k_s by (A4).
  func screening(units: UnitSystem, temperature: Double?) -> Screening? {
    guard let node = entries["screening"] else {
      addMissing("screening", because: "the electrostatics must be chosen", example: "neutral")
      return nil
    }
    if case .scalar = node { return word("screening", among: ["neutral"]) == nil ? nil : .neutral }
    guard let section = section("screening") else { return nil }
    let hasMaterial = section.has("permittivity") || section.has("crossSection")
    switch (section.has("length"), hasMaterial) {
    case (true, true):
      let extra = section.has("permittivity") ? "permittivity" : "crossSection"
      problems.add(
        section.key(extra), "given together with length", because: "both fix k_s",
        instead: "keep either length or permittivity with crossSection")
      return nil
    case (true, false): return section.screeningByLength(units: units)
    case (false, true): return section.screeningByMaterial(units: units, temperature: temperature)
    case (false, false):
      guard section.misspelled.isEmpty else { return nil }
      problems.add(
        section.path, "no screening is given", because: "k_s is needed for Poisson's equation",
        instead: "give length, or permittivity and crossSection, or write `screening: neutral`")
      return nil
    }
  }

  private func screeningByLength(units: UnitSystem) -> Screening? {
    positive("length", reduced("length", .length, in: units), "it is 1/k_s; for k_s -> infinity write neutral")
      .map { .poisson(wavenumber: 1 / $0) }
  }

  private func screeningByMaterial(units: UnitSystem, temperature: Double?) -> Screening? {
    if !has("permittivity") {
      addMissing("permittivity", because: "k_s^2 depends on permittivity and crossSection (A4)", example: "12.9")
    }
    if !has("crossSection") {
      addMissing("crossSection", because: "k_s^2 depends on permittivity and crossSection (A4)", example: "30 nm^2")
    }
    let permittivity = positive(
      "permittivity", number("permittivity", example: "12.9"), "it is relative to the vacuum")
    let area = positive("crossSection", si("crossSection", .area), "it is an area").number
    let scale = Known.combine(units.length, units.velocity) { $0 / $1.squareRoot() }
    if case .missing(let keys) = scale {
      let list = keys.joined(separator: " and ")
      problems.add(
        path, "k_s l0 cannot be computed", because: "(A4) needs \(list), which the deck does not give",
        instead: "add \(list), or give screening.length in l0")
    }
    guard let permittivity, let area, let temperature, let length = units.length.number,
      let velocity = units.velocity.number
    else { return nil }
    let wavenumber = Screening.wavenumber(
      velocity: velocity, relativePermittivity: permittivity, crossSection: area, temperature: temperature)
    return .poisson(wavenumber: wavenumber * length)
  }
}
