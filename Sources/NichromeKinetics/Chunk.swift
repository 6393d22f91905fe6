import NichromeModel
import NichromeNumerics

/// A fixed share of all electrons with random numbers and tallies of its own: the unit of parallel work.
///
/// What a chunk does depends on its number, the step and the seed only, never on the thread that runs it.
package final class Chunk: @unchecked Sendable {
  let index: Int
  package let electrons: ElectronStore
  package let tally: ChunkTally
  let random: RandomStream
  package let grain: Grain
  /// Field interval.
  let duration: Double
  var wireBirths: [[Accumulator]]
  var scattererBirths: [Accumulator]
  var entries: [Accumulator]
  /// Net carriers let in through each contact by the bulk's influx in this step.
  package var entered = [0, 0]
  private let block = FlightBlock()
  let border: BorderCrossings
  /// Random numbers for a block of births.
  let numbers = Column<Double>(count: 3 * FlightBlock.size, repeating: 0)
  /// Electrons that were aloft before this step.
  private var veterans = 0
  /// Electrons that `ChunkTally.aloft` counts.
  private var counted = 0

  init(
    index: Int, of count: Int, seed: UInt64, capacity: Int, duration: Double, temperature: Double, grain: Grain,
    tally: ChunkTally
  ) {
    self.index = index
    self.duration = duration
    self.grain = grain
    self.tally = tally
    electrons = ElectronStore(capacity: capacity)
    random = RandomStream(seed: seed, stream: UInt32(index))
    let fresh = Accumulator(phase: (Double(index) + 0.5) / Double(count))
    wireBirths = [[fresh, fresh], [fresh, fresh]]
    entries = [fresh, fresh]
    scattererBirths = [fresh, fresh, fresh]
    border = BorderCrossings(temperature: temperature, phase: index % grain.farUnit)
  }

  /// Net carriers on their way through the border between units.
  package var waitingAtBorder: Int { border.waiting }

  func beginStep(_ step: UInt64) {
    random.seek(epoch: step)
    tally.beginStep()
    entered = [0, 0]
    veterans = electrons.count
  }

  /// Left side of the Boltzmann equation: all electrons fly their time, most of them in branch-free blocks.
  func drift(in flight: Flight) {
    quicken()
    let (columns, count, tally, block) = (electrons.columns, electrons.count, tally, block)
    var survivors: [Electron] = []
    var (kept, absorbed) = (0, 0)
    for first in stride(from: 0, to: count, by: FlightBlock.size) {
      let flown = block.solve(
        columns, from: first, count: min(FlightBlock.size, count - first), in: flight.landscape)
      for i in 0..<flown.relaxedCount { tally.absorb(flown.relaxed(i)) }
      absorbed += flown.relaxedCount
      for i in 0..<flown.otherCount { absorbed += flyAlone(flown.original(i), in: flight, survivors: &survivors) }
      // Last, since it writes over the block.
      for i in 0..<flown.aloftCount {
        let electron = flown.landed(i)
        columns[kept] = electron
        kept &+= 1
        tally.find(electron)
      }
    }
    tally.events += absorbed
    electrons.truncate(to: kept)
    for electron in survivors { electrons.append(electron, flying: duration) }
    columns.duration.update(repeating: duration, count: kept)
  }

  /// Gives the electrons born in this step an optical depth, and the rest of the step from a random instant on.
  private func quicken() {
    let (columns, born, duration) = (electrons.columns, electrons.count - veterans, duration)
    random.fillExponential(columns.depth + veterans, born)
    let time = columns.duration + veterans
    random.fillUniform(time, born)
    for k in 0..<born { time[k] *= duration }
  }

  /// Flies one electron, and those it is split into, through whatever they meet.
  /// - Returns: how many of them relaxed.
  private func flyAlone(_ item: Flight.Item, in flight: Flight, survivors: inout [Electron]) -> Int {
    var relaxed = 0
    var next = item
    var siblings: [Flight.Item] = []
    while true {
      switch flight.fly(
        &next.electron, for: next.duration, scoring: tally, across: border, siblings: &siblings, using: random)
      {
      case .aloft:
        survivors.append(next.electron)
        tally.find(next.electron)
      case .relaxed:
        tally.absorb(next.electron)
        relaxed += 1
      case .left:
        let unit = grain.unit(next.electron.distance)
        tally.mark(next.electron, at: tally.bins.count, -1, unit: unit)
        tally.exited.start[next.electron.wire] += unit * Int(next.electron.sign)
      case .merged: break
      }
      guard let sibling = siblings.popLast() else { return relaxed }
      next = sibling
    }
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
    let (columns, tally) = (electrons.columns, tally)
    for i in counted..<electrons.count { tally.count(aloft: columns[i]) }
    counted = electrons.count
  }
}
