import NichromeNumerics

/// What the whole Fermi sea does otherwise than deviational electrons.
extension Chunk {
  /// Contacts: the whole gas of the bulk, and `extra[wire]` electrons of it more or fewer, to keep the current.
  func admitSea(_ sources: Sources, extra: [Int]) {
    let unit = grain.unit(sources.halfLength)
    for wire in 0...1 {
      let due = entries[wire].take(sources.influxRate[wire] / Double(unit))
      let count = max(due + extra[wire], 0)
      for k in 0..<count {
        let drawn = sources.influx[wire].draw((Double(k) + random.uniform()) / Double(count))
        enter(wire, sources.endPotential[wire] + drawn.point * drawn.point, sign: 1)
      }
      // The extra ones are counted apart, those included that could not be left out.
      entered[wire] += unit * (count - extra[wire])
    }
  }

  /// The potential has moved under the electrons: they keep their places and speeds.
  func keepSpeeds(_ change: Potential) {
    let (columns, bins) = (electrons.columns, tally.bins)
    for i in 0..<electrons.count {
      let (wire, s) = (Int(columns.tag[i] & 1), columns.distance[i])
      let shift = change.potential(wire: wire, distance: s)
      columns.energy[i] += shift
      tally.shifted.start[wire &* bins.count &+ bins.cell(s)] += Double(grain.unit(s)) * shift
    }
  }
}
