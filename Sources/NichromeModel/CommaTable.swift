/// A CSV text with two columns: its lines that are neither empty nor a comment (`#`), cut into fields.
///
/// The first one names the columns. What the columns mean, and which numbers they may have, is for the readings to say.
struct CommaTable {
  struct Problem {
    let line: Int
    let problem: String
    let reason: String
    let remedy: String
  }

  struct Row {
    /// From 1.
    let line: Int
    let fields: [String]

    /// Both numbers, nil for one that is not a finite number without a unit.
    var numbers: (first: Double?, second: Double?)? {
      guard fields.count == 2 else { return nil }
      let numbers = fields.map { field in (try? Measure(field)).flatMap { $0.unit == nil ? $0.value : nil } }
      return (numbers[0], numbers[1])
    }

    func problem(_ text: String, because reason: String, _ remedy: String) -> Problem {
      Problem(line: line, problem: text, reason: reason, remedy: remedy)
    }

    /// The problem of a row without two numbers.
    func gap(_ consequence: String = "", because reason: String, _ remedy: String) -> Problem {
      problem("`\(fields.joined(separator: ","))` is not two finite numbers\(consequence)", because: reason, remedy)
    }

    /// The problem of a first column, named `quantity`, that must increase and does not.
    func order(_ value: Double, after previous: Double?, of quantity: String, because reason: String) -> [Problem] {
      guard let previous, value <= previous else { return [] }
      return [problem("the \(quantity) \(value) does not increase", because: reason, "sort the rows")]
    }
  }

  let header: Row?
  let rows: ArraySlice<Row>
  /// Number of the last line, 1 without any.
  let lastLine: Int

  init(_ text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap {
      index, raw -> Row? in
      let line = String(raw).trimmed
      if line.isEmpty || line.hasPrefix("#") { return nil }
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
      return Row(line: index + 1, fields: fields)
    }
    (header, rows, lastLine) = (lines.first, lines.dropFirst(), lines.last?.line ?? 1)
  }

  /// More problems than this in one table have one cause.
  private static let mostProblems = 10

  /// The problems of all rows, as far as they are worth telling.
  func problems(of read: (Row) -> [Problem]) -> [Problem] {
    var problems: [Problem] = []
    for row in rows {
      problems += read(row)
      if problems.count >= Self.mostProblems { break }
    }
    return problems
  }

  func tooShort(because reason: String) -> Problem {
    Problem(
      line: 1, problem: "the table has fewer than two rows", reason: reason,
      remedy: "write a header and two or more rows")
  }

  /// The unit behind a prefix in the name of a column.
  static func unit(_ field: String?, after prefix: String) -> Unit? {
    guard let field, field.hasPrefix(prefix) else { return nil }
    return Unit.named(String(field.dropFirst(prefix.count)))
  }
}
