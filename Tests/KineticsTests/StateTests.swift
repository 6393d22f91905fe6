import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// What is saved and restored goes on as if nothing had happened: all numbers equal to the bit.
@Suite("Saved states", .serialized) struct StateTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var dynamics = Dynamics.full
    var drive = Drive.voltage(0.1)
    var screening = Screening.neutral
    var relaxation = RelaxationLaw.relaxationTime
    var field = FieldDynamics.quasistatic
    var method = SimulationMethod.deviational
    var course: DriveCourse?
    var ensemble = 1
    var duration = 25.0
    var chunks = SimulationSettings.usualChunks
    var testDescription: String {
      "\(dynamics) \(drive) \(screening) \(relaxation.name) \(field) \(method) \(ensemble) \(chunks)"
    }

    var deck: Deck {
      let system = System(
        temperature: 0.3, relaxation: relaxation, screening: screening, halfLength: 6,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1, transmission: .gaussian(peak: 1, center: 1.2, width: 0.2)),
        drive: drive, dynamics: dynamics, course: course)
      return Deck(
        title: "state", system: system,
        simulation: SimulationSettings(
          particles: 1500, seed: 11, stop: StopRule(duration: duration), field: field, method: method,
          ensemble: ensemble, chunks: chunks), bins: 12)
    }
  }

  static let cases = [
    Case(), Case(drive: .current(0.05), screening: .poisson(wavenumber: 20)),
    Case(relaxation: RelaxationLaw(exponent: 0.5)),
    Case(relaxation: TabulatedLaws.matthiessen),
    Case(screening: .poisson(wavenumber: 4), relaxation: TabulatedLaws.valley, field: .dynamic),
    Case(relaxation: TabulatedLaws.valley, method: .analog),
    Case(dynamics: .linearised), Case(dynamics: .linearised, drive: .current(0.05)),
    Case(dynamics: .linearised, screening: .poisson(wavenumber: 20)),
    Case(drive: .current(0.05), screening: .poisson(wavenumber: 4), field: .dynamic),
    Case(screening: .poisson(wavenumber: 4), field: .dynamic),
    Case(
      drive: .voltage(0.2), screening: .poisson(wavenumber: 4), field: .dynamic,
      course: DriveCourse(.sine(period: 3), value: 0.2)),
    Case(method: .analog), Case(drive: .current(0.05), screening: .poisson(wavenumber: 20), method: .analog),
    Case(drive: .current(0.05), field: .dynamic),
    Case(drive: .voltage(0.2), field: .dynamic, course: DriveCourse(.sine(period: 3), value: 0.2)),
    Case(drive: .current(0.1), field: .dynamic, course: DriveCourse(.step(at: 0.1), value: 0.1)),
    Case(
      drive: .voltage(0.2), screening: .poisson(wavenumber: 4), field: .dynamic, method: .analog,
      course: DriveCourse(.sine(period: 3), value: 0.2)),
    Case(drive: .current(0.05), screening: .poisson(wavenumber: 4), field: .dynamic, method: .analog),
    // The second realisation begins after 10 blocks.
    Case(
      drive: .voltage(0.2), screening: .poisson(wavenumber: 4), field: .dynamic,
      course: DriveCourse(.sine(period: 3), value: 0.2), ensemble: 5, duration: 0.4),
    Case(chunks: 5), Case(drive: .current(0.05), screening: .poisson(wavenumber: 20), chunks: 77),
  ]

  private func sections(_ experiment: Experiment) -> [StateSection] {
    var writer = StateWriter()
    experiment.save(to: &writer)
    return writer.sections
  }

  private func record(_ experiment: Experiment) -> RunRecord {
    experiment.record(status: .complete, version: "", stopReason: "", seconds: 0)
  }

  @Test("goes on bit for bit from the warm-up and from the production, on other threads", arguments: cases)
  func exactness(_ sample: Case) throws {
    let whole = Experiment(deck: sample.deck, threads: 1)
    var saved: [(blocks: Int, sections: [StateSection])] = []
    var advanced = 0
    while whole.blocks < 40 {
      whole.advance()
      advanced += 1
      if advanced == 7 || whole.blocks == 13 { saved.append((advanced, sections(whole))) }
    }
    #expect(saved.count == 2)
    let (expected, state) = (record(whole), sections(whole))
    for (blocks, sections) in saved {
      let resumed = Experiment(deck: sample.deck, threads: 2)
      try resumed.restore(from: StateReader(sections))
      #expect(self.sections(resumed) == sections, "what was restored is saved the same")
      for _ in blocks..<advanced { resumed.advance() }
      #expect(record(resumed) == expected)
      #expect(self.sections(resumed).map(\.name) == state.map(\.name))
      for (found, saved) in zip(self.sections(resumed), state) where found != saved {
        Issue.record("section \(saved.name) differs")
      }
    }
  }

  /// Every section matters, or it would not be saved: without it, or with an element more or less, nothing is restored.
  @Test(
    "refuses a state that lacks a part or has one of another size or kind",
    arguments: [Case(), Case(drive: .current(0.05))])
  func misfits(sample: Case) throws {
    let experiment = Experiment(deck: sample.deck, threads: 1)
    for _ in 0..<3 { experiment.advance() }
    let sections = sections(experiment)
    let fresh = Experiment(deck: sample.deck, threads: 1)
    func refuses(_ changed: [StateSection], _ comment: String) {
      #expect(throws: StateError.self, "\(comment)") { try fresh.restore(from: StateReader(changed)) }
    }
    for (index, section) in sections.enumerated() {
      let rest = sections[..<index] + sections[(index + 1)...]
      // Files written before they were introduced are still read.
      let young = ["simulation.entering", "simulation.referenceCurrent"].contains(section.name)
      if !young { refuses(Array(rest), "without \(section.name)") }
      let kind: StateSection.Kind = section.kind == .doubles ? .integers : .doubles
      let other = StateSection(name: section.name, kind: kind, payload: section.payload)
      refuses(rest + [other], "\(section.name) of \(kind)")
      guard section.kind != .text, !["steadiness.series", "batches.rows"].contains(section.name) else { continue }
      let longer = section.payload + [UInt8](repeating: 0, count: section.kind.size)
      refuses(rest + [StateSection(name: section.name, kind: section.kind, payload: longer)], "longer \(section.name)")
    }
  }

  @Test("refuses the state of another deck")
  func otherDeck() throws {
    let experiment = Experiment(deck: Case().deck, threads: 1)
    experiment.advance()
    var other = Case().deck
    other.bins = 24
    #expect(throws: StateError.self) {
      try Experiment(deck: other, threads: 1).restore(from: StateReader(sections(experiment)))
    }
    let linearised = Experiment(deck: Case(dynamics: .linearised).deck, threads: 1)
    #expect(throws: StateError.self) { try linearised.restore(from: StateReader(sections(experiment))) }
  }
}
