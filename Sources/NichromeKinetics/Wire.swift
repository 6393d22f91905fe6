/// The two wires, indexed 0 and 1 in every array; a place is a wire and a distance s outward from the scatterer's face.
enum Wire {
  static let left = 0
  static let right = 1

  /// +1 left, -1 right: the sign of mu - 1 for a positive voltage, and of -z.
  @inline(__always) static func sign(_ wire: Int) -> Double { wire == left ? 1 : -1 }
}

/// The fixed reference F(E - m(z)) of the deviational method: m = 1 +- (jump/2 + slope s), + left, - right.
struct Reference: Sendable, Equatable {
  /// m(z-) - m(z+).
  let jump: Double
  /// -dm/dz in both wires: the Drude slope c.
  let slope: Double

  @inline(__always) func potential(wire: Int, distance s: Double) -> Double {
    1 + Wire.sign(wire) * (0.5 * jump + slope * s)
  }
}

/// Equal cells along each wire.
struct Mesh: Sendable, Equatable {
  let halfLength: Double
  /// Cells per wire.
  let count: Int
  let spacing: Double
  let inverseSpacing: Double

  init(halfLength: Double, count: Int) {
    self.halfLength = halfLength
    self.count = count
    spacing = halfLength / Double(count)
    inverseSpacing = Double(count) / halfLength
  }

  @inline(__always) func cell(_ s: Double) -> Int { min(Int(s * inverseSpacing), count - 1) }
  func centre(_ cell: Int) -> Double { (Double(cell) + 0.5) * spacing }

  /// Value at the face s = 0 of the parabola with the cell averages a, b, c of the first three cells.
  static func faceValue(_ a: Double, _ b: Double, _ c: Double) -> Double { (11 * a - 7 * b + 2 * c) / 6 }
}
