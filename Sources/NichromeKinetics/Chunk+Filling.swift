import NichromeNumerics

extension Chunk {
  /// The bulk's drift distribution everywhere: the state the gas starts from. `share` as in `Sources`.
  func fill(with population: SignedSampler, in landscape: Landscape, share: Double) {
    random.seek(epoch: 0)
    for wire in 0...1 {
      for region in grain.regions {
        let count = Int((population.total * region.length * share / Double(region.unit)).rounded())
        for k in 0..<count {
          let s = region.start + region.length * random.uniform()
          let drawn = population.draw((Double(k) + random.uniform()) / Double(count))
          let x = drawn.point * drawn.point
          if isLeftOut(x, in: landscape) { continue }
          place(
            wire, s, landscape.potential(wire, s) + x,
            heading: -Wire.sign(wire) * (drawn.point < 0 ? -1 : 1), sign: drawn.sign)
        }
      }
    }
  }

  /// Adds this chunk's part of some electrons of local equilibrium, spread evenly along a stretch of a wire that counts them
  /// alike.
  func displace(_ wire: Int, by count: Int, sign: Double, in stretch: Range<Double>, _ landscape: Landscape) {
    let law = EmissionLaw(temperature: landscape.temperature, exponent: 1)
    for k in stride(from: index, to: count, by: chunkCount) {
      let share = (Double(k) + random.uniform()) / Double(count)
      let s = stretch.lowerBound + (stretch.upperBound - stretch.lowerBound) * share
      let psi = landscape.potential(wire, s)
      let y = landscape.thermal.potential(wire: wire, distance: s) - psi
      let x = law.draw(from: y, to: y, using: random)
      if isLeftOut(x, in: landscape) { continue }
      place(wire, s, psi + x, heading: random.uniform() < 0.5 ? 1 : -1, sign: sign)
    }
  }

  /// Adds to the energies of all electrons, by wire and distance.
  func shiftEnergies(by change: (Int, Double) -> Double) {
    let columns = electrons.columns
    for k in 0..<electrons.count { columns.energy[k] += change(Int(columns.tag[k] & 1), columns.distance[k]) }
    forgetAloft()
  }

  /// Whether others count for one of this kinetic energy, since slow ones count for more than one.
  private func isLeftOut(_ x: Double, in landscape: Landscape) -> Bool {
    let share = landscape.slow.share(x)
    return share < 1 && random.uniform() >= share
  }

  /// An electron that flies the whole of the next step.
  private func place(_ wire: Int, _ s: Double, _ energy: Double, heading: Double, sign: Double) {
    electrons.append(
      Electron(
        distance: s, energy: energy, depth: random.exponential(), wire: wire, heading: heading, sign: sign),
      flying: duration)
  }
}
