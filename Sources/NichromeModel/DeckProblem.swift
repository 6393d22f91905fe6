/// One thing wrong with a deck, with everything a message needs.
public struct DeckProblem: Sendable, Equatable, CustomStringConvertible {
  /// The deck, or the table it names.
  public let file: String
  /// Line in `file`, counted from 1; nil when the file could not be read at all.
  public let line: Int?
  /// The key with the sections it stands in, e.g. `wire.relaxation.time`; empty for the file as a whole.
  public let key: String
  public let problem: String
  /// Why it is a problem.
  public let reason: String
  /// What to do.
  public let remedy: String

  public init(file: String, line: Int?, key: String, problem: String, reason: String, remedy: String) {
    self.file = file
    self.line = line
    self.key = key
    self.problem = problem
    self.reason = reason
    self.remedy = remedy
  }

  /// `file:line: key: problem (reason); remedy`.
  public var description: String {
    let place = line.map { "\(file):\($0): " } ?? "\(file): "
    return place + (key.isEmpty ? "" : "\(key): ") + "\(problem) (\(reason)); \(remedy)"
  }
}

/// A deck was refused: every problem found in it, in the order of its lines.
public struct DeckError: Error, Sendable, Equatable, CustomStringConvertible {
  public let problems: [DeckProblem]

  public init(problems: [DeckProblem]) { self.problems = problems }

  /// One problem a line.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// The problems found so far while one deck is read, and the lines its keys stand on.
final class DeckProblems {
  let file: String
  private(set) var list: [DeckProblem] = []
  private var lines: [String: Int] = [:]

  init(file: String) { self.file = file }

  func note(line: Int, of key: String) { lines[key] = line }

  /// The line of `key`, or of the innermost section around it that the deck has.
  func line(of key: String) -> Int {
    var path = key[...]
    while true {
      if let line = lines[String(path)] { return line }
      guard let dot = path.lastIndex(of: ".") else { return 1 }
      path = path[..<dot]
    }
  }

  func add(_ key: String, _ problem: String, because reason: String, instead remedy: String, line: Int? = nil) {
    list.append(
      DeckProblem(
        file: file, line: line ?? self.line(of: key), key: key, problem: problem, reason: reason, remedy: remedy))
  }

  /// A problem of another file, or one without a line.
  func add(_ problem: DeckProblem) { list.append(problem) }

  /// The problems by line, those of one line in the order they were found.
  var sorted: [DeckProblem] {
    list.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }.map(\.element)
  }
}
