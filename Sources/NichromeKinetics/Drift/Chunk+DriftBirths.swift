import NichromeNumerics

/// Births from the reference's drift.
extension Chunk {
  /// Accumulators: two for the faces, three for each stretch of each wire.
  static func driftBirths(_ grain: Grain, fresh: Accumulator) -> [Accumulator] {
    // Births at the scatterer are numbered through all chunks.
    Array(repeating: Accumulator(phase: 0.5), count: 3)
      + Array(repeating: fresh, count: 2 * 3 * grain.regions.count)
  }

  func bear(_ drift: DriftSources, in flight: Flight) {
    let (landscape, forward) = (flight.landscape, drift.reference.slope >= 0)
    pass(driftBirths[2].take(drift.passing.total), drift.passing, in: landscape)
    for wire in 0...1 {
      let sign = Wire.sign(wire) * (forward ? 1 : -1)
      let count = driftBirths[wire].take(drift.faceRate[wire])
      scatter(count, drift.faceGas[wire], wire, sign: sign, in: landscape)
    }
    quickened = electrons.count
    for wire in 0...1 {
      for (number, stretch) in drift.stretches[wire].enumerated() {
        let first = 3 + 3 * (wire * drift.stretches[wire].count + number)
        gainEnergy(driftBirths[first].take(stretch.sites), stretch, drift.reference, wire, in: landscape)
        for (k, charge) in [1.0, -1.0].enumerated() {
          let sums = k == 0 ? stretch.gained : stretch.lost
          let count = driftBirths[first + 1 + k].take(sums.last!)
          gainCharge(count, sums, stretch, drift.reference, wire, sign: charge, in: landscape)
        }
      }
    }
  }

  /// h arrives at a face and is scattered; what of it leaves there is no part of delta.
  private func scatter(_ count: Int, _ gas: SignedSampler, _ wire: Int, sign: Double, in landscape: Landscape) {
    let psi = landscape.facePotential(wire)
    let (left, arriving) = (BirthLattice(using: common), BirthLattice(using: common))
    for k in stride(from: index, to: count, by: chunkCount) {
      let v = gas.draw(left.share(k, of: count)).point
      leave(wire, psi + v * v, sign: sign, k, left, in: landscape)
      let energy = psi + { $0 * $0 }(gas.draw(arriving.share(k, of: count)).point)
      let probability = landscape.transmission(energy: energy, into: 1 - wire)
      let transmitted = arriving.chance(k) < probability
      tally.attempt(
        argument: energy + landscape.transmissionShift, probability: probability, transmitted: transmitted)
      leave(transmitted ? 1 - wire : wire, energy, sign: sign, k, arriving, in: landscape)
    }
  }

  /// T(E) [F(E - m_L) - F(E - m_R)]: an electron more into the one wire, one less into the other.
  private func pass(_ count: Int, _ gas: SignedSampler, in landscape: Landscape) {
    let bottom = max(landscape.facePotential(0), landscape.facePotential(1))
    let lattices = (0...1).map { _ in BirthLattice(using: common) }
    for k in stride(from: index, to: count, by: chunkCount) {
      let (energy, sign) = gas.draw(lattices[0].share(k, of: count))
      guard energy > bottom else { continue }
      let probability = landscape.transmission.probability(at: energy + landscape.transmissionShift)
      guard lattices[0].chance(k) < probability else { continue }
      for wire in 0...1 { leave(wire, energy, sign: wire == Wire.right ? sign : -sign, k, lattices[wire], in: landscape) }
    }
  }

  private func leave(
    _ wire: Int, _ energy: Double, sign: Double, _ k: Int, _ lattice: BirthLattice, in landscape: Landscape
  ) {
    let electron = Electron(distance: 0, energy: energy, depth: lattice.depth(k), wire: wire, heading: 1, sign: sign)
    electrons.append(electron, flying: duration * lattice.instant(k))
    tally.passFace(electron, 1, potential: landscape.facePotential(wire))
  }

  /// -c^2 d/dE [l (-F')]: electrons more at the higher, less at the lower of two energies, in both directions.
  private func gainEnergy(
    _ count: Int, _ stretch: DriftStretch, _ reference: DriftReference, _ wire: Int, in landscape: Landscape
  ) {
    let spacing = stretch.length / Double(count)
    for k in 0..<count {
      let s = stretch.start + spacing * (Double(k) + random.uniform())
      let psi = landscape.potential(wire, s)
      let y = landscape.thermal.potential(wire: wire, distance: s) - psi
      let chance = random.uniform()
      let energies = reference.level(random.uniform(), y)
      guard chance * stretch.highestPeak < reference.peak(y) else { continue }
      for heading in [1.0, -1.0] {
        bear(wire, s, psi + energies.high, heading: heading, sign: 1)
        bear(wire, s, psi + energies.low, heading: heading, sign: -1)
      }
    }
  }

  /// c (c + psi') l' (-F'), in both directions.
  private func gainCharge(
    _ count: Int, _ sums: [Double], _ stretch: DriftStretch, _ reference: DriftReference, _ wire: Int, sign: Double,
    in landscape: Landscape
  ) {
    let law = EmissionLaw(temperature: reference.temperature, exponent: 2 - reference.exponent)
    let (edges, total) = (stretch.edges, sums.last!)
    var i = 1
    for k in 0..<count {
      let target = total * (Double(k) + random.uniform()) / Double(count)
      while i < edges.count - 1, sums[i] < target { i += 1 }
      let width = sums[i] - sums[i - 1]
      let share = width > 0 ? min(max((target - sums[i - 1]) / width, 0), 1) : 0.5
      let s = min(edges[i - 1] + share * (edges[i] - edges[i - 1]), edges[i].nextDown)
      let psi = landscape.potential(wire, s)
      let y = landscape.thermal.potential(wire: wire, distance: s) - psi
      let x = reference.exponent == 0 ? 0 : law.draw(from: y, to: y, using: random)
      for heading in [1.0, -1.0] { bear(wire, s, psi + x, heading: heading, sign: sign) }
    }
  }

  private func bear(_ wire: Int, _ s: Double, _ energy: Double, heading: Double, sign: Double) {
    let electron = newborn(wire, s, energy, heading: heading, sign: sign)
    tally.mark(electron, at: tally.bins.cell(s), 1, unit: grain.unit(s))
  }
}
