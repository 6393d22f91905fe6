import Foundation
import NichromeKinetics
import NichromeModel
import Testing

/// The potential of a given density, without electrons: closed solutions and conservation.
@Suite("Field") struct FieldTests {
  private static let law = RelaxationLaw.relaxationTime

  private func field(
    _ screening: Screening, jump: Double, current: Double = 0, theta: Double = 0.05, halfLength: Double = 8, cells: Int,
    length: Double = 0.5, ratio: Double = 2
  ) -> (field: Field, states: StateFunctions, reference: Reference) {
    let states = StateFunctions(temperature: theta, law: Self.law, reach: 3)
    let bulk = BulkDrift(current: current, temperature: theta, law: Self.law, states: states)
    let reference = Reference(jump: jump, slope: bulk.slope)
    let scatterer = Scatterer(length: length, permittivityRatio: ratio, transmission: .constant(value: 0.5))
    let system = System(
      temperature: theta, relaxation: Self.law, screening: screening, halfLength: halfLength, scatterer: scatterer,
      drive: .current(current))
    let mesh = Mesh(halfLength: halfLength, count: cells)
    return (
      Field(system: system, reference: reference, bulk: bulk, states: states, mesh: mesh), states, reference
    )
  }

  /// A smooth density of deviational electrons, different in the two wires.
  private func density(_ mesh: Mesh, _ scale: Double) -> [[Double]] {
    [1.0, -0.7].map { sign in
      (0..<mesh.count).map { scale * sign * exponentialDecay(mesh.centre($0)) }
    }
  }
  private func exponentialDecay(_ s: Double) -> Double { exp(-s) * (1 + 0.5 * cos(s)) }

  @Test("Neutral limit: every cell is neutral", arguments: [0.05, 1]) func neutral(theta: Double) {
    let (field, states, reference) = field(.neutral, jump: 0.2, current: 0.05, theta: theta, cells: 80)
    let nu = density(field.mesh, 0.05)
    field.update(density: nu)
    for wire in 0...1 {
      for j in 0..<field.mesh.count {
        let s = field.mesh.centre(j)
        let y = reference.potential(wire: wire, distance: s) - field.potential(wire: wire, distance: s)
        #expect(abs(nu[wire][j] + states.density(y) - states.density(1)) < 1e-11)
      }
    }
  }

  /// A bare jump u of mu screened by wires of wave number K: psi = +-(u/2 - A e^{-K s}), A = u/(2 + K gap), with the
  /// scatterer acting as a gap L eps/eps_B. Corrections: e^{-2 K D}, relative order u^2 by symmetry, and the tables' 2e-5.
  @Test("A small jump: the linear solution", arguments: [0.7, 3, 40, 500]) func linear(k: Double) {
    let (u, gap) = (1e-4, 0.25)
    let field = field(.poisson(wavenumber: k), jump: u, halfLength: 20, cells: 400).field
    let nu = density(field.mesh, 0)
    for _ in 0..<60 { field.update(density: nu) }
    let amplitude = u / (2 + k * gap)
    #expect(abs(field.electrostaticDrop / (u - 2 * amplitude) - 1) < 2e-5, "K = \(k): \(field.electrostaticDrop)")
    for j in 0..<field.mesh.count {
      let s = field.mesh.centre(j)
      let exact = 0.5 * u - amplitude * exp(-k * s)
      // The second order in u, (u^2/8) e^{-K s}, has the same sign in both wires.
      #expect(abs(field.potential(wire: 0, distance: s) - exact) < u * u + 2e-5 * u, "s = \(s)")
      #expect(abs(field.potential(wire: 1, distance: s) + exact) < u * u + 2e-5 * u, "s = \(s)")
    }
  }

  /// Gauss: the charge of a wire is Fhat/K^2 times the change of psi' from face to end.
  /// psi - psi_bulk = +- (c - c_0) cosh(K s)/(K sinh K D), + left, where the slope c_0 of the reference is not that of the
  /// current: a layer at the contact only, whose charge a gas with that slope cancels.
  @Test("The far slope is the one asked for", arguments: [3.0, 20]) func farSlope(k: Double) {
    let (field, _, reference) = field(.poisson(wavenumber: k), jump: 0, current: 1e-4, cells: 800)
    let none = density(field.mesh, 0)
    for _ in 0..<30 { field.update(density: none) }
    let before = (0...1).map { wire in (0..<800).map { field.potential(wire: wire, distance: field.mesh.centre($0)) } }
    let change = 0.02 * reference.slope
    field.endSlope = reference.slope + change
    for _ in 0..<30 { field.update(density: none) }
    for wire in 0...1 {
      for j in 0..<800 {
        let s = field.mesh.centre(j)
        let moved = field.potential(wire: wire, distance: s) - before[wire][j]
        let exact = (wire == 0 ? 1 : -1) * change * cosh(k * s) / (k * sinh(8 * k))
        #expect(abs(moved - exact) < 1e-3 * change / k, "wire \(wire), \(s): \(moved), \(exact)")
      }
    }
  }

