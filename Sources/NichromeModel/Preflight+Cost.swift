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
        label: "checkpoints",
        value: "every \(Text.number(settings.checkpointEvery)) s, \(Text.si(Footprint(deck).checkpoint, "B")) each"),
    ]
  }

  /// Estimates of memory and time.
  ///
  /// Memory: about 40 bytes a particle, twice (the generation that flies and the one that is born), and the covariance
  /// of all bins, twice (sum and result). Time: about one event per particle and tau0.
  static func cost(_ deck: Deck, eventsPerSecond: Double) -> [Line] {
    let bytesPerParticle = 40.0
    let copies = 2.0
    let bins = 2 * Double(deck.bins)
    let particles = Double(deck.simulation.particles)
    let bytes = copies * (bytesPerParticle * particles + bins * bins * Double(MemoryLayout<Double>.size))
    let eventsPerTime = particles
    let perTime = eventsPerTime / eventsPerSecond
    var lines = [
      Line(label: "memory (estimate)", value: Text.si(bytes, "B")),
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
