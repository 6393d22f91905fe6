import NichromeNumerics

/// A potential energy along both wires in mu0, linear between the centres of equal cells.
package class Potential {
  package let mesh: Mesh
  /// Values at s = (i - 1/2) h for i = 0 ... count + 1, wire after wire: ends extrapolated so that reading is linear in between.
  package let nodes: Column<Double>
  /// Integral over s from the first node to each node, for mean potentials over a path.
  let integrals: Column<Double>
  package let stride: Int
  /// Values at the faces of the scatterer.
  package let facePotential = Column<Double>(count: 2, repeating: 0)

  init(mesh: Mesh) {
    self.mesh = mesh
    stride = mesh.count + 2
    nodes = Column(count: 2 * (mesh.count + 2), repeating: 0)
    integrals = Column(count: 2 * (mesh.count + 2), repeating: 0)
  }

  /// Constant in each wire, with a step at the scatterer: drop/2 in the left wire, -drop/2 in the right one.
  convenience init(drop: Double, halfLength: Double) {
    self.init(mesh: Mesh(halfLength: halfLength, count: 2))
    for wire in 0...1 {
      facePotential[wire] = Wire.sign(wire) * 0.5 * drop
      for i in 0..<stride { nodes[wire * stride + i] = facePotential[wire] }
      integrate(wire)
    }
  }

  /// The potential at a distance from the face.
  @inline(__always) package final func potential(wire: Int, distance s: Double) -> Double {
    let t = s * mesh.inverseSpacing + 0.5
    let i = min(Int(t), stride - 2)
    let p = nodes.start + (wire * stride + i)
    return p[0] + (p[1] - p[0]) * (t - Double(i))
  }

  /// psi at the contact of a wire, as the carriers that enter there are to find it.
  package func contactPotential(_ wire: Int) -> Double { potential(wire: wire, distance: mesh.halfLength) }

  final func integrate(_ wire: Int) {
    let (p, sum) = (nodes.start + wire * stride, integrals.start + wire * stride)
    for i in 1..<stride { sum[i] = sum[i - 1] + 0.5 * mesh.spacing * (p[i - 1] + p[i]) }
  }
}
