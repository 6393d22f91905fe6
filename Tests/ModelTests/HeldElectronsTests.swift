import NichromeModel
import Testing

/// Which decks have slow electrons held at a face that decide about its charge.
@Suite("Electrons held in a screening layer") struct HeldElectronsTests {
  private static func held(
    theta: Double = 0.5, transmission: TransmissionLaw = .constant(value: 0.02),
    screening: Screening = .poisson(wavenumber: 20), dynamics: Dynamics = .full
  ) -> HeldElectrons? {
    var system = System(
      temperature: theta, relaxation: .meanFreePath, screening: screening, halfLength: 8,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: transmission), drive: .voltage(0.2))
    system.dynamics = dynamics
    return HeldElectrons(system, voltage: 0.2)
  }

  @Test("where the band bottom is populated and passes") func some() throws {
    let thin = try #require(Self.held())
    #expect(abs(thin.missingShare - 0.069) < 0.002 && thin.reach == 0.05)
    let open = try #require(Self.held(transmission: .constant(value: 0.5)))
    #expect(open.missingShare > 4 * thin.missingShare && open.reach == 0.25)
    #expect(try #require(Self.held(screening: .poisson(wavenumber: 500))).reach == 0.01)
  }

  @Test("none in a cold wire, behind a filter, in a neutral wire, without acceleration") func none() {
    #expect(Self.held(theta: 0.1) == nil && Self.held(transmission: .constant(value: 1e-4)) == nil)
    #expect(Self.held(transmission: .lorentzian(peak: 0.9, center: 1.5, width: 0.05)) == nil)
    #expect(Self.held(screening: .neutral) == nil && Self.held(dynamics: .linearised) == nil)
  }
}
