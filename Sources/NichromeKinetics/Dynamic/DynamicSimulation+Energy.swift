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

  /// What a driven wire was given since the block began, in the unit of integrated heat times time.
  package struct Supply: Sendable {
    /// By the source, int dt I [psi(-D) - psi(D)].
    package fileprivate(set) var work = 0.0
    /// Kinetic energy of the carriers that came in through each contact, less that of those that left.
    package fileprivate(set) var through = [0.0, 0.0]
    package var carried: Double { through[0] + through[1] }
  }

  /// The supply so far. Carriers mark their total energy at the contacts.
  package var supply: Supply {
    var supply = Supply()
    supply.work = sourceWork
    let place = bins.count + 1
    for wire in 0...1 {
      let marked = chunks.reduce(0) { $0 + $1.tally.crossingEnergy.start[wire * (bins.count + 2) + place] }
      supply.through[wire] = weight * (marked + contactEnergy[wire])
    }
    return supply
  }

  /// Adds a step to the supply.
  /// - Parameters:
  ///   - bottoms: psi at the contacts during the step.
  ///   - drop: psi(-D) - psi(D) at its beginning.
  func addSupply(bottoms: [Double], drop: Double) {
    sourceWork += totalCurrent * timeStep * 0.5 * (drop + dynamicField.totalDrop)
    for wire in 0...1 { contactEnergy[wire] += Double(counts.entered(wire)) * (1 - bottoms[wire]) }
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
    // What waits for its emission has given its kinetic energy, not its potential energy.
    for (work, energy) in zip(waitingWork, waitingEnergy) { handed += work - energy }
    return Energies(kinetic: weight * kinetic, field: dynamicField.energy, heat: weight * handed)
  }

  /// Potential energy, from mu0, of the carriers between absorption and emission, per relaxation cell.
  var waitingEnergy: [Double] {
    (0..<(2 * cells.count)).map { cell in
      let psi = dynamicField.potential(wire: cell / cells.count, distance: cells.centre(cell % cells.count))
      return Double(relaxation.net[cell]) * (psi - 1)
    }
  }
}
