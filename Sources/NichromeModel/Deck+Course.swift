extension DriveCourse {
  /// Reads `drive.voltage` or `drive.current` where it is a group of keys.
  /// - Parameter kind: what the values are.
  init?(_ section: DeckSection, _ kind: QuantityKind, units: UnitSystem, deckPath: String) {
    guard let name = section.requiredWord("kind", among: DeckKeys.courses.map(\.name)),
      let keys = DeckKeys.courses.first(where: { $0.name == name })
    else { return nil }
    section.refuseKeys(besides: keys.required + keys.optional + ["kind"], of: "kind", name)
    for key in keys.required where !section.has(key) {
      section.addMissing(key, because: "a \(name) is defined by it", example: DeckKeys.courseExamples[key] ?? "")
    }
    func value(_ key: String) -> Double? { section.reduced(key, kind, in: units) }
    func positiveTime(_ key: String) -> Double? {
      section.positive(key, section.reduced(key, .time, in: units), "it is a time")
    }
    func noticed(_ key: String, _ time: Double?) -> Double? {
      section.require(
        key, time, "\(Text.number(time ?? 0)) tau0 is shorter than anything electrons notice",
        because:
          "they move by a thousandth of their mean free path or less, and steps of time have to be shorter still",
        instead: "give at least \(Text.number(Self.shortest)) tau0", { $0 >= Self.shortest })
    }
    let start = section.require(
      "at", section.reduced("at", .time, in: units), "is negative", because: "the run begins at zero",
      instead: "give zero or a later time", { $0 >= 0 })
    if section.has("at"), start == nil { return nil }
    let base = value(name == "sine" ? "offset" : "from")
    if section.has("from") || section.has("offset"), base == nil { return nil }
    switch name {
    case "step":
      guard let end = value("to") else { return nil }
      self.init(.step(at: start ?? 0), base: base ?? 0, value: end)
    case "pulse":
      guard let end = value("to"), let width = noticed("width", positiveTime("width")) else { return nil }
      self.init(.pulse(at: start ?? 0, width: width), base: base ?? 0, value: end)
    case "ramp":
      guard let end = value("to"), let duration = positiveTime("duration") else { return nil }
      self.init(.ramp(at: start ?? 0, duration: duration), base: base ?? 0, value: end)
    case "sine":
      guard let amplitude = value("amplitude"), let period = noticed("period", positiveTime("period")) else {
        return nil
      }
      self.init(.sine(period: period), base: base ?? 0, value: amplitude)
    default:
      guard let table = section.courseTable(kind, units: units, deckPath: deckPath) else { return nil }
      self.init(.table(times: table.times, values: table.values), value: 0)
    }
  }
}

extension DriveCourse {
  /// Periods and pulses in l0/v0 below which a quantum hbar omega is more than mu0 in any wire long enough for electrons
  /// to be particles, and a run of many takes days.
  static let shortest = 1e-3
}

extension DeckKeys {
  /// The keys each kind of drive in time takes besides `kind`.
  static let courses: [(name: String, required: [String], optional: [String])] = [
    ("step", ["to"], ["from", "at"]),
    ("pulse", ["to", "width"], ["from", "at"]),
    ("ramp", ["to", "duration"], ["from", "at"]),
    ("sine", ["amplitude", "period"], ["offset"]),
    ("table", ["file"], []),
  ]
  static let courseExamples = [
    "to": "0.02 mu0", "width": "5 tau0", "duration": "5 tau0", "amplitude": "0.02 mu0", "period": "50 tau0",
    "file": "drive.csv",
  ]
}
