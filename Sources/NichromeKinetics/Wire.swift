import NichromeNumerics

/// The two wires, indexed 0 and 1 in every array; a place is a wire and a distance s outward from the scatterer's face.
package enum Wire {
  package static let left = 0
  package static let right = 1

  /// +1 left, -1 right: the sign of mu - 1 for a positive voltage, and of -z.
  @inline(__always) package static func sign(_ wire: Int) -> Double { wire == left ? 1 : -1 }
}

/// The reference F(E - m(z)) of the deviational method: fixed, m = 1 +- (jump/2 + slope s), + left, - right; or following a
/// potential that moves, m = y + psi, so that it is the same function of the kinetic energy at any time.
package struct Reference: @unchecked Sendable {
  /// m(z-) - m(z+) where it is fixed.
  package let jump: Double
  /// -dm/dz in both wires, the Drude slope c; 0 where m follows a potential.
  package let slope: Double
  /// Not owned: a loop over births should not count references.
  private let followed: Unmanaged<Potential>?
  private let chemicalEnergy: Double

  package init(jump: Double, slope: Double) {
    self.jump = jump
    self.slope = slope
    followed = nil
    chemicalEnergy = 1
  }

  /// - Parameter potential: must live as long as the reference.
  init(following potential: Potential, chemicalEnergy: Double) {
    (jump, slope) = (0, 0)
    followed = Unmanaged.passUnretained(potential)
    self.chemicalEnergy = chemicalEnergy
  }

  @inline(__always) package func potential(wire: Int, distance s: Double) -> Double {
    if let followed {
      return followed._withUnsafeGuaranteedRef { chemicalEnergy + $0.potential(wire: wire, distance: s) }
    }
    return 1 + Wire.sign(wire) * (0.5 * jump + slope * s)
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
