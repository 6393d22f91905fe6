import NichromeModel

extension RecordEncoder {
  /// Means over the phase of a sine, and harmonics.
  func encode(_ cycle: Cycle) throws(RunFileError) {
    let numbers: [(String, Int)] = [
      ("cycle_settling", cycle.settling), ("cycle_periods", cycle.periods), ("cycle_samples", cycle.samples),
    ]
    for (name, value) in numbers { try file.attribute(name, .integer(value)) }
    try file.attribute("cycle_tables", .text(cycle.tables.map(\.name).joined(separator: " ")))
    try variable("cyclePeriod", "period of the drive", .time, over: [], [cycle.period])
    try variable(
      "phase", "phase of the drive at the middle of the bin, in periods", .one, over: [("phase", cycle.phase.count)],
      cycle.phase)
    try variable(
      "harmonic", "multiple of the drive's frequency", .one, over: [("harmonic", Cycle.harmonics)],
      (1...Cycle.harmonics).map(Double.init))
    for table in cycle.tables {
      let first = table.axis == .mean ? [] : [(name: table.axis.rawValue, length: cycle.length(of: table.axis))]
      let shape = first + (table.support == .bins ? [bin] : [])
      let extra = table.support == .bins ? [binCoordinates] : []
      try withError(
        table.name, table.longName, table.unit, over: shape, table.value, error: table.error,
        extra: extra + [
          ("cycle_axis", .text(table.axis.rawValue)), ("quantity_support", .text(table.support.rawValue)),
        ])
    }
  }

  /// A variable, and where its standard error is known that under the name with `_error`.
  func withError(
    _ name: String, _ longName: String, _ unit: ReducedUnit, over shape: [(name: String, length: Int)],
    _ values: [Double], error: [Double], extra: [(String, AttributeValue)] = []
  ) throws(RunFileError) {
    let isKnown = !error.isEmpty
    let companion: [(String, AttributeValue)] = isKnown ? [("ancillary_variables", .text("\(name)_error"))] : []
    try variable(name, longName, unit, over: shape, values, extra: extra + companion)
    if isKnown {
      try variable("\(name)_error", "standard error of: \(longName)", unit, over: shape, error, extra: extra)
    }
  }
}

extension RecordDecoder {
  /// Nil where the file has none.
  func cycle(bins: Int) throws(RunFileError) -> Cycle? {
    guard file.hasAttribute("cycle_tables") else { return nil }
    var cycle = Cycle(
      period: try number("cyclePeriod"), phase: try list("phase"), settling: try file.integer("cycle_settling"),
      periods: try file.integer("cycle_periods"), samples: try file.integer("cycle_samples"), tables: [])
    for name in try names("cycle_tables") {
      guard let variable = try file.variable(name) else { throw damaged("\(name) is missing") }
      guard let unit = ReducedUnit(rawValue: try file.text("quantity_kind", of: variable)),
        let axis = Cycle.Axis(rawValue: try file.text("cycle_axis", of: variable)),
        let support = Support(rawValue: try file.text("quantity_support", of: variable))
      else { throw damaged("\(name) has an unknown kind") }
      let (value, error) = (try list(name), try list("\(name)_error"))
      let expected = cycle.length(of: axis) * (support == .bins ? 2 * bins : 1)
      guard value.count == expected, error.isEmpty || error.count == expected else {
        throw damaged("\(name) has \(value.count) values where \(expected) belong")
      }
      cycle.tables.append(
        Cycle.Table(
          name: name, longName: try file.text("long_name", of: variable), unit: unit, axis: axis, support: support,
          value: value, error: error))
    }
    return cycle
  }
}
