import Foundation
import NichromeNumerics

/// Cells of one wire for the deterministic solver, by distance s from the scatterer's face: fine at the face, where
/// screening and slow electrons need it, coarser outward, and even far out: equal steps of ln(1 + s/s0) + s/w.
///
/// Doubling the count halves every cell, so that meshes nest. The last point of interpolation is the wire's end itself.
struct SolverMesh: Sendable {
  let length: Double
  let count: Int
  /// Edges s_0 = 0 ... s_count = length.
  let edges: [Double]
  let centres: [Double]
  let widths: [Double]
  private let stencils: [Stencil]

  /// Value at an edge from four neighbouring points: cubic Lagrange interpolation, extrapolation at the face.
  private struct Stencil {
    var first: Int
    var weights: [Double]
  }

  /// - Parameters:
  ///   - finest: s0, the distance over which cells begin to grow.
  ///   - reach: w, the distance beyond which they grow no more.
  init(length: Double, finest: Double, reach: Double, count: Int) {
    precondition(count >= 4 && length > 0 && finest > 0 && reach > 0)
    self.length = length
    self.count = count
    let total = log1p(length / finest) + length / reach
    edges = (0...count).map { index in
      if index == 0 || index == count { return index == 0 ? 0 : length }
      let target = total * Double(index) / Double(count)
      return bracketedRoot(between: 0, and: length) { log1p($0 / finest) + $0 / reach - target }
    }
    let (edges, points) = (edges, (0..<count).map { [edges] in 0.5 * (edges[$0] + edges[$0 + 1]) } + [length])
    centres = Array(points.dropLast())
    widths = (0..<count).map { edges[$0 + 1] - edges[$0] }
    stencils = (0...count).map { edge in
      if edge == count { return Stencil(first: count - 3, weights: [0, 0, 0, 1]) }
      let first = min(max(edge - 2, 0), count - 3)
      let nodes = Array(points[first..<(first + 4)])
      return Stencil(
        first: first,
        weights: (0..<4).map { k in
          (0..<4).filter { $0 != k }.reduce(1.0) { $0 * (edges[edge] - nodes[$1]) / (nodes[k] - nodes[$1]) }
        })
    }
  }

  /// Values at the edges from those at the centres and at the wire's end.
  func edgeValues(_ values: [Double], end: Double) -> [Double] {
    stencils.map { stencil in
      (0..<4).reduce(0) { sum, k in
        let index = stencil.first + k
        return sum + stencil.weights[k] * (index < count ? values[index] : end)
      }
    }
  }
}
