import NichromeModel
import NichromeNumerics

extension AnalogSimulation {
  /// All observables of a block, in the order of the full dynamics' layout. Everything is linear in what the block counted:
  /// potentials to first order about those of the run, the density as it was counted.
  func observeSea(_ sample: BlockSample) -> [Double] {
    let (n, equilibrium) = (bins.count, states.density(1))
    let counted = [
      Array(sample.density.prefix(densityCells.count)), Array(sample.density.suffix(densityCells.count)),
    ]
    let own = field.solution(density: lessReference(counted), team: team)
    let deviation = relaxation.deviation(nearRates: sample.rate, in: field)
    let current = sample.current.reduce(0, +) / Double(sample.current.count)
    let drude = drudeHeat(at: self.current)
    // What waited for its emission while psi moved has lost or gained nothing by it.
    let kept = perBin(waitingWork, scale: weight / (blockTime(sample) * bins.spacing))
    func corrected(_ profile: [Double]) -> [Double] { zip(profile, kept).map { $0 + $1 } }
    let heat = corrected(sample.heat)
    let fluxes = heatByFluxes(sample, in: field)
    let heatFlux = corrected(fluxes.flux)
    let slopeChange = slope(at: self.current) - bulk.slope
    var (density, potential, chemical): ([Double], [Double], [Double]) = ([], [], [])
    var (face, far, atFace): ([Double], [Double], [Double]) = ([], [], [])
    for wire in 0...1 {
      density += means(counted[wire], per: densityCells.count / n).map { $0 - equilibrium }
      potential += binMeans(own, wire)
      let cells = Array(deviation[(wire * cells.count)..<((wire + 1) * cells.count)])
      chemical += binMeans(ofCells: cells, wire)
      face.append(relaxation.deviation(faceRate: sample.faces.rate[wire], wire, in: field))
      far.append(farDeviation(cells, wire, slopeChange: slopeChange))
      atFace.append(facePotential(own, counted: sample.faces.density[wire], wire))
    }
    let middle = 0.5 * (face[0] + face[1])
    let integrals = integrals(heatFlux.map { $0 - drude })
    let scalars = [
      current, reference.jump + face[0] - face[1], atFace[0] - atFace[1], reference.jump + far[0] - far[1],
      integrals[0], integrals[1], integrals[1] + integrals[0], integrals[1] - integrals[0],
    ]
    return heat + corrected(sample.heatExpected) + heatFlux + corrected(fluxes.work) + heat.map { $0 - drude }
      + density + potential.map { $0 - middle } + chemical.map { $0 - middle } + sample.current + sample.energyFlux
      + scalars
  }

  /// psi at a face: the matched value, or in the neutral limit what neutralises the gas right there.
  private func facePotential(_ own: Field, counted density: Double, _ wire: Int) -> Double {
    guard case .neutral = system.screening else { return own.facePotential[wire] }
    return field.facePotential[wire] + (density - states.density(1)) / states.compressibility(1)
  }

  private func blockTime(_ sample: BlockSample) -> Double { Double(sample.steps) * timeStep }
}
