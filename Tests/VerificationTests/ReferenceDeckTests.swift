import Foundation
import Nichrome
import NichromeModel
import Testing

/// The decks that come with the program mean what they say.
@Suite("Decks of runs/") struct ReferenceDeckTests {
  static let runs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("runs")

  @Test("Every reference deck is its reference case", arguments: ReferenceCase.all)
  func same(reference: ReferenceCase) throws {
    let deck = try Deck(contentsOf: Self.runs.appendingPathComponent("reference/\(reference.name).yaml").path)
    let (found, wanted) = (deck.system, reference.system)
    #expect(close(found.temperature, wanted.temperature))
    #expect(found.relaxation == wanted.relaxation)
    switch (found.screening, wanted.screening) {
    case (.neutral, .neutral): break
    case (.poisson(let a), .poisson(let b)): #expect(close(a, b))
    default: Issue.record("screening \(found.screening), reference \(wanted.screening)")
    }
    #expect(close(found.scatterer.length, wanted.scatterer.length))
    #expect(close(found.scatterer.permittivityRatio, wanted.scatterer.permittivityRatio))
    for energy in stride(from: 0.05, through: 4, by: 0.05) {
      let pair = [found, wanted].map { $0.scatterer.transmission.probability(at: energy) }
      #expect(abs(pair[0] - pair[1]) <= 1e-9, "T(\(energy))")
    }
    guard case .current(let current) = found.drive else {
      Issue.record("drive \(found.drive)")
      return
    }
    #expect(close(current, reference.current))
    #expect(found.halfLength == wanted.halfLength && deck.bins == reference.bins)
  }

  @Test(
    "The example decks are valid and have SI scales where they are real",
    arguments: [
      ("energy-filter", true), ("quantum-point-contact", true), ("resonant-filter", true), ("metal", true),
      ("two-mechanisms", true), ("control", false), ("linearised", false),
    ])
  func examples(name: String, isReal: Bool) throws {
    let deck = try Deck(contentsOf: Self.runs.appendingPathComponent("\(name).yaml").path)
    #expect((deck.scales != nil) == isReal)
    #expect(deck.simulation.stop.heatError != nil && deck.simulation.stop.wallClock != nil)
  }

  @Test(
    "A deck of each kind of drive in time",
    arguments: [
      ("switch-on", "step"), ("pulse", "pulse"), ("ramp", "ramp"), ("alternating", "sine"), ("waveform", "table"),
      ("neutral-step", "step"),
    ])
  func driven(name: String, kind: String) throws {
    let deck = try Deck(contentsOf: Self.runs.appendingPathComponent("\(name).yaml").path)
    let course = try #require(deck.system.course)
    #expect(String(describing: course).contains(kind), "\(course)")
    let lines = Preflight(deck, pace: Pace(measuring: deck, threads: 1, seconds: 0)).lines
    #expect(!lines.contains { $0.label.contains("warm-up") } && lines.contains { $0.label.contains("time (") })
  }

  @Test("The energy filter is case C2a within the rounding of its SI numbers") func energyFilter() throws {
    let deck = try Deck(contentsOf: Self.runs.appendingPathComponent("energy-filter.yaml").path)
    let reference = ReferenceCase.named("C2a").system
    #expect(abs(deck.system.temperature - reference.temperature) < 1e-3)
    #expect(deck.system.relaxation == reference.relaxation && deck.system.screening == .neutral)
    for energy in stride(from: 1.5, through: 3.5, by: 0.1) {
      let pair = [deck.system, reference].map { $0.scatterer.transmission.probability(at: energy) }
      #expect(abs(pair[0] - pair[1]) < 1e-9)
    }
    guard case .current(let current) = deck.system.drive else {
      Issue.record("drive \(deck.system.drive)")
      return
    }
    #expect(abs(current - 0.06) < 5e-4, "\(current)")
  }

  @Test("The deck printed in the README is valid") func readme() throws {
    let readme = Self.runs.deletingLastPathComponent().appendingPathComponent("README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let blocks = text.components(separatedBy: "```yaml\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    #expect(blocks.count == 1)
    for block in blocks {
      let deck = try Deck(yaml: block, path: "README.md")
      #expect(deck.title == "My point contact" && deck.bins == 120)
    }
  }

  /// Equal up to the ten digits of the reference decks.
  private func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 2e-9 * max(abs(a), abs(b)) }
}
