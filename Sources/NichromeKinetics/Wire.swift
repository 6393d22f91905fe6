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
