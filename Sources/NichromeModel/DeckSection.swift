import Yams

/// One mapping of a deck: its entries by name, unknown and repeated keys already reported.
struct DeckSection {
  /// Dotted path; empty for the root.
  let path: String
  let entries: [String: Node]
  /// Valid keys that are absent but were probably meant by an unknown key: these are not reported as missing too.
  let misspelled: Set<String>
  let problems: DeckProblems

  /// Takes the mapping at `path`; nil, with a problem, when `node` is no mapping.
  init?(_ node: Node, path: String, problems: DeckProblems) {
    guard case .mapping(let mapping) = node else {
      let what = path.isEmpty ? "the deck" : "`\(path)`"
      problems.add(
        path, "\(DeckSection.describe(node)) instead of a group of keys",
        because: "\(what) consists of `key: value` lines",
        instead: "use the keys " + (DeckKeys.sections[path] ?? []).joined(separator: ", "),
        line: path.isEmpty ? node.mark?.line : nil)
      return nil
    }
    self.path = path
    self.problems = problems
    let valid = DeckKeys.sections[path] ?? []
    var entries: [String: Node] = [:]
    var misspelled: Set<String> = []
    for (keyNode, value) in mapping {
      guard case .scalar(let scalar) = keyNode else {
        problems.add(
          path, "a key that is \(DeckSection.describe(keyNode))", because: "keys are single words",
          instead: "use one of \(valid.joined(separator: ", "))", line: keyNode.mark?.line)
        continue
      }
      let line = scalar.mark?.line ?? 1
      let name = scalar.string
      if name.first == DeckSyntax.duplicateMark {
        let original = mapping.compactMap(\.key.scalar?.string).first {
          $0.dropFirst() == name.dropFirst() && $0 != name
        }
        problems.add(
          DeckSection.join(path, original ?? String(name.dropFirst())), "the key is given twice",
          because: "only one value can count", instead: "keep one of them", line: line)
      } else if valid.contains(name) {
        problems.note(line: line, of: DeckSection.join(path, name))
        entries[name] = value
      } else {
        let near = nearest(to: name, among: valid)
        if let near { misspelled.insert(near) }
        DeckSection.addUnknown(name, near: near, line: line, path: path, valid: valid, problems: problems)
      }
    }
    self.entries = entries
    self.misspelled = misspelled.subtracting(entries.keys)
  }

  func key(_ name: String) -> String { DeckSection.join(path, name) }

  func has(_ name: String) -> Bool { entries[name] != nil }

  /// The section `name` within this one; nil when it is absent or no mapping.
  func section(_ name: String) -> DeckSection? {
    entries[name].flatMap { DeckSection($0, path: key(name), problems: problems) }
  }

  func addMissing(_ name: String, because reason: String, example: String) {
    if misspelled.contains(name) { return }
    problems.add(key(name), "the key is missing", because: reason, instead: "add `\(name): \(example)`")
  }

  static func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  static func describe(_ node: Node) -> String {
    switch node {
    case .scalar(let scalar): DeckSyntax.isNull(node) ? "no value" : "the value `\(scalar.string)`"
    case .mapping: "a group of keys"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }

  private static func addUnknown(
    _ name: String, near: String?, line: Int, path: String, valid: [String], problems: DeckProblems
  ) {
    let remedy: String
    if let near {
      remedy = "did you mean `\(near)`?"
    } else if let home = DeckKeys.homes(of: name).first {
      remedy = "did you mean `\(home)`?"
    } else {
      remedy = "use one of " + valid.joined(separator: ", ")
    }
    let place = path.isEmpty ? "a deck" : "`\(path)`"
    problems.add(
      join(path, name), "unknown key", because: "\(place) has no `\(name)`, and nothing is ignored", instead: remedy,
      line: line)
  }
}
