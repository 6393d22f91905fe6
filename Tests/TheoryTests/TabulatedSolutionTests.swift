import Foundation
import NichromeModel
import NichromeNumerics
import NichromeTheory
import Testing

/// The deterministic solver for mean free paths given as tables.
@Suite("Deterministic solver, tables of mean free paths") struct TabulatedSolutionTests {
  static func system(
    _ law: RelaxationLaw, theta: Double = 0.05, screening: Screening = .poisson(wavenumber: 8),
    dynamics: Dynamics = .full
  ) -> System {
    System(
      temperature: theta, relaxation: law, screening: screening, halfLength: 12,
      scatterer: Scatterer(
        length: 0.2, permittivityRatio: 2, transmission: .gaussian(peak: 0.9, center: 1.1, width: 0.2)),
      drive: .current(0.03), dynamics: dynamics)
  }
  static let matthiessen = RelaxationLaw(
    table: RelaxationTable(over: 1e-3...20, points: 400) { 1 / (0.5 + 0.5 / $0) })

  @Test("A table of a power has the power's solution", arguments: [-1.0, 0.5, 1, 2]) func power(exponent: Double) throws
  {
    let table = RelaxationTable(over: 2e-4...20, points: 7) { pow($0, 0.5 * exponent) }
    let found = try KineticSolution(Self.system(RelaxationLaw(table: table)))
    let expected = try KineticSolution(Self.system(RelaxationLaw(exponent: exponent)))
    #expect(found.isWithinTolerance)
    #expect(abs(found.voltage - expected.voltage) < 1e-7)
    #expect(abs(found.drudeHeat / expected.drudeHeat - 1) < 1e-6)
    let peak = Side.allCases.map { abs(expected.excessHeat($0, from: 0, to: 0.1)) }.max()!
    for side in Side.allCases {
      for s in stride(from: 0.0, to: 5, by: 0.1) {
        let difference = found.excessHeat(side, from: s, to: s + 0.1) - expected.excessHeat(side, from: s, to: s + 0.1)
        #expect(abs(difference) < 1e-5 * peak, "\(side) \(s): \(difference / peak)")
      }
    }
  }

  @Test("Two ways to relax: charge is conserved and P_T = iota u_ext", arguments: [0.05, 0.4]) func energy(
    theta: Double
  ) throws {
    let solution = try KineticSolution(Self.system(Self.matthiessen, theta: theta))
    #expect(solution.isWithinTolerance && solution.chargeResidual < 1e-9)
    let work = solution.current * solution.extrapolatedVoltage
    let error =
      4 * solution.discretisationError.excessHeat
      + solution.current * 4 * solution.discretisationError.extrapolatedVoltage + 1e-6 * abs(work)
    #expect(abs(solution.excessHeatTotal - work) < error, "\(solution.excessHeatTotal), \(work), \(error)")
  }

  /// Linear response of the bare wire: c = iota/(2 int dx l(x) (-F'(x - 1))).
  @Test("Drude's heat of a weak current") func drude() throws {
    var system = Self.system(Self.matthiessen)
    system.drive = .current(1e-4)
    let found = try KineticSolution(system, tolerance: 1e-2).drudeHeat
    let conductivity = AdaptiveQuadrature(relativeTolerance: 1e-10).integral(from: 0, to: 3) { x in
      2 * Self.matthiessen.meanFreePath(kineticEnergy: x) * logisticDensity((x - 1) / 0.05) / 0.05
    }.value
    #expect(abs(found / (1e-8 / conductivity) - 1) < 1e-5, "\(found), expected \(1e-8 / conductivity)")
  }

  @Test("What is for powers says so") func refusals() {
    let linearised = Self.system(Self.matthiessen, dynamics: .linearised)
    #expect(throws: TheoryError.relaxationTable) { try ClosureSolution(linearised) }
    #expect(throws: TheoryError.relaxationLaw(expected: 0, found: nil)) { try ConstantMeanFreePath(linearised) }
    for formula in Formula.all where formula.closure != .equilibrium {
      #expect(throws: FormulaDomain.self, "\(formula.number)") {
        try formula.corrected(FormulaParameters(Self.system(Self.matthiessen)))
      }
    }
    #expect("\(TheoryError.relaxationLaw(expected: 0, found: nil))".contains("a table"))
  }
}
