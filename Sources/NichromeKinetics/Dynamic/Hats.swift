/// Hat functions along a wire: linear between equidistant nodes, the first at the scatterer, the last at the contact.
///
/// A field made of them resolves their spacing, and means weighted with them see no noise on a smaller scale.
package struct Hats: Sendable {
  /// Nodes of a wire.
  package let count: Int
  /// Of each face of the field's cells: the hat that begins to fall before it, and the share of the next.
  private let first: [Int]
  private let share: [Double]
  /// int ds of each hat over the spacing of the faces.
  private let mass: [Double]

  /// - Parameter spacing: at the least; a whole number of them fills the wire.
  package init(mesh: Mesh, spacing: Double) {
    let intervals = max(1, Int(mesh.halfLength / spacing + 1e-9))
    count = intervals + 1
    var (first, share) = ([Int](), [Double]())
    for face in 0...mesh.count {
      let place = Double(face) * Double(intervals) / Double(mesh.count)
      let node = min(Int(place), intervals - 1)
      first.append(node)
      share.append(place - Double(node))
    }
    (self.first, self.share) = (first, share)
    mass = Self.sums(of: Array(repeating: 1, count: mesh.count + 1), count, first, share)
  }

  /// Means of values at the faces, weighted with each hat.
  package func means(_ values: [Double]) -> [Double] {
    zip(Self.sums(of: values, count, first, share), mass).map { $0 / $1 }
  }

  /// Values at the faces of the function with these values at the nodes.
  package func values(_ nodes: [Double]) -> [Double] {
    first.indices.map { nodes[first[$0]] + share[$0] * (nodes[first[$0] + 1] - nodes[first[$0]]) }
  }

  private static func sums(of values: [Double], _ count: Int, _ first: [Int], _ share: [Double]) -> [Double] {
    var sums = Array(repeating: 0.0, count: count)
    for (face, value) in values.enumerated() {
      let weighted = face == 0 || face == values.count - 1 ? 0.5 * value : value
      sums[first[face]] += (1 - share[face]) * weighted
      sums[first[face] + 1] += share[face] * weighted
    }
    return sums
  }
}
