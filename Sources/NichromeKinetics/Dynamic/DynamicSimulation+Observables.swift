import NichromeModel
import NichromeNumerics

extension DynamicSimulation {
  /// All observables of a block, in the order of the full dynamics' layout. The potential is its mean over the block.
  func observeInTime(_ sample: BlockSample) -> [Double] {
    let (n, h) = (bins.count, bins.spacing)
    let psi = dynamicField.blockMean
    let y = chemicalEnergy
    let work = perBin(workOnWaiting, scale: weight / (Double(dynamicField.steps) * timeStep * h))
    let heat = lessExcessWork(zip(sample.heat, work).map { $0 + $1 })
    let current = sample.current.reduce(0, +) / Double(sample.current.count)
    let excess = heat.map { $0 - drudeHeat(at: self.current) }
    let integrals = integrals(excess)
    // A drive in time has at the moment the current there is, not that of its peak.
    let slope = system.course == nil ? slope(at: self.current) : slopePerCurrent * current
    let ownChemicalEnergy =
      kicks == nil
      ? relaxation.deviation(nearRates: sample.rate, in: dynamicField).map { y + $0 }
      : sample.rate.map { states.chemicalEnergy(emitting: $0, from: y) }
    /// mu per cell.
    let mu = ownChemicalEnergy.enumerated().map { cell, chemicalEnergy in
      let s = cells.centre(cell % cells.count)
      return psi.potential(wire: cell / cells.count, distance: s) + chemicalEnergy
    }
    let face = (0...1).map {
      psi.facePotential[$0] + y + relaxation.deviation(faceRate: sample.faces.rate[$0], $0, in: dynamicField)
    }
    let middle = 0.5 * (face[0] + face[1])
    let (heatFlux, heatWork) = heatByFluxes(sample, in: psi)
    var (density, potential, chemical, far): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    for wire in 0...1 {
      potential += binMeans(psi, wire).map { $0 + 1 - middle }
      let own = Array(mu[(wire * cells.count)..<((wire + 1) * cells.count)])
      chemical += means(own, per: cells.count / n).map { $0 - middle }
      density += means(
        dynamicField.chargeSum[wire].map { $0 / Double(dynamicField.steps) }, per: densityCells.count / n)
      far.append(farDeviation(own, wire, slopeChange: slope))
    }
    let scalars = [
      current, face[0] - face[1], psi.facePotential[0] - psi.facePotential[1], far[0] - far[1], integrals[0],
      integrals[1], integrals[1] + integrals[0], integrals[1] - integrals[0],
    ]
    let others = [sample.heatExpected, heatFlux, heatWork].flatMap(lessExcessWork)
    return heat + others + excess + density + potential + chemical + sample.current + sample.energyFlux + scalars
  }

  /// Energy of a block that carriers between absorption and emission gained, per relaxation cell. Of the whole sea so many wait
  /// that the potential they have at the end and at the beginning counts: they have given away the rest only.
  private var workOnWaiting: [Double] {
    if kicks != nil { return waitingWork }
    return zip(waitingWork, zip(waitingEnergy, waitingAtStart)).map { $0 - ($1.0 - $1.1) }
  }

  /// Heat per length without what the field did to carriers beyond its work on the total current.
  private func lessExcessWork(_ heat: [Double]) -> [Double] {
    var heat = heat
    let ratio = densityCells.count / bins.count
    let scale = 1 / (Double(dynamicField.steps) * timeStep * bins.spacing)
    for (cell, work) in dynamicField.excessWork.enumerated() { heat[cell / ratio] -= scale * work }
    return heat
  }

  /// Of the far potentials, to first order in the field.
  private var slopePerCurrent: Double { bulk.current == 0 ? 0 : bulk.slope / bulk.current }
}
