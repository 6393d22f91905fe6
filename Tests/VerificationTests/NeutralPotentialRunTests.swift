import Foundation
import Nichrome
import NichromeModel
import NichromeNumerics
import NichromeTheory
import Testing

/// Noise makes dips and bumps of psi in a neutral wire, and slow electrons stay in dips. They are to fade, not to grow.
@Suite("Potential of neutral wires: runs") struct NeutralPotentialRunTests {
  /// In mu0. In 200 l0/v0 six seeds had 0.0002 to 0.0020 at the most; where electrons at rest were born by the mean slope of a
  /// relaxation cell rather than by the slope on the spot, 0.011 to 0.097.
  private static let bound = 0.005

  @Test("Dips and bumps do not grow") func dips() throws {
    let system = System(
      temperature: 1, relaxation: .meanFreePath, screening: .neutral, halfLength: 12,
      scatterer: Scatterer(
        length: 0.1, permittivityRatio: 1, transmission: .gaussian(peak: 1, center: 2.5, width: 0.3)),
      drive: .current(0.06))
    let record = try Run(
      deck: ExactCase.deck("dips", system, particles: 200_000, duration: 150, bins: 120)
    ).execute()
    let solution = try KineticSolution(system)
    let potential = record.estimates("potential")
    for (index, found) in potential.enumerated() {
      let (side, bin) = (index < 120 ? Side.left : .right, index % 120)
      let exact = solution.potential(side, at: 0.1 * (Double(bin) + 0.5))
      #expect(abs(found.value - exact) < Self.bound, "\(side), bin \(bin): \(found), solver \(exact)")
    }
  }
}
