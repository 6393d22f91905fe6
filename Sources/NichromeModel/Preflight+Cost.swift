extension Preflight {
  /// How the run will be done and when it ends, defaults spelled out.
  static func choices(_ deck: Deck) -> [Line] {
    let settings = deck.simulation
    let step = settings.timeStep.map { "\(Text.number($0)) tau0" } ?? "auto"
    let rule = settings.stop
    var ends: [String] = []
    if let error = rule.heatError { ends.append("heat error \(Text.number(100 * error)) %") }
    if let duration = rule.duration {
      let each = settings.ensemble > 1 ? "of each realisation" : "of production"
      ends.append("\(Text.number(duration)) tau0 \(each)")
    }
    if let seconds = rule.wallClock { ends.append("\(Text.number(seconds)) s of wall clock") }
    let isDefault = rule == .whenUnstated ? " (the default where stopWhen is absent)" : ""
    var field: [Line] = []
    if settings.field == .dynamic {
      let step = PhaseMesh(deck)?.timeStep ?? settings.timeStep ?? settings.dynamicTimeStep(of: deck.system)
      let value =
        deck.system.plasmaFrequency.map {
          "dynamic, omega_p = \(Text.number($0)) v0/l0, omega_p dt = \(Text.number(step * $0))"
        } ?? "dynamic and neutral, dt = \(Text.number(step)) tau0"
      field.append(Line(label: "field", value: value))
    }
    if settings.method == .analog {
      field.append(Line(label: "method", value: "analog, every electron of the Fermi sea"))
    }
    if let time = deck.system.chargingTime, settings.field == .dynamic {
      field.append(Line(label: "charging of the dipole", value: "R C = \(Text.number(time)) tau0 (estimate)"))
    }
    if settings.ensemble > 1 { field.append(Line(label: "ensemble", value: "\(settings.ensemble) realisations")) }
    if let mesh = PhaseMesh(deck), let duration = settings.stop.duration {
      let value =
        "\(mesh.bins) bins of phase; the first \(mesh.settling) of \(Text.number(duration / mesh.period)) periods not counted"
      field.append(Line(label: "cycle", value: value))
    }
    if settings.chunks != SimulationSettings.usualChunks {
      field.append(Line(label: "chunks", value: "\(settings.chunks), the most MPI ranks"))
    }
    return field + [
      Line(label: "particles", value: "\(settings.particles), seed \(settings.seed), time step \(step)"),
      Line(label: "stops at", value: ends.joined(separator: " or ") + isDefault),
      Line(
        label: "checkpoints", value: "every \(Text.number(settings.checkpointEvery)) s of wall clock"),
    ]
  }

  /// Estimates of memory and disk: where the run ends by its errors, from the shortest such run to a long one.
  static func cost(_ deck: Deck, _ pace: Pace?) -> [Line] {
    let warmUp = pace?.warmUp ?? Footprint.usualWarmUp
    var footprints = [Footprint(deck, warmUp: warmUp)]
    if let pace, deck.simulation.stop.duration == nil, deck.simulation.stop.heatError != nil {
      footprints.insert(Footprint(deck, warmUp: warmUp, production: pace.leastProduction), at: 0)
    }
    func range(_ size: (Footprint) -> Double) -> String {
      let sizes = footprints.map { Text.si(size($0), "B") }
      return sizes.first == sizes.last ? sizes[0] : sizes.joined(separator: " to ")
    }
    return [
      Line(label: "memory (estimate)", value: range { $0.memory }),
      Line(
        label: "disk (estimate)",
        value: "\(range { $0.result }) for the result, \(range { 2 * $0.checkpoint }) for two checkpoints, one of which"
          + " stays"),
    ]
  }

  /// How long the run takes at a measured pace, as far as its stop rule tells.
  static func time(_ deck: Deck, _ pace: Pace) -> [Line] {
    let rule = deck.simulation.stop
    var ends: [String] = []
    if let duration = deck.simulation.productionTime {
      ends.append(
        "\(Text.number(pace.seconds(production: duration))) s for \(Text.number(duration)) tau0 of production")
    }
    if let limit = rule.wallClock { ends.append("\(Text.number(limit)) s of wall clock") }
    if rule.heatError != nil {
      let least = Text.number(pace.seconds(production: pace.leastProduction))
      ends.append("what the heat error takes, \(least) s or more (the run estimates it once it knows its noise)")
    }
    var lines = [
      Line(
        label: "pace (measured)",
        value:
          "\(Text.number(pace.secondsPerTime)) s per tau0, \(Text.number(pace.eventsPerSecond)) events/s: this deck was"
          + " simulated for \(Text.number(pace.measuredFor)) s")
    ]
    if deck.system.course == nil {
      lines.append(
        Line(
          label: "warm-up (estimate)",
          value: "\(Text.number(pace.warmUp)) tau0 or more, \(Text.number(pace.seconds(production: 0))) s"))
    }
    lines.append(
      Line(label: "time (estimate)", value: ends.joined(separator: ", or ") + (ends.count > 1 ? ": the least" : "")))
    return lines
  }
}
