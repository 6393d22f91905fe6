import NichromeNumerics

/// The reference is fitted once while the run warms up, and frozen then.
extension Simulation {
  /// Moves the reference's jump to where mu of the far wires has come: what F(E - m) has more there is taken off the electrons.
  ///
  /// A deviation all along the wires would be absorbed and emitted again for as long as the run lasts, and the first guess
  /// takes the longest to forget.
  func refit() {
    let length = cells.count
    let far = (0...1).map { wire in
      farDeviation(
        Array(relaxation.deviation[(wire * length)..<((wire + 1) * length)]), wire,
        slopeChange: slope(at: current) - bulk.slope)
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
}
