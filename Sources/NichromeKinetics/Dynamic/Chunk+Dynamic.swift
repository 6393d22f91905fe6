import NichromeNumerics

/// What a field that moves does to the electrons, besides their flights.
extension Chunk {
  /// Bears the pairs by which the field pulls at the reference. They fly the whole step: the pull acts at its beginning,
  /// all speeds change between two advances of all places, and the oscillation neither grows nor fades by that.
  func kick(_ kicks: Kicks, chemicalEnergy y: Double, chunks: Int, in landscape: Landscape) {
    let (spacing, theta) = (kicks.mesh.spacing, landscape.temperature)
    let numbers = EvenNumbers(using: common)
    for cell in kicks.pairs.indices {
      let (count, first) = kicks.share(cell, chunk: index, of: chunks)
      if count == 0 { continue }
      let wire = cell / kicks.mesh.count
      // Along +z is inward in the left wire.
      let along = -Wire.sign(wire)
      let sign: Double = kicks.pairs[cell] > 0 ? 1 : -1
      for k in 0..<count {
        let number = first + k * chunks
        let share = (Double(number - kicks.before[cell]) + random.uniform()) / Double(abs(kicks.pairs[cell]))
        let s = (Double(cell % kicks.mesh.count) + share) * spacing
        let p = numbers.chance(number)
        let x = y + theta * logarithm(p / (1 - p))
        if x <= 0 { continue }
        let energy = landscape.potential(wire, s) + x
        let depths = numbers.depths(number)
        for (heading, sign, depth) in [(along, sign, depths.0), (-along, -sign, depths.1)] {
          electrons.append(
            Electron(distance: s, energy: energy, depth: depth, wire: wire, heading: heading, sign: sign),
            flying: duration)
        }
      }
    }
    quickened = electrons.count
  }

  /// Contacts: the bulk's drift distribution, scaled to the current of the wire outside, of either sign; and this chunk's
  /// electrons of second order in the field.
  func exchange(_ sources: Sources, inflow: [Double], _ outer: [OuterWire], chunks: Int, in flight: Flight) {
    for wire in 0...1 {
      let bottom = flight.landscape.potential(wire, sources.halfLength)
      admit(sources, times: inflow[wire], wire, above: bottom)
      let count = outer[wire].count
      let first = chunks / 2 * wire
      for k in 0..<Dealing.share(of: count, from: first, chunk: index, chunks: chunks) {
        let place = (index - first + chunks) % chunks + k * chunks
        let drawn = sources.warmInflux[wire].draw((Double(place) + random.uniform()) / Double(count))
        let sign = outer[wire].warmth < 0 ? -drawn.sign : drawn.sign
        entered[wire] += Int(sign)
        enter(wire, bottom + drawn.point * drawn.point, sign: sign)
      }
    }
  }

  /// The potential has moved under the electrons during their flights, dE/dt = d_t psi: by its change in the middle of the
  /// way. Taken at its end, electrons would gain more from the field than it loses, and its noise would heat.
  func follow(_ field: DynamicField) {
    let (columns, change, bins) = (electrons.columns, field.change, tally.bins)
    let (half, far) = (0.5 * duration, field.mesh.halfLength)
    for i in 0..<electrons.count {
      let (bits, s) = (columns.tag[i], columns.distance[i])
      let wire = Int(bits & 1)
      let before = field.potential(wire: wire, distance: s) - change.potential(wire: wire, distance: s)
      let way = max(columns.energy[i] - before, 0).squareRoot() * half
      let middle = min(abs(bits & 2 == 0 ? s - way : s + way), far)
      let shift = change.potential(wire: wire, distance: middle)
      columns.energy[i] += shift
      tally.shifted.start[wire &* bins.count &+ bins.cell(s)] += bits & 4 == 0 ? shift : -shift
    }
  }

  /// Adds carriers of local equilibrium to a stretch.
  func place(
    _ carriers: Int, _ wire: Int, in stretch: Range<Double>, chemicalEnergy y: Double, _ landscape: Landscape
  ) {
    let law = EmissionLaw(temperature: landscape.temperature, exponent: 1)
    for k in 0..<abs(carriers) {
      let share = (Double(k) + 0.5) / Double(abs(carriers))
      let s = stretch.lowerBound + (stretch.upperBound - stretch.lowerBound) * share
      electrons.append(
        Electron(
          distance: s, energy: landscape.potential(wire, s) + law.draw(from: y, to: y, using: random),
          depth: random.exponential(), wire: wire, heading: random.uniform() < 0.5 ? 1 : -1,
          sign: carriers < 0 ? -1 : 1), flying: duration)
    }
  }

  /// Counts where all electrons are.
  func countFound(in landscape: Landscape) {
    tally.found.fill(with: 0)
    for i in 0..<electrons.count { tally.flights.find(electrons.columns[i], in: landscape) }
  }
}
