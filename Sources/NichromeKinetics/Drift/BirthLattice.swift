import NichromeNumerics

/// Numbers for the k-th of N births of a step, more evenly spread than random ones: (k + u)/N and the fractional parts of
/// k alpha + u, with u uniform and of each step its own.
///
/// Each birth by itself has uniform and independent numbers, so that no mean changes; all of them together fill the space of
/// these numbers like a lattice, and what is summed over them scatters less. The chunks take every so many-th of the same.
struct BirthLattice {
  private let place: Double
  private let depth: Double
  private let chance: Double
  private let instant: Double

  private static let golden = 0.6180339887498949
  private static let silver = 0.41421356237309503
  private static let root3 = 0.7320508075688772

  /// - Parameter random: gives the same numbers to all chunks.
  init(using random: RandomStream) {
    place = random.uniform()
    depth = random.uniform()
    chance = random.uniform()
    instant = random.uniform()
  }

  @inline(__always) func share(_ k: Int, of count: Int) -> Double { (Double(k) + place) / Double(count) }
  /// Exponential.
  @inline(__always) func depth(_ k: Int) -> Double { -logarithm(Self.fraction(Double(k) * Self.golden + depth)) }
  @inline(__always) func chance(_ k: Int) -> Double { Self.fraction(Double(k) * Self.silver + chance) }
  @inline(__always) func instant(_ k: Int) -> Double { Self.fraction(Double(k) * Self.root3 + instant) }

  /// In (0, 1).
  @inline(__always) private static func fraction(_ x: Double) -> Double { max(x - x.rounded(.down), 0x1p-53) }
}
