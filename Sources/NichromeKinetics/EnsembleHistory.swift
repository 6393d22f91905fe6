import NichromeModel
import NichromeNumerics

/// Time series of realisations that are over: means and scatter of every interval, in a room that does not grow with them.
struct EnsembleHistory {
  private var times: [Double] = []
  private var names: [String] = []
  private var moments = Moments(width: 0)

  /// Realisations added.
  var count: Int { moments.count }

  /// Adds the series of a realisation; all have the same intervals.
  mutating func add(_ recorder: HistoryRecorder) {
    let rows = recorder.rows
    if moments.count == 0 {
      times = rows.map(\.time)
      names = rows.first?.values.keys.sorted() ?? []
      moments = Moments(width: rows.reduce(0) { $0 + names.count + $1.heat.count })
    }
    precondition(rows.map(\.time) == times, "all realisations of an ensemble have the same intervals")
    moments.add(rows.flatMap { row in names.map { row.values[$0] ?? 0 } + row.heat })
  }

  var history: History {
    let (series, heat) = tables(moments.mean)
    guard let error = moments.standardError else {
      return History(time: times, series: series, heat: heat, realisations: moments.count)
    }
    let (seriesError, heatError) = tables(error)
    return History(
      time: times, series: series, heat: heat, realisations: moments.count, seriesError: seriesError,
      heatError: heatError)
  }

  private func tables(_ values: [Double]) -> (series: [String: [Double]], heat: [[Double]]) {
    let width = times.isEmpty ? 0 : values.count / times.count
    let rows = times.indices.map { Array(values[($0 * width)..<(($0 + 1) * width)]) }
    let series = names.enumerated().map { index, name in (name, rows.map { $0[index] }) }
    return (Dictionary(uniqueKeysWithValues: series), rows.map { Array($0[names.count...]) })
  }

  func save(to writer: inout StateWriter) {
    writer.add("ensemble.names", text: names.joined(separator: " "))
    writer.add("ensemble.time", times)
    moments.save("ensemble", to: &writer)
  }

  /// - Parameter bins: of both wires.
  mutating func restore(from reader: StateReader, bins: Int) throws(StateError) {
    names = try reader.text("ensemble.names").split(separator: " ").map(String.init)
    times = try reader.doubles("ensemble.time")
    moments = Moments(width: times.count * (names.count + bins))
    try moments.restore("ensemble", from: reader)
  }
}
