import Foundation
import NichromeModel
import NichromeNumerics

/// The bare wire that carries a current without a scatterer, for a constant relaxation time, at any field and theta.
///
/// mu(z) and e phi(z) fall with the same slope c = iota/N0, N0 = 2 int_0^inf f dv with f = F(v^2 - 1), and the heat
/// released is p^D = iota^2/N0. The drift distribution is exactly g(v) = int_0^inf ds e^-s f((v - c s/2)^2).
public struct DrudeWire: Sendable, Equatable {
  /// iota.
  public let current: Double
  /// N0, 2 for a degenerate wire.
  public let density: Double

  public init(current: Double, temperature: Double) {
    precondition(temperature > 0)
    self.current = current
    density = Self.density(temperature: temperature)
  }

  /// c = iota/N0, the fall of mu and e phi per l0.
  public var slope: Double { current / density }
  /// p^D = iota^2/N0.
  public var heat: Double { current * slope }

  /// N0 = 2 int_0^inf dv/(exp((v^2 - 1)/theta) + 1).
  static func density(temperature: Double) -> Double {
    func occupation(_ velocity: Double) -> Double {
      let y = (velocity * velocity - 1) / temperature
      return y > 0 ? exp(-y) / (1 + exp(-y)) : 1 / (1 + exp(y))
    }
    let reach = (1 + 42 * temperature).squareRoot()
    let edges = [-20, -6, -2, 0, 2, 6, 20].map { 1 + $0 * temperature }.filter { $0 > 0 }.map { $0.squareRoot() }
    return 2
      * AdaptiveQuadrature(relativeTolerance: 1e-13)
      .integral(from: 0, to: reach, breakpoints: edges, of: occupation).value
  }
}
