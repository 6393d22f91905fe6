import CLanes
import NichromeNumerics

/// Births: where, with which energy, which way. Optical depth and instant are drawn when they take off, unless more evenly
/// spread ones are at hand.
extension Chunk {
  /// Sources of the reference: in the wires -v m' (-F'), at the scatterer what the closure says; all in pairs of
  /// opposite sign at the same energy, so that charge and energy are conserved exactly.
  func bear(_ sources: Sources, in flight: Flight) {
    if let drift = sources.drift {
      bear(drift, in: flight)
      if drift.passing != nil { return }
    } else {
      for wire in 0...1 {
        for (number, region) in grain.regions.enumerated() {
          let count = wireBirths[wire][number].take(sources.wireRate * region.length / Double(region.unit))
          bearPairs(count, wire, from: region.start, length: region.length, sources, in: flight.landscape)
        }
      }
    }
    for (number, births) in sources.scatterer.enumerated() {
      let count = scattererBirths[number].take(sources.count(births))
      bear(count, births, temperature: sources.temperature, in: flight.landscape)
    }
  }

  /// Pairs at stratified places of a stretch.
  private func bearPairs(
    _ count: Int, _ wire: Int, from start: Double, length: Double, _ sources: Sources, in landscape: Landscape
  ) {
    // Downstream movers are born positive: outward in the right wire for a positive current.
    let outward = -Wire.sign(wire) * (sources.flowsForward ? 1 : -1)
    let outwardTag = ElectronColumns.tag(wire, heading: 1, sign: outward)
    let inwardTag = ElectronColumns.tag(wire, heading: -1, sign: -outward)
    let (thermal, temperature, spacing) = (sources.thermal, sources.temperature, length / Double(count))
    let (places, energies) = (numbers.start, numbers.start + FlightBlock.size)
    for first in stride(from: 0, to: count, by: FlightBlock.size) {
      let n = min(FlightBlock.size, count - first)
      random.fillUniform(places, n)
      random.fillLogistic(energies, n)
      let columns = electrons.room(for: 2 * n)
      var next = electrons.count
      for k in 0..<n {
        let s = start + spacing * (Double(first &+ k) + places[k])
        let energy = thermal.potential(wire: wire, distance: s) + temperature * energies[k]
        columns.bear(next, s, energy, tag: outwardTag)
        columns.bear(next &+ 1, s, energy, tag: inwardTag)
        // Below the band bottom the next pair overwrites this one.
        next &+= energy > landscape.potential(wire, s) ? 2 : 0
      }
      electrons.extend(to: next)
    }
  }

  private func bear(_ count: Int, _ births: ScattererBirths, temperature: Double, in landscape: Landscape) {
    let bottom = max(landscape.facePotential(0), landscape.facePotential(1))
    let sign: Double = births.rate < 0 ? -1 : 1
    let (levels, energies) = (numbers.start, numbers.start + FlightBlock.size)
    let chances = energies + FlightBlock.size
    for first in stride(from: 0, to: count, by: FlightBlock.size) {
      let n = min(FlightBlock.size, count - first)
      random.fillUniform(levels, n)
      random.fillLogistic(energies, n)
      random.fillUniform(chances, n)
      for k in 0..<n {
        let m = births.centre + births.width * ((Double(first + k) + levels[k]) / Double(count) - 0.5)
        let energy = m + temperature * energies[k]
        guard energy > bottom else { continue }
        let probability = landscape.transmission.probability(at: energy + landscape.transmissionShift)
        guard chances[k] < probability else { continue }
        for wire in [Wire.right, Wire.left] {
          let electron = newborn(wire, 0, energy, heading: 1, sign: wire == Wire.right ? sign : -sign)
          tally.passFace(electron, 1, potential: landscape.facePotential(wire))
        }
      }
    }
  }

