/// Slow electrons held between the field and the upstream face of a screened wire, where some of them pass.
///
/// psi falls towards that face by about half of what the layers at both faces take of u, u/(K L eps/eps_B + 2). Electrons
/// below the wire's band bottom cannot leave, but pass the scatterer each time they come to it, or relax on their way
/// there and back: the share T/(T + tau) of them has the occupation of the other wire. What the layer's charge is short
/// of by that is the time they spend at each place, so that a run has to fly them well.
public struct HeldElectrons: Sendable, Equatable {
  /// Largest share of the layer's charge that is missing.
  public let missingShare: Double
  /// How far the layer or the pocket in it reaches, in l0: 1/K or T l/2, whichever is longer.
  public let reach: Double

  /// Shares of the charge below which they do not count: flown as badly as the others, what is missing is wrong by some
  /// per cent.
  private static let leastShare = 0.01

  /// nil where no wire is screened, no field accelerates, or hardly any of the layer's charge is missing.
  /// - Parameter voltage: u, of either sign.
  public init?(_ system: System, voltage: Double) {
    guard case .poisson(let k) = system.screening, system.dynamics == .full, system.temperature > 0, voltage != 0
    else { return nil }
    let gap = system.scatterer.length / system.scatterer.permittivityRatio
    let fall = abs(voltage) / (k * gap + 2)
    let bottom = UpstreamBottom(system, voltage: voltage)
    let path = system.relaxation.meanFreePath(kineticEnergy: fall)
    let depth = 2 / (k * path)
    // Of both directions, int dx x^(-1/2) over what the layer holds.
    let missing = 2 * fall.squareRoot() * bottom.missing * bottom.transmission / (bottom.transmission + depth)
    missingShare = missing / (fall * Screening.thermalFactor(temperature: system.temperature))
    guard missingShare > Self.leastShare else { return nil }
    reach = max(1 / k, 0.5 * bottom.transmission * path)
  }
}
