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
  private let block = FlightBlock()
  private let duration: Double
  private var wireBirths: [Accumulator]
  private var scattererBirths: Accumulator
  private var entries: [Accumulator]
  /// Net carriers let in through each contact by the bulk's influx in this step.
  package private(set) var entered = [0, 0]

  init(index: Int, of count: Int, seed: UInt64, capacity: Int, duration: Double, tally: ChunkTally) {
    self.index = index
    self.duration = duration
    self.tally = tally
    electrons = ElectronStore(capacity: capacity)
    random = RandomStream(seed: seed, stream: UInt32(index))
    let phase = (Double(index) + 0.5) / Double(count)
    wireBirths = [Accumulator(phase: phase), Accumulator(phase: phase)]
    entries = [Accumulator(phase: phase), Accumulator(phase: phase)]
    scattererBirths = Accumulator(phase: phase)
  }

  func beginStep(_ step: UInt64) {
    random.seek(epoch: step)
    tally.beginStep()
    entered = [0, 0]
  }

  /// Left side of the Boltzmann equation: all electrons fly their time, most of them in branch-free blocks.
  func drift(in flight: Flight) {
    let (columns, count) = (electrons.columns, electrons.count)
    var kept = 0
    for first in stride(from: 0, to: count, by: FlightBlock.size) {
      let size = min(FlightBlock.size, count - first)
      block.solve(columns, from: first, count: size, in: flight.landscape)
      for k in 0..<block.aloftCount {
        let electron = block.landed(Int(block.aloft[k]))
        columns[kept] = electron
        kept &+= 1
        tally.find(electron)
      }
      for k in 0..<block.relaxedCount {
        tally.absorb(block.relaxed(Int(block.relaxed[k]), law: flight.landscape.exponent))
      }
      for k in 0..<block.otherCount {
        var (electron, time) = block.original(Int(block.other[k]))
        switch flight.fly(&electron, for: time, scoring: tally, using: random) {
        case .aloft:
          block.spill(electron)
          tally.find(electron)
        case .relaxed: tally.absorb(electron)
        case .left: leave(electron)
        }
      }
      kept = block.collect(columns, kept)
    }
    electrons.truncate(to: kept)
    columns.duration.update(repeating: duration, count: kept)
  }

  private func leave(_ electron: Electron) {
    tally.mark(electron, at: tally.bins.count, -1)
    tally.exits[electron.wire] += Int(electron.sign)
  }

  /// Sources of the reference: in the wires -v m' (-F'), at the scatterer T(E) [F(E - m_L) - F(E - m_R)]; all in pairs of
  /// opposite sign at the same energy, so that charge and energy are conserved exactly.
  func bear(_ sources: Sources, in flight: Flight) {
    let reference = sources.reference
    for wire in 0...1 {
      let count = wireBirths[wire].take(sources.wireRate)
      // Downstream movers are born positive: outward in the right wire for a positive current.
      let outward = -Wire.sign(wire) * (reference.slope < 0 ? -1 : 1)
      for k in 0..<count {
        let s = sources.halfLength * (Double(k) + random.uniform()) / Double(count)
        let energy = reference.potential(wire: wire, distance: s) + sources.temperature * random.logistic()
        if energy <= flight.landscape.potential(wire, s) { continue }
        launch(wire, s, energy, heading: 1, sign: outward)
        launch(wire, s, energy, heading: -1, sign: -outward)
      }
    }
    let count = scattererBirths.take(sources.scattererRate)
    for k in 0..<count {
      let m = 1 + reference.jump * ((Double(k) + random.uniform()) / Double(count) - 0.5)
      let energy = m + sources.temperature * random.logistic()
      let landscape = flight.landscape
      guard energy > landscape.facePotential(0), energy > landscape.facePotential(1) else { continue }
      let probability = landscape.transmission.probability(at: energy + landscape.transmissionShift)
      guard random.uniform() < probability else { continue }
      let sign: Double = reference.jump < 0 ? -1 : 1
      launch(Wire.right, 0, energy, heading: 1, sign: sign, from: ChunkTally.scatterer)
      launch(Wire.left, 0, energy, heading: 1, sign: -sign, from: ChunkTally.scatterer)
    }
  }

  /// Contacts: the bulk's deviational influx, and `extra[wire]` carriers of this chunk that keep the current.
  func exchange(_ sources: Sources, extra: [Int], in flight: Flight) {
    for wire in 0...1 {
      let far = sources.halfLength
      let bottom = flight.landscape.potential(wire, far)
      let count = entries[wire].take(sources.influxRate[wire])
      for k in 0..<count {
        let drawn = sources.influx[wire].draw((Double(k) + random.uniform()) / Double(count))
        entered[wire] += Int(drawn.sign)
        launch(
          wire, far, bottom + drawn.point * drawn.point, heading: -1, sign: drawn.sign, from: tally.bins.count)
      }
      for _ in 0..<abs(extra[wire]) {
        var energy = bottom
        while energy <= bottom {
          energy =
            sources.reference.potential(wire: wire, distance: far) + sources.temperature * random.logistic()
        }
        launch(
          wire, far, energy, heading: -1, sign: extra[wire] < 0 ? -1 : 1, from: tally.bins.count)
      }
    }
  }

  /// Re-emits this chunk's part of the carriers absorbed in the last step, at the local equilibrium's energies.
  func emit(_ relaxation: Relaxation, chunks: Int, in flight: Flight) {
    for cell in 0..<relaxation.cellCount {
      let count = relaxation.share(ofCell: cell, chunk: index, of: chunks)
      if count == 0 { continue }
      let wire = cell / tally.cells.count
      let sign: Double = relaxation.isNegative(cell) ? -1 : 1
      for _ in 0..<count {
        let s = relaxation.place(inCell: cell, share: random.uniform())
        let psi = flight.landscape.potential(wire, s)
        let y = flight.landscape.reference.potential(wire: wire, distance: s) - psi
        let x = relaxation.law.draw(from: y, to: y + relaxation.deviation(inCell: cell, at: s), using: random)
        tally.emit(energy: psi + x, sign: sign, cell: cell)
        launch(wire, s, psi + x, heading: random.uniform() < 0.5 ? 1 : -1, sign: sign)
      }
    }
  }

  /// Starts an electron at a random instant of the step, in the bin or at the face where its path begins.
  private func launch(
    _ wire: Int, _ s: Double, _ energy: Double, heading: Double, sign: Double, from origin: Int? = nil
  ) {
    let electron = Electron(
      distance: s, energy: energy, depth: random.exponential(), wire: wire, heading: heading, sign: sign)
    tally.mark(electron, at: origin ?? tally.bins.cell(s), 1)
    electrons.append(electron, flying: duration * random.uniform())
  }
}

