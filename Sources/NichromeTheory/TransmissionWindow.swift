import Foundation
import NichromeNumerics

/// The energies that carry the current through the scatterer when the mean free path is constant.
///
/// D(E) = g_L(z-, E) - g_R(z+, E), the difference of the distributions that arrive at the scatterer, with E counted from
/// the mid electrochemical potential. In wires of constant mean free path each is a Fermi function smeared by the slope
/// iota/2 of mu(z) over one mean free path,
///
///     g_L(z-, E) = int_0^inf ds e^-s F(E - u/2 - iota s/2),   g_R(z+, E) = int_0^inf ds e^-s F(E + u/2 + iota s/2),
///
/// so that D(E) = int_0^inf ds e^-s [F(E - h) - F(E + h)] with h = u/2 + iota s/2. D is even in E and its integral is
/// u + iota. Energies in mu0; the band bottom is taken as full.
struct TransmissionWindow: Sendable {
  /// theta = k_B T/mu0.
  let temperature: Double
  /// u >= 0.
  let voltage: Double
  /// iota >= 0.
  let current: Double

  /// D(E), with a relative error of 1e-12.
  func value(at energy: Double) -> Double {
    let drift = 0.5 * current
    if drift == 0 { return Self.difference(energy: energy, halfGap: 0.5 * voltage, temperature: temperature) }
    // The bracket rises from 0 to 1 where h passes |E|, over a range of a few theta.
    let crossing = (abs(energy) - 0.5 * voltage) / drift
    let width = temperature / drift
    let marks = [-40, -20, -8, -3, 0, 3, 8, 20, 40].map { crossing + $0 * width } + [1, 3, 8, 16]
    let quadrature = AdaptiveQuadrature(relativeTolerance: 1e-12, panelLimit: 400)
    return quadrature.integral(from: 0, to: Self.longestFlight, breakpoints: marks) { flight in
      exp(-flight)
        * Self.difference(energy: energy, halfGap: 0.5 * voltage + drift * flight, temperature: temperature)
    }.value
  }

  /// Distance from E = 0 beyond which D is below 1e-17 of its peak.
  var reach: Double { 0.5 * voltage + max(42 * temperature, 0.5 * current * Self.longestFlight) }

  /// Places where D changes its shape, for panels of a quadrature.
  var breakpoints: [Double] {
    let edge = 0.5 * voltage
    let scales = [0, 1, 4, 12].map { $0 * temperature } + [1, 4].map { $0 * 0.5 * current }
    return scales.flatMap { [edge + $0, edge - $0, -edge + $0, -edge - $0] }
  }

  /// F(E - h) - F(E + h) = sinh(h/theta)/(cosh(E/theta) + cosh(h/theta)), in a form that neither cancels nor overflows.
  static func difference(energy: Double, halfGap: Double, temperature: Double) -> Double {
    let h = halfGap / temperature
    let e = energy / temperature
    return -expm1(-2 * h) / (1 + exp(-2 * h) + exp(e - h) + exp(-e - h))
  }

  /// e^-40 = 4e-18: a longer flight changes no double-precision result.
  static let longestFlight = 40.0
}
