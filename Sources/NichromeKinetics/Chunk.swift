import NichromeModel
import NichromeNumerics

/// A fixed share of all electrons with random numbers and tallies of its own: the unit of parallel work.
///
/// What a chunk does depends on its number, the step and the seed only, never on the thread that runs it.
package final class Chunk: @unchecked Sendable {
  let index: Int
  /// Of the realisation.
  let chunkCount: Int
  package let electrons: ElectronStore
  package let tally: ChunkTally
  let random: RandomStream
  /// The same numbers in every chunk.
  let common: RandomStream
  package let grain: Grain
  /// Field interval.
  let duration: Double
  var wireBirths: [[Accumulator]]
  var scattererBirths: [Accumulator]
  var entries: [Accumulator]
  var driftBirths: [Accumulator]
  /// Net carriers let in through each contact by the bulk's influx in this step.
  package var entered = [0, 0]
  let block = FlightBlock()
  /// Ends a step halfway.
  var halt: Halt?
  let border: BorderCrossings
  /// Up to 14 numbers for each birth of a block.
  let numbers = Column<Double>(count: 14 * FlightBlock.size, repeating: 0)
  /// Electrons that were aloft before this step, and those born first in it with their optical depths and instants.
  var quickened = 0
  /// The electrons re-emitted in this step, which have theirs too.
  var emitted: Range<Int>?
  /// Electrons that `ChunkTally.aloft` counts.
  private var counted = 0

  /// - Parameter stream: of random numbers, one for each chunk of each realisation.
  init(
    index: Int, of count: Int, seed: UInt64, stream: Int, capacity: Int, duration: Double, temperature: Double,
    grain: Grain,
    tally: ChunkTally
  ) {
    self.index = index
    chunkCount = count
    self.duration = duration
    self.grain = grain
    self.tally = tally
    electrons = ElectronStore(capacity: capacity)
    random = RandomStream(seed: seed, stream: UInt32(stream))
    common = RandomStream(seed: seed, stream: .max - UInt32(stream / count))
    let fresh = Accumulator(phase: (Double(index) + 0.5) / Double(count))
    wireBirths = [[fresh, fresh], [fresh, fresh]]
    entries = [fresh, fresh]
    scattererBirths = [fresh, fresh, fresh]
    driftBirths = Self.driftBirths(grain)
    border = BorderCrossings(temperature: temperature, phase: index % grain.farUnit)
  }

  /// Net carriers on their way through the border between units.
  package var waitingAtBorder: Int { border.waiting }

  func beginStep(_ step: UInt64) {
    random.seek(epoch: step)
    common.seek(epoch: step)
    tally.beginStep()
    entered = [0, 0]
    quickened = electrons.count
    emitted = nil
  }

  /// The carriers aloft are the beginning of their paths in a block.
  func beginBlock() {
    tally.beginBlock()
    countAloft()
    let bins = tally.bins.count
    for wire in 0...1 {
      for bin in 0..<bins {
        tally.crossings[wire * (bins + 2) + bin + 1] = tally.aloft[wire * bins + bin]
        tally.crossingEnergy[wire * (bins + 2) + bin + 1] = tally.aloftEnergy[wire * bins + bin]
      }
    }
  }

  func endBlock() {
    forgetAloft()
    countAloft()
  }

  /// Lets the next block count anew.
  func forgetAloft() {
    counted = 0
    tally.aloft.fill(with: 0)
    tally.aloftEnergy.fill(with: 0)
  }

  /// Counts the electrons that have come since; all sums are taken in the order of the electrons.
  private func countAloft() {
    tally.count(aloft: electrons.columns, counted..<electrons.count)
    counted = electrons.count
  }
}
