import NichromeModel

/// Time series of the whole run in a bounded number of rows: neighbours are merged in pairs when there are too many.
package struct HistoryRecorder {
  package static let capacity = 512
  var rows: [Row] = []
  var blocksPerRow = 1
  var pending: [Row] = []

  package init() {}

  struct Row {
    var time: Double
    var values: [String: Double]
    var heat: [Double]
    var isProduction: Bool
    var blocks = 1

    /// The mean of rows, each weighted with its length.
    static func mean(_ rows: [Row]) -> Row {
      var result = rows[rows.count - 1]
      result.blocks = rows.reduce(0) { $0 + $1.blocks }
      let shares = rows.map { Double($0.blocks) / Double(result.blocks) }
      for name in result.values.keys {
        result.values[name] = zip(rows, shares).reduce(0) { $0 + ($1.0.values[name] ?? 0) * $1.1 }
      }
      for i in result.heat.indices { result.heat[i] = zip(rows, shares).reduce(0) { $0 + $1.0.heat[i] * $1.1 } }
      return result
    }
  }

  /// The scalars of a block that are recorded.
  /// - Parameter more: what only this kind of simulation knows.
  static func series(
    _ observed: [Double], _ observables: Observables, more: [String: Double] = [:]
  ) -> [String: Double] {
    var values = more
    for name in ["current", "voltage", "electrostaticDrop", "extrapolatedVoltage", "excessHeatLeft", "excessHeatRight"]
    {
      values[name] = observed[observables.scalar(name)]
    }
    return values
  }

  /// - Parameter more: what only this kind of simulation knows.
  package mutating func append(
    time: Double, _ observed: [Double], _ observables: Observables, population: Int, more: [String: Double] = [:]
  ) {
    var values = Self.series(observed, observables, more: more)
    values["population"] = Double(population)
    pending.append(
      Row(time: time, values: values, heat: Array(observed[observables.range("heat")]), isProduction: isProduction))
    if pending.count == blocksPerRow { flush() }
  }

  var isProduction = false

  /// Closes the row under way, so that none mixes warm-up and production.
  package mutating func markProduction() {
    if !pending.isEmpty { flush() }
    isProduction = true
  }

  private mutating func flush() {
    rows.append(Row.mean(pending))
    pending = []
    guard rows.count >= Self.capacity else { return }
    var merged: [Row] = []
    var index = 0
    while index < rows.count {
      let pair = rows[index...].prefix(2)
      let mixes = pair.count == 2 && pair.first!.isProduction != pair.last!.isProduction
      merged.append(mixes ? rows[index] : Row.mean(Array(pair)))
      index += mixes ? 1 : pair.count
    }
    rows = merged
    blocksPerRow *= 2
  }

  package var history: History {
    var series: [String: [Double]] = [:]
    for name in rows.first?.values.keys.sorted() ?? [] { series[name] = rows.map { $0.values[name] ?? 0 } }
    return History(time: rows.map(\.time), series: series, heat: rows.map(\.heat))
  }
}
