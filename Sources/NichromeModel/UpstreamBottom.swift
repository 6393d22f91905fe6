import NichromeNumerics

/// Electrons at the band bottom of the upstream wire, u/2 above the mean of both, where they come to the scatterer.
struct UpstreamBottom {
  /// T there.
  let transmission: Double
  /// Delta = F_L - F_R: how many fewer the other wire has at that energy.
  let missing: Double

  /// - Parameter voltage: u, of either sign.
  init(_ system: System, voltage: Double) {
    let u = abs(voltage)
    missing = fermi(-1 / system.temperature) - fermi((u - 1) / system.temperature)
    transmission = system.scatterer.transmission.probability(at: 0.5 * u)
  }
}
