import NichromeModel

/// The discretisation error of a solution of the closure: three times how far it is from the one with a coarser energy
/// rule, plus the roundings. The distance itself is too small where kinks of T(E) or slow electrons make the rules
/// converge in jumps: what was left has been seen to exceed it by 2.3.
public struct ClosureError: Sendable, Equatable {
  /// Of p^q - p^D and of p^u, the largest over the profile, in mu0^2/(pi hbar l0); in the neutral limit p^q beyond 1e-3 l0
  /// from the faces, see `nearest(_:)`.
  public var heat: Double
  /// Of P^u and P^f of either wire, in mu0^2/(pi hbar).
  public var integratedHeat: Double
  /// Of iota, in I0.
  public var current: Double
  /// Of u, delta mu and e phi, in mu0.
  public var potential: Double
  /// Of nu, in 2 mu0/(pi hbar v0).
  public var density: Double

  static let unknown = ClosureError(
    heat: .infinity, integratedHeat: .infinity, current: .infinity, potential: .infinity, density: .infinity)

  private init(heat: Double, integratedHeat: Double, current: Double, potential: Double, density: Double) {
    self.heat = heat
    self.integratedHeat = integratedHeat
    self.current = current
    self.potential = potential
    self.density = density
  }

  init(from coarse: ClosureState, to fine: ClosureState, temperature: Double) {
    // Every sum has terms of the size of the drive, and of that times the width of the window where it is a heat.
    let drive = abs(fine.voltage) + abs(fine.current)
    let width = abs(fine.voltage) + temperature
    self.init(
      heat: Self.roundings * drive * width, integratedHeat: Self.roundings * drive * width,
      current: Self.margin * abs(fine.current - coarse.current) + Self.roundings * drive,
      potential: Self.margin * abs(fine.voltage - coarse.voltage) + Self.roundings * drive,
      density: Self.roundings * drive)
    for (a, b) in zip(coarse.wires, fine.wires) {
      integratedHeat += Self.margin * max(abs(a.dissipatedHeat - b.dissipatedHeat), abs(a.fieldHeat - b.fieldHeat))
      var largest = (heat: 0.0, potential: 0.0, density: 0.0)
      for s in Self.distances(b.screening) {
        let inside = max(s, Self.nearest(b.screening))
        largest.heat = max(
          largest.heat, abs(a.excessHeat(at: inside) - b.excessHeat(at: inside)),
          abs(a.dissipatedHeat(at: s) - b.dissipatedHeat(at: s)))
        largest.potential = max(
          largest.potential, abs(a.potential(at: s) - b.potential(at: s)),
          abs(a.electrochemicalPotential(at: s) - b.electrochemicalPotential(at: s)))
        largest.density = max(largest.density, abs(a.density(at: s) - b.density(at: s)))
      }
      heat += Self.margin * largest.heat
      potential += Self.margin * largest.potential
      density += Self.margin * largest.density
    }
  }

  /// Where profiles are compared: from the face through the screening layer to ten mean free paths.
  static func distances(_ screening: Screening) -> [Double] {
    let layer = min(1, 1 / (screening.wavenumber ?? 1))
    return [0, 0.3, 1, 2].map { $0 * layer } + [0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 7, 10]
  }

  /// Where the profile of p^q begins. Without screening psi follows the density to the face, and where T(E) > 0 at an occupied
  /// band bottom the density of the slowest electrons varies there with a power of s: p^w = -j psi' is infinite at s = 0.
  static func nearest(_ screening: Screening) -> Double { screening.wavenumber == nil ? 1e-3 : 0 }

  private static let margin = 3.0

  /// Roundings of sums of some hundred terms of either sign, with the condition of the matching (1e3).
  private static let roundings = 1e3 * Double.ulpOfOne
}
