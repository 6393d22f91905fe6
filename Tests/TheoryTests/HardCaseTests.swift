import Foundation
import NichromeModel
import NichromeTheory
import Testing

@Suite("Deterministic solver: hard cases") struct HardCaseTests {
  /// Of a flux that is a sum over some thousand energies.
  static let rounding = 1e-12

  /// Each is solved on 128 cells at most, and then on twice as many: what it then states must hold, though the tolerance is
  /// out of reach. A fine mesh errs itself by what it states.
  @Test("Both conservation laws, and an error that covers the next mesh", arguments: HardCase.all.filter(\.isQuick))
  func honest(hard: HardCase) throws {
    let rough = try KineticSolution(hard.system, tolerance: 1e-9, cellLimit: 128)
    let fine = try KineticSolution(hard.system, tolerance: 1e-9, cellLimit: 256)
    #expect(!rough.isWithinTolerance && rough.cells == 128 && fine.cells == 256)
    for solution in [rough, fine] {
      #expect(solution.chargeResidual < 1e-9)
      #expect(solution.energyResidual < Self.rounding, "\(solution.energyResidual)")
      // No mesh guarantees this balance.
      let work = solution.current * solution.extrapolatedVoltage
      let error = solution.discretisationError
      let allowed =
        2 * error.excessHeat + solution.current * error.extrapolatedVoltage + work * error.current / solution.current
      #expect(abs(solution.excessHeatTotal - work) <= allowed, "\(solution.excessHeatTotal), \(work), \(allowed)")
    }
    let (error, left) = (rough.discretisationError, fine.discretisationError)
    for side in Side.allCases {
      for s in [0.01, 0.1, 0.5, 1, 2.5, 6] {
        let difference = abs(rough.excessHeat(side, at: s) - fine.excessHeat(side, at: s))
        #expect(difference <= error.profile + left.profile, "\(side) \(s): \(difference), stated \(error.profile)")
      }
    }
    for (heat, other) in [(rough.excessHeatLeft, fine.excessHeatLeft), (rough.excessHeatRight, fine.excessHeatRight)] {
      #expect(abs(heat - other) <= error.excessHeat + left.excessHeat, "\(heat), \(other), \(error.excessHeat)")
    }
    #expect(abs(rough.current - fine.current) <= error.current + left.current)
    #expect(abs(rough.voltage - fine.voltage) <= error.voltage + left.voltage)
    #expect(abs(rough.electrostaticDrop - fine.electrostaticDrop) <= error.electrostaticDrop + left.electrostaticDrop)
  }

  @Test("K = 200: a layer of 0.005 l0 changes nothing for a constant mean free path, exactly") func thinLayer() throws {
    let hard = HardCase(
      "", theta: 0.05, exponent: 0, wavenumber: 200, .saddlePoint(center: 1.02, width: 0.05), .voltage(0.05))
    let (solution, exact) = (try KineticSolution(hard.system), try ConstantMeanFreePath(hard.system))
    let error = solution.discretisationError
    #expect(solution.isWithinTolerance)
    #expect(
      abs(solution.current - exact.current) <= error.current, "\(solution.current), \(exact.current), \(error.current)")
    for side in Side.allCases {
      for s in [0.002, 0.02, 0.3, 1, 4] {
        let difference = abs(solution.excessHeat(side, at: s) - exact.excessHeat(side, at: s))
        #expect(difference <= error.profile, "\(side) \(s): \(difference), stated \(error.profile)")
      }
    }
  }

  /// The table of docs/solver.md.
  @Test(
    "All hard cases at the default tolerance",
    .enabled(if: ProcessInfo.processInfo.environment["NICHROME_HARD"] != nil))
  func table() throws {
    print("| case | cells | stated error | below 1e-4 | CPU time |\n|---|---|---|---|---|")
    for hard in HardCase.all {
      let start = clock()
      let solution = try KineticSolution(hard.system)
      let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
      let error = String(format: "%.1e", solution.discretisationError.relative)
      let reached = solution.isWithinTolerance ? "yes" : "no, and says so"
      print("| \(hard.name) | \(solution.cells) | \(error) | \(reached) | \(String(format: "%.1f", seconds)) s |")
      #expect(solution.chargeResidual < 1e-9 && solution.energyResidual < Self.rounding)
    }
  }
}
