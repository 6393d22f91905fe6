import Foundation
import NichromeModel
import NichromeTheory
import Testing

/// The deterministic solver against solutions by programs that share no code with this one.
///
/// Tolerances: 2e-4 of the largest |p^s| or the reference's own stated accuracy, whichever is larger, for the profile and
/// P_L, P_R; 1e-5 mu0 for voltages.
@Suite("Solver against reference solutions") struct SolverReferenceTests {
  @Test("Voltages, heat and profile", arguments: ReferenceCase.all) func agrees(reference: ReferenceCase) {
    let solution = reference.solution
    #expect(solution.isWithinTolerance, "relative error \(solution.discretisationError.relative)")
    #expect(solution.chargeResidual < 1e-9)
    #expect(abs(solution.voltage - reference.voltage) < 1e-5)
    #expect(abs(solution.electrostaticDrop - reference.electrostaticDrop) < 1e-5)
    #expect(abs(solution.drudeHeat - reference.drudeHeat) < 1e-9)
    let profile = max(2e-4 * reference.peak, reference.accuracy.excess)
    for (k, s) in reference.distance.enumerated() where s >= reference.accuracy.validFrom {
      let (left, right) = (solution.excessHeat(.left, at: s), solution.excessHeat(.right, at: s))
      #expect(abs(left - reference.excessLeft[k]) < profile, "L \(s): \(left), not \(reference.excessLeft[k])")
      #expect(abs(right - reference.excessRight[k]) < profile, "R \(s): \(right), not \(reference.excessRight[k])")
    }
    // The integrals reach as far as fast electrons do.
    let integral =
      max(2e-4 * reference.peak, 3 * reference.accuracy.integrals) + 3 * solution.discretisationError.excessHeat
    #expect(abs(solution.excessHeatLeft - reference.excessHeatLeft) < integral)
    #expect(abs(solution.excessHeatRight - reference.excessHeatRight) < integral)
  }
}
