import NichromeModel
import Testing

@Suite("Deck reference: the entries say what the reader does")
struct DeckEntryTests {
  /// What the reader lists when a section holds a key that resembles none.
  private func readerKeys(_ section: String) throws -> [String] {
    let deck = try #require(EntryDeck.opening(section), "\(section)")
    let key = section.isEmpty ? "qqqqqqqq" : "\(section).qqqqqqqq"
    let problem = try #require(EntryDeck.problems(of: deck.setting(key, to: "1")).first { $0.key == key })
    #expect(problem.remedy.hasPrefix("use one of "))
    return problem.remedy.dropFirst("use one of ".count).split(separator: ", ").map(String.init)
  }

  @Test("every key of the reader has one entry, and no others", arguments: DeckEntry.sectionNames)
  func keys(section: String) throws {
    let keys = try readerKeys(section)
    #expect(DeckEntry.of(section: section).map(\.name) == keys)
    let depth = section.isEmpty ? 1 : section.split(separator: ".").count + 1
    let inside = DeckEntry.all.filter { entry in
      (section.isEmpty || entry.key.hasPrefix(section + ".")) && entry.key.split(separator: ".").count == depth
    }
    #expect(inside.map(\.name).sorted() == keys.sorted())
  }

  @Test("a group is a section, and only groups are") func groups() {
    for entry in DeckEntry.all {
      let isGroup =
        switch entry.value {
        case .group, .wordOrGroup, .quantityOrGroup: true
        default: false
        }
      #expect(isGroup == DeckEntry.sectionNames.contains(entry.key), "\(entry.key)")
      #expect(isGroup == (EntryDeck.opening(entry.key) != nil), "\(entry.key)")
    }
  }

  @Test("a unit is refused by the reader just where the pattern of the entry does not match") func units() throws {
    for entry in DeckEntry.all {
      guard let pattern = entry.pattern else { continue }
      let expression = try Regex(pattern)
      for unit in Unit.all.map(\.symbol) + [""] {
        for number in ["0.05", "1e-1", ".5", "five"] {
          let text = "\(number) \(unit)"
          let matches = text.firstMatch(of: expression) != nil
          #expect(matches == !isMalformed(text, at: entry.key), "\(entry.key): \(text)")
        }
      }
    }
  }

  @Test("the words of an entry are those the reader offers") func words() throws {
    for entry in DeckEntry.all {
      guard case .word(let words) = entry.value else { continue }
      let problem = try #require(problems(setting: entry.key, to: "zzz").first { $0.key == entry.key })
      #expect(problem.reason == "the choices are " + words.joined(separator: ", "))
    }
  }

  @Test("whole numbers: the ends of the range are taken, one beyond is not") func wholeNumbers() {
    for entry in DeckEntry.all {
      guard case .wholeNumber(let range) = entry.value else { continue }
      var cases = [("\(range.lowerBound)", true), ("\(range.upperBound)", true)]
      if range.lowerBound > 0 { cases.append(("\(range.lowerBound - 1)", false)) }
      if range.upperBound < .max { cases.append(("\(range.upperBound + 1)", false)) }
      for (text, isGood) in cases {
        #expect(problems(setting: entry.key, to: text).isEmpty == isGood, "\(entry.key): \(text)")
      }
    }
  }

  @Test("a key is needed by the reader just where the entry says so") func required() {
    for section in DeckEntry.sectionNames {
      for entry in DeckEntry.of(section: section) {
        let (key, name) = (entry.key, entry.name)
        guard !Self.scales.contains(key), let deck = EntryDeck.holding(key) else { continue }
        let isNeeded = !EntryDeck.problems(of: deck.removing(key)).isEmpty
        let variants = DeckEntry.variants(section: section).first { $0.word == deck.word(section, $0.selector) }
        let choices = DeckEntry.alternatives(section: section).flatMap { $0 }
        let expected =
          DeckEntry.required(section: section).contains(name) || variants?.required.contains(name) == true
          || choices.contains(name)
        #expect(isNeeded == expected, "\(key)")
      }
    }
  }

  /// A deck needs all of them or none: in which units it is.
  private static let scales: Set = [
    "wire.fermiEnergy", "wire.effectiveMass", "wire.relaxation.time", "wire.relaxation.length",
  ]

  /// Whether the reader finds the text itself wrong, not the value it stands for.
  private func isMalformed(_ text: String, at key: String) -> Bool {
    problems(setting: key, to: text).contains { problem in
      problem.key == key && Self.aboutText.contains { problem.problem.contains($0) }
    }
  }

  private static let aboutText = ["has no unit", "is not a number", "unknown unit", "cannot be used here", "` is a"]

  private func problems(setting key: String, to text: String) -> [DeckProblem] {
    guard let deck = EntryDeck.holding(key) else {
      Issue.record("no deck of the test holds \(key)")
      return []
    }
    return EntryDeck.problems(of: deck.setting(key, to: text))
  }
}
