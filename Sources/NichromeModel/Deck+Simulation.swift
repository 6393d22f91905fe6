extension SimulationSettings {
  /// Reads the section `simulation`; a key that is refused leaves its default behind, and a problem.
  init(_ section: DeckSection, units: UnitSystem) {
    self.init(stop: .whenUnstated)
    if let word = section.word("method", among: SimulationMethod.allCases.map(\.rawValue)),
      let chosen = SimulationMethod(rawValue: word)
    {
      method = chosen
    }
    if let word = section.word("field", among: FieldDynamics.allCases.map(\.rawValue)),
      let kind = FieldDynamics(rawValue: word)
    {
      field = kind
    }
    let range = SimulationSettings.particleRange
    let givenParticles = section.integer(
      "particles", in: range, why: "fewer particles cannot cancel within a cell, more do not fit a computer",
      example: "200000")
    if let number: UInt64 = section.integer(
      "seed", in: 0...UInt64.max, why: "a seed is a whole number from 0 to 2^64 - 1", example: "1")
    {
      seed = number
    }
    if let count = section.integer(
      "ensemble", in: SimulationSettings.ensembleRange, why: "an ensemble has one realisation or more", example: "16")
    {
      ensemble = count
    }
    if let count = section.integer(
      "chunks", in: SimulationSettings.chunkRange, why: "each is a share of the electrons with tallies of its own",
      example: "64")
    {
      chunks = count
    }
    timeStep = section.timeStep(units: units)
    if let rule = section.optionalSection("stopWhen") { stop = StopRule(rule, units: units) }
    particles = givenParticles ?? Self.usualParticles(method, until: stop)
    let interval = section.positive("checkpointEvery", section.si("checkpointEvery", .wallClock), "it is an interval")
    if let seconds = interval.number { checkpointEvery = seconds }
  }

  /// Target population of a deck that names none: what noise heats falls like one over it, and must be well below the error asked
  /// for. 200000 for an error of 0.5 % or less, and a quarter of that for 1 % or more.
  public static func usualParticles(_ method: SimulationMethod, until stop: StopRule) -> Int {
    let most = 200_000
    guard method == .deviational, let error = stop.heatError, error > 0.005 else { return most }
    return max(most / 4, Int(Double(most) * (0.005 / error) * (0.005 / error)))
  }

  /// Allowed target populations.
  static let particleRange = 100...1_000_000_000
  /// Allowed realisations; each takes a stream for every chunk of the 2^32 streams of random numbers that a seed has.
  static let ensembleRange = 1...1_000_000
  public static let usualChunks = 32
  static let chunkRange = 1...4096
  /// In l0/v0; plasma oscillations ask for 6e-6 at the least.
  static let shortestStep = 1e-7
}

extension StopRule {
  /// The rule of a deck without `stopWhen`: 1 % of heat error, and ten minutes at the most.
  public static let whenUnstated = StopRule(heatError: 0.01, wallClock: 600)

  /// Reads the section `simulation.stopWhen`.
  init(_ section: DeckSection, units: UnitSystem) {
    if section.entries.isEmpty, section.misspelled.isEmpty {
      section.problems.add(
        section.path, "no rule is given", because: "the run would never end",
        instead: "add one of heatError, duration, wallClock, or leave stopWhen out")
    }
    let fraction = section.positive(
      "heatError", section.si("heatError", .fraction), "an error of zero is never reached")
    self.init(
      heatError: fraction.number,
      duration: section.positive("duration", section.reduced("duration", .time, in: units), "it is a duration"),
      wallClock: section.positive("wallClock", section.si("wallClock", .wallClock), "it is a duration").number)
    if let heatError, heatError >= 1 {
      section.problems.add(
        section.key("heatError"), "an error of 100 % or more", because: "the profile would be noise",
        instead: "use for example 1 %")
    }
  }
}

extension DeckSection {
  fileprivate func timeStep(units: UnitSystem) -> Double? {
    guard let text = text("timeStep", expected: "auto or a time", example: "auto"), text != "auto" else { return nil }
    let value = positive("timeStep", reduced("timeStep", .time, in: units), "it is a step forward")
    let shortest = SimulationSettings.shortestStep
    let longEnough = require(
      "timeStep", value, "is shorter than \(Text.number(shortest)) tau0",
      because: "a tau0 of more than ten million steps takes hours, and no field is that fast",
      instead: "use auto, or for example 0.05 tau0", { $0 >= shortest })
    return require(
      "timeStep", longEnough, "is longer than 1 tau0", because: "electrons relax within about tau0",
      instead: "use auto, or for example 0.05 tau0", { $0 <= 1 })
  }
}
