import Foundation
import Nichrome
import NichromeModel
import NichromeNumerics
import NichromeTheory
import Testing

/// Slow electrons between the field and the upstream face of a screened wire: run against solver.
@Suite("Electrons held in a screening layer: runs") struct HeldElectronRunTests {
  /// Of 1e5 correct numbers six are farther out; errors of short runs are themselves known to a third.
  private static let bound = 4.0

  /// Flown like others they are late: the drop is 1.3e-4 too small and the extrapolated voltage 5e-5 too large then.
  @Test("electrostatic drop and extrapolated voltage") func drop() throws {
    let system = System(
      temperature: 0.5, relaxation: .meanFreePath, screening: .poisson(wavenumber: 20), halfLength: 8,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: 0.02)),
      drive: .voltage(0.2))
    let record = try Run(deck: ExactCase.deck("held", system, particles: 50_000, duration: 300)).execute()
    let solution = try KineticSolution(system)
    for (name, exact) in [
      ("electrostaticDrop", solution.electrostaticDrop), ("extrapolatedVoltage", solution.extrapolatedVoltage),
    ] {
      let found = record.scalar(name)
      let z = deviation(found, Estimate(value: exact, error: 1e-5))
      #expect(abs(z) < Self.bound, "\(name): \(found), solver \(exact), z \(z)")
    }
  }
}
