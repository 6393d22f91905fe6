/// A CSV table of transmission probabilities as read, before units are converted.
///
/// The first line that is neither empty nor a comment (`#`) names the two columns: `transmission`, and `energy_eV`,
/// `energy_meV`, `energy_mu0` or `energy` alone, in either order. Energies count from the band bottom at equilibrium.
struct TransmissionTableReading {
  struct Problem {
    let line: Int
    let problem: String
    let reason: String
    let remedy: String
  }

  private(set) var unit: Unit?
  private(set) var energies: [Double] = []
  private(set) var transmissions: [Double] = []
  private(set) var problems: [Problem] = []

  /// More problems than this in one table have one cause.
  static let mostProblems = 10

  /// - Parameter plainUnit: the unit that a column called `energy` is in.
  init(_ text: String, plainUnit: String) {
    var energyColumn: Int?
    var last = 1
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = String(raw).trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      last = index + 1
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
      if let column = energyColumn {
        readRow(fields, energyColumn: column, line: index + 1)
        if problems.count >= Self.mostProblems { return }
      } else {
        energyColumn = readHeader(fields, plainUnit: plainUnit, line: index + 1)
        if energyColumn == nil { return }
      }
    }
    if energyColumn == nil {
      add(last, "the table is empty", "T(E) is defined by its rows", "write a header and two or more rows")
    } else if energies.count < 2, problems.isEmpty {
      add(last, "the table has fewer than two rows", "a curve needs two points", "add rows")
    }
  }

  private mutating func readHeader(_ fields: [String], plainUnit: String, line: Int) -> Int? {
    let remedy = "write `energy_eV,transmission` (or energy_meV, energy_mu0, energy) in the first line"
    guard fields.count == 2, let column = fields.firstIndex(where: { $0 == "energy" || $0.hasPrefix("energy_") }),
      fields[1 - column] == "transmission"
    else {
      add(line, "the header names no columns energy and transmission", "the columns are found by name", remedy)
      return nil
    }
    let symbol = fields[column] == "energy" ? plainUnit : String(fields[column].dropFirst("energy_".count))
    guard let unit = Unit.named(symbol), unit.dimension == .energy else {
      add(line, "`\(symbol)` is no unit of energy", "the energies must be converted to mu0", remedy)
      return nil
    }
    self.unit = unit
    return column
  }

  private mutating func readRow(_ fields: [String], energyColumn: Int, line: Int) {
    guard fields.count == 2 else {
      add(line, "\(fields.count) fields instead of 2", "every row is an energy and a probability", "correct the row")
      return
    }
    let numbers = fields.map { field in (try? Measure(field)).flatMap { $0.unit == nil ? $0.value : nil } }
    guard let energy = numbers[energyColumn], let value = numbers[1 - energyColumn] else {
      add(
        line, "`\(fields.joined(separator: ","))` is not two finite numbers", "units belong in the header",
        "correct the row")
      return
    }
    if let previous = energies.last, energy <= previous {
      add(line, "the energy \(energy) does not increase", "T(E) must have one value at each energy", "sort the rows")
    }
    if !(0...1).contains(value) {
      add(line, "the transmission \(value) is not between 0 and 1", "it is a probability", "correct the value")
    }
    energies.append(energy)
    transmissions.append(value)
  }

  private mutating func add(_ line: Int, _ problem: String, _ reason: String, _ remedy: String) {
    problems.append(Problem(line: line, problem: problem, reason: reason, remedy: remedy))
  }
}