extension Chunk {
  /// Adds carriers of local equilibrium all along a wire: mu there shifts as a whole. Warm-up only.
  func displace(_ wire: Int, by carriers: Int, in landscape: Landscape) {
    let law = EmissionLaw(temperature: landscape.temperature, exponent: 1)
    for k in 0..<abs(carriers) {
      let s = landscape.halfLength * (Double(k) + random.uniform()) / Double(abs(carriers))
      let psi = landscape.potential(wire, s)
      let y = landscape.reference.potential(wire: wire, distance: s) - psi
      let x = law.draw(from: y, to: y, using: random)
      electrons.append(
        Electron(
          distance: s, energy: psi + x, depth: random.exponential(), wire: wire,
          heading: random.uniform() < 0.5 ? 1 : -1, sign: carriers < 0 ? -1 : 1), flying: duration)
    }
  }

  /// The bulk's drift distribution everywhere: the state the gas starts from.
  func fill(with population: SignedSampler, in landscape: Landscape, share sources: Sources) {
    random.seek(epoch: 0)
    let chunkShare = sources.influxRate[0] > 0 ? sources.influxRate[0] / (sources.influx[0].total * sources.duration) : 0
    let count = Int((population.total * sources.halfLength * chunkShare).rounded())
    for wire in 0...1 {
      for k in 0..<count {
        let s = sources.halfLength * random.uniform()
        let drawn = population.draw((Double(k) + random.uniform()) / Double(count))
        electrons.append(
          Electron(
            distance: s, energy: landscape.potential(wire, s) + drawn.point * drawn.point,
            depth: random.exponential(), wire: wire, heading: -Wire.sign(wire) * (drawn.point < 0 ? -1 : 1),
            sign: drawn.sign), flying: duration)
      }
    }
  }
}

extension Chunk {
  /// Marks where the electrons aloft are as the beginning (+1) or end (-1) of their paths in a block.
  func markAloft(_ direction: Double) {
    for i in 0..<electrons.count {
      let electron = electrons.columns[i]
      tally.mark(electron, at: tally.bins.cell(electron.distance), direction)
    }
  }
}
