import Foundation

extension Screening {
  /// Screening wave number k_s in 1/m of a quasi-1D wire, Eq. (A4) evaluated at the temperature `temperature`.
  ///
  ///     k_s^2 = (e^2/(eps0 eps A)) d(nA)/dmu,   d(nA)/dmu = (2/(pi hbar v0)) Fhat(theta)
  ///
  /// with nA the electrons per length (spin 2) and Fhat from ``thermalFactor(temperature:)``.
  /// - Parameters:
  ///   - velocity: v0 = sqrt(2 mu0/m) in m/s.
  ///   - relativePermittivity: eps of the wires.
  ///   - crossSection: A in m^2.
  ///   - temperature: theta = k_B T/mu0.
  public static func wavenumber(
    velocity: Double, relativePermittivity: Double, crossSection: Double, temperature: Double
  ) -> Double {
    let e = PhysicalConstants.elementaryCharge
    let statesPerLength =
      2 / (Double.pi * PhysicalConstants.reducedPlanck * velocity) * thermalFactor(temperature: temperature)
    return (e * e / (PhysicalConstants.vacuumPermittivity * relativePermittivity * crossSection) * statesPerLength)
      .squareRoot()
  }

  /// Fhat(theta) = |F0(theta)|/|F0(0)| = int_0^inf dx x^{-1/2} (-F'(x - 1)): the thermal density of states at mu0 over
  /// that at zero temperature. It is 1 at theta = 0, a little above for small theta, and falls off for large ones.
  ///
  /// With x = t^2 the integrand is even and analytic in t, so the plain trapezoidal rule converges like
  /// exp(-2 pi d/h), d the distance of its nearest pole from the real axis; with the step below that is rounding.
  /// - Precondition: `temperature` > 0.
  public static func thermalFactor(temperature theta: Double) -> Double {
    precondition(theta > 0, "the temperature must be greater than zero")
    // 1 + pi^2 theta^2/8 by Sommerfeld's expansion.
    if theta < 1e-9 { return 1 }
    // -F' falls below 1e-17 of its peak 40 theta away; the poles t^2 = 1 +- i pi theta are pi theta/2 away
    // from the axis for small theta, sqrt(pi theta/2) for large.
    let reach = 40.0
    let step = min(theta, theta.squareRoot()) / 6
    let top = (1 + reach * theta).squareRoot()
    let bottom = max(0, 1 - reach * theta).squareRoot()
    let first = Int((bottom / step).rounded(.down))
    let last = Int((top / step).rounded(.up))
    var sum = 0.0
    for k in first...last {
      let t = Double(k) * step
      let c = cosh((t * t - 1) / (2 * theta))
      sum += (k == 0 ? 0.5 : 1) / (c * c)
    }
    return sum * step / (2 * theta)
  }
}
