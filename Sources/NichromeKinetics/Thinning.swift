import NichromeModel
import NichromeNumerics

/// Flights under a mean free path l(x) given as a table: null collisions.
///
/// On each leg an electron meets events at a constant rate per length, which is at least 1/l anywhere on the leg; where it
/// meets one it relaxes with the probability l's true rate there over that rate, or flies on with a new optical depth. By
/// thinning of a Poisson process that is exact for any l(x), with the true potential at the place.
final class Thinning: @unchecked Sendable {
  let bounds: RateBounds
  /// psi between any two nodes, of the wires one after the other.
  private var potentials: RangeExtrema?
  private var row = 0
  private var inverseSpacing = 0.0

  init(_ table: RelaxationTable) { bounds = RateBounds(table) }

  func look(at potential: Potential) {
    let count = 2 * potential.stride
    if potentials?.count != count { potentials = RangeExtrema(count: count) }
    potentials?.update(potential.nodes.start, potential.nodes.start)
    (row, inverseSpacing) = (potential.stride, potential.mesh.inverseSpacing)
  }

  /// Bounds of 1/l of an electron of total energy E anywhere between two places of a wire, in any order.
  @inline(__always) func rates(
    _ wire: Int, from a: Double, to b: Double, energy: Double
  ) -> (least: Double, largest: Double) {
    let (low, high) = (min(a, b), max(a, b))
    let first = min(Int(low * inverseSpacing + 0.5), row &- 2)
    let last = min(Int(high * inverseSpacing + 0.5), row &- 2) &+ 1
    let psi = potentials!.bounds(from: wire &* row &+ first, through: wire &* row &+ last)
    return bounds.bounds(from: energy - psi.largest, to: energy - psi.least)
  }

  /// Whether too many null collisions would be met on a leg: where l is short for slow electrons, on the way from a place where
  /// an electron is fast to one where it is not. Legs are cut there.
  @inline(__always) static func isWasteful(least: Double, rate: Double, depth: Double) -> Bool {
    depth > manyEvents && rate > steep * least
  }

  private static let manyEvents = 4.0
  private static let steep = 4.0

  /// Whether an event met on a leg of that rate is a relaxation. Mostly l need not be known: 1/l is above its least value.
  /// - Parameter x: the kinetic energy there.
  @inline(__always) func accepts(
    _ x: @autoclosure () -> Double, rate: Double, least: Double, using random: RandomStream
  ) -> Bool {
    let height = random.uniform() * rate
    return height < least || height * bounds.path.value(at: x()) < 1
  }
}

/// The way along a leg, on which an electron may turn back.
struct LegPath {
  let start: Double
  let velocity: Double
  let acceleration: Double
  /// Length up to where it turns; nil where it does not.
  let turn: Double?
  /// Length of all of it.
  let length: Double

  @inline(__always) init(start: Double, end: Double, velocity v: Double, acceleration a: Double, duration t: Double) {
    (self.start, velocity, acceleration) = (start, v, a)
    let last = v + a * t
    if v * last < 0 {
      let first = 0.5 * v * v / abs(a)
      turn = first
      length = first + 0.5 * last * last / abs(a)
    } else {
      turn = nil
      length = abs(end - start)
    }
  }

  var turningPoint: Double? { turn.map { velocity < 0 ? start - $0 : start + $0 } }

  /// Where and when it has come a length, and which way it goes there.
  @inline(__always) func point(after way: Double) -> (place: Double, time: Double, heading: Double) {
    let (v, a, forward) = (abs(velocity), velocity < 0 ? -acceleration : acceleration, velocity < 0 ? -1.0 : 1.0)
    if let turn, way > turn {
      let back = way - turn
      return (start + forward * (turn - back), v / -a + (2 * back / -a).squareRoot(), -forward)
    }
    // v t + a t^2/2 = way.
    let root = max(v * v + 2 * a * way, 0).squareRoot()
    return (start + forward * way, v + root > 0 ? 2 * way / (v + root) : 0, forward)
  }
}
