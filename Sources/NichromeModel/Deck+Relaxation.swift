extension DeckSection {
  /// The relaxation law; the length or time that goes with it becomes l0 of `units`.
  func relaxation(units: inout UnitSystem, deckPath: String) -> RelaxationLaw? {
    units.length = .broken
    guard has("relaxation") else {
      addMissing("relaxation", because: "without it no heat is released", example: "{law: relaxationTime}")
      return nil
    }
    guard let relaxation = section("relaxation") else { return nil }
    guard let name = relaxation.requiredWord("law", among: DeckKeys.relaxationLaws.map(\.name)) else { return nil }
    let keys = DeckKeys.relaxationLaws.first { $0.name == name }?.keys ?? []
    relaxation.refuseKeys(besides: keys + ["law"], of: "law", name)
    if name == "table" { return relaxation.relaxationTable(units: &units, deckPath: deckPath) }
    units.length = relaxation.scale(takesTime: keys.contains("time"), units: units)
    switch name {
    case "meanFreePath": return .meanFreePath
    case "relaxationTime": return .relaxationTime
    default: return relaxation.exponent().map(RelaxationLaw.init(exponent:))
    }
  }

  /// l0 in m.
  func scale(takesTime: Bool, units: UnitSystem) -> Known {
    let given = ["length", "time"].filter { has($0) && ($0 == "length" || takesTime) }
    guard let name = given.first else {
      if misspelled.contains("length") || misspelled.contains("time") { return .broken }
      let choices = takesTime ? "wire.relaxation.time (or length)" : "wire.relaxation.length"
      guard case .missing(let energyKeys) = units.energy, case .missing(let massKeys) = units.mass else {
        guard units.velocity.number != nil else { return .missing([choices]) }
        addMissing(
          takesTime ? "time" : "length", because: "a deck with fermiEnergy and effectiveMass is in physical units",
          example: takesTime ? "1.5 ps" : "300 nm")
        return .broken
      }
      return .missing(energyKeys + massKeys + [choices])
    }
    if given.count > 1 {
      problems.add(
        key("time"), "given together with length", because: "each of them fixes l0 = v0 tau",
        instead: "keep one of time and length")
      return .broken
    }
    let reason = "it sets the scale of everything"
    let scale =
      name == "length"
      ? positive("length", si("length", .meanFreePath), reason) : positive("time", si("time", .relaxationTime), reason)
    guard scale != .broken else { return .broken }
    let velocity = units.velocity
    if case .missing(let keys) = velocity, name == "time" || keys.count > 1 {
      problems.add(
        key(name), "has no meaning without " + keys.joined(separator: " and "),
        because: name == "time"
          ? "l0 = v0 tau needs v0 = sqrt(2 mu0/m)" : "results of a deck without them are in reduced units only",
        instead: keys.count > 1 ? "add them, or leave `\(name)` out and use reduced units" : "add \(keys[0])")
      return .broken
    }
    return name == "length" ? scale : Known.combine(scale, velocity, *)
  }

  private func exponent() -> Double? {
    guard has("exponent") else {
      addMissing("exponent", because: "the law is l = l0 (v/v0)^exponent", example: "2")
      return nil
    }
    return require(
      "exponent", number("exponent", example: "2"), "is out of range",
      because: "beyond 3 the mean free path spans more than the wires at any temperature",
      instead: "choose from -3 to 3", { abs($0) <= 3 })
  }

  /// A word that must be given.
  func requiredWord(_ name: String, among choices: [String]) -> String? {
    if !has(name) {
      addMissing(
        name, because: "the choices are " + choices.joined(separator: ", "), example: choices[0])
    }
    return word(name, among: choices)
  }

  /// Reports the keys that are valid in this section but not for the chosen law or shape.
  func refuseKeys(besides keys: [String], of selector: String, _ name: String) {
    let used = keys.filter { $0 != selector }.joined(separator: ", ")
    for extra in entries.keys.sorted() where !keys.contains(extra) {
      problems.add(
        key(extra), "does not belong to \(selector) `\(name)`", because: "that \(selector) uses \(used)",
        instead: "remove it or change the \(selector)")
    }
  }
}