  @Test("A large jump with electrons: opposite charges, continuous slope", arguments: [2.0, 20])
  func conservation(k: Double) {
    let (field, states, reference) = field(
      .poisson(wavenumber: k), jump: 0.3, current: 0.05, halfLength: 12, cells: 3000)
    let nu = density(field.mesh, 0.05)
    for _ in 0..<200 { field.update(density: nu) }
    let h = field.mesh.spacing
    let charges = (0...1).map { wire in
      (0..<field.mesh.count).reduce(0.0) { sum, j in
        let s = field.mesh.centre(j)
        let y = reference.potential(wire: wire, distance: s) - field.potential(wire: wire, distance: s)
        return sum + h * (nu[wire][j] + states.density(y) - states.density(1))
      }
    }
    let largest = abs(charges[0])
    #expect(largest > 1e-4)
    #expect(abs(charges[0] + charges[1]) < 1e-3 * largest, "charges \(charges)")
    let gapSlope = -field.electrostaticDrop / 0.25
    for wire in 0...1 {
      // Outward derivative at the face by three points, of second order.
      let p = [0, 1, 2].map { field.potential(wire: wire, distance: field.mesh.centre($0)) }
      let face = field.facePotential[wire]
      let outward = (-8 * face + 9 * p[0] - p[1]) / (3 * h)
      let along = -Wire.sign(wire) * outward
      #expect(abs(along - gapSlope) < 2e-2 * abs(gapSlope), "wire \(wire): slope \(along), gap \(gapSlope)")
      // psi'' = -K^2 charge/Fhat, so Gauss: psi'(z) at the face from the bulk's.
      let gauss = -reference.slope - Wire.sign(wire) * k * k * charges[wire] / states.compressibility(1)
      #expect(abs(gauss - gapSlope) < 2e-3 * abs(gapSlope), "wire \(wire): Gauss \(gauss), gap \(gapSlope)")
    }
  }

  @Test("The drop converges with the second power of the cells at least") func convergence() {
    let drops = [96, 192, 384, 3072].map { cells in
      let field = field(.poisson(wavenumber: 6), jump: 0.3, current: 0.05, halfLength: 8, cells: cells).field
      let nu = density(field.mesh, 0.05)
      for _ in 0..<200 { field.update(density: nu) }
      return field.electrostaticDrop
    }
    let errors = drops.dropLast().map { abs($0 - drops[3]) }
    #expect(errors[0] / errors[1] > 3 && errors[1] / errors[2] > 3, "\(errors)")
    #expect(errors[2] < 1e-4 * drops[3])
  }

  @Test("A metal on a mesh of thirty screening lengths a cell: finite, and the gap takes the drop") func metal() {
    let field = field(.poisson(wavenumber: 500), jump: 0.2, current: 0.05, halfLength: 12, cells: 200).field
    for _ in 0..<50 { field.update(density: density(field.mesh, 0)) }
    // Linear: u K gap/(2 + K gap); second orders of a few per cent of the 1.6 % that the wires take.
    #expect(abs(field.electrostaticDrop / 0.2 - 125 / 127.0) < 2e-3, "\(field.electrostaticDrop)")
  }

  @Test("Carriers enter at the bulk's potential, whatever noise there is in the last cell", arguments: [1, 40])
  func contacts(odd: Int) {
    let field = field(.neutral, jump: 0.2, current: 0.05, cells: 80).field
    for wire in 0...1 {
      let end = field.potential(wire: wire, distance: 8)
      #expect(abs(field.contactPotential(wire) - end) < 1e-13)
    }
    var nu = [[Double]](repeating: Array(repeating: 0, count: 80), count: 2)
    field.update(density: nu)
    let before = (0...1).map { (field.potential(wire: $0, distance: 8), field.contactPotential($0)) }
    for wire in 0...1 { nu[wire][80 - odd] = 0.01 }
    field.update(density: nu)
    for wire in 0...1 {
      // A quarter of the wire is 20 cells.
      let noise = field.potential(wire: wire, distance: 8) - before[wire].0
      let shift = field.contactPotential(wire) - before[wire].1
      #expect(abs(shift - noise / 20) <= 1e-3 * abs(noise), "\(shift) of \(noise)")
      #expect((noise == 0) == (odd == 40))
    }
  }

  @Test("A solution of its own does not move the field") func solution() {
    let field = field(.poisson(wavenumber: 3), jump: 0.1, cells: 100).field
    let before = field.nodes.array
    let other = field.solution(density: density(field.mesh, 0.05))
    #expect(field.nodes.array == before)
    for _ in 0..<2 { field.update(density: density(field.mesh, 0.05)) }
    #expect(field.nodes.array == other.nodes.array && field.facePotential.array == other.facePotential.array)
  }
}
