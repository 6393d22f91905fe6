import NichromeModel
import NichromeNumerics

/// A fixed share of all electrons with random numbers and tallies of its own: the unit of parallel work.
///
/// What a chunk does depends on its number, the step and the seed only, never on the thread that runs it.
final class Chunk: @unchecked Sendable {
  let index: Int
  let electrons: ElectronStore
  let tally: ChunkTally
  let random: RandomStream
  private var wireBirths: [Accumulator]
  private var scattererBirths: Accumulator
  private var entries: [Accumulator]
  /// Net carriers let in through each contact by the bulk's influx in this step.
  private(set) var entered = [0, 0]

  init(index: Int, of count: Int, seed: UInt64, capacity: Int, tally: ChunkTally) {
    self.index = index
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

  /// Left side of the Boltzmann equation for the electrons aloft.
  func drift(in flight: Flight, for duration: Double) {
    let (columns, count, tally, random) = (electrons.columns, electrons.count, tally, random)
    var kept = 0
    for i in 0..<count {
      var electron = columns[i]
      switch flight.fly(&electron, for: duration, scoring: tally, using: random) {
      case .aloft:
        columns[kept] = electron
        kept &+= 1
        tally.find(electron)
      case .relaxed: tally.absorb(electron)
      case .left: tally.exits[electron.wire] += Int(electron.sign)
      }
    }
    electrons.truncate(to: kept)
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
        launch(wire, s, energy, heading: 1, sign: outward, flight, sources.duration)
        launch(wire, s, energy, heading: -1, sign: -outward, flight, sources.duration)
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
      launch(Wire.right, 0, energy, heading: 1, sign: sign, from: ChunkTally.scatterer, flight, sources.duration)
      launch(Wire.left, 0, energy, heading: 1, sign: -sign, from: ChunkTally.scatterer, flight, sources.duration)
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
          wire, far, bottom + drawn.point * drawn.point, heading: -1, sign: drawn.sign, from: tally.bins.count, flight,
          sources.duration)
      }
      for _ in 0..<abs(extra[wire]) {
        var energy = bottom
        while energy <= bottom {
          energy =
            sources.reference.potential(wire: wire, distance: far) + sources.temperature * random.logistic()
        }
        launch(
          wire, far, energy, heading: -1, sign: extra[wire] < 0 ? -1 : 1, from: tally.bins.count, flight,
          sources.duration)
      }
    }
  }

  /// Re-emits this chunk's part of the carriers absorbed in the last step, at the local equilibrium's energies.
  func emit(_ relaxation: Relaxation, chunks: Int, in flight: Flight, duration: Double) {
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
        let electron = Electron(
          distance: s, energy: psi + x, depth: random.exponential(), wire: wire,
          heading: random.uniform() < 0.5 ? 1 : -1, sign: sign)
        tally.emit(electron, cell: cell)
        release(electron, flight, duration)
      }
    }
  }

  /// Starts an electron born at a place; one that comes out of the scatterer or a contact crosses its face.
  private func launch(
    _ wire: Int, _ s: Double, _ energy: Double, heading: Double, sign: Double, from origin: Int? = nil,
    _ flight: Flight, _ duration: Double
  ) {
    let electron = Electron(
      distance: s, energy: energy, depth: random.exponential(), wire: wire, heading: heading, sign: sign)
    if let origin { tally.cross(electron, from: origin, to: tally.bins.cell(s)) }
    release(electron, flight, duration)
  }

  /// Starts an electron at a random instant of the step.
  private func release(_ newborn: Electron, _ flight: Flight, _ duration: Double) {
    var electron = newborn
    switch flight.fly(&electron, for: duration * random.uniform(), scoring: tally, using: random) {
    case .aloft:
      electrons.append(electron)
      tally.find(electron)
    case .relaxed: tally.absorb(electron)
    case .left: tally.exits[electron.wire] += Int(electron.sign)
    }
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
          heading: random.uniform() < 0.5 ? 1 : -1, sign: carriers < 0 ? -1 : 1))
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
            sign: drawn.sign))
      }
    }
  }
}
