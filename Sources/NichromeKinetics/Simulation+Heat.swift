import NichromeModel

extension Simulation {
  /// Heat per length of a block by the first law: from the flux of the total energy E, and from that of the kinetic energy and
  /// the work of the field, (40, 41).
  ///
  /// - Parameter psi: not the block's own where charge balance answers it: their product would have a bias.
  func heatByFluxes(_ sample: BlockSample, in psi: Potential) -> (flux: [Double], work: [Double]) {
    let (n, h) = (bins.count, bins.spacing)
    var (byFlux, byWork): ([Double], [Double]) = ([], [])
    for wire in 0...1 {
      let outward = -Wire.sign(wire)
      let values = (0...n).map { psi.potential(wire: wire, distance: Double($0) * h) }
      for bin in 0..<n {
        let (inner, outer) = (wire * (n + 1) + bin, wire * (n + 1) + bin + 1)
        let (flux, current) = (sample.energyFlux, sample.current)
        byFlux.append(outward * (flux[inner] - flux[outer]) / h)
        let kinetic = { (i: Int, psi: Double) in flux[i] + (1 - psi) * current[i] }
        let inflow = outward * (kinetic(inner, values[bin]) - kinetic(outer, values[bin + 1])) / h
        let meanCurrent = 0.5 * (current[inner] + current[outer])
        byWork.append(inflow - outward * meanCurrent * (values[bin + 1] - values[bin]) / h)
      }
    }
    return (byFlux, byWork)
  }
}
