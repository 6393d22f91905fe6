import NichromeModel
import Testing

/// The decks of the reference cases, each with the system it stands for.
struct ReferenceDeck: Sendable, CustomTestStringConvertible {
  let name: String
  let theta: String
  let relaxation: String
  let screening: String
  let halfLength: String
  let length: String
  let ratio: String
  let transmission: String
  let current: String
  let bins: Int
  let expected: System

  var testDescription: String { name }

  var yaml: String {
    """
    title: \(name)
    wire:
      temperature: \(theta) mu0
      relaxation:
        \(relaxation)
      screening: \(screening)
      halfLength: \(halfLength) l0
    scatterer:
      length: \(length) l0
      permittivityRatio: \(ratio)
      transmission:
        \(transmission)
    drive:
      current: \(current) I0
    simulation:
      method: deviational
      seed: 1
      stopWhen: {wallClock: 60 s}
    tallies:
      bins: \(bins)
    """
  }
}

@Suite("Decks of the reference cases")
struct ReferenceDeckTests {
  @Test("are read to the right numbers", arguments: ReferenceDeck.all)
  func numbers(reference: ReferenceDeck) throws {
    let deck = try Deck(yaml: reference.yaml, path: "\(reference.name).yaml")
    #expect(deck.system == reference.expected)
    #expect(deck.title == reference.name)
    #expect(deck.bins == reference.bins)
    #expect(deck.simulation == SimulationSettings(stop: StopRule(wallClock: 60)))
    #expect(deck.scales == nil)
  }
}
