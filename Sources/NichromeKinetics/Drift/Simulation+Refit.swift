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
    var carriers = [0, 0]
    for wire in 0...1 {
      var moved = 0.0
      for cell in 0..<densityCells.count {
        let s = densityCells.centre(cell)
        let psi = field.potential(wire: wire, distance: s)
        let more =
          states.density(new.potential(wire: wire, distance: s) - psi)
          - states.density(reference.potential(wire: wire, distance: s) - psi)
        density[wire][cell] -= more
        moved -= more * densityCells.spacing
      }
      // nu counts both spins of half the number measure.
      carriers[wire] = Int((2 * moved / weight).rounded(.toNearestOrEven))
    }
    relaxation.adopt(new, in: field)
    adopt(new)
    displace(by: carriers)
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
