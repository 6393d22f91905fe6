/// A CSV table of a drive in time as read, before units are converted.
///
/// The header (`CommaTable`) names the columns: `time_UNIT,voltage_UNIT` or `current_UNIT`. The times begin at zero and
/// increase; every row has both numbers.
struct DriveTableReading {
  private(set) var timeUnit: Unit?
  private(set) var valueUnit: Unit?
  private(set) var times: [Double] = []
  private(set) var values: [Double] = []
  private(set) var problems: [CommaTable.Problem] = []

  /// - Parameters:
  ///   - name: `voltage` or `current`.
  ///   - kind: what it is measured in.
  init(_ text: String, name: String, kind: QuantityKind) {
    let table = CommaTable(text)
    if let header = table.header {
      readHeader(header, name, kind)
      if valueUnit == nil { return }
    }
    problems = table.problems { readRow($0) }
    if times.count < 2, problems.isEmpty {
      problems = [table.tooShort(because: "a course needs two points")]
    }
  }

  private mutating func readHeader(_ header: CommaTable.Row, _ name: String, _ kind: QuantityKind) {
    let time = unit(header.fields.first, after: "time_", of: .time)
    let value = unit(header.fields.last, after: name + "_", of: kind)
    guard header.fields.count == 2, let time, let value else {
      problems = [
        header.problem(
          "the header names no columns time and \(name) with units", because: "numbers need units",
          "write for example `time_ps,\(name)_\(name == "voltage" ? "mV" : "nA")`, or time_tau0 and"
            + " \(name == "voltage" ? "voltage_mu0" : "current_I0")")
      ]
      return
    }
    (timeUnit, valueUnit) = (time, value)
  }

  private func unit(_ field: String?, after prefix: String, of kind: QuantityKind) -> Unit? {
    guard let unit = CommaTable.unit(field, after: prefix), kind.units.contains(unit) else { return nil }
    return unit
  }

  private mutating func readRow(_ row: CommaTable.Row) -> [CommaTable.Problem] {
    guard let numbers = row.numbers, let time = numbers.first, let value = numbers.second else {
      return [
        row.gap(": the table has a gap", because: "nothing is made up between", "give every row a time and a value")
      ]
    }
    var problems = row.order(time, after: times.last, of: "time", because: "a drive has one value at a time")
    if times.isEmpty, time != 0 {
      problems.append(
        row.problem(
          "the table begins at \(time)", because: "the run begins at zero, and the drive before is not known",
          "add a row for time 0"))
    }
    times.append(time)
    values.append(value)
    return problems
  }
}
