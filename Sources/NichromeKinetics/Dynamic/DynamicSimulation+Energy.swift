import NichromeNumerics

extension DynamicSimulation {
  /// Where the energy is, in the unit of integrated heat times time.
  package struct Energies: Sendable {
    /// Of the deviational carriers aloft.
    package let kinetic: Double
    package let field: Double
    /// Given to the phonons since the block began.
    package let heat: Double
  }

  /// The balance of the moment. In a box the sum is constant: nothing is lost but by the splitting of time.
  package var energies: Energies {
    var (kinetic, handed) = (0.0, 0.0)
    for chunk in chunks {
      for i in 0..<chunk.electrons.count {
        let electron = chunk.electrons.columns[i]
        let psi = dynamicField.potential(wire: electron.wire, distance: electron.distance)
        kinetic += electron.sign * (electron.energy - psi)
      }
      for cell in 0..<(2 * cells.count) {
        handed += chunk.tally.absorbedEnergy.start[cell] - chunk.tally.emittedEnergy.start[cell]
      }
    }
    for cell in 0..<(2 * cells.count) {
      // What waits for its emission has given its kinetic energy, not its potential energy.
      let psi = dynamicField.potential(wire: cell / cells.count, distance: cells.centre(cell % cells.count))
      handed += waitingWork[cell] - Double(relaxation.net[cell]) * (psi - 1)
    }
    return Energies(kinetic: weight * kinetic, field: dynamicField.energy, heat: weight * handed)
  }
}
