import Yams

/// The text of a deck whose values can be exchanged; all else, comments and the numbers of the lines, stays.
struct DeckText {
  private(set) var text: String

  /// Why a value cannot be exchanged.
  enum Failure: Error {
    /// The text is no deck at all.
    case unreadable
    /// The deck has no such key.
    case absent
    /// The key is there, but not as a value on one line.
    case notPlain(line: Int?)
  }

  init(_ text: String) { self.text = text }

  /// The value of a key, nil where it has none.
  func value(of key: String) -> String? { tree.flatMap { Self.node(key, in: $0)?.scalar?.string } }

  /// Puts `value` in the place of that of `key`, and makes sure that nothing else has changed.
  /// - Parameter quote: put before and after it.
  mutating func set(_ key: String, to value: String, quote: String = "") throws(Failure) {
    guard let tree else { throw .unreadable }
    guard let node = Self.node(key, in: tree) else { throw .absent }
    guard case .scalar(let scalar) = node, let mark = scalar.mark,
      let range = Self.range(of: scalar, at: mark, in: text)
    else { throw .notPlain(line: node.mark?.line) }
    let changed = DeckText(text.replacingCharacters(in: range, with: quote + value + quote))
    var expected = Self.leaves(tree)
    expected[key] = value
    guard let found = changed.tree, Self.leaves(found) == expected else { throw .notPlain(line: mark.line) }
    self = changed
  }

  private var tree: Node? { (try? compose(yaml: text)) ?? nil }

  private static func node(_ key: String, in tree: Node) -> Node? {
    key.split(separator: ".").reduce(Optional(tree)) { node, name in node?.mapping?[Node(String(name))] }
  }

  /// Where a scalar stands in the text, its quotation marks included; nil where it does not stand there to the letter.
  private static func range(of scalar: Node.Scalar, at mark: Mark, in text: String) -> Range<String.Index>? {
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    for _ in 1..<mark.line {
      guard let end = scalars[start...].firstIndex(of: "\n") else { return nil }
      start = scalars.index(after: end)
    }
    guard let first = scalars.index(start, offsetBy: mark.column - 1, limitedBy: scalars.endIndex) else { return nil }
    for quote in ["", "\"", "'"] {
      let written = quote + scalar.string + quote
      if !scalar.string.isEmpty, text[first...].hasPrefix(written) {
        return first..<text.index(first, offsetBy: written.count)
      }
    }
    return nil
  }

  /// Every value of the deck by its key.
  private static func leaves(_ node: Node, path: String = "") -> [String: String] {
    guard case .mapping(let mapping) = node else { return [path: node.scalar?.string ?? "\(node)"] }
    return mapping.reduce(into: [:]) { all, entry in
      let name = DeckSection.join(path, entry.key.scalar?.string ?? "\(entry.key)")
      all.merge(leaves(entry.value, path: name)) { $1 }
    }
  }
}
