import Foundation
import NichromeModel
import Testing

/// Numbers computed apart from the program, from constants in other units: hbar = 6.582119569e-16 eV s,
/// k_B = 8.617333262e-5 eV/K, m_e c^2 = 510998.95 eV, 2 e^2/h = 7.748091729e-5 S, alpha = 7.2973525693e-3.
@Suite("SI quantities become reduced numbers")
struct ConversionTests {
  /// Nine digits: the constants above are given to ten.
  static let tolerance = 2e-9

  func isClose(_ value: Double?, _ expected: Double) -> Bool {
    guard let value else { return false }
    return abs(value - expected) <= Self.tolerance * abs(expected)
  }

  static let thetaOfExample = 0.0452409996255
  static let velocityOfExample = 204943.09429380987
  static let lengthOfExample = 3.074146414407148e-07

  @Test("the example of the manual")
  func example() throws {
    let deck = try Deck(yaml: SampleDecks.physical, path: "runs/qpc.yaml")
    #expect(deck.title == "Hot spot downstream of a quantum point contact")
    #expect(deck.text == SampleDecks.physical)
    #expect(deck.path == "runs/qpc.yaml")
    #expect(isClose(deck.system.temperature, Self.thetaOfExample))
    #expect(deck.system.relaxation == .relaxationTime)
    #expect(deck.system.screening == .neutral)
    #expect(deck.system.halfLength == 12)
    #expect(
      deck.system.scatterer
        == Scatterer(
          length: 0.1, permittivityRatio: 1, transmission: .saddlePoint(center: 1.02, width: 0.03)))
    #expect(deck.system.drive == .voltage(0.02))
    #expect(
      deck.simulation
        == SimulationSettings(
          particles: 200_000, seed: 1, timeStep: nil,
          stop: StopRule(heatError: 0.3e-2, duration: 400, wallClock: 7200), checkpointEvery: 60))
    #expect(deck.bins == 120)
    #expect(deck.warnings.isEmpty)
    let scales = try #require(deck.scales)
    #expect(isClose(scales.velocity, Self.velocityOfExample))
    #expect(isClose(scales.length, Self.lengthOfExample))
    #expect(isClose(scales.time, 1.5e-12))
    #expect(isClose(scales.current, 6.1984733832e-07))
    #expect(isClose(scales.temperature, 4.2 / Self.thetaOfExample))
    #expect(isClose(scales.voltage, 8e-3))
    #expect(isClose(scales.mass, 0.067 * 9.1093837015e-31))
  }

  @Test(
    "drives in SI and reduced units",
    arguments: [
      ("voltage: 2 mV", Drive.voltage(0.25)), ("voltage: 0.002 V", .voltage(0.25)), ("voltage: 2 meV", .voltage(0.25)),
      ("voltage: -0.02 mu0", .voltage(-0.02)), ("voltage: 1 kT", .voltage(thetaOfExample)),
      ("voltage: 0 mV", .voltage(0)), ("current: 3 nA", .current(0.0048399013991590805)),
      ("current: -0.003 uA", .current(-0.0048399013991590805)), ("current: 0.05 I0", .current(0.05)),
    ])
  func drives(text: String, drive: Drive) throws {
    let deck = try Deck(yaml: SampleDecks.edit([22: "  \(text)"], in: SampleDecks.physical), path: "")
    switch (deck.system.drive, drive) {
    case (.voltage(let value), .voltage(let expected)), (.current(let value), .current(let expected)):
      #expect(isClose(value, expected), "\(value) instead of \(expected)")
    default: Issue.record("\(deck.system.drive) instead of \(drive)")
    }
  }

  @Test(
    "lengths, times and slopes",
    arguments: [
      ("halfLength: 3074.146414407148 nm", 10.0), ("halfLength: 3.074146414407148 um", 10),
      ("halfLength: 30741.46414407148 Å", 10), ("halfLength: 3.074146414407148e-6 m", 10), ("halfLength: 10 l0", 10),
    ])
  func lengths(text: String, expected: Double) throws {
    let deck = try Deck(yaml: SampleDecks.edit([11: "  \(text)"], in: SampleDecks.physical), path: "")
    #expect(isClose(deck.system.halfLength, expected))
  }

  @Test("durations are simulated or wall-clock times")
  func times() throws {
    let edits = [
      30: "  timeStep: 0.15 ps", 34: "    duration: 20 ps", 35: "    wallClock: 10 min", 36: "  checkpointEvery: 90 s",
    ]
    let settings = try Deck(yaml: SampleDecks.edit(edits, in: SampleDecks.physical), path: "").simulation
    #expect(isClose(settings.timeStep, 0.1))
    #expect(isClose(settings.stop.duration, 20 / 1.5))
    #expect(settings.stop.wallClock == 600)
    #expect(settings.checkpointEvery == 90)
  }

  @Test(
    "slopes and widths of T(E)",
    arguments: [("40 /eV", 0.32), ("0.04 /meV", 0.32), ("0.32 /mu0", 0.32), ("1 /kT", 1 / thetaOfExample)])
  func slopes(text: String, expected: Double) throws {
    let edits = [17: "    shape: linear", 18: "    value: 40 %", 19: "    slope: \(text)"]
    let deck = try Deck(yaml: SampleDecks.edit(edits, in: SampleDecks.physical), path: "")
    guard case .linear(let value, let slope) = deck.system.scatterer.transmission else {
      Issue.record("\(deck.system.scatterer.transmission)")
      return
    }
    #expect(isClose(value, 0.4))
    #expect(isClose(slope, expected))
  }

  @Test("l0 may be given itself, with either half of the scales")
  func partialScales() throws {
    let edits: [Int: String?] = [5: nil, 9: "    length: 300 nm", 11: "  halfLength: 3 um"]
    let deck = try Deck(yaml: SampleDecks.edit(edits, in: SampleDecks.physical), path: "")
    #expect(isClose(deck.system.halfLength, 10))
    #expect(deck.scales == nil)
    #expect(deck.warnings == ["Without wire.effectiveMass results are in reduced units only."])
  }

  @Test("k_s l0 by (A4), at the temperature of the deck")
  func screening() throws {
    let edits = [10: "  screening: {permittivity: 12.9, crossSection: 30 nm^2}"]
    let deck = try Deck(yaml: SampleDecks.edit(edits, in: SampleDecks.physical), path: "")
    guard case .poisson(let wavenumber) = deck.system.screening else {
      Issue.record("\(deck.system.screening)")
      return
    }
    #expect(isClose(wavenumber, 144.593909227856), "\(wavenumber)")
    let direct = try Deck(
      yaml: SampleDecks.edit([10: "  screening: {length: 10 nm}"], in: SampleDecks.physical), path: "")
    #expect(direct.system.screening == .poisson(wavenumber: try #require(direct.scales).length / 10e-9))
  }

  /// -sqrt(pi/theta) Li_{-1/2}(-exp(1/theta)) with thirty digits.
  @Test(
    "the thermal density of states",
    arguments: [
      (0.002, 1.0000049350010979), (0.02, 1.0004954898962428), (0.05, 1.0031677519515518), (0.2, 1.0655800842151294),
      (1, 0.79002688672356885), (10, 0.21944564949579352),
    ])
  func thermalFactor(theta: Double, expected: Double) {
    #expect(abs(Screening.thermalFactor(temperature: theta) - expected) < 1e-14)
  }

  @Test("the plasma frequency of any temperature, at once", arguments: [1e-30, 9.9e-5, 1.01e-4, 1e30])
  func plasmaFrequency(theta: Double) throws {
    let system = System(
      temperature: theta, relaxation: .relaxationTime, screening: .poisson(wavenumber: 3), halfLength: 6,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: 0.5)),
      drive: .voltage(0.1))
    // Degenerate: k_s v0. Hot: n = sqrt(pi theta) eta(1/2) and Fhat = sqrt(pi/theta) eta(-1/2), eta Dirichlet's.
    let hot = 0.6048986434216 / (2 * 0.3801048126096)
    let expected = theta < 1 ? 3 : 3 * (hot * theta).squareRoot()
    #expect(abs(try #require(system.plasmaFrequency) / expected - 1) < 1e-8)
  }

  @Test("the thermal factor of absurd temperatures is found at once") func absurdTemperatures() {
    #expect(Screening.thermalFactor(temperature: 1e-30) == 1)
    let pair = [1e200, 4e200].map { Screening.thermalFactor(temperature: $0) }
    #expect(abs(pair[0] / pair[1] - 2) < 1e-12, "like theta^(-1/2)")
  }

  @Test(
    "as many particles as the accuracy asked for needs, where the deck does not say",
    arguments: [
      ("heatError: 0.1 %", 200_000), ("heatError: 0.5 %", 200_000), ("heatError: 0.7 %", 102_040),
      ("heatError: 1 %", 50_000), ("heatError: 5 %", 50_000), ("duration: 100 tau0", 200_000),
      ("{heatError: 1 %, wallClock: 60 s}", 50_000),
    ])
  func usualParticles(rule: String, count: Int) throws {
    func particles(_ lines: String) throws -> Int {
      let settings = rule.hasPrefix("{") ? rule : "{\(rule)}"
      let head = SampleDecks.reduced.split(separator: "\n").prefix(16).joined(separator: "\n")
      return try Deck(yaml: head + "\nsimulation:\n  stopWhen: \(settings)\n\(lines)", path: "").simulation.particles
    }
    #expect(try particles("") == count)
    #expect(try particles("  particles: 3000") == 3000)
    #expect(try particles("  method: analog") == 200_000)
  }

  @Test("a deck without simulation and tallies gets the stated defaults")
  func defaults() throws {
    let bare = SampleDecks.reduced.split(separator: "\n").prefix(16).dropFirst().joined(separator: "\n")
    let deck = try Deck(yaml: bare, path: "runs/bare.yaml")
    #expect(deck.title == "bare")
    #expect(deck.simulation == SimulationSettings(particles: 50_000, stop: .whenUnstated))
    #expect(deck.bins == 120)
    #expect(deck.scales == nil)
  }
}
