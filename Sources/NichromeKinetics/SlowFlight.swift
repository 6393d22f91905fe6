import NichromeModel

/// Haste for electrons nearly at rest, under the linearised closure.
///
/// No field accelerates anybody there. An electron takes s/v from a place to the next, so that with l = v^-1/2 the density of
/// slow ones would approach its steady value as t^-1/3. At a constant kinetic energy a steady state depends on the way alone,
/// v d_z g = -(v/l) [...], not on the time it takes. So electrons below a speed fly at that speed, relax where they would
/// have, and count in the density for the time they would have been there. Where l/v is bounded there is no need.
package struct SlowFlight: Sendable {
  /// In v0; those slower fly at this speed. 0 where everybody flies at their own.
  package let slowest: Double
  /// Equal parts of a carrier in which densities are counted: integers have no order of summation.
  let parts: Int

  /// A wire is crossed at it in a fraction of its diffusion time, and at theta = 1 one electron in twelve is slower.
  private static let linearised = 0.1
  private static let resolution = 256

  package init(_ system: System) {
    // The mean free path of a table has a bound.
    let isHasty = system.dynamics == .linearised && (system.relaxation.exponent ?? 0) < 0
    slowest = isHasty ? Self.linearised : 0
    parts = isHasty ? Self.resolution : 1
  }

  @inline(__always) var isNone: Bool { slowest == 0 }

  /// Parts of a carrier an electron of kinetic energy x counts for in the density: w/v of them, at flight speed w.
  @inline(__always) package func parts(_ x: Double) -> Int {
    guard x < slowest * slowest else { return parts }
    return Int((Double(parts) * slowest / max(x, Leg.leastEnergy).squareRoot()).rounded())
  }

  /// Electrons aloft for each one there is: v/w.
  @inline(__always) package func share(_ x: Double) -> Double {
    x < slowest * slowest ? x.squareRoot() / slowest : 1
  }
}
