import Yams

extension Drive {
  /// Reads the section `drive`: exactly one of voltage and current, in reduced units.
  init?(_ section: DeckSection, units: UnitSystem) {
    switch (section.has("voltage"), section.has("current")) {
    case (true, true):
      section.problems.add(
        section.key("current"), "given together with voltage", because: "the source holds one of them fixed",
        instead: "keep one of voltage and current")
      return nil
    case (false, false):
      guard section.misspelled.isEmpty else { return nil }
      section.problems.add(
        section.path, "no drive is given", because: "the source must hold voltage or current fixed",
        instead: "add `voltage: 0.02 mu0` or `current: 0.05 I0`")
      return nil
    case (true, false) where section.isGroup("voltage"), (false, true) where section.isGroup("current"):
      return nil
    case (true, false):
      guard let value = section.reduced("voltage", .voltage, in: units) else { return nil }
      self = .voltage(value)
    case (false, true):
      guard let value = section.reduced("current", .current, in: units) else { return nil }
      self = .current(value)
    }
  }
}

extension DeckSection {
  /// Whether an entry is a group of keys.
  func isGroup(_ name: String) -> Bool {
    if case .mapping = entries[name] { return true }
    return false
  }

  /// The drive as a function of time, with its largest value for what needs one number.
  func course(units: UnitSystem, deckPath: String) -> (drive: Drive, course: DriveCourse)? {
    guard has("voltage") != has("current") else { return nil }
    let name = has("voltage") ? "voltage" : "current"
    guard isGroup(name), let section = section(name),
      let course = DriveCourse(section, name == "voltage" ? .voltage : .current, units: units, deckPath: deckPath)
    else { return nil }
    return (name == "voltage" ? .voltage(course.peak) : .current(course.peak), course)
  }
}
