import NichromeNumerics

/// The two wires, indexed 0 and 1 in every array; a place is a wire and a distance s outward from the scatterer's face.
package enum Wire {
  package static let left = 0
  package static let right = 1

  /// +1 left, -1 right: the sign of mu - 1 for a positive voltage, and of -z.
  @inline(__always) package static func sign(_ wire: Int) -> Double { wire == left ? 1 : -1 }
}

/// The fixed reference F(E - m(z)) of the deviational method: m = 1 +- (jump/2 + slope s), + left, - right.
package struct Reference: Sendable, Equatable {
  /// m(z-) - m(z+).
  package let jump: Double
  /// -dm/dz in both wires: the Drude slope c.
  package let slope: Double

  package init(jump: Double, slope: Double) {
    self.jump = jump
    self.slope = slope
  }

  @inline(__always) package func potential(wire: Int, distance s: Double) -> Double {
    1 + Wire.sign(wire) * (0.5 * jump + slope * s)
  }
}

/// Equal cells along each wire.
package struct Mesh: Sendable, Equatable {
  package let halfLength: Double
  /// Cells per wire.
  package let count: Int
  package let spacing: Double
  package let inverseSpacing: Double

  package init(halfLength: Double, count: Int) {
    self.halfLength = halfLength
    self.count = count
    spacing = halfLength / Double(count)
    inverseSpacing = Double(count) / halfLength
  }

  @inline(__always) package func cell(_ s: Double) -> Int { min(Int(s * inverseSpacing), count - 1) }
  package func centre(_ cell: Int) -> Double { (Double(cell) + 0.5) * spacing }
}

/// Value at the scatterer's face, s = 0, from the averages of the cells next to it.
///
/// Least squares with a cubic over the first half mean free path: its noise is a sixth of that of the parabola through the
/// first three cells, its error for exp(-s) 4e-5.
package struct FaceExtrapolation: Sendable {
  static let reach = 0.5
  private let weights: [Double]

  package init(mesh: Mesh) {
    let count = min(max(Int((Self.reach / mesh.spacing).rounded()), 4), mesh.count)
    // Cell averages of the monomials (s/reach)^p.
    let scale = mesh.spacing * Double(count)
    func average(_ power: Int, _ cell: Int) -> Double {
      let (a, b) = (Double(cell) * mesh.spacing / scale, Double(cell + 1) * mesh.spacing / scale)
      let p = Double(power + 1)
      return (raise(b, p) - raise(a, p)) / (p * (b - a))
    }
    // The weights w of the value at 0: w = B (B^T B)^-1 e_0, by Gauss-Jordan on the 4 x 4 normal equations.
    let order = 4
    var matrix = (0..<order).map { row in
      (0..<order).map { column in (0..<count).reduce(0) { $0 + average(row, $1) * average(column, $1) } }
        + [row == 0 ? 1.0 : 0]
    }
    for pivot in 0..<order {
      let head = matrix[pivot][pivot]
      matrix[pivot] = matrix[pivot].map { $0 / head }
      for row in 0..<order where row != pivot {
        let factor = matrix[row][pivot]
        for column in 0...order { matrix[row][column] -= factor * matrix[pivot][column] }
      }
    }
    let solution = matrix.map { $0[order] }
    weights = (0..<count).map { cell in (0..<order).reduce(0) { $0 + solution[$1] * average($1, cell) } }
  }

  /// - Parameter cells: averages of the cells of one wire, outward.
  package func callAsFunction(_ cells: some Collection<Double>) -> Double {
    zip(weights, cells).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
