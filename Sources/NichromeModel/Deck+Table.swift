extension DeckSection {
  /// The tabulated law of the key `file`, looked for beside the deck.
  func table(units: UnitSystem, deckPath: String) -> TransmissionLaw? {
    guard let file = tabulated(example: "transmission.csv", deckPath: deckPath) else { return nil }
    let reading = TransmissionTableReading(file.text, plainUnit: plainUnit(units))
    report(reading.problems, of: file.name)
    guard reading.problems.isEmpty, let unit = reading.unit else { return nil }
    guard let factor = energyFactor(of: unit, units) else { return nil }
    return .table(TransmissionTable(energies: reading.energies.map { $0 * factor }, values: reading.transmissions))
  }

  /// One unit of the file's energies in mu0.
  func energyFactor(of unit: Unit, _ units: UnitSystem) -> Double? {
    let scale = units.reduce(Measure(value: 1, unit: unit))
    if case .missing(let keys) = scale {
      problems.add(
        key("file"), "energies in \(unit.symbol) cannot be converted to mu0",
        because: "that needs \(keys.joined(separator: " and ")), which the deck does not give",
        instead: "add \(keys.joined(separator: " and ")), or tabulate energy_mu0")
    }
    return scale.number
  }

  /// The unit of a column called just `energy`: eV in a deck with physical energies, mu0 in a reduced one.
  private func plainUnit(_ units: UnitSystem) -> String {
    if case .missing = units.energy { "mu0" } else { "eV" }
  }
}
