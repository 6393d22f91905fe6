import NichromeModel
import Testing

@Suite("Warnings and preflight")
struct WarningTests {
  @Test(
    "a deck that is valid but doubtful says so",
    arguments: [
      ([3: "  temperature: 0.25 mu0"], "theta = 0.25 is outside the WELT regime"),
      ([3: "  temperature: 0.001 mu0", 16: "  current: 0.01 I0"], "theta = 0.001 is very low"),
      ([16: "  voltage: -0.4 mu0"], "|u| = 0.4 is outside the WELT regime"),
      ([16: "  current: 1 I0"], "is outside the WELT regime"),
      ([7: "  halfLength: 5 l0"], "short for the far field"),
      ([27: "  bins: 20"], "Bins of 0.6 l0 are coarse"),
      ([19: "  particles: 2000"], "2000 particles are few"),
      ([6: "  screening: {length: 0.0005 l0}"], "shorter than a cell"),
      ([3: "  effectiveMass: 0.067\n  temperature: 0.05 mu0"], "wire.effectiveMass has no effect"),
    ])
  func warning(edits: [Int: String], fragment: String) throws {
    let deck = try Deck(yaml: SampleDecks.edit(edits), path: "")
    #expect(deck.warnings.count == 1, "\(deck.warnings)")
    #expect(deck.warnings.first?.contains(fragment) == true, "\(deck.warnings)")
    #expect(Preflight(deck).warnings == deck.warnings)
  }

  @Test("slow electrons in a pocket that no run resolves", arguments: [(0.15, false), (0.5, true)])
  func pocket(theta: Double, isNamed: Bool) throws {
    let deck = try Deck(
      yaml: """
        wire: {temperature: \(theta) mu0, relaxation: {law: meanFreePath}, screening: neutral, halfLength: 12 l0}
        scatterer: {length: 0.1 l0, permittivityRatio: 1, transmission: {shape: constant, value: 0.02}}
        drive: {voltage: 0.2 mu0}
        tallies: {bins: 120}
        """, path: "")
    #expect(
      deck.warnings.contains { $0.contains("0.005344 mu0 deep within some 0.01 l0") } == isNamed, "\(deck.warnings)")
  }

  @Test("a hot wire needs room for its fast electrons")
  func farField() throws {
    let edits = [3: "  temperature: 1 mu0", 7: "  halfLength: 8 l0", 27: "  bins: 80"]
    let deck = try Deck(yaml: SampleDecks.edit(edits), path: "")
    #expect(
      deck.warnings.contains { $0.contains("mean free path of 2.236 l0; take 8.944 l0 or more") }, "\(deck.warnings)")
  }

  @Test("The linearised closure of many slow electrons is refused, of few is not") func slowElectrons() throws {
    func deck(_ exponent: Double, _ theta: Double) throws(DeckError) -> Deck {
      var edits = [3: "  temperature: \(theta) mu0", 5: "    law: powerLaw\n    exponent: \(exponent)"]
      edits[1] = "title: Test\ndynamics: linearised"
      return try Deck(yaml: SampleDecks.edit(edits), path: "")
    }
    let error = #expect(throws: DeckError.self) { try deck(-1, 0.5) }
    #expect(error?.problems.map(\.key) == ["dynamics"] && error?.problems.first?.line == 2, "\(error as Any)")
    _ = try deck(-0.9, 0.5)
    _ = try deck(-1, 0.05)
  }

  private func value(_ label: String, _ preflight: Preflight) -> String? {
    preflight.lines.first { $0.label == label }?.value
  }

  @Test("the preflight of a physical deck shows its scales")
  func physical() throws {
    let preflight = Preflight(try Deck(yaml: SampleDecks.physical, path: ""))
    #expect(value("mu0", preflight) == "8 meV")
    #expect(value("l0", preflight) == "307.4 nm")
    #expect(value("v0", preflight) == "204.9 km/s")
    #expect(value("tau0 = l0/v0", preflight) == "1.5 ps")
    #expect(value("temperature", preflight) == "4.2 K")
    #expect(value("voltage", preflight) == "160 uV")
    #expect(value("regime", preflight) == "weak excitation, low temperature")
    #expect(value("stops at", preflight) == "heat error 0.3 % or 400 tau0 of production or 7200 s of wall clock")
  }

  @Test("the time is that of warm-up and production at the pace measured")
  func time() throws {
    let pace = Pace(
      secondsPerTime: 0.25, eventsPerSecond: 1e6, setUp: 2, warmUp: 60, leastProduction: 64, measuredFor: 0.5)
    #expect(pace.seconds(production: 400) == 2 + 460 * 0.25)
    let preflight = Preflight(try Deck(yaml: SampleDecks.physical, path: ""), pace: pace)
    #expect(value("warm-up (estimate)", preflight) == "60 tau0 or more, 17 s")
    let time = try #require(value("time (estimate)", preflight))
    for part in ["117 s for 400 tau0", "7200 s of wall clock", "heat error takes, 33 s or more"] {
      #expect(time.contains(part), "\(time)")
    }
    // How long a run is that ends by its errors is not known.
    let bare = SampleDecks.reduced.split(separator: "\n").prefix(16).joined(separator: "\n")
    let open = Preflight(try Deck(yaml: bare, path: ""), pace: pace)
    #expect(value("memory (estimate)", open) == "60.15 MB to 68.65 MB")
  }

  @Test("the estimates scale with particles, and defaults are named")
  func cost() throws {
    let bare = SampleDecks.reduced.split(separator: "\n").prefix(16).joined(separator: "\n")
    let deck = try Deck(yaml: bare, path: "")
    let preflight = Preflight(deck)
    #expect(value("time (estimate)", preflight) == nil)
    // 44 MB, 130 bytes x 50000, 0.27 MB x 12 and 4.6 times 3.24 MB of result.
    #expect(value("memory (estimate)", preflight) == "68.65 MB")
    #expect(value("stops at", preflight)?.contains("(the default where stopWhen is absent)") == true)
    #expect(value("units", preflight)?.hasPrefix("reduced only") == true)
  }
}
