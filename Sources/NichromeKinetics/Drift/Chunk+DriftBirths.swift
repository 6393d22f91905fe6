import NichromeNumerics

/// Births from the reference's drift. Those of all chunks are numbered, and each chunk takes every so many-th.
extension Chunk {
  /// Accumulators, the same in all chunks: one for each face and for what passes, three for each stretch of each wire.
  static func driftBirths(_ grain: Grain) -> [Accumulator] {
    Array(repeating: Accumulator(phase: 0.5), count: 3 + 2 * 3 * grain.regions.count)
  }

  func bear(_ drift: DriftSources, in flight: Flight) {
    let (landscape, forward) = (flight.landscape, drift.reference.slope >= 0)
    pass(driftBirths[2].take(drift.passing.total), drift.passing, in: landscape)
    for wire in 0...1 {
      let sign = Wire.sign(wire) * (forward ? 1 : -1)
      scatter(driftBirths[wire].take(drift.faceRate[wire]), drift.faceGas[wire], wire, sign: sign, in: landscape)
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
    quickened = electrons.count
  }

  /// h arrives at a face and is scattered; what of it leaves there is no part of delta.
  private func scatter(_ count: Int, _ gas: SignedSampler, _ wire: Int, sign: Double, in landscape: Landscape) {
    let psi = landscape.facePotential(wire)
    let (left, arriving) = (EvenNumbers(using: common), EvenNumbers(using: common))
    for k in stride(from: index, to: count, by: chunkCount) {
      let v = gas.draw(left.share(k, of: count)).point
      leave(wire, psi + v * v, sign: sign, depth: left.depth(k), instant: left.instant(k), in: landscape)
      let energy = psi + { $0 * $0 }(gas.draw(arriving.share(k, of: count)).point)
      let probability = landscape.transmission(energy: energy, into: 1 - wire)
      let transmitted = arriving.chance(k) < probability
      tally.attempt(
        argument: energy + landscape.transmissionShift, probability: probability, transmitted: transmitted)
      leave(
        transmitted ? 1 - wire : wire, energy, sign: sign, depth: arriving.depth(k), instant: arriving.instant(k),
        in: landscape)
    }
  }

  /// T(E) [F(E - m_L) - F(E - m_R)]: an electron more into the one wire, one less into the other.
  private func pass(_ count: Int, _ gas: SignedSampler, in landscape: Landscape) {
    let bottom = max(landscape.facePotential(0), landscape.facePotential(1))
    let numbers = (EvenNumbers(using: common), EvenNumbers(using: common))
    for k in stride(from: index, to: count, by: chunkCount) {
      let (energy, sign) = gas.draw(numbers.0.share(k, of: count))
      guard energy > bottom else { continue }
      let probability = landscape.transmission.probability(at: energy + landscape.transmissionShift)
      guard numbers.0.chance(k) < probability else { continue }
      leave(Wire.left, energy, sign: -sign, depth: numbers.0.depth(k), instant: numbers.0.instant(k), in: landscape)
      leave(Wire.right, energy, sign: sign, depth: numbers.1.depth(k), instant: numbers.1.instant(k), in: landscape)
    }
  }

  private func leave(
    _ wire: Int, _ energy: Double, sign: Double, depth: Double, instant: Double, in landscape: Landscape
  ) {
    let electron = Electron(distance: 0, energy: energy, depth: depth, wire: wire, heading: 1, sign: sign)
    electrons.append(electron, flying: duration * instant)
    tally.passFace(electron, 1, potential: landscape.facePotential(wire))
  }

  /// -c^2 d/dE [l (-F')]: electrons more at the higher, less at the lower of two energies, in both directions.
  private func gainEnergy(
    _ count: Int, _ stretch: DriftStretch, _ reference: DriftReference, _ wire: Int, in landscape: Landscape
  ) {
    let spacing = stretch.length / Double(count)
    let (levels, depths) = (EvenNumbers(using: common), (0..<4).map { _ in EvenNumbers(using: common) })
    for k in stride(from: index, to: count, by: chunkCount) {
      let s = stretch.start + spacing * (Double(k) + random.uniform())
      let psi = landscape.potential(wire, s)
      let y = landscape.thermal.potential(wire: wire, distance: s) - psi
      guard random.uniform() * stretch.highestPeak < reference.peak(y) else { continue }
      let energies = reference.level(levels.chance(k), y)
      for (way, heading) in [1.0, -1.0].enumerated() {
        bear(
          wire, s, psi + energies.high, heading: heading, sign: 1, depth: depths[2 * way].depth(k),
          instant: depths[2 * way].instant(k))
        bear(
          wire, s, psi + energies.low, heading: heading, sign: -1, depth: depths[2 * way + 1].depth(k),
          instant: depths[2 * way + 1].instant(k))
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
    for k in stride(from: index, to: count, by: chunkCount) {
      let target = total * (Double(k) + random.uniform()) / Double(count)
      while i < edges.count - 1, sums[i] < target { i += 1 }
      let width = sums[i] - sums[i - 1]
      let share = width > 0 ? min(max((target - sums[i - 1]) / width, 0), 1) : 0.5
      let s = min(edges[i - 1] + share * (edges[i] - edges[i - 1]), edges[i].nextDown)
      let psi = landscape.potential(wire, s)
      let y = landscape.thermal.potential(wire: wire, distance: s) - psi
      let x = reference.exponent == 0 ? 0 : law.draw(from: y, to: y, using: random)
      for heading in [1.0, -1.0] {
        bear(wire, s, psi + x, heading: heading, sign: sign, depth: random.exponential(), instant: random.uniform())
      }
    }
  }

  private func bear(
    _ wire: Int, _ s: Double, _ energy: Double, heading: Double, sign: Double, depth: Double, instant: Double
  ) {
    let electron = Electron(distance: s, energy: energy, depth: depth, wire: wire, heading: heading, sign: sign)
    electrons.append(electron, flying: duration * instant)
    tally.mark(electron, at: tally.bins.cell(s), 1, unit: grain.unit(s))
  }
}
