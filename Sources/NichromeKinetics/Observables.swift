import NichromeModel
import NichromeNumerics

/// The observables of a block or of any mean over blocks: one vector with named slices, so that batches hold them all.
package struct Observables {
  package struct Slice {
    package let name: String
    let longName: String
    let unit: ReducedUnit
    let support: Support
    package let range: Range<Int>
  }

  package let layout: [Slice]
  package var width: Int { layout.last!.range.upperBound }

  package init(bins: Int) {
    var next = 0
    func slice(_ name: String, _ longName: String, _ unit: ReducedUnit, _ support: Support) -> Slice {
      let count =
        switch support {
        case .scalar: 1
        case .bins: 2 * bins
        case .faces: 2 * (bins + 1)
        }
      defer { next += count }
      return Slice(name: name, longName: longName, unit: unit, support: support, range: next..<(next + count))
    }
    layout = [
      slice("heat", "heat per length p^q, collision estimator event by event", .heatPerLength, .bins),
      slice("heatExpected", "heat per length p^q, collision estimator, expected re-emission", .heatPerLength, .bins),
      slice("heatFlux", "heat per length p^q, divergence of the energy flux", .heatPerLength, .bins),
      slice("heatWork", "heat per length p^q, work of the field plus kinetic energy inflow", .heatPerLength, .bins),
      slice("excessHeat", "excess heat per length p^s = p^q - p^D", .heatPerLength, .bins),
      slice("density", "density deviation nu", .density, .bins),
      slice(
        "potential", "electrostatic potential energy e phi, from the mid electrochemical potential", .energy, .bins),
      slice("electrochemicalPotential", "electrochemical potential mu, from its mean at the faces", .energy, .bins),
      slice("currentProfile", "current along +z at the bin faces", .current, .faces),
      slice("energyFlux", "flux of total energy, from mu0, along +z at the bin faces", .heat, .faces),
      slice("current", "current, mean over all bin faces", .current, .scalar),
      slice("voltage", "electrochemical drop mu(z-) - mu(z+)", .energy, .scalar),
      slice("electrostaticDrop", "electrostatic drop e phi(z-) - e phi(z+)", .energy, .scalar),
      slice("extrapolatedVoltage", "drop of the far mu(z) extrapolated to the faces", .energy, .scalar),
      slice("excessHeatLeft", "integrated excess heat P_L of the left wire", .heat, .scalar),
      slice("excessHeatRight", "integrated excess heat P_R of the right wire", .heat, .scalar),
      slice("excessHeatTotal", "total excess heat P_T = P_R + P_L", .heat, .scalar),
      slice("excessHeatAsymmetry", "asymmetry of the excess heat P_A = P_R - P_L", .heat, .scalar),
    ]
  }

  package func range(_ name: String) -> Range<Int> { layout.first { $0.name == name }!.range }
}

