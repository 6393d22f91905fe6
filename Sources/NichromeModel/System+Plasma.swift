import NichromeNumerics

/// How the field follows the charge.
public enum FieldDynamics: String, Sendable, Equatable, Codable, CaseIterable {
  /// The electrons of the reference follow at once; no plasma oscillations.
  case quasistatic
  /// The true time dependence.
  case dynamic
}

extension System {
  /// Frequency of plasma oscillations omega_p in v0/l0, omega_p^2 = K^2 n/(2 Fhat) with n = int dx x^(-1/2) F(x - 1) the
  /// density, 2 for degenerate electrons: k_s v0. nil in the neutral limit, where it is infinite.
  public var plasmaFrequency: Double? {
    guard case .poisson(let k) = screening else { return nil }
    let theta = temperature
    let density = Self.density(theta)
    return k * (density / (2 * Screening.thermalFactor(temperature: theta))).squareRoot()
  }

  /// int dx x^(-1/2) F(x - 1).
  private static func density(_ theta: Double) -> Double {
    // Sommerfeld's expansion, whose next term is of order theta^4.
    if theta < 1e-4 { return 2 - Double.pi * Double.pi * theta * theta / 12 }
    let top = (1 + 45 * theta).squareRoot()
    let steps = 20 * Int((top / min(theta, theta.squareRoot())).rounded(.up)) + 200
    // x = t^2; midpoint rule over an even, smooth function.
    let h = top / Double(steps)
    return (0..<steps).reduce(0.0) { sum, i in
      let t = (Double(i) + 0.5) * h
      return sum + 2 * h * fermi((t * t - 1) / theta)
    }
  }

  /// Largest omega_p dt a deck may ask for. The leapfrog of field and carriers is stable up to 2; at 1 its frequency is 4 %
  /// too high already.
  static let largestPhasePerStep = 1.0

  /// The longest step of a dynamic field in the neutral limit, in l0/v0: a few to the quarter of l0/v0 in which electrons
  /// cross what its nodes are apart.
  package static let longestNeutralStep = 0.05

  /// Step of a dynamic field that a deck leaves open, in l0/v0: omega_p dt = 0.2, where the frequency is 0.2 % too high.
  public var dynamicTimeStep: Double {
    plasmaFrequency.map { min(0.1, 0.2 / $0) } ?? Self.longestNeutralStep
  }
}

extension SimulationSettings {
  /// Step of a dynamic field that a deck leaves open, for the electrons that are simulated.
  package func dynamicTimeStep(of system: System) -> Double {
    method == .analog ? min(Self.analogTimeStep, system.dynamicTimeStep) : system.dynamicTimeStep
  }
}
