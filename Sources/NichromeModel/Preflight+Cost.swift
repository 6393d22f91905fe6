extension Preflight {
  /// How the run will be done and when it ends, defaults spelled out.
  static func choices(_ deck: Deck) -> [Line] {
    let settings = deck.simulation
    let step = settings.timeStep.map { "\(Text.number($0)) tau0" } ?? "auto"
    let rule = settings.stop
    var ends: [String] = []
    if let error = rule.heatError { ends.append("heat error \(Text.number(100 * error)) %") }
    if let duration = rule.duration { ends.append("\(Text.number(duration)) tau0 of production") }
    if let seconds = rule.wallClock { ends.append("\(Text.number(seconds)) s of wall clock") }
    let isDefault = rule == .whenUnstated ? " (the default where stopWhen is absent)" : ""
    return [
      Line(label: "particles", value: "\(settings.particles), seed \(settings.seed), time step \(step)"),
      Line(label: "stops at", value: ends.joined(separator: " or ") + isDefault),
      Line(
        label: "checkpoints", value: "every \(Text.number(settings.checkpointEvery)) s of wall clock"),
    ]
  }

  /// Estimates of memory, disk and time.
  ///
  /// Memory and disk: see `Footprint`. Time: about one event per particle and tau0.
  static func cost(_ deck: Deck, eventsPerSecond: Double) -> [Line] {
    let footprint = Footprint(deck)
    let eventsPerTime = Double(deck.simulation.particles)
    let perTime = eventsPerTime / eventsPerSecond
    var lines = [
      Line(label: "memory (estimate)", value: Text.si(footprint.memory, "B")),
      Line(
        label: "disk (estimate)",
        value: "\(Text.si(footprint.result, "B")) for the result, \(Text.si(2 * footprint.checkpoint, "B")) for two"
          + " checkpoints, one of which stays"),
      Line(
        label: "time (estimate)",
        value: "\(Text.number(perTime)) s per tau0 at \(Text.number(eventsPerSecond)) events/s"),
    ]
    if let duration = deck.simulation.stop.duration {
      let seconds = duration * perTime
      let limit = deck.simulation.stop.wallClock.map { seconds > $0 ? ", cut off by the wall clock" : "" } ?? ""
      lines.append(Line(label: "production (estimate)", value: "\(Text.number(seconds)) s\(limit)"))
    }
    return lines
  }
}