extension Simulation {
  /// All observables of a block, in the order of the layout.
  ///
  /// mu and psi come from the block's own absorption rates and density: nonlinear, but over a block of many events the
  /// curvature is far below the error.
  func observe(_ sample: BlockSample) -> [Double] {
    let (n, h) = (bins.count, bins.spacing)
    let drawn = Array(sample.density.prefix(densityCells.count))
    let right = Array(sample.density.suffix(densityCells.count))
    let own = field.solution(density: fieldDensity([drawn, right]))
    let deviation = relaxation.deviation(ofRates: sample.rate, in: own)
    let current = sample.current.reduce(0, +) / Double(sample.current.count)
    let drude = drudeHeat(at: self.current)
    let excess = sample.heat.map { $0 - drude }
    let integrals = [excess[0..<n].reduce(0, +) * h, excess[n..<(2 * n)].reduce(0, +) * h]

    var heatFlux: [Double] = []
    var heatWork: [Double] = []
    var density: [Double] = []
    var potential: [Double] = []
    var chemical: [Double] = []
    var face = [0.0, 0.0]
    var far = [0.0, 0.0]
    // A voltage drive may ask for another current than the reference's slope belongs to.
    let slopeChange = bulk.current == 0 ? 0 : bulk.slope * (self.current / bulk.current - 1)
    for wire in 0...1 {
      let outward = -Wire.sign(wire)
      let psiAtFaces = (0...n).map { own.potential(wire: wire, distance: Double($0) * h) }
      let first = wire * (n + 1)
      for bin in 0..<n {
        let (inner, outer) = (first + bin, first + bin + 1)
        heatFlux.append(outward * (sample.energyFlux[inner] - sample.energyFlux[outer]) / h)
        let kinetic = { (i: Int, psi: Double) in sample.energyFlux[i] + (1 - psi) * sample.current[i] }
        let inflow = outward * (kinetic(inner, psiAtFaces[bin]) - kinetic(outer, psiAtFaces[bin + 1])) / h
        let meanCurrent = 0.5 * (sample.current[inner] + sample.current[outer])
        heatWork.append(inflow - outward * meanCurrent * (psiAtFaces[bin + 1] - psiAtFaces[bin]) / h)
      }
      potential += binMeans(own, wire)
      density += binDensity(sample.density, own, wire)
      let own = Array(deviation[(wire * cells.count)..<((wire + 1) * cells.count)])
      chemical += binMeans(ofCells: own, wire)
      face[wire] = relaxation.face(own)
      let range = (cells.count / 2)..<(9 * cells.count / 10)
      let distance = 0.5 * (cells.centre(range.lowerBound) + cells.centre(range.upperBound - 1))
      far[wire] = own[range].reduce(0, +) / Double(range.count) - Wire.sign(wire) * slopeChange * distance
    }
    let drop = electrostaticDrop(own)
    // Potentials count from the mid electrochemical potential, as T's argument does.
    let middle = 0.5 * (face[0] + face[1])
    potential = potential.map { $0 - middle }
    chemical = chemical.map { $0 - middle }
    let scalars = [
      current, reference.jump + face[0] - face[1], drop, reference.jump + far[0] - far[1], integrals[0], integrals[1],
      integrals[1] + integrals[0], integrals[1] - integrals[0],
    ]
    return sample.heat + sample.heatExpected + heatFlux + heatWork + excess + density + potential + chemical
      + sample.current + sample.energyFlux + scalars
  }

  /// p^D = -j phi' of the bare wire at a current near the bulk's.
  func drudeHeat(at current: Double) -> Double {
    bulk.current == 0 ? 0 : bulk.drudeHeat * (current / bulk.current) * (current / bulk.current)
  }

  /// psi(z-) - psi(z+): the matched value, or in the neutral limit the extrapolation of the cells.
  private func electrostaticDrop(_ field: Field) -> Double {
    guard case .neutral = system.screening else { return field.electrostaticDrop }
    return relaxation.face(cellMeans(field, Wire.left)) - relaxation.face(cellMeans(field, Wire.right))
  }

  private func cellMeans(_ field: Field, _ wire: Int) -> [Double] {
    let ratio = field.mesh.count / cells.count
    let p = field.nodes.start + wire * field.stride + 1
    return (0..<cells.count).map { cell in
      (0..<ratio).reduce(0) { $0 + p[cell * ratio + $1] } / Double(ratio)
    }
  }

  private func binMeans(_ field: Field, _ wire: Int) -> [Double] {
    let values = cellMeans(field, wire)
    let ratio = cells.count / bins.count
    return (0..<bins.count).map { bin in (0..<ratio).reduce(0) { $0 + values[bin * ratio + $1] } / Double(ratio) }
  }

  /// mu - 1 per bin from mu - m per cell.
  private func binMeans(ofCells deviation: [Double], _ wire: Int) -> [Double] {
    let ratio = cells.count / bins.count
    return (0..<bins.count).map { bin in
      let mean = (0..<ratio).reduce(0) { $0 + deviation[bin * ratio + $1] } / Double(ratio)
      return mean + reference.potential(wire: wire, distance: bins.centre(bin)) - 1
    }
  }

  /// nu = deviational density + n(m - psi) - n(1), per bin.
  private func binDensity(_ found: [Double], _ field: Field, _ wire: Int) -> [Double] {
    let ratio = densityCells.count / bins.count
    return (0..<bins.count).map { bin in
      var sum = 0.0
      for k in (bin * ratio)..<((bin + 1) * ratio) {
        sum += found[wire * densityCells.count + k] + field.referenceDensity(wire, from: k, of: densityCells)
      }
      return sum / Double(ratio)
    }
  }
}
