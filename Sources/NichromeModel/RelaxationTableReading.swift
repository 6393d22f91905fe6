/// A CSV table of mean free paths as read, before units are converted.
///
/// The header (`CommaTable`) names the columns: `energy_UNIT`, kinetic energies, and `length_UNIT`.
struct RelaxationTableReading {
  private(set) var energyUnit: Unit?
  private(set) var lengthUnit: Unit?
  private(set) var energies: [Double] = []
  private(set) var lengths: [Double] = []
  private(set) var problems: [CommaTable.Problem] = []

  init(_ text: String) {
    let table = CommaTable(text)
    if let header = table.header {
      readHeader(header)
      if lengthUnit == nil { return }
    }
    problems = table.problems { readRow($0) }
    if energies.count < 2, problems.isEmpty {
      problems = [table.tooShort(because: "a curve needs two points")]
    }
  }

  private mutating func readHeader(_ header: CommaTable.Row) {
    let energy = unit(header.fields.first, after: "energy_", of: .energy)
    let length = unit(header.fields.last, after: "length_", of: .length)
    guard header.fields.count == 2, let energy, let length else {
      problems = [
        header.problem(
          "the header names no columns energy and length with units", because: "numbers need units",
          "write for example `energy_meV,length_nm`, or `energy_mu0,length_l0`")
      ]
      return
    }
    (energyUnit, lengthUnit) = (energy, length)
  }

  private func unit(_ field: String?, after prefix: String, of dimension: Dimension) -> Unit? {
    guard let unit = CommaTable.unit(field, after: prefix), unit.dimension == dimension else { return nil }
    // kT is known only after the mean free path.
    if case .thermal = unit.size { return nil }
    return unit
  }

  private mutating func readRow(_ row: CommaTable.Row) -> [CommaTable.Problem] {
    guard let numbers = row.numbers, let energy = numbers.first, let length = numbers.second else {
      return [row.gap(because: "units belong in the header", "correct the row")]
    }
    var problems = row.order(
      energy, after: energies.last, of: "energy", because: "l must have one value at each energy")
    if energy <= 0 || length <= 0 {
      problems.append(
        row.problem(
          "\(energy <= 0 ? "the energy \(energy)" : "the length \(length)") is not above 0",
          because: "between its points the law is a power", "leave the row out or correct it"))
    }
    energies.append(energy)
    lengths.append(length)
    return problems
  }
}
