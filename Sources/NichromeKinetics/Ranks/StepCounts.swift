import NichromeNumerics

/// What a step counted over all chunks of all ranks: integers, so that neither threads nor ranks change a bit of it.
///
/// The sums at the faces are of real numbers and depend on their order. Each chunk's is sent by itself, as the integer with
/// the same bits, to which the ranks that have no part in it add zero. All of it is one message.
package final class StepCounts: @unchecked Sendable {
  private let values: Column<Int>
  private let cells: Int
  private let densityCells: Int
  private let chunkCount: Int

  /// - Parameters:
  ///   - cells: relaxation cells of both wires.
  ///   - densityCells: of both wires.
  init(cells: Int, densityCells: Int, chunkCount: Int) {
    (self.cells, self.densityCells, self.chunkCount) = (cells, densityCells, chunkCount)
    values = Column(count: cells + densityCells + 3 + 4 * chunkCount, repeating: 0)
  }

  /// Net carriers absorbed in a cell.
  func absorbed(_ cell: Int) -> Int { values[cell] }
  /// Parts of net carriers found in a density cell at the end of the step.
  func found(_ cell: Int) -> Int { values[cells + cell] }
  /// Net carriers that came in through a contact with the bulk's influx, less those that left.
  func entered(_ wire: Int) -> Int { values[cells + densityCells + wire] }

  /// Electrons aloft at the end of the step.
  var electrons: Int { values[cells + densityCells + 2] }

  /// Sums over the passages of a face, of 1/l and of 1/v; the chunks in order.
  func face(_ wire: Int) -> (rate: Double, inverseSpeed: Double) {
    var sums = (rate: 0.0, inverseSpeed: 0.0)
    for chunk in 0..<chunkCount {
      let place = place(ofFace: wire, chunk)
      sums.rate += Double(bitPattern: UInt64(bitPattern: Int64(values[place])))
      sums.inverseSpeed += Double(bitPattern: UInt64(bitPattern: Int64(values[place + 1])))
    }
    return sums
  }

  private func place(ofFace wire: Int, _ chunk: Int) -> Int { cells + densityCells + 3 + 4 * chunk + 2 * wire }

  /// Counts what the chunks of this rank have scored, and adds what those of the others have.
  func collect(_ own: ArraySlice<Chunk>, from communicator: any Communicator, team: Team) {
    values.fill(with: 0)
    let start = values.start
    // Each part has cells of its own.
    team.forEach(2) { [values, cells, densityCells] half in
      let (ofCells, ofDensity) = (values.start, values.start + cells)
      let (someCells, someDensity) = (Self.half(half, of: cells), Self.half(half, of: densityCells))
      for chunk in own {
        let (absorbed, found) = (chunk.tally.absorbed.start, chunk.tally.found.start)
        for cell in someCells { ofCells[cell] &+= Int(absorbed[cell]) }
        for cell in someDensity { ofDensity[cell] &+= Int(found[cell]) }
      }
    }
    for chunk in own {
      start[cells + densityCells + 2] += chunk.electrons.count
      for wire in 0...1 {
        start[cells + densityCells + wire] += chunk.entered[wire] - chunk.tally.exited.start[wire]
        let place = place(ofFace: wire, chunk.index)
        start[place] = Self.bits(chunk.tally.faceRate.start[wire])
        start[place + 1] = Self.bits(chunk.tally.faceInverseSpeed.start[wire])
      }
    }
    communicator.sum(values)
  }

  private static func half(_ half: Int, of count: Int) -> Range<Int> { (half * count / 2)..<((half + 1) * count / 2) }

  private static func bits(_ value: Double) -> Int { Int(Int64(bitPattern: value.bitPattern)) }
}
