import Foundation
import NichromeModel
import Testing

/// One wrong deck and the single problem it must yield.
struct BadDeck: Sendable, CustomTestStringConvertible {
  let name: String
  let yaml: String
  let key: String
  let fragment: String
  let line: Int

  init(_ name: String, _ edits: [Int: String?], key: String, _ fragment: String, line: Int) {
    self.init(name, yaml: SampleDecks.edit(edits), key: key, fragment, line: line)
  }

  init(_ name: String, yaml: String, key: String, _ fragment: String, line: Int) {
    self.name = name
    self.yaml = yaml
    self.key = key
    self.fragment = fragment
    self.line = line
  }

  var testDescription: String { name }
}

@Suite("Bad decks are refused with file, line, key and reason")
struct BadDeckTests {
  @Test(
    "one problem, in its place",
    arguments: BadDeck.keys + BadDeck.values + BadDeck.physics + BadDeck.sizes + BadDeck.syntax)
  func problem(bad: BadDeck) throws {
    let error = #expect(throws: DeckError.self) { try Deck(yaml: bad.yaml, path: "runs/bad.yaml") }
    let problems = try #require(error).problems
    #expect(problems.count == 1, "\(problems.map(\.description))")
    let problem = try #require(problems.first)
    #expect(problem.key == bad.key)
    #expect(problem.line == bad.line)
    #expect(problem.description.contains(bad.fragment), "\(problem)")
    #expect(problem.description.hasPrefix("runs/bad.yaml:\(bad.line): "))
    #expect(!problem.reason.isEmpty && !problem.remedy.isEmpty)
  }

  @Test("the deck that the bad ones differ from is good")
  func base() throws {
    let deck = try Deck(yaml: SampleDecks.reduced, path: "runs/good.yaml")
    #expect(deck.warnings.isEmpty)
  }

  @Test(
    "what is large but not absurd is let in",
    arguments: [
      [16: "  current: 3 I0"], [16: "  voltage: -10 mu0"], [3: "  temperature: 20 mu0", 16: "  voltage: 200 mu0"],
      [6: "  screening: {length: 1e5 l0}"], [3: "  temperature: 1e-4 mu0"], [3: "  temperature: 100 mu0"],
      [21: "  timeStep: 1e-7 tau0"],
    ])
  func large(edits: [Int: String?]) throws {
    _ = try Deck(yaml: SampleDecks.edit(edits), path: "runs/large.yaml")
  }

  @Test("the dynamics of a deck are those of its system, full unless stated", arguments: Dynamics.allCases)
  func dynamics(dynamics: Dynamics) throws {
    let yaml = SampleDecks.edit([17: "dynamics: \(dynamics.rawValue)\nsimulation:"])
    #expect(try Deck(yaml: yaml, path: "d.yaml").system.dynamics == dynamics)
    #expect(try Deck(yaml: SampleDecks.reduced, path: "d.yaml").system.dynamics == .full)
  }

  @Test("all problems of a deck are reported at once, in the order of its lines")
  func together() throws {
    let yaml = SampleDecks.edit([
      1: "title: a\ntitle: b", 3: "  temprature: 4 K", 7: "  halfLength: -3 l0", 13: "    center: 1.1",
      16: "  current: 5 nm", 19: "  particles: 0", 27: "  bins: many",
    ])
    let error = #expect(throws: DeckError.self) { try Deck(yaml: yaml, path: "d.yaml") }
    let problems = try #require(error).problems
    #expect(
      problems.map(\.key) == [
        "title", "wire.temprature", "wire.halfLength", "scatterer.transmission.center",
        "drive.current", "simulation.particles", "tallies.bins",
      ])
    #expect(problems.map(\.line) == [2, 4, 8, 14, 17, 20, 28])
    #expect(error?.description.split(separator: "\n").count == problems.count)
  }

  @Test("a folder is no deck, and is called one")
  func folder() throws {
    let error = #expect(throws: DeckError.self) { try Deck(contentsOf: NSTemporaryDirectory()) }
    #expect(try #require(error?.problems.first).reason == "it is a folder")
  }

  @Test("a missing file is a deck error without a line")
  func missingFile() throws {
    let error = #expect(throws: DeckError.self) { try Deck(contentsOf: "no/such/deck.yaml") }
    let problem = try #require(error?.problems.first)
    #expect(problem.line == nil)
    #expect(problem.description.hasPrefix("no/such/deck.yaml: the deck cannot be read (there is no such file)"))
  }

  @Test("a repeated key in a flow mapping and a quoted number are handled")
  func flow() throws {
    let yaml = SampleDecks.edit([
      23: "  stopWhen: {wallClock: 60 s, wallClock: 70 s}", 24: nil, 19: "  particles: \"5000\"",
    ])
    let error = #expect(throws: DeckError.self) { try Deck(yaml: yaml, path: "d.yaml") }
    let problems = try #require(error).problems
    #expect(problems.map(\.key) == ["simulation.stopWhen.wallClock"])
    #expect(problems.map(\.line) == [23])
  }
}
