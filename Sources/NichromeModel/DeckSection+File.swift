import Foundation

/// CSV tables that a deck names by the key `file`.
extension DeckSection {
  /// Name and text of the file, looked for beside the deck.
  func tabulated(example: String, deckPath: String) -> (name: String, text: String)? {
    guard let name = text("file", expected: "a file name", example: example) else { return nil }
    let folder = URL(fileURLWithPath: deckPath.isEmpty ? "deck" : deckPath).deletingLastPathComponent()
    let url = name.hasPrefix("/") ? URL(fileURLWithPath: name) : folder.appendingPathComponent(name)
    guard let data = try? Data(contentsOf: url) else {
      let exists = FileManager.default.fileExists(atPath: url.path)
      problems.add(
        key("file"), "`\(name)` cannot be read", because: exists ? "it is no readable file" : "there is no \(url.path)",
        instead: "give a CSV file, with its path counted from the folder of the deck")
      return nil
    }
    return (name, String(decoding: data, as: UTF8.self))
  }

  /// What is wrong with its lines.
  func report(_ found: [CommaTable.Problem], of name: String) {
    for problem in found {
      problems.add(
        DeckProblem(
          file: name, line: problem.line, key: key("file"), problem: problem.problem, reason: problem.reason,
          remedy: problem.remedy))
    }
  }
}
