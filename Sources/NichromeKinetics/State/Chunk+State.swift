import NichromeNumerics

/// The chunks' electrons and what their sources have left over, all chunks in one array each.
extension Chunk {
  static func save(_ chunks: ArraySlice<Chunk>, drifts: Bool, to writer: inout StateWriter) {
    writer.add("electrons.counts", chunks.map(\.electrons.count))
    // Between blocks every electron has the whole of the next step to fly: the column of durations says nothing.
    writer.add("electrons.distance", chunks.flatMap { $0.electrons.values(of: $0.electrons.columns.distance) })
    writer.add("electrons.energy", chunks.flatMap { $0.electrons.values(of: $0.electrons.columns.energy) })
    writer.add("electrons.depth", chunks.flatMap { $0.electrons.values(of: $0.electrons.columns.depth) })
    writer.add("electrons.tag", chunks.flatMap { $0.electrons.values(of: $0.electrons.columns.tag) })
    writer.add("chunks.births", chunks.flatMap { chunk in chunk.accumulators.map { chunk[keyPath: $0].rest } })
    if drifts {
      writer.add("chunks.drift", chunks.flatMap { chunk in chunk.drifting.map { chunk[keyPath: $0].rest } })
    }
    writer.add("chunks.crossed", chunks.flatMap(\.border.crossed.array))
  }

  /// - Parameters:
  ///   - own: the chunks that get their electrons.
  ///   - drifts: whether the reference does.
  static func restore(
    _ chunks: [Chunk], own: Range<Int>, drifts: Bool, from reader: StateReader, halfLength: Double
  ) throws(StateError) {
    let counts = try reader.integers("electrons.counts", count: chunks.count)
    // Summed with care: a sum that overflows would stop the program.
    var total = 0
    for count in counts {
      guard count >= 0, count < 1 << 40 else { throw .impossible(section: "electrons.counts", value: String(count)) }
      total += count
    }
    let distance = try reader.doubles("electrons.distance", count: total)
    let energy = try reader.doubles("electrons.energy", count: total)
    let depth = try reader.doubles("electrons.depth", count: total)
    let tag = try reader.bytes("electrons.tag", count: total)
    if let wrong = distance.first(where: { !(0...halfLength).contains($0) }) {
      throw .impossible(section: "electrons.distance", value: "\(wrong)")
    }
    if let wrong = energy.first(where: { !$0.isFinite }) {
      throw .impossible(section: "electrons.energy", value: "\(wrong)")
    }
    let births = try reader.rows("chunks.births", width: chunks[0].accumulators.count)
    let crossed = try reader.integers("chunks.crossed", count: chunks.count * chunks[0].border.crossed.count)
    guard births.count == chunks.count else {
      throw .otherCount(section: "chunks.births", found: births.count, expected: chunks.count)
    }
    let drift = drifts ? try reader.rows("chunks.drift", width: chunks[0].drifting.count) : []
    guard !drifts || drift.count == chunks.count else {
      throw .otherCount(section: "chunks.drift", found: drift.count, expected: chunks.count)
    }
    var first = 0
    for (index, chunk) in chunks.enumerated() {
      chunk.electrons.truncate(to: 0)
      defer { first += counts[index] }
      guard own.contains(index) else { continue }
      for k in first..<(first + counts[index]) {
        chunk.electrons.append(tag[k], distance[k], energy[k], depth[k], flying: chunk.duration)
      }
      for (path, rest) in zip(chunk.accumulators, births[index]) { chunk[keyPath: path].rest = rest }
      if drifts { for (path, rest) in zip(chunk.drifting, drift[index]) { chunk[keyPath: path].rest = rest } }
      let border = chunk.border.crossed
      for k in 0..<border.count { border[k] = crossed[index * border.count + k] }
      chunk.forgetAloft()
    }
  }

  private var accumulators: [ReferenceWritableKeyPath<Chunk, Accumulator>] {
    wireBirths.indices.flatMap { wire in wireBirths[wire].indices.map { \Chunk.wireBirths[wire][$0] } }
      + scattererBirths.indices.map { \Chunk.scattererBirths[$0] } + entries.indices.map { \Chunk.entries[$0] }
  }

  private var drifting: [ReferenceWritableKeyPath<Chunk, Accumulator>] {
    driftBirths.indices.map { \Chunk.driftBirths[$0] }
  }
}

extension ElectronStore {
  func values<Element>(of column: UnsafeMutablePointer<Element>) -> UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: column, count: count)
  }

  func append(_ tag: UInt8, _ distance: Double, _ energy: Double, _ depth: Double, flying duration: Double) {
    append(
      Electron(
        distance: distance, energy: energy, depth: depth, wire: Int(tag & 1), heading: tag & 2 == 0 ? 1 : -1,
        sign: tag & 4 == 0 ? 1 : -1), flying: duration)
  }
}
