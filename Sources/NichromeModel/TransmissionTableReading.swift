/// A CSV table of transmission probabilities as read, before units are converted.
///
/// The header (`CommaTable`) names the columns: `transmission`, and `energy_eV`, `energy_meV`, `energy_mu0` or `energy`
/// alone, in either order. Energies count from the band bottom at equilibrium.
struct TransmissionTableReading {
  private(set) var unit: Unit?
  private(set) var energies: [Double] = []
  private(set) var transmissions: [Double] = []
  private(set) var problems: [CommaTable.Problem] = []
  private var energyIsFirst = true

  /// - Parameter plainUnit: the unit that a column called `energy` is in.
  init(_ text: String, plainUnit: String) {
    let table = CommaTable(text)
    guard let header = table.header else {
      add(table.lastLine, "the table is empty", "T(E) is defined by its rows", "write a header and two or more rows")
      return
    }
    readHeader(header, plainUnit: plainUnit)
    if unit == nil { return }
    problems = table.problems { readRow($0) }
    if energies.count < 2, problems.isEmpty {
      add(table.lastLine, "the table has fewer than two rows", "a curve needs two points", "add rows")
    }
  }

  private mutating func readHeader(_ header: CommaTable.Row, plainUnit: String) {
    let (fields, line) = (header.fields, header.line)
    let remedy = "write `energy_eV,transmission` (or energy_meV, energy_mu0, energy) in the first line"
    guard fields.count == 2, let column = fields.firstIndex(where: { $0 == "energy" || $0.hasPrefix("energy_") }),
      fields[1 - column] == "transmission"
    else {
      add(line, "the header names no columns energy and transmission", "the columns are found by name", remedy)
      return
    }
    let symbol = fields[column] == "energy" ? plainUnit : String(fields[column].dropFirst("energy_".count))
    guard let unit = Unit.named(symbol), unit.dimension == .energy else {
      add(line, "`\(symbol)` is no unit of energy", "the energies must be converted to mu0", remedy)
      return
    }
    (self.unit, energyIsFirst) = (unit, column == 0)
  }

  private mutating func readRow(_ row: CommaTable.Row) -> [CommaTable.Problem] {
    guard let numbers = row.numbers else {
      return [
        row.problem(
          "\(row.fields.count) fields instead of 2", because: "every row is an energy and a probability",
          "correct the row")
      ]
    }
    let (first, second) = energyIsFirst ? numbers : (numbers.second, numbers.first)
    guard let energy = first, let value = second else {
      return [row.gap(because: "units belong in the header", "correct the row")]
    }
    var problems = row.order(
      energy, after: energies.last, of: "energy", because: "T(E) must have one value at each energy")
    if !(0...1).contains(value) {
      problems.append(
        row.problem(
          "the transmission \(value) is not between 0 and 1", because: "it is a probability", "correct the value"))
    }
    energies.append(energy)
    transmissions.append(value)
    return problems
  }

  private mutating func add(_ line: Int, _ problem: String, _ reason: String, _ remedy: String) {
    problems.append(.init(line: line, problem: problem, reason: reason, remedy: remedy))
  }
}
