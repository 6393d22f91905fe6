import NichromeModel
import NichromeNumerics

/// The electrostatic potential psi = e phi/mu0 of both wires on equal cells, and how flights read it.
///
/// Given the density nu of the deviational electrons, psi obeys nu + n(m - psi) - n(1) = 0 in the neutral limit, else
/// Poisson's equation psi'' = -K^2 [nu + n(m - psi) - n(1)]/Fhat with psi' = -c far away, psi linear in the neutral
/// scatterer and eps psi' continuous at its faces. Quasistatic: the electrons of the reference follow at once, which turns
/// Poisson's equation into the screened one, (d_z^2 - K^2) psi = -K^2 [psi + (nu + n(m - psi) - n(1))/Fhat], the right side
/// taken at the previous psi (`ScreenedEquation`).
package class Field: Potential {
  let system: System
  private(set) var reference: Reference
  let bulk: BulkDrift
  let states: StateFunctions
  let screened: ScreenedEquation?
  /// The reference m at the cells' centres, wire after wire.
  let references: Column<Double>
  /// psi at the faces of the solutions that are not matched through the scatterer yet.
  private let unmatched = Column<Double>(count: 2, repeating: 0)
  /// c at the ends, of the current there is: a voltage drive may ask for another one than the reference's slope belongs to,
  /// and a wrong slope there is screened by a layer of charge that no wire has.
  package var endSlope: Double

  package convenience init(
    system: System, reference: Reference, bulk: BulkDrift, states: StateFunctions, mesh: Mesh
  ) {
    let screened: ScreenedEquation? =
      if case .poisson(let k) = system.screening { ScreenedEquation(wavenumber: k, mesh: mesh) } else { nil }
    self.init(system: system, reference: reference, bulk: bulk, states: states, mesh: mesh, screened: screened)
  }

  /// - Parameter screened: nil in the neutral limit and where psi follows from Gauss's law.
  init(
    system: System, reference: Reference, bulk: BulkDrift, states: StateFunctions, mesh: Mesh,
    screened: ScreenedEquation?
  ) {
    self.system = system
    self.reference = reference
    self.bulk = bulk
    self.states = states
    self.screened = screened
    endSlope = reference.slope
    references = Column(count: 2 * mesh.count, repeating: 0)
    super.init(mesh: mesh)
    adopt(reference)
    for wire in 0...1 {
      for i in 0..<stride {
        nodes[wire * stride + i] = bulkPotential(wire, (Double(i) - 0.5) * mesh.spacing)
      }
      facePotential[wire] = bulkPotential(wire, 0)
      integrate(wire)
    }
  }

  /// Counts the deviational electrons from another reference; psi stays.
  func adopt(_ reference: Reference) {
    self.reference = reference
    for wire in 0...1 {
      for j in 0..<mesh.count {
        references[wire * mesh.count + j] = reference.potential(wire: wire, distance: mesh.centre(j))
      }
    }
  }

  /// Adds to psi everywhere, by wire and distance.
  func shift(by change: (Int, Double) -> Double) {
    for wire in 0...1 {
      for i in 0..<stride { nodes[wire * stride + i] += change(wire, (Double(i) - 0.5) * mesh.spacing) }
      facePotential[wire] += change(wire, 0)
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

  /// Moves psi to the solution for a density of deviational electrons, `density[wire][cell]`, in one fixed-point step. Its
  /// cells may be coarser than the field's, by a whole number.
  /// - Parameters:
  ///   - extraDrop: added to psi(z-) - psi(z+) where the slope in the scatterer is matched.
  ///   - team: to solve the wires at the same time.
  package func update(density: [[Double]], extraDrop: Double = 0, team: Team = Team(threads: 1)) {
    // Wires share nothing that changes.
    nonisolated(unsafe) let field = self
    guard let screened else {
      team.forEach(2) { field.solveNeutral($0, density[$0]) }
      return
    }
    team.forEach(2) { field.solve(screened, $0, density[$0]) }
    let slope = slopeInScatterer(screened, extraDrop)
    team.forEach(2) { field.match(screened, $0, slope: slope) }
  }

  /// The field for a density of its own, e.g. a batch mean, starting from this one.
  ///
  /// It takes `updatesToSolution` steps.
  package func solution(density: [[Double]], extraDrop: Double = 0, team: Team = Team(threads: 1)) -> Field {
    let other = sibling()
    other.nodes.start.update(from: nodes.start, count: nodes.count)
    other.facePotential.start.update(from: facePotential.start, count: 2)
    other.endSlope = endSlope
    for _ in 0..<updatesToSolution { other.update(density: density, extraDrop: extraDrop, team: team) }
    return other
  }

  /// The neutral condition is solved in one go; a screened step leaves a few per cent of the difference.
  var updatesToSolution: Int { screened == nil ? 1 : 2 }

  /// A field of the same kind and system.
  func sibling() -> Field {
    Field(system: system, reference: reference, bulk: bulk, states: states, mesh: mesh, screened: screened)
  }

  /// psi far from the scatterer: m - y.
  private func bulkPotential(_ wire: Int, _ s: Double) -> Double {
    reference.potential(wire: wire, distance: s) - bulk.chemicalEnergy
  }

  func solveNeutral(_ wire: Int, _ density: [Double]) {
    let equilibrium = states.density(1)
    let p = nodes.start + wire * stride + 1
    let (m, ratio) = (references.start + wire * mesh.count, mesh.count / density.count)
    for j in 0..<mesh.count {
      p[j] = m[j] - states.chemicalEnergy(ofDensity: equilibrium - density[j / ratio], near: m[j] - p[j])
    }
    close(wire, face: 1.5 * p[0] - 0.5 * p[1])
  }

  /// The solution with the reference's slope at the face and that of the current at the far end; its value at the face
  /// goes to `unmatched`.
  private func solve(_ screened: ScreenedEquation, _ wire: Int, _ density: [Double]) {
    let (equilibrium, chemicalEnergy) = (states.density(1), bulk.chemicalEnergy)
    let stiffness = 1 / states.compressibility(1)
    let count = mesh.count
    let (p, m, values) = (nodes.start + wire * stride + 1, references.start + wire * count, screened.values(wire))
    let ratio = count / density.count
    for (cell, nu) in density.enumerated() {
      for j in (cell * ratio)..<((cell + 1) * ratio) {
        let charge = nu + states.density(m[j] - p[j]) - equilibrium
        values[j] = p[j] - (m[j] - chemicalEnergy) + charge * stiffness
      }
    }
    let face = screened.solve(wire) + bulkPotential(wire, 0)
    let (change, decay) = (Wire.sign(wire) * (endSlope - reference.slope) * screened.reach, screened.decay.start)
    for j in 0..<count { p[j] = values[j] + (m[j] - chemicalEnergy) + change * decay[count - 1 - j] }
    unmatched[wire] = face + change * screened.remnant
  }

  /// psi' in the scatterer: that of a gap, (psi_R - psi_L)/(L eps/eps_B), continuous at both faces.
  private func slopeInScatterer(_ screened: ScreenedEquation, _ extraDrop: Double) -> Double {
    let reach = screened.reach
    let gap = system.scatterer.length / system.scatterer.permittivityRatio
    return (unmatched[1] - unmatched[0] - extraDrop - 2 * reference.slope * reach) / (gap + 2 * reach)
  }

  /// Adds the homogeneous solution that gives a wire's face the slope of the scatterer.
  private func match(_ screened: ScreenedEquation, _ wire: Int, slope: Double) {
    let change = Wire.sign(wire) * (slope + reference.slope) * screened.reach
    let (p, decay) = (nodes.start + wire * stride + 1, screened.decay.start)
    for j in 0..<mesh.count { p[j] += change * decay[j] }
    close(wire, face: unmatched[wire] + change)
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
