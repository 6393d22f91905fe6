import NichromeNumerics

/// Births in the wires where the reference drifts: the Joule heat of the drift, in blocks, and the charge it leaves.
extension Chunk {
  /// -c^2 d/dE [l (-F')]: electrons more at the higher, less at the lower of two energies, in both directions.
  func gainEnergy(
    _ count: Int, _ stretch: DriftStretch, _ reference: DriftReference, _ wire: Int, in landscape: Landscape
  ) {
    let spacing = stretch.length / Double(count)
    let levels = EvenNumbers(using: common)
    let outward = (high: EvenNumbers(using: common), low: EvenNumbers(using: common))
    let inward = (high: EvenNumbers(using: common), low: EvenNumbers(using: common))
    let (chances, places, bottoms) = (scratch(0), scratch(1), scratch(2))
    let (y, lows, highs) = (scratch(3), scratch(4), scratch(5))
    forEachBlock(of: count) { k, n in
      levels.fillChances(chances, first: k, step: chunkCount, count: n)
      for i in 0..<n {
        places[i] = stretch.start + spacing * (Double(k + i &* chunkCount) + random.uniform())
        bottoms[i] = landscape.potential(wire, places[i])
        y[i] = landscape.thermal.potential(wire: wire, distance: places[i]) - bottoms[i]
        highs[i] = reference.summit(y[i])
      }
      reference.levels(chances, y, count: n, low: lows, high: highs)
      fillFlights(scratch(6), scratch(7), by: outward.high, first: k, count: n)
      fillFlights(scratch(8), scratch(9), by: outward.low, first: k, count: n)
      fillFlights(scratch(10), scratch(11), by: inward.high, first: k, count: n)
      fillFlights(scratch(12), scratch(13), by: inward.low, first: k, count: n)
      let columns = electrons.room(for: 4 * n)
      var next = electrons.count
      for i in 0..<n where random.uniform() * stretch.highestPeak < reference.peak(y[i]) {
        let (s, low, high) = (places[i], bottoms[i] + lows[i], bottoms[i] + highs[i])
        for number in 0..<4 {
          let (heading, sign) = (number < 2 ? 1.0 : -1, number & 1 == 0 ? 1.0 : -1)
          let energy = sign > 0 ? high : low
          columns.bear(next, s, energy, tag: ElectronColumns.tag(wire, heading: heading, sign: sign))
          columns.depth[next] = scratch(6 + 2 * number)[i]
          columns.duration[next] = scratch(7 + 2 * number)[i]
          next &+= 1
        }
        tally.markPairs(2 * stretch.unit, wire, at: tally.bins.cell(s), energy: high - low)
      }
      electrons.extend(to: next)
    }
  }

  /// c (c + psi') l' (-F'), in both directions.
  func gainCharge(
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
