import NichromeModel
import Testing

@Suite("Presets")
struct PresetTests {
  @Test("each is a good deck that says what it is", arguments: Preset.allCases)
  func deck(preset: Preset) throws {
    let deck = try Deck(yaml: preset.deck, path: "preset.yaml")
    #expect(deck.simulation.stop == StopRule(heatError: 0.01, wallClock: 60))
    #expect((deck.scales == nil) == (preset == .reduced))
    #expect(deck.warnings.isEmpty == (preset != .inasFilter), "\(deck.warnings)")
  }

  @Test("lines are short enough to read, and every quantity has its comment or its key", arguments: Preset.allCases)
  func readable(preset: Preset) {
    for line in preset.deck.split(separator: "\n") { #expect(line.count <= 125, "\(line)") }
    #expect(preset.deck.hasPrefix("# ") && preset.deck.hasSuffix("\n") && !preset.deck.hasSuffix("\n\n"))
  }
}
