import NichromeNumerics

/// Births at the scatterer where the reference drifts, in blocks.
extension Chunk {
  /// h arrives at a face and is scattered; what of it leaves there is no part of delta.
  func scatter(_ count: Int, _ gas: SignedSampler, _ wire: Int, sign: Double, in landscape: Landscape) {
    let psi = landscape.facePotential(wire)
    let (left, arriving) = (EvenNumbers(using: common), EvenNumbers(using: common))
    let (chances, probabilities) = (scratch(0), scratch(1))
    forEachBlock(of: count) { k, n in
      let columns = electrons.room(for: 2 * n)
      let (own, scattered) = (electrons.count, electrons.count + n)
      for i in 0..<n {
        let number = k + i &* chunkCount
        columns.energy[own + i] = psi + { $0 * $0 }(gas.draw(left.share(number, of: count)).point)
        columns.energy[scattered + i] = psi + { $0 * $0 }(gas.draw(arriving.share(number, of: count)).point)
      }
      (columns.distance + own).update(repeating: 0, count: 2 * n)
      fillFlights(columns.depth + own, columns.duration + own, by: left, first: k, count: n)
      fillFlights(columns.depth + scattered, columns.duration + scattered, by: arriving, first: k, count: n)
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
  func pass(_ count: Int, _ gas: PassingDifference, in landscape: Landscape) {
    let evens = (left: EvenNumbers(using: common), right: EvenNumbers(using: common))
    let (energies, signs, chances, probabilities) = (scratch(0), scratch(1), scratch(2), scratch(3))
    forEachBlock(of: count) { k, n in
      for i in 0..<n { (energies[i], signs[i]) = gas.draw(evens.left.share(k + i &* chunkCount, of: count)) }
      evens.left.fillChances(chances, first: k, step: chunkCount, count: n)
      landscape.transmissions(energies, into: nil, count: n, probabilities)
      fillFlights(scratch(4), scratch(5), by: evens.left, first: k, count: n)
      fillFlights(scratch(6), scratch(7), by: evens.right, first: k, count: n)
      let begin = electrons.count
      for i in 0..<n {
        let copies = gas.number(at: energies[i], transmission: probabilities[i], chance: chances[i])
        for copy in 0..<copies {
          let columns = electrons.room(for: 2)
          let place = electrons.count
          let (leftTag, rightTag) = (
            ElectronColumns.tag(Wire.left, heading: 1, sign: -signs[i]),
            ElectronColumns.tag(Wire.right, heading: 1, sign: signs[i])
          )
          columns.bear(place, 0, energies[i], tag: leftTag)
          columns.bear(place + 1, 0, energies[i], tag: rightTag)
          if copy == 0 {
            (columns.depth[place], columns.duration[place]) = (scratch(4)[i], scratch(5)[i])
            (columns.depth[place + 1], columns.duration[place + 1]) = (scratch(6)[i], scratch(7)[i])
          } else {
            let number = k + i * chunkCount + copy * count
            (columns.depth[place], columns.depth[place + 1]) = (evens.left.level(number), evens.right.level(number))
            columns.duration[place] = duration * evens.left.instant(number)
            columns.duration[place + 1] = duration * evens.right.instant(number)
          }
          electrons.extend(to: place + 2)
        }
      }
      leaveFace(electrons.columns, begin..<electrons.count, in: landscape)
    }
  }

  private func leaveFace(_ columns: ElectronColumns, _ born: Range<Int>, in landscape: Landscape) {
    tally.leaveFace(columns, born, potential: (landscape.facePotential(0), landscape.facePotential(1)))
    electrons.extend(to: born.upperBound)
  }
}
