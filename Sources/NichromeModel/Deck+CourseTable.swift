extension DeckSection {
  /// The points of a drive in time from the file of the key `file`, looked for beside the deck; in reduced units.
  func courseTable(_ kind: QuantityKind, units: UnitSystem, deckPath: String) -> (times: [Double], values: [Double])? {
    guard let file = tabulated(example: "drive.csv", deckPath: deckPath) else { return nil }
    let quantity = path.hasSuffix("voltage") ? "voltage" : "current"
    let reading = DriveTableReading(file.text, name: quantity, kind: kind)
    report(reading.problems, of: file.name)
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
