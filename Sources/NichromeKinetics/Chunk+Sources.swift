import NichromeNumerics

extension Chunk {
  /// Sources of the reference: in the wires -v m' (-F'), at the scatterer what the closure says; all in pairs of
  /// opposite sign at the same energy, so that charge and energy are conserved exactly.
  func bear(_ sources: Sources, in flight: Flight) {
    for wire in 0...1 {
      // Downstream movers are born positive: outward in the right wire for a positive current.
      let outward = -Wire.sign(wire) * (sources.flowsForward ? 1 : -1)
      for (number, region) in grain.regions.enumerated() {
        let count = wireBirths[wire][number].take(sources.wireRate * region.length / Double(region.unit))
        for k in 0..<count {
          let s = region.start + region.length * (Double(k) + random.uniform()) / Double(count)
          let energy = sources.thermal.potential(wire: wire, distance: s) + sources.temperature * random.logistic()
          if energy <= flight.landscape.potential(wire, s) { continue }
          launch(wire, s, energy, heading: 1, sign: outward)
          launch(wire, s, energy, heading: -1, sign: -outward)
        }
      }
    }
    for (number, births) in sources.scatterer.enumerated() {
      let count = scattererBirths[number].take(sources.count(births))
      bear(count, births, temperature: sources.temperature, in: flight.landscape)
    }
  }

  private func bear(_ count: Int, _ births: ScattererBirths, temperature: Double, in landscape: Landscape) {
    for k in 0..<count {
      let m = births.centre + births.width * ((Double(k) + random.uniform()) / Double(count) - 0.5)
      let energy = m + temperature * random.logistic()
      guard energy > landscape.facePotential(0), energy > landscape.facePotential(1) else { continue }
      let probability = landscape.transmission.probability(at: energy + landscape.transmissionShift)
      guard random.uniform() < probability else { continue }
      let sign: Double = births.rate < 0 ? -1 : 1
      for wire in [Wire.right, Wire.left] {
        let electron = newborn(wire, 0, energy, heading: 1, sign: wire == Wire.right ? sign : -sign)
        tally.passFace(electron, 1, potential: landscape.facePotential(wire))
        electrons.append(electron, flying: duration * random.uniform())
      }
    }
  }

  /// Contacts: the bulk's deviational influx, and `extra[wire]` electrons of this chunk that keep the current: those of
  /// F(E - mu) - F(E - m).
  func exchange(_ sources: Sources, extra: [Int], in flight: Flight) {
    let far = sources.halfLength
    let unit = grain.unit(far)
    for wire in 0...1 {
      let bottom = flight.landscape.potential(wire, far)
      let count = entries[wire].take(sources.inflow * sources.influxRate[wire] / Double(unit))
      for k in 0..<count {
        let drawn = sources.influx[wire].draw((Double(k) + random.uniform()) / Double(count))
        entered[wire] += unit * Int(drawn.sign)
        launch(wire, far, bottom + drawn.point * drawn.point, heading: -1, sign: drawn.sign, from: tally.bins.count)
      }
      for _ in 0..<abs(extra[wire]) {
        var energy = bottom
        while energy <= bottom {
          let mu = sources.thermal.potential(wire: wire, distance: far) + sources.endDeviation[wire] * random.uniform()
          energy = mu + sources.temperature * random.logistic()
        }
        launch(wire, far, energy, heading: -1, sign: extra[wire] < 0 ? -1 : 1, from: tally.bins.count)
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
        let y = flight.landscape.thermal.potential(wire: wire, distance: s) - psi
        let x = relaxation.law.draw(from: y, to: y + relaxation.emissionWidth(inCell: cell, at: s), using: random)
        tally.emit(energy: psi + x, sign: sign, cell: cell)
        launch(wire, s, psi + x, heading: random.uniform() < 0.5 ? 1 : -1, sign: sign)
      }
    }
  }
}
