import NichromeNumerics

/// Births from the reference's drift.
extension Chunk {
  /// Accumulators: two for the faces, three for each stretch of each wire.
  static func driftBirths(_ grain: Grain, fresh: Accumulator) -> [Accumulator] {
    Array(repeating: fresh, count: 2 + 2 * 3 * grain.regions.count)
  }

  func bear(_ drift: DriftSources, in flight: Flight) {
    let (landscape, forward) = (flight.landscape, drift.reference.slope >= 0)
    for wire in 0...1 {
      let sign = Wire.sign(wire) * (forward ? 1 : -1)
      let count = driftBirths[wire].take(drift.faceRate[wire])
      scatter(count, drift.faceGas[wire], wire, sign: sign, in: landscape)
      for (number, stretch) in drift.stretches[wire].enumerated() {
        let first = 2 + 3 * (wire * drift.stretches[wire].count + number)
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
    for k in 0..<count {
      let v = gas.draw((Double(k) + random.uniform()) / Double(count)).point
      let energy = psi + v * v
      let probability = landscape.transmission(energy: energy, into: 1 - wire)
      let transmitted = random.uniform() < probability
      tally.attempt(
        argument: energy + landscape.transmissionShift, probability: probability, transmitted: transmitted)
      for side in [wire, transmitted ? 1 - wire : wire] {
        let electron = newborn(side, 0, energy, heading: 1, sign: sign)
        tally.passFace(electron, 1, potential: landscape.facePotential(side))
      }
    }
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
