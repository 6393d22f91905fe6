import NichromeModel
import NichromeNumerics

extension HistoryRecorder {
  func save(to writer: inout StateWriter) {
    let all = rows + pending
    let names = all.first?.values.keys.sorted() ?? []
    writer.add("history.names", text: names.joined(separator: " "))
    writer.add("history.pending", pending.count)
    writer.add("history.blocksPerRow", blocksPerRow)
    writer.add("history.isProduction", [isProduction ? 1 : 0] + all.map { $0.isProduction ? 1 : 0 })
    writer.add("history.blocks", all.map(\.blocks))
    writer.add("history.time", all.map(\.time))
    writer.add("history.values", rows: all.map { row in names.map { row.values[$0] ?? 0 } })
    writer.add("history.heat", rows: all.map(\.heat))
  }

  mutating func restore(from reader: StateReader, bins: Int) throws(StateError) {
    let names = try reader.text("history.names").split(separator: " ").map(String.init)
    let time = try reader.doubles("history.time")
    let blocks = try reader.integers("history.blocks", count: time.count)
    let flags = try reader.integers("history.isProduction", count: time.count + 1)
    let heat = try reader.doubles("history.heat", count: time.count * 2 * bins)
    let values = try reader.doubles("history.values", count: time.count * names.count)
    let waiting = try reader.integer("history.pending", in: 0...time.count)
    let all = time.indices.map { k in
      let own = values[(k * names.count)..<((k + 1) * names.count)]
      return Row(
        time: time[k], values: Dictionary(zip(names, own), uniquingKeysWith: { first, _ in first }),
        heat: Array(heat[(k * 2 * bins)..<((k + 1) * 2 * bins)]), isProduction: flags[k + 1] == 1, blocks: blocks[k])
    }
    rows = Array(all.dropLast(waiting))
    pending = Array(all.suffix(waiting))
    isProduction = flags[0] == 1
    blocksPerRow = try reader.integer("history.blocksPerRow", in: 1...Int.max)
  }
}

extension SteadyStateTest {
  func save(to writer: inout StateWriter) {
    writer.add("steadiness.nextTest", nextTest)
    writer.add("steadiness.count", series.count)
    writer.add("steadiness.series", rows: series)
  }

  mutating func restore(from reader: StateReader) throws(StateError) {
    nextTest = try reader.double("steadiness.nextTest")
    let count = try reader.integer("steadiness.count", in: 0...64)
    let values = try reader.doubles("steadiness.series")
    series = count == 0 ? [] : try reader.rows("steadiness.series", width: max(values.count / count, 1))
    guard series.count == count else {
      throw .otherCount(section: "steadiness.series", found: series.count, expected: count)
    }
  }
}
