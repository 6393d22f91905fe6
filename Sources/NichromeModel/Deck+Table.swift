import Foundation

extension DeckSection {
  /// The tabulated law of the key `file`, looked for beside the deck.
  func table(units: UnitSystem, deckPath: String) -> TransmissionLaw? {
    guard let name = text("file", expected: "a file name", example: "transmission.csv") else { return nil }
    let folder = URL(fileURLWithPath: deckPath.isEmpty ? "deck" : deckPath).deletingLastPathComponent()
    let url = name.hasPrefix("/") ? URL(fileURLWithPath: name) : folder.appendingPathComponent(name)
    guard let data = try? Data(contentsOf: url) else {
      let exists = FileManager.default.fileExists(atPath: url.path)
      problems.add(
        key("file"), "`\(name)` cannot be read", because: exists ? "it is no readable file" : "there is no \(url.path)",
        instead: "give a CSV file, with its path counted from the folder of the deck")
      return nil
    }
    let reading = TransmissionTableReading(String(decoding: data, as: UTF8.self), plainUnit: plainUnit(units))
    for problem in reading.problems {
      problems.add(
        DeckProblem(
          file: name, line: problem.line, key: key("file"), problem: problem.problem, reason: problem.reason,
          remedy: problem.remedy))
    }
    guard reading.problems.isEmpty, let unit = reading.unit else { return nil }
    let scale = units.reduce(Measure(value: 1, unit: unit))
    guard let factor = scale.number else {
      if case .missing(let keys) = scale {
        problems.add(
          key("file"), "energies in \(unit.symbol) cannot be converted to mu0",
          because: "that needs \(keys.joined(separator: " and ")), which the deck does not give",
          instead: "add \(keys.joined(separator: " and ")), or tabulate energy_mu0")
      }
      return nil
    }
    return .table(TransmissionTable(energies: reading.energies.map { $0 * factor }, values: reading.transmissions))
  }

  /// The unit of a column called just `energy`: eV in a deck with physical energies, mu0 in a reduced one.
  private func plainUnit(_ units: UnitSystem) -> String {
    if case .missing = units.energy { "mu0" } else { "eV" }
  }
}
