import CLanes
import NichromeNumerics

/// Births from the reference's drift. Those of all chunks are numbered, and each chunk takes every so many-th.
extension Chunk {
  /// Accumulators, the same in all chunks: one for each face and for what passes, three for each stretch of each wire.
  static func driftBirths(_ grain: Grain) -> [Accumulator] {
    Array(repeating: Accumulator(phase: 0.5), count: 3 + 2 * 3 * grain.regions.count)
  }

  func bear(_ drift: DriftSources, in flight: Flight) {
    let (landscape, forward, before) = (flight.landscape, drift.reference.slope >= 0, electrons.count)
    if let passing = drift.passing { pass(driftBirths[2].take(passing.total), passing, in: landscape) }
    for wire in 0...1 {
      let sign = Wire.sign(wire) * (forward ? 1 : -1)
      let sources = drift.wires[wire]
      scatter(driftBirths[wire].take(sources.faceRate), sources.faceGas, wire, sign: sign, in: landscape)
      for (number, stretch) in sources.stretches.enumerated() {
        let first = 3 + 3 * (wire * sources.stretches.count + number)
        gainEnergy(driftBirths[first].take(stretch.sites), stretch, drift.reference, wire, in: landscape)
        for (k, charge) in [1.0, -1.0].enumerated() {
          let sums = k == 0 ? stretch.gained : stretch.lost
          let count = driftBirths[first + 1 + k].take(sums.last!)
          gainCharge(count, sums, stretch, drift.reference, wire, sign: charge, in: landscape)
        }
      }
    }
    let born = electrons.count - before
    nichrome_exponentials(electrons.columns.depth + before, Int64(born))
    quickened = electrons.count
  }

  /// The births of this chunk out of `count` in blocks: the number of the first, and how many.
  @inline(__always) func forEachBlock(of count: Int, _ body: (Int, Int) -> Void) {
    let own = count > index ? (count - index - 1) / chunkCount + 1 : 0
    for first in stride(from: 0, to: own, by: FlightBlock.size) {
      body(index + first * chunkCount, min(FlightBlock.size, own - first))
    }
  }

  /// Room for a number for each birth of a block.
  @inline(__always) func scratch(_ number: Int) -> UnsafeMutablePointer<Double> {
    numbers.start + number * FlightBlock.size
  }

  /// Levels, which are exp of minus the optical depths, and times left of the births of a block.
  @inline(__always) func fillFlights(
    _ levels: UnsafeMutablePointer<Double>, _ times: UnsafeMutablePointer<Double>, by evens: EvenNumbers, first: Int,
    count: Int
  ) {
    evens.fillLevels(levels, first: first, step: chunkCount, count: count)
    evens.fillInstants(times, of: duration, first: first, step: chunkCount, count: count)
  }
}
