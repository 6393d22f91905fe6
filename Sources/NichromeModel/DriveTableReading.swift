/// A CSV table of a drive in time as read, before units are converted.
///
/// The first line that is neither empty nor a comment (`#`) names the columns: `time_UNIT,voltage_UNIT` or `current_UNIT`.
/// The times begin at zero and increase; every row has both numbers.
struct DriveTableReading {
  typealias Problem = TransmissionTableReading.Problem

  private(set) var timeUnit: Unit?
  private(set) var valueUnit: Unit?
  private(set) var times: [Double] = []
  private(set) var values: [Double] = []
  private(set) var problems: [Problem] = []

  /// - Parameters:
  ///   - name: `voltage` or `current`.
  ///   - kind: what it is measured in.
  init(_ text: String, name: String, kind: QuantityKind) {
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = String(raw).trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
      if timeUnit == nil {
        readHeader(fields, name, kind, line: index + 1)
        if timeUnit == nil { return }
      } else {
        readRow(fields, line: index + 1)
        if problems.count >= TransmissionTableReading.mostProblems { return }
      }
    }
    if times.count < 2, problems.isEmpty {
      add(1, "the table has fewer than two rows", "a course needs two points", "write a header and two or more rows")
    }
  }

  private mutating func readHeader(_ fields: [String], _ name: String, _ kind: QuantityKind, line: Int) {
    let time = unit(fields.first, after: "time_", of: .time)
    let value = unit(fields.last, after: name + "_", of: kind)
    guard fields.count == 2, let time, let value else {
      add(
        line, "the header names no columns time and \(name) with units", "numbers need units",
        "write for example `time_ps,\(name)_\(name == "voltage" ? "mV" : "nA")`, or time_tau0 and"
          + " \(name == "voltage" ? "voltage_mu0" : "current_I0")")
      return
    }
    (timeUnit, valueUnit) = (time, value)
  }

  private func unit(_ field: String?, after prefix: String, of kind: QuantityKind) -> Unit? {
    guard let field, field.hasPrefix(prefix), let unit = Unit.named(String(field.dropFirst(prefix.count))),
      kind.units.contains(unit)
    else { return nil }
    return unit
  }

  private mutating func readRow(_ fields: [String], line: Int) {
    let numbers = fields.map { field in (try? Measure(field)).flatMap { $0.unit == nil ? $0.value : nil } }
    guard fields.count == 2, let time = numbers[0], let value = numbers[1] else {
      add(
        line, "`\(fields.joined(separator: ","))` is not two finite numbers: the table has a gap",
        "nothing is made up between", "give every row a time and a value")
      return
    }
    if let previous = times.last {
      if time <= previous {
        add(line, "the time \(time) does not increase", "a drive has one value at a time", "sort the rows")
      }
    } else if time != 0 {
      add(
        line, "the table begins at \(time)", "the run begins at zero, and the drive before is not known",
        "add a row for time 0")
    }
    times.append(time)
    values.append(value)
  }

  private mutating func add(_ line: Int, _ problem: String, _ reason: String, _ remedy: String) {
    problems.append(Problem(line: line, problem: problem, reason: reason, remedy: remedy))
  }
}
