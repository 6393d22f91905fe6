import Yams

/// From the text of a deck to a tree of nodes with line numbers.
enum DeckSyntax {
  /// Stands in front of a repeated key, in place of its first letter: a private-use character no key contains.
  static let duplicateMark: Character = "\u{E000}"

  /// The tree of `text`, with the second and later occurrences of a key marked by ``duplicateMark``.
  ///
  /// The parser stops at a repeated key; marking the repetition and parsing again lets every other problem of the deck
  /// be reported with it. Returns nil after adding a problem when there is no tree.
  static func tree(of text: String, problems: DeckProblems) -> Node? {
    var yaml = text
    // Each round marks one repetition, so a deck cannot need more rounds than it has lines.
    for _ in 0...text.count(where: \.isNewline) + 1 {
      do {
        if let node = try compose(yaml: yaml), !isNull(node) { return node }
        problems.add(
          "", "the deck is empty", because: "there is nothing to simulate in it",
          instead: "write at least the sections wire, scatterer and drive")
        return nil
      } catch let YamlError.duplicatedKeysInMapping(duplicates, context) {
        guard let key = duplicates.first, let marked = mark(secondOf: key, after: context.mark, in: yaml) else {
          problems.add(
            duplicates.first ?? "", "the key is given twice", because: "only one value can count",
            instead: "keep one of them", line: context.mark.line)
          return nil
        }
        yaml = marked
      } catch {
        addSyntaxProblem(error, text: text, problems: problems)
        return nil
      }
    }
    // A group in braces may hold many repetitions in one line.
    problems.add(
      "", "many keys are given twice", because: "only one value of each can count", instead: "keep one of each")
    return nil
  }

  static func isNull(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// `yaml` with the next occurrence of `key` in the same mapping marked: below it in the same column, or, between
  /// braces, further along.
  private static func mark(secondOf key: String, after mark: Mark, in yaml: String) -> String? {
    var lines = yaml.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(Array.init)
    let block = lines.indices.filter { $0 > mark.line - 1 && isKey(key, at: mark.column - 1, in: lines[$0]) }
      .filter { lines[$0].prefix(mark.column - 1).allSatisfy(\.isWhitespace) }.map { ($0, mark.column - 1) }
    let flow = lines.indices.filter { $0 >= mark.line - 1 }.flatMap { line in
      lines[line].indices.filter { (line > mark.line - 1 || $0 >= mark.column) && isKey(key, at: $0, in: lines[line]) }
        .map { (line, $0) }
    }
    let startsLine = lines[mark.line - 1].prefix(mark.column - 1).allSatisfy(\.isWhitespace)
    guard let (line, column) = (startsLine ? block.first : nil) ?? flow.first else { return nil }
    lines[line][column] = duplicateMark
    return lines.map { String($0) }.joined(separator: "\n")
  }

  private static func isKey(_ key: String, at column: Int, in line: [Character]) -> Bool {
    guard column + key.count < line.count, Array(key) == Array(line[column..<column + key.count]) else { return false }
    if column > 0, line[column - 1].isLetter || line[column - 1].isNumber { return false }
    return line[(column + key.count)...].first { !$0.isWhitespace } == ":"
  }

  private static func addSyntaxProblem(_ error: any Error, text: String, problems: DeckProblems) {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let line = lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : ""
      let words = [context?.text, problem].compactMap { $0 }.joined(separator: ", ")
      if line.prefix(while: \.isWhitespace).contains("\t") {
        problems.add(
          "", "a tab at column \(mark.column)", because: "YAML does not allow tabs for indentation",
          instead: "indent with spaces", line: mark.line)
      } else {
        problems.add(
          "", "not valid YAML at column \(mark.column)", because: words,
          instead: "write `key: value`, nested keys indented alike with spaces", line: mark.line)
      }
    case YamlError.reader(let problem, _, _, _):
      problems.add(
        "", "not readable as YAML", because: problem, instead: "save the deck as plain UTF-8 text", line: 1)
    default:
      problems.add("", "not readable as YAML", because: "\(error)", instead: "check the syntax of the deck", line: 1)
    }
  }
}
