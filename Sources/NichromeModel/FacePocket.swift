/// The pocket of slow electrons at the upstream face of a neutral wire.
///
/// Where the band bottom falls towards the face, electrons with less energy than it has farther out are held between
/// field and face. They are offered to the scatterer each time they come back, and relax with tau, their optical depth
/// there and back, in between: where T is the larger, they are as few as in the other wire, by Delta = F_L - F_R in
/// either direction. Neutrality makes up for them by a lower psi, which holds more. With y how far psi lies below its
/// value outside, and tau(y) that of electrons which turn there, a short pocket obeys Abel's equation
///
///     Fhat y = int_0^y dy' (y - y')^(-1/2) Delta/(1 + tau(y')/T),
///
/// whence 1 + tau/T = sqrt(d/y), d = (pi Delta/(2 Fhat))^2. T decides how short the pocket is, not how deep: the more
/// opaque the scatterer, the thinner the pocket, and T -> 0 is not T = 0.
public struct FacePocket: Sendable, Equatable {
  /// d in mu0, to first order.
  public let depth: Double
  /// s0 of y = d/(1 + s/s0)^2, in l0: T/2.
  public let length: Double
  /// T at the upstream band bottom.
  public let transmission: Double
  /// Delta.
  public let missing: Double

  /// T below which electrons held at a face are taken not to pass: a pocket so thin is screened away in any real wire.
  public static let leastTransmission = 2e-5
  /// Depth in shares of the voltage below which there is none to speak of.
  private static let leastDepth = 1e-5

  /// nil where no wire is neutral, no electrons are at the band bottom, or hardly any of them are transmitted; and for
  /// mean free paths that vary, for which it is not worked out.
  /// - Parameter voltage: u, of either sign.
  public init?(_ system: System, voltage: Double) {
    guard case .neutral = system.screening, system.dynamics == .full, system.relaxation.exponent == 0,
      system.temperature > 0
    else { return nil }
    let bottom = UpstreamBottom(system, voltage: voltage)
    (missing, transmission) = (bottom.missing, bottom.transmission)
    let root = 0.5 * Double.pi * missing / Screening.thermalFactor(temperature: system.temperature)
    depth = root * root
    guard depth > Self.leastDepth * abs(voltage), transmission > Self.leastTransmission else { return nil }
    length = 0.5 * transmission
  }

  /// How far psi lies below its value outside, at a distance from the face.
  public func fall(at distance: Double) -> Double {
    let stretched = 1 + distance / length
    return depth / (stretched * stretched)
  }

  /// iota that the electrons below the band bottom carry, each with an energy of about -mu0 from mu.
  public var current: Double { transmission * missing * depth }
  /// By how much mu falls in the pocket, at the most.
  public var chemicalFall: Double { missing * depth }
}
