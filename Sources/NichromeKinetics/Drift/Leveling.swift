import NichromeModel
import NichromeNumerics

/// What mu - m has far from the scatterer, to be taken off: as a change of mu, psi and energies by wire and distance.
///
/// In the steady state mu - m is constant there, and the same at the contact; what a run still has of the slowest diffusion
/// along the wires is not.
package struct Leveling: Sendable {
  /// Where the structure beside the scatterer has decayed, in l0: six mean free paths, of electrons with kT in hot wires.
  package static func reach(of system: System) -> Double {
    6 * max(1, system.relaxation.meanFreePath(kineticEnergy: system.temperature))
  }

  /// Wires of less than this many reaches forget by themselves.
  private static let least = 2.0
  /// l0 between knots.
  private static let spacing = 3.0

  /// Where stretches begin and end: the reach, and the knots beyond up to the contact.
  package let edges: [Double]
  /// The change within the reach, by wire.
  private let inside: [Double]
  /// The change at the middle of each stretch, by wire.
  private let middles: [[Double]]

  /// nil where wires are short.
  /// - Parameters:
  ///   - deviation: mu - m per cell, the left wire's outward, then the right's.
  ///   - reach: within which nothing is levelled.
  package init?(_ deviation: [Double], cells: Mesh, reach: Double) {
    let length = cells.halfLength
    guard length >= Self.least * reach else { return nil }
    let count = max(1, Int(((length - reach) / Self.spacing).rounded()))
    edges = (0...count).map { reach + (length - reach) * Double($0) / Double(count) }
    func mean(_ wire: Int, _ start: Double, _ end: Double) -> Double {
      let values = (0..<cells.count).filter { (start..<end).contains(cells.centre($0)) }.map {
        deviation[wire * cells.count + $0]
      }
      return values.reduce(0, +) / Double(max(values.count, 1))
    }
    let edges = edges
    inside = (0...1).map { -mean($0, 0.75 * reach, reach) }
    middles = (0...1).map { wire in (0..<count).map { -mean(wire, edges[$0], edges[$0 + 1]) } }
  }

  /// Time of the slowest mode that the fits leave: of a wire between the scatterer and a contact, four times that of one closed
  /// at both ends; where the far wires are levelled, of what surrounds the scatterer.
  package static func settlingTime(_ diffusionTime: Double, in system: System) -> Double {
    let (length, reach) = (system.halfLength, reach(of: system))
    let share = length < least * reach ? 1 : min(1.5 * reach / length, 1)
    return 4 * diffusionTime * share * share
  }

  /// The change, linear between the reach and the middles of stretches and constant elsewhere.
  package func change(_ wire: Int, _ s: Double) -> Double {
    let width = edges[1] - edges[0]
    let x = (s - edges[0]) / width + 0.5
    guard x > 0.5 else { return inside[wire] }
    let knots = middles[wire]
    if x < 1 { return inside[wire] + (2 * x - 1) * (knots[0] - inside[wire]) }
    let below = min(Int(x) - 1, knots.count - 1)
    let above = min(below + 1, knots.count - 1)
    return knots[below] + min(x - 1 - Double(below), 1) * (knots[above] - knots[below])
  }
}
