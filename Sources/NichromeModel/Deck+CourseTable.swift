import Foundation

extension DeckSection {
  /// The points of a drive in time from the file of the key `file`, looked for beside the deck; in reduced units.
  func courseTable(_ kind: QuantityKind, units: UnitSystem, deckPath: String) -> (times: [Double], values: [Double])? {
    guard let name = text("file", expected: "a file name", example: "drive.csv") else { return nil }
    let folder = URL(fileURLWithPath: deckPath.isEmpty ? "deck" : deckPath).deletingLastPathComponent()
    let url = name.hasPrefix("/") ? URL(fileURLWithPath: name) : folder.appendingPathComponent(name)
    guard let data = try? Data(contentsOf: url) else {
      problems.add(
        key("file"), "`\(name)` cannot be read", because: "there is no readable file \(url.path)",
        instead: "give a CSV file, with its path counted from the folder of the deck")
      return nil
    }
    let quantity = path.hasSuffix("voltage") ? "voltage" : "current"
    let reading = DriveTableReading(String(decoding: data, as: UTF8.self), name: quantity, kind: kind)
    for problem in reading.problems {
      problems.add(
        DeckProblem(
          file: name, line: problem.line, key: key("file"), problem: problem.problem, reason: problem.reason,
          remedy: problem.remedy))
    }
    guard reading.problems.isEmpty, let timeUnit = reading.timeUnit, let valueUnit = reading.valueUnit else {
      return nil
    }
    let scales = [timeUnit, valueUnit].map { units.reduce(Measure(value: 1, unit: $0)) }
    guard let time = scales[0].number, let value = scales[1].number else {
      problems.add(
        key("file"), "its units cannot be converted", because: "the deck does not give the scales of the wire",
        instead: "tabulate time_tau0 and \(quantity == "voltage" ? "voltage_mu0" : "current_I0")")
      return nil
    }
    return (reading.times.map { $0 * time }, reading.values.map { $0 * value })
  }
}
