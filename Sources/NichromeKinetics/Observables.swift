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
  /// Changes of the slow series that are steady enough. What is extrapolated from the far wires wanders for longest, decides
  /// nothing else, and is measured so well that it hardly ever stands still within its noise.
  /// - Parameter target: heat error that the run is to reach.
  func tolerances(for target: Double?) -> [Double] {
    let change = max(5e-4, 0.1 * (target ?? 0))
    return slowSeries.map { $0 == "extrapolatedVoltage" ? change : 0 }
  }

  package var width: Int { layout.last!.range.upperBound }

  /// Scalars that carry the slow modes; the steady state is judged by them.
  let slowSeries: [String]

  package init(bins: Int, dynamics: Dynamics = .full) {
    let (entries, slow) =
      switch dynamics {
      case .full: (Self.full, Self.fullSlowSeries)
      case .linearised: (Self.linearised, Self.linearisedSlowSeries)
      }
    slowSeries = slow
    var next = 0
    layout = entries.map { entry in
      let count =
        switch entry.support {
        case .scalar: 1
        case .bins: 2 * bins
        case .faces: 2 * (bins + 1)
        }
      defer { next += count }
      return Slice(
        name: entry.name, longName: entry.longName, unit: entry.unit, support: entry.support,
        range: next..<(next + count))
    }
  }

  package func range(_ name: String) -> Range<Int> { layout.first { $0.name == name }!.range }
}

extension Simulation {
  /// All observables of a block, in the order of the layout.
  ///
  /// mu and psi in the wires come from the block's own absorption rates and density: nonlinear, but over a block of many events
  /// the curvature is far below the error. Those at the faces are taken to first order about their long means.
  func observe(_ sample: BlockSample) -> [Double] {
    let drawn = Array(sample.density.prefix(densityCells.count))
    let right = Array(sample.density.suffix(densityCells.count))
    let own = field.solution(density: [drawn, right], team: team)
    let deviation = relaxation.deviation(ofRates: sample.rate, in: own)
    let current = heldInflow ?? sample.current.reduce(0, +) / Double(sample.current.count)
    let drude = drudeHeat(at: self.current)
    let excess = sample.heat.map { $0 - drude }
    let (heatFlux, heatWork) = heatByFluxes(sample, in: field)
    var density: [Double] = []
    var potential: [Double] = []
    var chemical: [Double] = []
    var face = [0.0, 0.0]
    var far = [0.0, 0.0]
    // A voltage drive may ask for another current than the reference's slope belongs to.
    let slopeChange = slope(at: self.current) - bulk.slope
    for wire in 0...1 {
      potential += binMeans(own, wire)
      density += binDensity(sample.density, own, wire)
      let own = Array(deviation[(wire * cells.count)..<((wire + 1) * cells.count)])
      chemical += binMeans(ofCells: own, wire)
      face[wire] = relaxation.deviation(faceRate: sample.faces.rate[wire], wire, in: field)
      far[wire] = farDeviation(own, wire, slopeChange: slopeChange)
    }
    let atFace = (0...1).map { facePotential(own, sample, $0) }
    let drop = atFace[Wire.left] - atFace[Wire.right]
    // Potentials count from the mid electrochemical potential, as T's argument does.
    let middle = 0.5 * (face[0] + face[1])
    potential = potential.map { $0 - middle }
    chemical = chemical.map { $0 - middle }
    // By the energy that enters and leaves a wire: collisions count what the wire stores as well, a noise that outlives batches.
    let integrals = integrals(heatFlux.map { $0 - drude })
    let scalars = [
      current, reference.jump + face[0] - face[1], drop, reference.jump + far[0] - far[1], integrals[0], integrals[1],
      integrals[1] + integrals[0], integrals[1] - integrals[0],
    ]
    return sample.heat + sample.heatExpected + heatFlux + heatWork + excess + density + potential + chemical
      + sample.current + sample.energyFlux + scalars
  }

  /// What the contacts let in at a voltage. The flux through the wires has the same mean but for what they store, a noise that
  /// averages out like 1/t and that the scatter of batches takes for more.
  private var heldInflow: Double? {
    guard closure.holdsCurrent, system.course == nil, case .voltage = system.drive else { return nil }
    return current
  }

  /// mu - m of the far part of a wire, extrapolated to the face.
  /// - Parameters:
  ///   - slopeChange: c of the current less that of the reference.
  ///   - leak: outward slope of mu per bin beyond that, where the current differs along the wire.
  func farDeviation(_ deviation: [Double], _ wire: Int, slopeChange: Double, leak: [Double] = []) -> Double {
    let range = (cells.count / 2)..<(9 * cells.count / 10)
    let distance = 0.5 * (cells.centre(range.lowerBound) + cells.centre(range.upperBound - 1))
    var (sum, leaked) = (0.0, [Double]())
    for slope in leak {
      leaked.append((sum + 0.5 * slope) * bins.spacing)
      sum += slope
    }
    let ratio = cells.count / bins.count
    let mean = range.reduce(0) { $0 + deviation[$1] - (leak.isEmpty ? 0 : leaked[$1 / ratio]) } / Double(range.count)
    return mean - Wire.sign(wire) * slopeChange * distance
  }

  /// Integrals of a profile over the left and the right wire.
  func integrals(_ profile: [Double]) -> [Double] {
    let n = bins.count
    return [profile[0..<n].reduce(0, +) * bins.spacing, profile[n..<(2 * n)].reduce(0, +) * bins.spacing]
  }

  /// psi at a face for a block's density: the matched value, or in the neutral limit that of the gas right there.
  func facePotential(_ own: Field, _ sample: BlockSample, _ wire: Int) -> Double {
    guard case .neutral = system.screening else { return own.facePotential[wire] }
    return relaxation.neutralPotential(faceDensity: sample.faces.density[wire], wire, in: field)
  }

  private func cellMeans(_ field: Potential, _ wire: Int) -> [Double] {
    let ratio = field.mesh.count / cells.count
    let p = field.nodes.start + wire * field.stride + 1
    return (0..<cells.count).map { cell in
      (0..<ratio).reduce(0) { $0 + p[cell * ratio + $1] } / Double(ratio)
    }
  }

  /// Sums over the relaxation cells of each bin, of both wires.
  func perBin(_ values: [Double], scale: Double) -> [Double] {
    let ratio = cells.count / bins.count
    return (0..<(2 * bins.count)).map { bin in
      scale * values[(bin * ratio)..<((bin + 1) * ratio)].reduce(0, +)
    }
  }

  func means(_ values: [Double], per ratio: Int) -> [Double] {
    (0..<(values.count / ratio)).map { values[($0 * ratio)..<(($0 + 1) * ratio)].reduce(0, +) / Double(ratio) }
  }

  func binMeans(_ field: Potential, _ wire: Int) -> [Double] {
    let values = cellMeans(field, wire)
    let ratio = cells.count / bins.count
    return (0..<bins.count).map { bin in (0..<ratio).reduce(0) { $0 + values[bin * ratio + $1] } / Double(ratio) }
  }

  /// mu - 1 per bin from mu - m per cell.
  func binMeans(ofCells deviation: [Double], _ wire: Int) -> [Double] {
    let ratio = cells.count / bins.count
    return (0..<bins.count).map { bin in
      let mean = (0..<ratio).reduce(0) { $0 + deviation[bin * ratio + $1] } / Double(ratio)
      return mean + reference.potential(wire: wire, distance: bins.centre(bin)) - 1
    }
  }

  /// nu = deviational density + n(m - psi) - n(1), per bin.
  func binDensity(_ found: [Double], _ field: Field, _ wire: Int) -> [Double] {
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
