import Foundation
import NichromeNumerics

extension TransmissionWindow {
  /// int_0^inf ds e^-s F(E - a s): the distribution that arrives after a free flight in a constant slope a of mu(z).
  static func driftedFermi(energy: Double, drift: Double, temperature: Double) -> Double {
    func fermi(_ y: Double) -> Double { y > 0 ? exp(-y) / (1 + exp(-y)) : 1 / (1 + exp(y)) }
    if drift == 0 { return fermi(energy / temperature) }
    let crossing = energy / drift
    let width = temperature / abs(drift)
    let marks = [-40, -20, -8, -3, 0, 3, 8, 20, 40].map { crossing + $0 * width } + [1, 3, 8, 16]
    let quadrature = AdaptiveQuadrature(relativeTolerance: 1e-13, panelLimit: 400)
    return quadrature.integral(from: 0, to: longestFlight, breakpoints: marks) { flight in
      exp(-flight) * fermi((energy - drift * flight) / temperature)
    }.value
  }
}
