import NichromeModel
import NichromeNumerics

/// The electrostatic potential psi = e phi/mu0 of both wires on equal cells, and how flights read it.
///
/// Given the density nu of the deviational electrons, psi obeys nu + n(m - psi) - n(1) = 0 in the neutral limit, else
/// Poisson's equation psi'' = -K^2 [nu + n(m - psi) - n(1)]/Fhat with psi' = -c far away, psi linear in the neutral
/// scatterer and eps psi' continuous at its faces. Quasistatic: the electrons of the reference follow at once, which turns
/// Poisson's equation into the screened one, (d_z^2 - K^2) psi = -K^2 [psi + (nu + n(m - psi) - n(1))/Fhat], the right side
/// taken at the previous psi. It is diagonal in the cosine basis; the face's slope is matched by the homogeneous solution
/// cosh K(D - s), exact however thin the screening layer.
package class Field: Potential {
  let system: System
  let reference: Reference
  let bulk: BulkDrift
  let states: StateFunctions
  private let transforms: [CosineTransform]
  /// K, nil in the neutral limit.
  private let wavenumber: Double?
  /// c at the ends, of the current there is: a voltage drive may ask for another one than the reference's slope belongs to,
  /// and a wrong slope there is screened by a layer of charge that no wire has.
  package var endSlope: Double

  package init(system: System, reference: Reference, bulk: BulkDrift, states: StateFunctions, mesh: Mesh) {
    self.system = system
    self.reference = reference
    self.bulk = bulk
    self.states = states
    endSlope = reference.slope
    if case .poisson(let k) = system.screening {
      wavenumber = k
      transforms = [CosineTransform(count: mesh.count), CosineTransform(count: mesh.count)]
    } else {
      wavenumber = nil
      transforms = []
    }
    super.init(mesh: mesh)
    for wire in 0...1 {
      for i in 0..<stride {
        nodes[wire * stride + i] = bulkPotential(wire, (Double(i) - 0.5) * mesh.spacing)
      }
      facePotential[wire] = bulkPotential(wire, 0)
      integrate(wire)
    }
  }

  /// e DeltaPhi = psi(z-) - psi(z+).
  package var electrostaticDrop: Double { facePotential[0] - facePotential[1] }

  /// From the wire's last stretch, where psi' = -c, and not from its last cell: carriers enter with the kinetic energies of the
  /// bulk, so that noise in psi there is energy they bring or lack, and what the running mean has kept of it lasts for as long
  /// as the mean remembers.
  package override func contactPotential(_ wire: Int) -> Double {
    let stretch = min(3, 0.25 * mesh.halfLength)
    let count = max(1, Int(stretch * mesh.inverseSpacing))
    let p = nodes.start + wire * stride + 1
    var sum = 0.0
    for j in (mesh.count - count)..<mesh.count { sum += p[j] }
    return sum / Double(count) + 0.5 * Double(count) * (p[mesh.count] - p[mesh.count - 1])
  }

  /// Moves psi to the solution for a density of deviational electrons, `density[wire][cell]`, in one fixed-point step.
  /// - Parameter extraDrop: added to psi(z-) - psi(z+) where the slope in the scatterer is matched.
  package func update(density: [[Double]], extraDrop: Double = 0) {
    if let k = wavenumber { solvePoisson(density, k, extraDrop) } else { solveNeutral(density) }
  }

  /// The field for a density of its own, e.g. a batch mean, starting from this one.
  ///
  /// The neutral condition is solved in one go; a screened step leaves a few per cent of the difference between the two.
  package func solution(density: [[Double]], extraDrop: Double = 0) -> Field {
    let other = Field(system: system, reference: reference, bulk: bulk, states: states, mesh: mesh)
    other.nodes.start.update(from: nodes.start, count: nodes.count)
    other.facePotential = facePotential
    other.endSlope = endSlope
    for _ in 0..<(wavenumber == nil ? 1 : 2) {
      other.update(density: density, extraDrop: extraDrop)
    }
    return other
  }

  /// psi far from the scatterer: m - y.
  private func bulkPotential(_ wire: Int, _ s: Double) -> Double {
    reference.potential(wire: wire, distance: s) - bulk.chemicalEnergy
  }

  func solveNeutral(_ density: [[Double]]) {
    let equilibrium = states.density(1)
    for wire in 0...1 {
      let p = nodes.start + wire * stride + 1
      for j in 0..<mesh.count {
        let m = reference.potential(wire: wire, distance: mesh.centre(j))
        p[j] = m - states.chemicalEnergy(ofDensity: equilibrium - density[wire][j], near: m - p[j])
      }
      close(wire, face: 1.5 * p[0] - 0.5 * p[1])
    }
  }

  private func solvePoisson(_ density: [[Double]], _ k: Double, _ extraDrop: Double) {
    for wire in 0...1 { solveScreened(wire, density[wire], k) }
    // Matching: psi'(z-) = psi'(z+) = slope of the gap, (psi_R - psi_L)/(L eps/eps_B).
    let reach = 1 / (k * hyperbolicTangent(k * mesh.halfLength))
    let gap = system.scatterer.length / system.scatterer.permittivityRatio
    let unmatched = particular.map { $0 }
    let slope = (unmatched[1] - unmatched[0] - extraDrop - 2 * reference.slope * reach) / (gap + 2 * reach)
    for wire in 0...1 {
      // Outward slope the homogeneous solution must add at the face.
      let outward = Wire.sign(wire) * -(slope + reference.slope)
      let p = nodes.start + wire * stride + 1
      for j in 0..<mesh.count { p[j] -= outward * reach * decay(mesh.centre(j), k) }
      close(wire, face: unmatched[wire] - outward * reach)
    }
  }

  /// Values at the faces of the solutions with the bulk's slope there.
  private var particular: [Double] = [0, 0]

  /// Solution of the screened equation with the reference's slope at the face and that of the current at the far end, which
  /// the homogeneous solution cosh K s adds.
  private func solveScreened(_ wire: Int, _ density: [Double], _ k: Double) {
    let equilibrium = states.density(1)
    let transform = transforms[wire]
    let p = nodes.start + wire * stride + 1
    let stiffness = 1 / states.compressibility(1)
    for j in 0..<mesh.count {
      let m = reference.potential(wire: wire, distance: mesh.centre(j))
      let charge = density[j] + states.density(m - p[j]) - equilibrium
      transform.values[j] = p[j] - bulkPotential(wire, mesh.centre(j)) + charge * stiffness
    }
    transform.forward()
    var face = bulkPotential(wire, 0)
    for n in 0..<mesh.count {
      let q = Double(n) * .pi / mesh.halfLength
      transform.coefficients[n] *= k * k / (k * k + q * q)
      face += transform.coefficients[n]
    }
    transform.backward()
    let d = mesh.halfLength
    let change = Wire.sign(wire) * (endSlope - reference.slope) / (k * hyperbolicTangent(k * d))
    for j in 0..<mesh.count {
      let s = mesh.centre(j)
      p[j] = transform.values[j] + bulkPotential(wire, s) + change * decay(d - s, k)
    }
    particular[wire] = face + change * decay(d, k)
  }

  /// cosh K(D - s)/cosh K D.
  private func decay(_ s: Double, _ k: Double) -> Double {
    let d = mesh.halfLength
    return (exponential(-k * s) + exponential(-k * (2 * d - s))) / (1 + exponential(-2 * k * d))
  }

  private func hyperbolicTangent(_ x: Double) -> Double {
    let e = exponential(-2 * x)
    return (1 - e) / (1 + e)
  }

  /// Sets the end nodes so that linear reading gives `face` at s = 0 and the bulk's slope at the far end.
  func close(_ wire: Int, face: Double) {
    let p = nodes.start + wire * stride
    facePotential[wire] = face
    p[0] = 2 * face - p[1]
    p[stride - 1] = p[stride - 2] + Wire.sign(wire) * endSlope * mesh.spacing
    integrate(wire)
  }
}

extension Field {
  /// Mean of n(m - psi) - n(1) over a cell of a coarser mesh.
  package func referenceDensity(_ wire: Int, from cell: Int, of coarse: Mesh) -> Double {
    let ratio = mesh.count / coarse.count
    let p = nodes.start + wire * stride + 1
    var sum = 0.0
    for j in (cell * ratio)..<((cell + 1) * ratio) {
      sum += states.density(reference.potential(wire: wire, distance: mesh.centre(j)) - p[j])
    }
    return sum / Double(ratio) - states.density(1)
  }
}
