import NichromeModel

/// The JSON Schema of a deck, for editors that complete and check YAML while it is typed.
///
/// It knows keys, words, units and what belongs to what; what a value means (T > 1, a wire too short) only the program knows.
public enum DeckSchema {
  public static var json: JSON {
    let head: [(key: String, value: JSON)] = [
      ("$schema", .string("http://json-schema.org/draft-07/schema#")), ("title", .string("Run deck of Nichrome")),
      ("version", .string(Version.string)),
    ]
    return .object(head + members(of: ""))
  }

  /// The schema of a section without its description.
  private static func members(of section: String) -> [(key: String, value: JSON)] {
    let properties = DeckEntry.of(section: section).map { ($0.name, value($0)) }
    var members: [(key: String, value: JSON)] = [
      ("type", .string("object")), ("additionalProperties", .bool(false)), ("properties", .object(properties)),
    ]
    let required = DeckEntry.required(section: section)
    if !required.isEmpty { members.append(("required", words(required))) }
    let variants = DeckEntry.variants(section: section)
    if !variants.isEmpty { members.append(("allOf", .array(variants.map { condition($0, in: section) }))) }
    let alternatives = DeckEntry.alternatives(section: section)
    if !alternatives.isEmpty {
      members.append(("oneOf", .array(alternatives.map { alternative($0, among: alternatives) })))
    }
    return members
  }

  private static func value(_ entry: DeckEntry) -> JSON {
    let description: (key: String, value: JSON) = ("description", .string(entry.description))
    switch entry.value {
    case .group: return .object([description] + members(of: entry.key))
    case .wordOrGroup(let choices):
      let group = JSON.object(members(of: entry.key))
      return .object([description, ("anyOf", .array([.object([("enum", words(choices))]), group]))])
    case .quantityOrGroup:
      return .object([description, ("anyOf", .array([pattern(entry), .object(members(of: entry.key))]))])
    case .text: return .object([description, ("type", .array([.string("string"), .string("number")]))])
    case .word(let choices): return .object([description, ("enum", words(choices))])
    case .number: return .object([description, ("anyOf", .array([type("number"), pattern(entry)]))])
    case .wholeNumber(let range):
      let limits: [(key: String, value: JSON)] = [
        ("type", .string("integer")), ("minimum", number(range.lowerBound)), ("maximum", number(range.upperBound)),
      ]
      let text = JSON.object([("type", .string("string")), ("pattern", .string("^[0-9][0-9_]*$"))])
      return .object([description, ("anyOf", .array([.object(limits), text]))])
    case .quantity, .quantityOrWord:
      return .object([
        description, ("type", .string("string")), ("pattern", .string(entry.pattern ?? "")),
      ])
    }
  }

  /// If the selector has this word, then these keys and no others.
  private static func condition(_ variant: DeckEntry.Variant, in section: String) -> JSON {
    let chosen = JSON.object([
      ("properties", .object([(variant.selector, .object([("const", .string(variant.word))]))])),
      ("required", words([variant.selector])),
    ])
    let names = DeckEntry.of(section: section).map(\.name)
    let others = names.filter { $0 != variant.selector && !variant.keys.contains($0) }
    let then = JSON.object([
      ("required", words(variant.required)), ("properties", .object(others.map { ($0, .bool(false)) })),
    ])
    return .object([("if", chosen), ("then", then)])
  }

  private static func alternative(_ keys: [String], among all: [[String]]) -> JSON {
    let others = all.flatMap { $0 }.filter { !keys.contains($0) }
    return .object([("required", words(keys)), ("properties", .object(others.map { ($0, .bool(false)) }))])
  }

  private static func pattern(_ entry: DeckEntry) -> JSON {
    .object([("type", .string("string")), ("pattern", .string(entry.pattern ?? ""))])
  }

  private static func type(_ name: String) -> JSON { .object([("type", .string(name))]) }

  private static func words(_ list: [String]) -> JSON { .array(list.map(JSON.string)) }

  private static func number(_ value: UInt64) -> JSON {
    Int(exactly: value).map(JSON.integer) ?? .number(Double(value))
  }
}

extension DeckEntry {
  /// Meaning, and what holds without the key.
  var description: String { meaning + (absent.map { " If left out: \($0)." } ?? "") }
}