  /// Contacts: the bulk's deviational influx, and `extra[wire]` electrons of this chunk that keep the current: those of
  /// F(E - mu) - F(E - m).
  func exchange(_ sources: Sources, extra: [Int]) {
    let far = sources.halfLength
    for wire in 0...1 {
      let bottom = sources.endPotential[wire]
      let dilute = bottom - EmissionLaw.dilute * sources.temperature
      // Beside the reference's drift, what there is of the current is in the influx already.
      admit(sources, times: sources.drift == nil ? sources.inflow : 1, wire, above: bottom)
      for _ in 0..<abs(extra[wire]) {
        var energy = bottom
        while energy <= bottom {
          let mu = sources.thermal.potential(wire: wire, distance: far) + sources.endDeviation[wire] * random.uniform()
          energy = max(mu, dilute) + sources.temperature * random.logistic()
        }
        enter(wire, energy, sign: extra[wire] < 0 ? -1 : 1)
      }
    }
  }

  /// The bulk's deviational influx through a contact, a number of times: to first order the gas of a reversed current has the
  /// other sign.
  func admit(_ sources: Sources, times inflow: Double, _ wire: Int, above bottom: Double) {
    let unit = grain.unit(sources.halfLength)
    let count = entries[wire].take(abs(inflow) * sources.influxRate[wire] / Double(unit))
    for k in 0..<count {
      let drawn = sources.influx[wire].draw((Double(k) + random.uniform()) / Double(count))
      let sign = inflow < 0 ? -drawn.sign : drawn.sign
      entered[wire] += unit * Int(sign)
      enter(wire, bottom + drawn.point * drawn.point, sign: sign)
    }
  }

  func enter(_ wire: Int, _ energy: Double, sign: Double) {
    let far = tally.bins.halfLength
    let electron = newborn(wire, far, energy, heading: -1, sign: sign)
    tally.mark(electron, at: tally.bins.count, 1, unit: grain.unit(far))
  }

  func newborn(_ wire: Int, _ s: Double, _ energy: Double, heading: Double, sign: Double) -> Electron {
    let electron = Electron(distance: s, energy: energy, depth: 0, wire: wire, heading: heading, sign: sign)
    electrons.append(electron, flying: 0)
    return electron
  }

  /// Re-emits this chunk's part of the carriers absorbed in the last step, at the local equilibrium's energies.
  func emit(_ relaxation: Relaxation, chunks: Int, in flight: Flight) {
    let (landscape, law, random) = (flight.landscape, relaxation.law, random)
    let emissions = relaxation.emissions.start
    let numbers = EvenNumbers(using: common)
    let begin = electrons.count
    for cell in 0..<relaxation.cellCount where !isHalted {
      let emission = emissions[cell]
      let count = emission.share(chunk: index, of: chunks)
      if count == 0 { continue }
      let wire = cell / tally.cells.count
      let columns = electrons.room(for: count)
      let first = electrons.count
      let own = (index - emission.firstChunk + chunks) % chunks
      var sum = 0.0
      for k in 0..<count {
        let place = own + k * chunks
        let number = emission.before + place
        let s = emission.place(share: (Double(place) + random.uniform()) / Double(emission.electrons))
        let psi = landscape.potential(wire, s)
        let y = landscape.thermal.potential(wire: wire, distance: s) - psi
        let x = law.evenly(numbers.chance(number), from: y, to: y + emission.width(at: s), using: random)
        let (heading, level) = numbers.flight(number)
        columns.bear(
          first + k, s, psi + x, tag: ElectronColumns.tag(wire, heading: heading, sign: Double(emission.carriers)))
        columns.depth[first + k] = level
        columns.duration[first + k] = duration * numbers.instant(number)
        sum += psi + x - 1
      }
      electrons.extend(to: first + count)
      tally.emit(count, carriers: emission.carriers, energy: sum, cell: cell)
    }
    nichrome_exponentials(electrons.columns.depth + begin, Int64(electrons.count - begin))
    emitted = begin..<electrons.count
  }
}
