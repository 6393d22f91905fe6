import NichromeModel
import NichromeNumerics

extension DynamicSimulation {
  /// nu of what is counted less that of the carriers. Of the whole sea those count as neutral that wait for their emission in
  /// equilibrium: the gas aloft has the density it should have.
  static func background(of plan: Plan) -> Double {
    let equilibrium = plan.states.density(1)
    guard let sea = plan.sea else { return plan.states.density(plan.bulk.chemicalEnergy) - equilibrium }
    return -equilibrium - sea.number(plan.bulk.chemicalEnergy) * plan.timeStep
  }

  /// Relaxes as if steps in equilibrium had gone before.
  func startSea(_ sea: FermiSea) {
    relaxation.start(
      chemicalEnergy: chemicalEnergy, density: states.density(chemicalEnergy),
      perCarrier: weight / (timeStep * cells.spacing), chunks: chunks.count)
  }

  /// Adds carriers of local equilibrium with a density nu(z), z counted from the scatterer: a disturbance to look at.
  package func disturb(_ nu: (_ z: Double) -> Double) {
    for chunk in chunks { chunk.random.seek(epoch: .max) }
    for wire in 0...1 {
      for j in 0..<densityCells.count {
        let s = densityCells.centre(j)
        let carriers = 2 * nu(-Wire.sign(wire) * s) * densityCells.spacing / weight
        chunks[j % chunks.count].place(
          Int(carriers.rounded()), wire, in: (s - 0.5 * densityCells.spacing)..<(s + 0.5 * densityCells.spacing),
          chemicalEnergy: chemicalEnergy, landscape)
      }
    }
    for chunk in chunks { chunk.countFound(in: landscape) }
    collectCounts()
    countCharge()
    totalCurrent = dynamicField.follow(charge: charge, passed: 0, .nothing)
    followField()
    look(transmissionShift: closure.transmissionShift(relaxation))
  }
}
