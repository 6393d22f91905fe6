/// A CSV table of mean free paths as read, before units are converted.
///
/// The first line that is neither empty nor a comment (`#`) names the columns: `energy_UNIT`, kinetic energies, and
/// `length_UNIT`.
struct RelaxationTableReading {
  typealias Problem = TransmissionTableReading.Problem

  private(set) var energyUnit: Unit?
  private(set) var lengthUnit: Unit?
  private(set) var energies: [Double] = []
  private(set) var lengths: [Double] = []
  private(set) var problems: [Problem] = []

  init(_ text: String) {
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = String(raw).trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
      if energyUnit == nil {
        readHeader(fields, line: index + 1)
        if energyUnit == nil { return }
      } else {
        readRow(fields, line: index + 1)
        if problems.count >= TransmissionTableReading.mostProblems { return }
      }
    }
    if energies.count < 2, problems.isEmpty {
      add(1, "the table has fewer than two rows", "a curve needs two points", "write a header and two or more rows")
    }
  }

  private mutating func readHeader(_ fields: [String], line: Int) {
    let energy = unit(fields.first, after: "energy_", of: .energy)
    let length = unit(fields.last, after: "length_", of: .length)
    guard fields.count == 2, let energy, let length else {
      add(
        line, "the header names no columns energy and length with units", "numbers need units",
        "write for example `energy_meV,length_nm`, or `energy_mu0,length_l0`")
      return
    }
    (energyUnit, lengthUnit) = (energy, length)
  }

  private func unit(_ field: String?, after prefix: String, of dimension: Dimension) -> Unit? {
    guard let field, field.hasPrefix(prefix), let unit = Unit.named(String(field.dropFirst(prefix.count))),
      unit.dimension == dimension
    else { return nil }
    // kT is known only after the mean free path.
    if case .thermal = unit.size { return nil }
    return unit
  }

  private mutating func readRow(_ fields: [String], line: Int) {
    let numbers = fields.map { field in (try? Measure(field)).flatMap { $0.unit == nil ? $0.value : nil } }
    guard fields.count == 2, let energy = numbers[0], let length = numbers[1] else {
      add(
        line, "`\(fields.joined(separator: ","))` is not two finite numbers", "units belong in the header",
        "correct the row")
      return
    }
    if let previous = energies.last, energy <= previous {
      add(line, "the energy \(energy) does not increase", "l must have one value at each energy", "sort the rows")
    }
    if energy <= 0 || length <= 0 {
      add(
        line, "\(energy <= 0 ? "the energy \(energy)" : "the length \(length)") is not above 0",
        "between its points the law is a power", "leave the row out or correct it")
    }
    energies.append(energy)
    lengths.append(length)
  }

  private mutating func add(_ line: Int, _ problem: String, _ reason: String, _ remedy: String) {
    problems.append(Problem(line: line, problem: problem, reason: reason, remedy: remedy))
  }
}
