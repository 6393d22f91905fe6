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
    let (chances, probabilities) = (numbers.start, numbers.start + FlightBlock.size)
    forEachBlock(of: count) { k, n in
      let columns = electrons.room(for: 2 * n)
      let (own, scattered) = (electrons.count, electrons.count + n)
      for i in 0..<n {
        let number = k + i &* chunkCount
        columns.energy[own + i] = psi + { $0 * $0 }(gas.draw(left.share(number, of: count)).point)
        columns.energy[scattered + i] = psi + { $0 * $0 }(gas.draw(arriving.share(number, of: count)).point)
      }
      fill(columns, own, n, left, first: k)
      fill(columns, scattered, n, arriving, first: k)
      (columns.tag + own).update(repeating: ElectronColumns.tag(wire, heading: 1, sign: sign), count: n)
      arriving.fillChances(chances, first: k, step: chunkCount, count: n)
      landscape.transmissions(columns.energy + scattered, into: 1 - wire, count: n, probabilities)
      for i in 0..<n {
        let transmitted = chances[i] < probabilities[i]
        let argument = columns.energy[scattered + i] + landscape.transmissionShift
        tally.attempt(argument: argument, probability: probabilities[i], transmitted: transmitted)
        columns.tag[scattered + i] = ElectronColumns.tag(transmitted ? 1 - wire : wire, heading: 1, sign: sign)
      }
      leaveFace(columns, own..<(scattered + n), in: landscape)
    }
  }

  /// T(E) [F(E - m_L) - F(E - m_R)]: an electron more into the one wire, one less into the other.
  private func pass(_ count: Int, _ gas: PassingDifference, in landscape: Landscape) {
    let evens = [EvenNumbers(using: common), EvenNumbers(using: common)]
    let size = FlightBlock.size
    let (energies, signs, chances) = (numbers.start, numbers.start + size, numbers.start + 2 * size)
    let (probabilities, rest) = (numbers.start + 3 * size, numbers.start + 4 * size)
    forEachBlock(of: count) { k, n in
      for i in 0..<n { (energies[i], signs[i]) = gas.draw(evens[0].share(k + i &* chunkCount, of: count)) }
      evens[0].fillChances(chances, first: k, step: chunkCount, count: n)
      landscape.transmissions(energies, into: nil, count: n, probabilities)
      for (side, even) in evens.enumerated() {
        even.fillLevels(rest + 2 * side * size, first: k, step: chunkCount, count: n)
        even.fillInstants(rest + (2 * side + 1) * size, of: duration, first: k, step: chunkCount, count: n)
      }
      let begin = electrons.count
      for i in 0..<n {
        let copies = gas.number(at: energies[i], transmission: probabilities[i], chance: chances[i])
        let columns = electrons.room(for: 2 * copies)
        for copy in 0..<copies {
          for (side, wire) in [Wire.left, Wire.right].enumerated() {
            let (place, number) = (electrons.count + side, k + i * chunkCount + copy * count)
            let tag = ElectronColumns.tag(wire, heading: 1, sign: wire == Wire.left ? -signs[i] : signs[i])
            columns.bear(place, 0, energies[i], tag: tag)
            let (levels, instants) = (rest + 2 * side * size, rest + (2 * side + 1) * size)
            columns.depth[place] = copy == 0 ? levels[i] : evens[side].level(number)
            columns.duration[place] = copy == 0 ? instants[i] : duration * evens[side].instant(number)
          }
          electrons.extend(to: electrons.count + 2)
        }
      }
      leaveFace(electrons.columns, begin..<electrons.count, in: landscape)
    }
  }

  /// The births of this chunk out of `count` in blocks: the number of the first, and how many.
  @inline(__always) private func forEachBlock(of count: Int, _ body: (Int, Int) -> Void) {
    let own = count > index ? (count - index - 1) / chunkCount + 1 : 0
    for first in stride(from: 0, to: own, by: FlightBlock.size) {
      body(index + first * chunkCount, min(FlightBlock.size, own - first))
    }
  }

  /// Levels and instants of electrons that leave a face, whose energies are known.
  private func fill(_ columns: ElectronColumns, _ place: Int, _ n: Int, _ evens: EvenNumbers, first k: Int) {
    (columns.distance + place).update(repeating: 0, count: n)
    evens.fillLevels(columns.depth + place, first: k, step: chunkCount, count: n)
    evens.fillInstants(columns.duration + place, of: duration, first: k, step: chunkCount, count: n)
  }

  private func leaveFace(_ columns: ElectronColumns, _ born: Range<Int>, in landscape: Landscape) {
    tally.leaveFace(columns, born, potential: (landscape.facePotential(0), landscape.facePotential(1)))
    electrons.extend(to: born.upperBound)
  }

  /// -c^2 d/dE [l (-F')]: electrons more at the higher, less at the lower of two energies, in both directions.
  private func gainEnergy(
    _ count: Int, _ stretch: DriftStretch, _ reference: DriftReference, _ wire: Int, in landscape: Landscape
  ) {
    let (size, spacing) = (FlightBlock.size, stretch.length / Double(count))
    let (evens, births) = (EvenNumbers(using: common), (0..<4).map { _ in EvenNumbers(using: common) })
    let tags = [1.0, -1.0].flatMap { heading in
      [1.0, -1.0].map { ElectronColumns.tag(wire, heading: heading, sign: $0) }
    }
    let column = (0..<4).map { numbers.start + $0 * size }
    let (chances, places, bottoms, levels) = (column[0], column[1], column[2], column[3])
    let (lows, highs, rest) = (numbers.start + 4 * size, numbers.start + 5 * size, numbers.start + 6 * size)
    forEachBlock(of: count) { k, n in
      evens.fillChances(chances, first: k, step: chunkCount, count: n)
      for i in 0..<n {
        places[i] = stretch.start + spacing * (Double(k + i &* chunkCount) + random.uniform())
        bottoms[i] = landscape.potential(wire, places[i])
        levels[i] = landscape.thermal.potential(wire: wire, distance: places[i]) - bottoms[i]
        highs[i] = reference.summit(levels[i])
      }
      reference.levels(chances, levels, count: n, low: lows, high: highs)
      for (number, even) in births.enumerated() {
        even.fillLevels(rest + 2 * number * size, first: k, step: chunkCount, count: n)
        even.fillInstants(rest + (2 * number + 1) * size, of: duration, first: k, step: chunkCount, count: n)
      }
      let columns = electrons.room(for: 4 * n)
      var next = electrons.count
      for i in 0..<n where random.uniform() * stretch.highestPeak < reference.peak(levels[i]) {
        let (s, low, high) = (places[i], bottoms[i] + lows[i], bottoms[i] + highs[i])
        for number in 0..<4 {
          columns.bear(next, s, number & 1 == 0 ? high : low, tag: tags[number])
          columns.depth[next] = rest[2 * number * size + i]
          columns.duration[next] = rest[(2 * number + 1) * size + i]
          next &+= 1
        }
        tally.markPairs(2 * stretch.unit, wire, at: tally.bins.cell(s), energy: high - low)
      }
      electrons.extend(to: next)
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
