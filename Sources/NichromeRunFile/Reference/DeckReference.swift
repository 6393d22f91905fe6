import NichromeModel

/// The reference of the deck language as a page of Markdown: docs/deck.md.
public enum DeckReference {
  public static var markdown: String {
    let sections = DeckEntry.sectionNames.map { section in
      let title = section.isEmpty ? "The deck" : "`\(section)`"
      return "## \(title)\n\n" + note(section) + table(section)
    }
    return ([head] + sections + [units]).joined(separator: "\n\n") + "\n"
  }

  private static let head = """
    # Deck reference

    Every key of a run deck. Made by `nichrome schema --markdown` from the entries the JSON Schema is made of
    (`nichrome schema`); a test keeps this page equal to that output. A quantity is a number and a unit; unknown keys,
    missing units and impossible values are refused before anything runs. Needed: without the key the deck is refused,
    unless the text says which choice it belongs to.
    """

  /// What a table of keys cannot say.
  private static func note(_ section: String) -> String {
    let variants = DeckEntry.variants(section: section)
    if let selector = variants.first?.selector {
      let list = variants.map { "`\($0.word)`: " + $0.keys.map { "`\($0)`" }.joined(separator: ", ") }
      return "Keys by `\(selector)`: " + list.joined(separator: "; ") + ".\n\n"
    }
    let alternatives = DeckEntry.alternatives(section: section)
    if alternatives.isEmpty { return "" }
    let list = alternatives.map { $0.map { "`\($0)`" }.joined(separator: " with ") }
    return "One of " + list.joined(separator: ", or ") + ".\n\n"
  }

  private static func table(_ section: String) -> String {
    let rows = DeckEntry.of(section: section).map { entry in
      let absent = entry.absent ?? (isOptional(entry, section) ? "see above" : "needed")
      return "| `\(entry.name)` | \(takes(entry)) | \(entry.meaning) | \(absent) |".replacing(
        "|excess heat|", with: "\\|excess heat\\|")
    }
    return (["| key | takes | meaning | if left out |", "|---|---|---|---|"] + rows).joined(separator: "\n")
  }

  private static func isOptional(_ entry: DeckEntry, _ section: String) -> Bool {
    !DeckEntry.required(section: section).contains(entry.name)
  }

  private static func takes(_ entry: DeckEntry) -> String {
    switch entry.value {
    case .group: "keys"
    case .wordOrGroup(let words): words.map { "`\($0)`" }.joined(separator: ", ") + " or keys"
    case .text: "text"
    case .word(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .number: "a number"
    case .wholeNumber(let range): "a whole number, \(range.lowerBound) to \(range.upperBound)"
    case .quantity(_, let example): "`" + example.replacing(" or ", with: "`, `").replacing(", ", with: ", ") + "`"
    case .quantityOrGroup(_, let example): "`" + example.replacing(" or ", with: "`, `") + "` or keys"
    case .quantityOrWord(_, let example, let words): "`\(words.joined(separator: "`, `"))` or `\(example)`"
    }
  }

  private static var units: String {
    var order: [Dimension] = []
    var symbols: [Dimension: [String]] = [:]
    for unit in Unit.all {
      if symbols[unit.dimension] == nil { order.append(unit.dimension) }
      symbols[unit.dimension, default: []].append("`\(unit.symbol)`")
    }
    let rows = order.map { "| \($0.noun) | \((symbols[$0] ?? []).joined(separator: ", ")) |" }
    return (["## Units", "", "| of | units |", "|---|---|"] + rows).joined(separator: "\n")
      + "\n\nReduced units: mu0; l0; v0 = sqrt(2 mu0/m); tau0 = l0/v0; I0 = e mu0/(pi hbar). `kT` is k_B times the "
      + "temperature of the deck."
  }
}
