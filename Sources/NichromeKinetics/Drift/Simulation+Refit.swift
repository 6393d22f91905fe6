import NichromeNumerics

/// The reference is fitted a few times while the run warms up, and frozen then.
extension Simulation {
  /// Moves the reference's jump to where mu has come in the middle of the wires: what F(E - m) has more there is taken off the
  /// electrons.
  ///
  /// A deviation all along the wires would be absorbed and emitted again for as long as the run lasts, and the first guess
  /// takes the longest to forget.
  func refit() {
    let middle = (cells.count / 4)..<(cells.count / 2)
    let far = (0...1).map { wire in
      middle.reduce(0) { $0 + relaxation.deviation[wire * cells.count + $1] } / Double(middle.count)
    }
    let new = Reference(jump: reference.jump + far[0] - far[1], slope: reference.slope)
    let before = reference
    let carriers = recount { new.potential(wire: $0, distance: $1) - before.potential(wire: $0, distance: $1) }
    relaxation.move(to: new)
    adopt(new)
    displace(by: carriers.map { $0(0, system.halfLength) })
    level()
  }

  /// Takes off what is left of the slowest diffusion along the wires.
  package func level() {
    let reach = Leveling.reach(of: system)
    guard let leveling = Leveling(relaxation.deviation.array, cells: cells, reach: reach) else { return }
    let carriers = recount { -leveling.change($0, $1) }
    forEachOwnChunk { [chunks] index in chunks[index].shiftEnergies(by: leveling.change) }
    field.shift(by: leveling.change)
    adopt(reference)
    var start = 0.0
    for end in leveling.edges {
      displace(by: carriers.map { $0(start, end) }, in: start..<end)
      start = end
    }
  }

  /// Counts the deviation from a reference that has moved by a change: what F(E - m) has more is taken off nu and what is
  /// absorbed.
  /// - Returns: the carriers to be added between two distances, by wire.
  private func recount(_ change: (Int, Double) -> Double) -> [(Double, Double) -> Int] {
    let before = density
    for wire in 0...1 {
      for cell in 0..<densityCells.count {
        let s = densityCells.centre(cell)
        let y = reference.potential(wire: wire, distance: s) - field.potential(wire: wire, distance: s)
        density[wire][cell] -= states.density(y + change(wire, s)) - states.density(y)
      }
    }
    relaxation.recount(change, in: field)
    return (0...1).map { [density, densityCells, weight] wire in
      { start, end in
        let moved = (0..<densityCells.count).filter { (start..<end).contains(densityCells.centre($0)) }
          .reduce(0) { $0 + density[wire][$1] - before[wire][$1] }
        // nu counts both spins of half the number measure.
        return Int((2 * moved * densityCells.spacing / weight).rounded(.toNearestOrEven))
      }
    }
  }

  /// Goes on at another current, with the whole of the reference in proportion: its jump, the drift that belongs to the
  /// current, and mu, psi and the electrons' energies along with m, so that the wires need not find it from the contacts.
  package func rescale(to current: Double) {
    if current == self.current, current == bulk.current { return }
    let new = bulk(at: current)
    let scaled = Reference(jump: reference.jump * (current / bulk.current), slope: new.slope)
    let change = Reference(jump: scaled.jump - reference.jump, slope: scaled.slope - reference.slope)
    forEachOwnChunk { [chunks] index in
      chunks[index].shiftEnergies { change.potential(wire: $0, distance: $1) - 1 }
    }
    field.shift { change.potential(wire: $0, distance: $1) - 1 }
    relaxation.move(to: scaled)
    (bulk, entering, self.current) = (new, new, current)
    drift = DriftReference(of: new, law: system.relaxation, states: states)
    adopt(scaled)
  }

  /// The reference of a saved state.
  func adopt(jump: Double, current: Double) {
    if current != bulk.current {
      bulk = bulk(at: current)
      drift = DriftReference(of: bulk, law: system.relaxation, states: states)
    }
    let saved = Reference(jump: jump, slope: bulk.slope)
    relaxation.move(to: saved)
    adopt(saved)
  }
}
