/// What one key of a deck takes, what it means and what happens without it.
///
/// The reference for people (docs/deck.md) and for editors (the JSON Schema) are both made from these. The names of keys are
/// those of `DeckKeys`, against which decks are read; a test holds the rest against the reader.
public struct DeckEntry: Sendable {
  public enum Value: Sendable {
    /// More keys.
    case group
    /// One of some words, or more keys.
    case wordOrGroup([String])
    case text
    case word([String])
    /// A pure number, or a percentage.
    case number
    case wholeNumber(ClosedRange<UInt64>)
    /// A number and one of these units.
    case quantity(units: [String], example: String)
    /// The same, or more keys.
    case quantityOrGroup(units: [String], example: String)
    /// The same, or one of some words.
    case quantityOrWord(units: [String], example: String, words: [String])

    static func quantity(_ kind: QuantityKind) -> Value {
      .quantity(units: kind.units.map(\.symbol), example: kind.example)
    }
  }

  /// Dotted path, e.g. `wire.relaxation.law`.
  public let key: String
  public let value: Value
  public let meaning: String
  /// What holds where the key is left out; nil: it is needed, or belongs to a choice that says so.
  public let absent: String?

  init(_ key: String, _ value: Value, _ meaning: String, absent: String? = nil) {
    (self.key, self.value, self.meaning, self.absent) = (key, value, meaning, absent)
  }

  /// The last part of the path.
  public var name: String { key.split(separator: ".").last.map(String.init) ?? key }

  /// A regular expression (ECMA) for the text of a number with a unit; nil for other values.
  public var pattern: String? {
    switch value {
    case .number: Self.pattern(units: ["", "%"])
    case .quantity(let units, _), .quantityOrGroup(let units, _): Self.pattern(units: units)
    case .quantityOrWord(let units, _, let words): "^(\(words.joined(separator: "|")))$|" + Self.pattern(units: units)
    default: nil
    }
  }

  private static func pattern(units: [String]) -> String {
    let escaped = units.map { $0.replacing("^", with: "\\^").replacing("/", with: "\\/") }
    return "^\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?\\s*(" + escaped.joined(separator: "|") + ")\\s*$"
  }
}

extension DeckEntry {
  /// Every key, section by section in the order of a deck.
  public static let all: [DeckEntry] = top + wire + scatterer + drive + courses + simulation

  /// The keys of a section: "" for the deck itself, else its path.
  public static func of(section: String) -> [DeckEntry] {
    (DeckKeys.sections[section] ?? []).compactMap { name in
      let key = DeckSection.join(section, name)
      return all.first { $0.key == key }
    }
  }

  public static let sectionNames = [
    "", "wire", "wire.relaxation", "wire.screening", "scatterer", "scatterer.transmission", "drive",
    "drive.voltage", "drive.current", "simulation", "simulation.stopWhen", "tallies",
  ]

  /// What a section cannot do without, where no choice decides it.
  public static func required(section: String) -> [String] {
    switch section {
    case "": ["wire", "scatterer", "drive"]
    case "wire": ["temperature", "relaxation", "screening", "halfLength"]
    case "wire.relaxation": ["law"]
    case "scatterer": ["transmission"]
    case "scatterer.transmission": ["shape"]
    case "drive.voltage", "drive.current": ["kind"]
    default: []
    }
  }

  /// The choices of a section that decide which keys it has.
  public static func variants(section: String) -> [Variant] {
    switch section {
    case "wire.relaxation":
      DeckKeys.relaxationLaws.map { law in
        // Scales may be left out.
        let required = law.keys.filter { !["time", "length"].contains($0) }
        return Variant(selector: "law", word: law.name, keys: law.keys, required: required)
      }
    case "scatterer.transmission":
      DeckKeys.shapes.map { Variant(selector: "shape", word: $0.name, keys: $0.keys, required: $0.keys) }
    case "drive.voltage", "drive.current":
      DeckKeys.courses.map {
        Variant(selector: "kind", word: $0.name, keys: $0.required + $0.optional, required: $0.required)
      }
    default: []
    }
  }

  /// The sets of keys of which a section takes exactly one.
  public static func alternatives(section: String) -> [[String]] {
    switch section {
    case "drive": [["voltage"], ["current"]]
    case "wire.screening": [["length"], ["permittivity", "crossSection"]]
    default: []
    }
  }

  /// A word that decides which other keys stand beside it.
  public struct Variant: Sendable {
    public let selector: String
    public let word: String
    public let keys: [String]
    public let required: [String]
  }
}
