import Foundation
import NichromeModel

/// Expansions of the full dynamics for a constant relaxation time in the neutral, degenerate limit, for small u and theta.
///
/// With r = T0/(1 - T0), T0' the slope of T(E) at mu0, s the distance from the face of the scatterer:
///
///     iota = r u [1 + (pi^2/12) theta^2 T0] + O(u^3),
///     p^s_{L,R} = iota e^{-s} [u/2 -+ d],   d = (pi^2 theta^2/3) [T0'/T0 - (1 - T0)/2],
///     P_A = (u/(1 - T0)) (2 pi^2 theta^2/3) [T0' - T0 (1 - T0)/2]
///         + u^3 {T0' (1 + 3 T0^2 + 2 T0^3)/(6 (1 - T0)^3) - T0^2 (2 + 3 T0)/(8 (1 - T0)^2)}.
///
/// The terms in theta^2 are derived; the term in u^3 was established numerically, to 2e-4 at five values of T0 from 0.1 to
/// 0.8, and is not derived. With finite screening the term in u^3 depends weakly on k_s.
public struct RelaxationTimeExpansion: Sendable, Equatable {
  private let transmission: LinearTransmission

  public init(value: Double, slope: Double, temperature: Double) {
    transmission = LinearTransmission(value: value, slope: slope, temperature: temperature)
  }

  /// - Throws: `TheoryError.relaxationLaw` unless the relaxation time is constant, `.transmissionShape` unless T(E) is
  ///   constant or linear.
  public init(_ system: System) throws(TheoryError) {
    guard system.relaxation.exponent == 1 else {
      throw .relaxationLaw(expected: 1, found: system.relaxation.exponent)
    }
    transmission = try LinearTransmission(transmissionOf: system)
  }

  /// pi^2 theta^2/3.
  private var thermal: Double { Double.pi * Double.pi / 3 * transmission.temperature * transmission.temperature }

  /// iota(u) to first order in u and second in theta.
  public func current(voltage: Double) -> Double {
    transmission.current(voltage: voltage) * (1 + 0.25 * thermal * transmission.value)
  }

  /// d, half the difference between the heat of the two sides per current, in mu0.
  public var thermalImbalance: Double {
    thermal * (transmission.slope / transmission.value - 0.5 * (1 - transmission.value))
  }

  /// p^s at a distance from the face, to the orders u theta^2 and u^2.
  public func excessHeat(_ side: Side, at distance: Double, voltage: Double) -> Double {
    let imbalance = side == .left ? -thermalImbalance : thermalImbalance
    return current(voltage: voltage) * exp(-distance) * (0.5 * voltage + imbalance)
  }

  /// P_A = P_R - P_L to the orders u theta^2 and u^3.
  public func excessHeatAsymmetry(voltage u: Double) -> Double {
    let (t, slope) = (transmission.value, transmission.slope)
    let linear = 2 * thermal * (slope - 0.5 * t * (1 - t)) / (1 - t)
    let cubic =
      slope * LinearTransmission.cubicCoefficient(transmission: t) / (1 - t)
      - t * t * (2 + 3 * t) / (8 * (1 - t) * (1 - t))
    return u * linear + u * u * u * cubic
  }
}
