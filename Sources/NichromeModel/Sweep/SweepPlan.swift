import Foundation

/// One point of a sweep.
public struct SweepPoint: Sendable {
  /// Counted from 1.
  public let number: Int
  /// What it sets: key and value.
  public let settings: [(key: String, value: String)]
  /// Validated; its text can be read from any folder.
  public let deck: Deck
  /// Of its random numbers: another one for each point, so that noise is independent.
  public let seed: UInt64

  /// `wire.temperature = 0.1 mu0, drive.voltage = 0.02 mu0`.
  public var label: String { settings.map { "\($0.key) = \($0.value)" }.joined(separator: ", ") }
}

/// A deck and a grid, every point validated before anything is simulated.
public struct SweepPlan: Sendable {
  /// The deck whose values are varied, verbatim.
  public let text: String
  public let grid: SweepGrid
  public let points: [SweepPoint]

  /// Reads the deck at `path` and validates it at every point of the grid.
  ///
  /// - Throws: `SweepError` with every problem, once, and the points that have it.
  public init(deck path: String, grid: SweepGrid) throws(SweepError) {
    let data = FileManager.default.contents(atPath: path)
    guard let data, let text = String(data: data, encoding: .utf8) else {
      // The reader of decks knows best what is wrong.
      do { _ = try Deck(contentsOf: path) } catch { throw SweepError(problems: [error.description]) }
      throw SweepError(problems: ["\(path): the deck cannot be read (it is no text); give a deck"])
    }
    self.text = text
    self.grid = grid
    try Self.checkKeys(of: grid, in: text, path)
    var points: [SweepPoint] = []
    var problems = GridProblems()
    for index in 0..<grid.count {
      let settings = grid.settings(of: index)
      do {
        points.append(try Self.point(index, settings, text, path, varies: grid))
      } catch {
        problems.add(error.problems.map(\.description), at: settings)
      }
    }
    guard problems.isEmpty else { throw SweepError(problems: problems.lines(of: grid.count)) }
    self.points = points
  }

  /// Warnings of the decks, once each, with the points that have them.
  public var warnings: [String] {
    var all = GridProblems()
    for point in points { all.add(point.deck.warnings, at: point.settings) }
    return all.lines(of: points.count)
  }

  /// Says of every varied key at once whether its value can be exchanged.
  private static func checkKeys(of grid: SweepGrid, in text: String, _ path: String) throws(SweepError) {
    var problems: [String] = []
    for axis in grid.axes {
      var deck = DeckText(text)
      do { try set(axis.key, to: axis.values[0], in: &deck, path) } catch { problems.append(error.description) }
    }
    // What is wrong with a text that is no deck is said once.
    guard problems.isEmpty else { throw SweepError(problems: Array(Set(problems)).sorted()) }
  }

  private static func set(
    _ key: String, to value: String, quote: String = "", in text: inout DeckText, _ path: String
  ) throws(DeckError) {
    let failure: DeckText.Failure
    do { return try text.set(key, to: value, quote: quote) } catch { failure = error }
    switch failure {
    case .unreadable:
      _ = try Deck(yaml: text.text, path: path)
      throw problem(path, 1, "", "the deck cannot be varied", "it is not plain YAML", "write it without repeated keys")
    case .absent:
      throw problem(
        path, nil, key, "the deck has no such key", "a sweep replaces values that stand in the deck",
        "write the key with one of the values, in the place of what it excludes")
    case .notPlain(let line):
      throw problem(
        path, line, key, "the value cannot be replaced by `\(value)`",
        "a value is a number with its unit or a word, without marks of YAML",
        "write the one in the deck behind its key, on one line")
    }
  }

  private static func problem(
    _ path: String, _ line: Int?, _ key: String, _ problem: String, _ reason: String, _ remedy: String
  ) -> DeckError {
    DeckError(problems: [
      DeckProblem(file: path, line: line, key: key, problem: problem, reason: reason, remedy: remedy)
    ])
  }

  private static func point(
    _ index: Int, _ settings: [(key: String, value: String)], _ text: String, _ path: String, varies grid: SweepGrid
  ) throws(DeckError) -> SweepPoint {
    var body = DeckText(text)
    for (key, value) in settings { try set(key, to: value, in: &body, path) }
    // Read as if it lay where the deck does: messages name its lines, tables are found beside it.
    var deck = try Deck(yaml: body.text, path: path)
    if let table = body.value(of: fileKey), !table.hasPrefix("/") {
      let place = URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(table)
      try set(fileKey, to: place.standardizedFileURL.path, quote: "\"", in: &body, path)
    }
    deck.text = body.text
    let seedIsVaried = grid.axes.contains { $0.key == "simulation.seed" }
    let seed = deck.simulation.seed &+ (seedIsVaried ? 0 : UInt64(index))
    return SweepPoint(number: index + 1, settings: settings, deck: deck, seed: seed)
  }

  private static let fileKey = "scatterer.transmission.file"
}

/// Messages of many points, each kept once.
private struct GridProblems {
  private var order: [String] = []
  private var places: [String: (first: String, count: Int)] = [:]

  var isEmpty: Bool { order.isEmpty }

  mutating func add(_ messages: [String], at settings: [(key: String, value: String)]) {
    for message in messages {
      if places[message] == nil {
        order.append(message)
        places[message] = (settings.map { "\($0.key) = \($0.value)" }.joined(separator: ", "), 0)
      }
      places[message]!.count += 1
    }
  }

  /// A line each; where only some of all points are meant, which.
  func lines(of count: Int) -> [String] {
    order.map { message in
      let place = places[message]!
      if place.count == count { return message }
      let others = place.count - 1
      let more = others == 0 ? "" : " and \(others) more \(others == 1 ? "point" : "points")"
      return "\(message) [at \(place.first)\(more)]"
    }
  }
}
