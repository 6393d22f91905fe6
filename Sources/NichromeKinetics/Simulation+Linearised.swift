import NichromeModel
import NichromeNumerics

extension Simulation {
  /// All observables of a block under the linearised closure, in the order of its layout.
  ///
  /// p^u is what collisions and flux say of the energy E, which within a wire is the kinetic one up to a constant. The work of
  /// the field takes the current from its long mean, since a product of two noisy means would have a bias; the bare wire's
  /// p^D = j c(iota) that is taken off has the block's own iota, bin by bin, whose noise psi' shares.
  ///
  /// Charge that leaves through the open ends takes hundreds of l0/v0, and takes its energy along. What that does to P^u and
  /// to the far mu is known, and taken off: the mean of a current that differs along a wire is zero.
  /// - Parameter u: the kinetic jump, which is the electrochemical drop.
  func observeLinearised(_ sample: BlockSample, voltage u: Double) -> [Double] {
    let (n, h) = (bins.count, bins.spacing)
    let step = closure.flightPotential(in: field)
    let deviation = relaxation.deviation(ofRates: sample.rate, in: step)
    let ofWire = (0...1).map { Array(deviation[($0 * cells.count)..<(($0 + 1) * cells.count)]) }
    let face = (0...1).map { relaxation.deviation(faceRate: sample.faces.rate[$0], $0, in: step) }
    let own = field.solution(
      density: [Array(sample.density.prefix(densityCells.count)), Array(sample.density.suffix(densityCells.count))],
      extraDrop: u - reference.jump - (face[0] - face[1]), team: team)
    let current = sample.currentThroughScatterer
    let resistance = bulk.current == 0 ? 0 : bulk.slope / bulk.current

    var (work, flux, energyFlux): ([Double], [Double], [Double]) = ([], [], [])
    var (excessWork, leak): ([Double], [Double]) = ([], [])
    var (density, potential, chemical): ([Double], [Double], [Double]) = ([], [], [])
    var (chemicalShift, far, leakedEnergy) = ([0.0, 0.0], [0.0, 0.0], [0.0, 0.0])
    for wire in 0...1 {
      let (sign, first) = (Wire.sign(wire), wire * (n + 1))
      let psi = (0...n).map { own.potential(wire: wire, distance: Double($0) * h) }
      for bin in 0..<n {
        flux.append(sign * (sample.energyFlux[first + bin + 1] - sample.energyFlux[first + bin]) / h)
        work.append(self.current * sign * (psi[bin + 1] - psi[bin]) / h)
        let local = 0.5 * (sample.current[first + bin] + sample.current[first + bin + 1])
        excessWork.append(work[wire * n + bin] - self.current * resistance * local)
        leak.append(local - current)
      }
      energyFlux += (0...n).map {
        sample.energyFlux[first + $0] - step.facePotential[wire] * sample.current[first + $0]
      }
      // mu and psi of a wire may shift together: mu(z-) and mu(z+) are u/2 and -u/2.
      let shift = sign * 0.5 * (u - reference.jump) - face[wire]
      potential += binMeans(own, wire).map { $0 + shift }
      chemical += binMeans(ofCells: ofWire[wire], wire).map { $0 + shift }
      density += binDensity(sample.density, own, wire)
      chemicalShift[wire] =
        reference.potential(wire: wire, distance: 0) - 1 + face[wire] - facePotential(own, sample, wire)
      let leaked = sample.current[first + n] - sample.current[first]
      far[wire] =
        farDeviation(
          ofWire[wire], wire, slopeChange: resistance * current - bulk.slope,
          leak: leak.suffix(n).map { sign * resistance * $0 }) - face[wire]
      leakedEnergy[wire] = sign * leaked * (bulk.energyPerCarrier - 1)
    }
    let excess = zip(sample.heat, excessWork).map { $0 + $1 }
    let (heat, expected) = (add(sample.heat, work), add(sample.heatExpected, work))
    let kinetic = zip(integrals(flux), leakedEnergy).map { $0 - $1 }
    let byField = integrals(excessWork)
    let total = add(kinetic, byField)
    let scalars = [
      current, u, u - chemicalShift[0] + chemicalShift[1], u + far[0] - far[1], total[0], total[1],
      total[1] + total[0], total[1] - total[0],
    ]
    return heat + expected + add(flux, work) + sample.heat + work + excess + density + potential + chemical
      + sample.current + energyFlux + scalars + kinetic + byField + chemicalShift
  }

  private func add(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 + $1 } }
}
