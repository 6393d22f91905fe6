extension DeckSection {
  /// The tabulated mean free path of the key `file`, looked for beside the deck; that at mu0 becomes l0 of `units`.
  func relaxationTable(units: inout UnitSystem, deckPath: String) -> RelaxationLaw? {
    guard has("file") else {
      addMissing("file", because: "law `table` is read from a file", example: "mean-free-path.csv")
      return nil
    }
    guard let file = tabulated(example: "mean-free-path.csv", deckPath: deckPath) else { return nil }
    let reading = RelaxationTableReading(file.text)
    report(reading.problems, of: file.name)
    guard reading.problems.isEmpty, let energyUnit = reading.energyUnit, let lengthUnit = reading.lengthUnit,
      let factor = energyFactor(of: energyUnit, units)
    else { return nil }
    let energies = reading.energies.map { $0 * factor }
    guard spansFermiEnergy(energies), isMeasured(reading.lengths) else { return nil }
    let table = RelaxationTable(energies: energies, lengths: reading.lengths)
    if case .si(let size) = lengthUnit.size {
      // The unit the table has divided its lengths by.
      units.length = ownScale(size * reading.lengths[0] / table.lengths[0], lengthUnit, units)
    } else {
      units.length = scale(takesTime: false, units: units)
    }
    return RelaxationLaw(table: table)
  }

  private func spansFermiEnergy(_ energies: [Double]) -> Bool {
    let (first, last) = (energies[0], energies[energies.count - 1])
    if first > 1 || last < 1 {
      problems.add(
        key("file"), "the table ends on one side of mu0",
        because: "l0 is the mean free path there, and the table goes from \(Text.number(first)) to"
          + " \(Text.number(last)) mu0",
        instead: "add rows")
      return false
    }
    if first < RelaxationTable.lowestEnergy {
      problems.add(
        key("file"), "the table begins at \(Text.number(first)) mu0",
        because: "slower electrons than those of \(Text.number(RelaxationTable.lowestEnergy)) mu0 are not told apart",
        instead: "leave rows out: below the first energy the mean free path is constant")
      return false
    }
    return true
  }

  /// Whether no mean free path is absurdly longer than another.
  private func isMeasured(_ lengths: [Double]) -> Bool {
    let ratio = (lengths.max() ?? 1) / (lengths.min() ?? 1)
    if ratio <= Self.largestRatio { return true }
    problems.add(
      key("file"), "its longest mean free path is \(Text.number(ratio)) times the shortest",
      because: "no wire and no time step suits both",
      instead: "cut the table where the law is not meant, to a ratio of \(Text.number(Self.largestRatio)) at the most")
    return false
  }

  private static let largestRatio = 1e12

  /// l0 in m, which the table says itself.
  private func ownScale(_ metres: Double, _ unit: Unit, _ units: UnitSystem) -> Known {
    if has("length") {
      problems.add(
        key("length"), "given together with a table in \(unit.symbol)", because: "each of them fixes l0",
        instead: "remove it, or tabulate length_l0")
      return .broken
    }
    if case .missing(let keys) = units.velocity {
      problems.add(
        key("file"), "lengths in \(unit.symbol) have no meaning without " + keys.joined(separator: " and "),
        because: "results of a deck without them are in reduced units only",
        instead: "add them, or tabulate length_l0")
      return .broken
    }
    return .value(metres)
  }
}
