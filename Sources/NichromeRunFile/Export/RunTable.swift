import NichromeModel

/// A table of a run as comma-separated values: what spreadsheets, gnuplot and pandas read.
public struct RunTable: Sendable {
  public enum Content: String, CaseIterable, Sendable {
    /// Bins: position, then every profile with its standard error.
    case profile
    /// Faces of bins: the same for currents and fluxes.
    case faces
    /// One row a number, with its unit.
    case scalars
    /// One row an interval of the whole run, warm-up included; with standard errors for an ensemble.
    case history
    /// One row a bin of the drive's phase; none where the drive is no sine.
    case cycle
  }

  /// First the names of the columns with their units in brackets, e.g. `heat [W/m]`.
  public let rows: [[String]]

  /// `units`: SI-derived if the deck has scales, unless `reduced` is asked for.
  public init(_ content: Content, of record: RunRecord, units: UnitChoice = .si) {
    let scales = units == .si ? record.deck.scales : nil
    rows =
      switch content {
      case .profile: Self.places(record, .bins, scales)
      case .faces: Self.places(record, .faces, scales)
      case .scalars: Self.scalars(record, scales)
      case .history: Self.history(record, scales)
      case .cycle: Self.cycle(record, scales)
      }
  }

  /// Lines that end in a newline; cells with commas or quotes are quoted (RFC 4180).
  public var text: String { rows.map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined() }

  private static func quoted(_ cell: String) -> String {
    cell.contains { $0 == "," || $0 == "\"" || $0.isNewline } ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }

  private static func places(_ record: RunRecord, _ support: Support, _ scales: Scales?) -> [[String]] {
    let places = support == .bins ? BinCoordinates(centersOf: record.deck) : BinCoordinates(facesOf: record.deck)
    let length = ReducedUnit.length
    var columns = [
      ["side"] + places.side.map { String(UnicodeScalar($0)) },
      column("distance", length, places.distance, scales), column("z", length, places.z, scales),
    ]
    for quantity in record.quantities where quantity.support == support {
      columns.append(column(quantity.name, quantity.unit, quantity.value, scales))
      columns.append(column("\(quantity.name)_error", quantity.unit, quantity.error, scales))
    }
    return transposed(columns)
  }

  private static func scalars(_ record: RunRecord, _ scales: Scales?) -> [[String]] {
    let rows = record.quantities.filter { $0.support == .scalar }.map { quantity in
      let unit = quantity.unit.display(scales)
      return [
        quantity.name, "\(quantity.value[0] * unit.reducedUnitValue)", "\(quantity.error[0] * unit.reducedUnitValue)",
        scales == nil ? unit.reduced : unit.units, quantity.longName,
      ]
    }
    return [["name", "value", "error", "unit", "meaning"]] + rows
  }

  private static func history(_ record: RunRecord, _ scales: Scales?) -> [[String]] {
    let history = record.history
    let series = history.series.keys.sorted().flatMap { name in
      let unit = RunFile.unit(ofHistory: name, in: record.quantities)
      let errors = history.seriesError[name].map { [column("\(name)_error", unit, $0, scales)] } ?? []
      return [column(name, unit, history.series[name] ?? [], scales)] + errors
    }
    return transposed([column("time", .time, history.time, scales)] + series)
  }

  private static func cycle(_ record: RunRecord, _ scales: Scales?) -> [[String]] {
    guard let cycle = record.cycle else { return [["phase"]] }
    let tables = cycle.tables.filter { $0.axis == .phase && $0.support == .scalar }
    let columns = tables.flatMap { table in
      let errors = table.error.isEmpty ? [] : [column("\(table.name)_error", table.unit, table.error, scales)]
      return [column(table.name, table.unit, table.value, scales)] + errors
    }
    return transposed([column("phase", .one, cycle.phase, scales)] + columns)
  }

  private static func column(_ name: String, _ unit: ReducedUnit, _ values: [Double], _ scales: Scales?) -> [String] {
    let shown = unit.display(scales)
    let symbol = scales == nil ? shown.reduced : shown.units
    return [unit == .one ? name : "\(name) [\(symbol)]"] + values.map { "\($0 * shown.reducedUnitValue)" }
  }

  private static func transposed(_ columns: [[String]]) -> [[String]] {
    (columns.first ?? []).indices.map { row in columns.map { $0[row] } }
  }
}
