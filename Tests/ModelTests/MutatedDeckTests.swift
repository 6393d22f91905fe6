import Foundation
import NichromeModel
import Testing

/// Decks with random damage are accepted or refused, never more: no crash, no hang. `make fuzz` reads many.
@Suite("Mutated decks")
struct MutatedDeckTests {
  static let count = ProcessInfo.processInfo.environment["NICHROME_FUZZ"].flatMap { Int($0) } ?? 2000
  /// Reading a deck takes a millisecond; a busy machine may make it a hundred.
  private static let longestReading = 5.0

  @Test("are read or refused with a reason, each within a moment")
  func mutated() {
    var mutator = DeckMutator(seed: UInt64(ProcessInfo.processInfo.environment["NICHROME_FUZZ_SEED"] ?? "") ?? 2026)
    var (accepted, refused, slowest) = (0, 0, 0.0)
    for number in 0..<Self.count {
      let text = mutator.mutated([SampleDecks.reduced, SampleDecks.physical, SampleDecks.driven][number % 3])
      let start = Date()
      do throws(DeckError) {
        let deck = try Deck(yaml: text, path: "deck.yaml")
        #expect(!Preflight(deck).lines.isEmpty)
        accepted += 1
      } catch {
        #expect(!error.problems.isEmpty && error.problems.allSatisfy { !$0.problem.isEmpty && !$0.remedy.isEmpty })
        refused += 1
      }
      slowest = max(slowest, Date().timeIntervalSince(start))
    }
    print("mutated decks: \(accepted) accepted, \(refused) refused, \(slowest) s at most")
    #expect(slowest < Self.longestReading)
    #expect(accepted > Self.count / 100 && refused > Self.count / 10, "the mutations test nothing")
  }
}

/// Damages texts at random: characters, lines, numbers and pieces of the deck language.
private struct DeckMutator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private static let pieces = [
    "-", "0", "1e308", "-1e400", "nan", "inf", " mu0", " l0", " K", " %", ": ", "\n", "\t", "  ", "- ", "&a ", "*a",
    "{", "}", "[", "]", "#", "|\n", ">", "'", "\"", "!!binary ", "null", "~", "%", "\u{feff}", "é", "\u{0}",
    "99999999999999999999",
  ]

  mutating func mutated(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0...below(4) { damage(&bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    let place = below(bytes.count)
    switch below(6) {
    case 0: bytes[place] = UInt8(below(256))
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(contentsOf: Array(Self.pieces[below(Self.pieces.count)].utf8), at: place)
    case 3: bytes.removeSubrange(place..<min(place + below(40), bytes.count))
    case 4:
      let end = min(place + 1 + below(60), bytes.count)
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: below(bytes.count))
    default:
      // A number becomes another one, which is what users do.
      guard let digit = bytes[place...].firstIndex(where: { (0x30...0x39).contains($0) }) else { return }
      bytes[digit] = UInt8(0x30 + below(10))
    }
    if bytes.isEmpty { bytes = Array("a".utf8) }
  }

  private mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
