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
  let flights: FlightQueue
  private var survivors: [Electron] = []

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
    flights = FlightQueue(temperature: temperature, phase: index % grain.farUnit)
  }

  /// Net carriers on their way through the border between units.
  package var waitingAtBorder: Int { flights.waiting }

  func beginStep(_ step: UInt64) {
    random.seek(epoch: step)
    tally.beginStep()
    entered = [0, 0]
  }

  /// Left side of the Boltzmann equation: all electrons fly their time, most of them in branch-free blocks.
  func drift(in flight: Flight) {
    let (columns, count, tally) = (electrons.columns, electrons.count, tally)
    var kept = 0
    for first in stride(from: 0, to: count, by: FlightBlock.size) {
      block.solve(columns, from: first, count: min(FlightBlock.size, count - first), in: flight.landscape)
      for k in 0..<block.aloftCount {
        let electron = block.landed(Int(block.aloft[k]))
        columns[kept] = electron
        kept &+= 1
        tally.find(electron)
      }
      for k in 0..<block.relaxedCount {
        tally.absorb(block.relaxed(Int(block.relaxed[k]), in: flight.landscape))
      }
      for k in 0..<block.otherCount { flyAlone(block.original(Int(block.other[k])), in: flight) }
    }
    electrons.truncate(to: kept)
    for electron in survivors { electrons.append(electron, flying: duration) }
    survivors.removeAll(keepingCapacity: true)
    electrons.columns.duration.update(repeating: duration, count: kept)
  }

  /// Flies one electron, and those it is split into, through whatever they meet.
  private func flyAlone(_ pending: FlightQueue.Item, in flight: Flight) {
    flights.push(pending)
    while var next = flights.pop() {
      switch flight.fly(&next.electron, for: next.duration, scoring: tally, queue: flights, using: random) {
      case .aloft:
        survivors.append(next.electron)
        tally.find(next.electron)
      case .relaxed: tally.absorb(next.electron)
      case .left:
        let unit = grain.unit(next.electron.distance)
        tally.mark(next.electron, at: tally.bins.count, -1, unit: unit)
        tally.exits[next.electron.wire] += unit * Int(next.electron.sign)
      case .merged: break
      }
    }
  }

  /// Starts an electron at a random instant of the step, in the bin or at the face where its path begins.
  func launch(_ wire: Int, _ s: Double, _ energy: Double, heading: Double, sign: Double, from origin: Int? = nil) {
    let electron = newborn(wire, s, energy, heading: heading, sign: sign)
    tally.mark(electron, at: origin ?? tally.bins.cell(s), 1, unit: grain.unit(s))
    electrons.append(electron, flying: duration * random.uniform())
  }

  /// An electron with an optical depth of its own.
  func newborn(_ wire: Int, _ s: Double, _ energy: Double, heading: Double, sign: Double) -> Electron {
    Electron(distance: s, energy: energy, depth: random.exponential(), wire: wire, heading: heading, sign: sign)
  }

  /// Marks where the electrons aloft are as the beginning (+1) or end (-1) of their paths in a block.
  func markAloft(_ direction: Double) {
    for i in 0..<electrons.count {
      let electron = electrons.columns[i]
      tally.mark(
        electron, at: tally.bins.cell(electron.distance), direction, unit: grain.unit(electron.distance))
    }
  }
}
