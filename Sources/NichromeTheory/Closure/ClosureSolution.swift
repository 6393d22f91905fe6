import Foundation
import NichromeModel
import NichromeNumerics

/// The solution of the paper's linearised closure (Eqs. 1-5, 13-17, 40-43), without particles.
///
/// In the wires the deviation from the Fermi sea feels no acceleration, with f = F(eps - mu0) and +- for the direction,
///
///     +-d_z chi = -[chi + f'(eps) delta mu]/l(eps),   chi = delta g - f'(eps) e phi,
///
/// particle conservation fixes delta mu(z), Poisson's equation or neutrality e phi(z). At the scatterer the kinetic
/// energy jumps by eV, the electrochemical drop, which also is delta mu(z-) - delta mu(z+): in this closure V has both
/// roles, while the full dynamics has the electrostatic drop in the first. Do not expect its numbers from a simulation
/// of the full dynamics.
///
/// The solution is exact in space, a sum of exponentials, and discrete in energy only, with a Gauss rule whose order is
/// raised until two successive solutions agree within the tolerance; `error` says how well they do. Cost: two or three
/// dense systems of some 300 equations, a second; a constant mean free path takes integrals only, milliseconds.
/// Reduced units throughout: mu0, l0, I0 = e mu0/(pi hbar).
public struct ClosureSolution: Sendable {
  /// iota, positive from left to right.
  public let current: Double
  /// u = eV/mu0 = delta mu(z-) - delta mu(z+), also the jump of the kinetic energy.
  public let voltage: Double
  /// How far the last two orders of the energy rule differ.
  public let error: ClosureError
  /// Whether `error.heat` meets the tolerance asked for.
  public let isWithinTolerance: Bool
  /// L eps/eps_B and whether the mean free path is constant: what the amplitudes need.
  let scatterer: Scatterer
  let hasConstantPath: Bool
  let largestExcessHeat: Double
  let left: ClosureWire
  let right: ClosureWire

  /// Solves for the current that belongs to the voltage, or the other way round, whichever the drive fixes.
  ///
  /// `tolerance`: of the profile of the excess heat, relative to its largest value.
  /// - Throws: `TheoryError.unboundedCurrent` for a voltage that no finite current has, `.unreachableCurrent` for a
  ///   current the scatterer does not carry, `.slowElectrons` for l = v^s with s <= -1 where the band bottom is occupied,
  ///   `.relaxationTable` where l(v) is no power.
  public init(_ system: System, tolerance: Double = 1e-4) throws(TheoryError) {
    precondition(tolerance > 0 && system.temperature >= 0)
    guard let exponent = system.relaxation.exponent else { throw .relaxationTable }
    if system.hasDivergentDensity { throw .slowElectrons(exponent: exponent) }
    var coarse = try ClosureState(system, order: Self.orders[0], near: nil)
    var fine = coarse
    var error = ClosureError.unknown
    var isWithinTolerance = false
    for order in Self.orders.dropFirst() {
      fine = try ClosureState(system, order: order, near: coarse.voltage)
      error = ClosureError(from: coarse, to: fine, temperature: system.temperature)
      isWithinTolerance = error.heat <= tolerance * fine.largestExcessHeat
      if isWithinTolerance || fine.nodeCount > Self.mostNodes { break }
      coarse = fine
    }
    current = fine.current
    voltage = fine.voltage
    self.error = error
    self.isWithinTolerance = isWithinTolerance
    scatterer = system.scatterer
    hasConstantPath = exponent == 0
    largestExcessHeat = fine.largestExcessHeat
    left = fine.left
    right = fine.right
  }

  /// Points on each panel of the energy axis, one order after the other.
  private static let orders = [8, 12, 16, 22, 30]

  /// Energies of a wire above which no higher order is tried: the next would take minutes.
  private static let mostNodes = 1000

  func wire(_ side: Side) -> ClosureWire { side == .left ? left : right }
}
