import CLanes
import NichromeNumerics

/// Births from the reference's drift. Those of all chunks are numbered, and each chunk takes every so many-th.
extension Chunk {
  /// Accumulators, the same in all chunks: one for each face and for what passes, three for each stretch of each wire.
  static func driftBirths(_ grain: Grain) -> [Accumulator] {
    Array(repeating: Accumulator(phase: 0.5), count: 3 + 2 * 3 * grain.regions.count)
  }

  func bear(_ drift: DriftSources, in flight: Flight) {
    let (landscape, forward, before) = (flight.landscape, drift.reference.slope >= 0, electrons.count)
    if let passing = drift.passing { pass(driftBirths[2].take(passing.total), passing, in: landscape) }
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
    let born = electrons.count - before
    nichrome_exponentials(electrons.columns.depth + before, Int64(born))
    quickened = electrons.count
  }

  /// h arrives at a face and is scattered; what of it leaves there is no part of delta.
  private func scatter(_ count: Int, _ gas: SignedSampler, _ wire: Int, sign: Double, in landscape: Landscape) {
    let psi = landscape.facePotential(wire)
    let (left, arriving) = (EvenNumbers(using: common), EvenNumbers(using: common))
    let columns = electrons.room(for: 2 * (count / chunkCount + 1))
    var next = electrons.count
    for k in stride(from: index, to: count, by: chunkCount) {
      let v = gas.draw(left.share(k, of: count)).point
      leave(columns, next, wire, psi + v * v, sign: sign, left, k, in: landscape)
      let energy = psi + { $0 * $0 }(gas.draw(arriving.share(k, of: count)).point)
      let probability = landscape.transmission(energy: energy, into: 1 - wire)
      let transmitted = arriving.chance(k) < probability
      tally.attempt(
        argument: energy + landscape.transmissionShift, probability: probability, transmitted: transmitted)
      leave(columns, next &+ 1, transmitted ? 1 - wire : wire, energy, sign: sign, arriving, k, in: landscape)
      next &+= 2
    }
    electrons.extend(to: next)
  }

  /// T(E) [F(E - m_L) - F(E - m_R)]: an electron more into the one wire, one less into the other.
  private func pass(_ count: Int, _ gas: PassingDifference, in landscape: Landscape) {
    let (left, right) = (EvenNumbers(using: common), EvenNumbers(using: common))
    for k in stride(from: index, to: count, by: chunkCount) {
      let (energy, sign) = gas.draw(left.share(k, of: count))
      let probability = landscape.transmission.probability(at: energy + landscape.transmissionShift)
      let number = gas.number(at: energy, transmission: probability, chance: left.chance(k))
      let columns = electrons.room(for: 2 * number)
      let first = electrons.count
      for copy in 0..<number {
        let (place, n) = (first + 2 * copy, k + copy * count)
        leave(columns, place, Wire.left, energy, sign: -sign, left, n, in: landscape)
        leave(columns, place + 1, Wire.right, energy, sign: sign, right, n, in: landscape)
      }
      electrons.extend(to: first + 2 * number)
    }
  }

  @inline(__always) private func leave(
    _ columns: ElectronColumns, _ place: Int, _ wire: Int, _ energy: Double, sign: Double, _ numbers: EvenNumbers,
    _ k: Int, in landscape: Landscape
  ) {
    let electron = Electron(
      distance: 0, energy: energy, depth: numbers.level(k), wire: wire, heading: 1, sign: sign)
    columns[place] = electron
    columns.duration[place] = duration * numbers.instant(k)
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
          wire, s, psi + energies.high, heading: heading, sign: 1, level: depths[2 * way].level(k),
          instant: depths[2 * way].instant(k))
        bear(
          wire, s, psi + energies.low, heading: heading, sign: -1, level: depths[2 * way + 1].level(k),
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
        bear(wire, s, psi + x, heading: heading, sign: sign, level: random.uniform(), instant: random.uniform())
      }
    }
  }

  /// - Parameter level: exp of minus the optical depth.
  private func bear(
    _ wire: Int, _ s: Double, _ energy: Double, heading: Double, sign: Double, level: Double, instant: Double
  ) {
    let electron = Electron(distance: s, energy: energy, depth: level, wire: wire, heading: heading, sign: sign)
    electrons.append(electron, flying: duration * instant)
    tally.mark(electron, at: tally.bins.cell(s), 1, unit: grain.unit(s))
  }
}
