import NichromeNumerics

/// Gives every rank what the chunks of the others have scored over a block: sums of real numbers depend on their order, and
/// every rank takes them in the order of the chunks.
final class BlockTable {
  private let communicator: any Communicator
  private let table: Column<Double>
  private let width: Int
  private let counts: [Int]

  init(chunks: [Chunk], communicator: any Communicator) {
    self.communicator = communicator
    let width = 2 + chunks[0].tally.blockColumns.reduce(0) { $0 + $1.count } + chunks[0].tally.emitted.count
    self.width = width
    counts = (0..<communicator.size).map { communicator.share(of: chunks.count, rank: $0).count * width }
    table = Column(count: communicator.size == 1 ? 0 : chunks.count * width, repeating: 0)
  }

  /// Completes the tallies of the chunks that belong to other ranks, and says how many electrons those have aloft.
  func complete(_ chunks: [Chunk], own: Range<Int>) -> Int {
    if communicator.size == 1 { return 0 }
    for index in own { write(chunks[index]) }
    communicator.share(table, counts: counts)
    return chunks.indices.reduce(0) { own.contains($1) ? $0 : $0 + read(into: chunks[$1]) }
  }

  private func write(_ chunk: Chunk) {
    var place = table.start + chunk.index * width
    place[0] = Double(chunk.electrons.count)
    place[1] = Double(chunk.tally.events)
    place += 2
    for column in chunk.tally.blockColumns {
      place.update(from: column.start, count: column.count)
      place += column.count
    }
    // Whole numbers below 2^31 are exact.
    for cell in 0..<chunk.tally.emitted.count { place[cell] = Double(chunk.tally.emitted.start[cell]) }
  }

  private func read(into chunk: Chunk) -> Int {
    var place = table.start + chunk.index * width
    let population = Int(place[0])
    chunk.tally.events = Int(place[1])
    place += 2
    for column in chunk.tally.blockColumns {
      column.start.update(from: place, count: column.count)
      place += column.count
    }
    for cell in 0..<chunk.tally.emitted.count { chunk.tally.emitted.start[cell] = Int32(place[cell]) }
    return population
  }
}

extension ChunkTally {
  /// The real numbers that add up over a block.
  fileprivate var blockColumns: [Column<Double>] {
    [
      absorbedEnergy, emittedEnergy, aloft, aloftEnergy, crossings, crossingEnergy, shifted, attempts, transmissions,
      expected,
    ]
  }
}
