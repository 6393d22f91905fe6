import NichromeModel
import NichromeTheory
import Testing

/// Systems that are hard for the deterministic solver: each converges, or says that it did not.
@Suite("Deterministic solver: hard cases") struct KineticSolutionEdgeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let system: System
    var testDescription: String { name }

    init(
      _ name: String, theta: Double, _ transmission: TransmissionLaw, _ drive: Drive, exponent: Double = 1,
      screening: Screening = .poisson(wavenumber: 5)
    ) {
      self.name = name
      system = KineticSolutionTests.system(
        theta: theta, exponent: exponent, screening: screening, transmission: transmission, drive: drive)
    }
  }

  static func line(_ center: Double, _ width: Double) -> TransmissionLaw {
    .lorentzian(peak: 0.9, center: center, width: width)
  }

  static let cases = [
    Case("broad line", theta: 1, line(1, 0.3), .current(0.02)),
    Case("metal", theta: 1, line(1.5, 0.05), .current(0.02), screening: .poisson(wavenumber: 100)),
    Case("line above a neutral wire", theta: 1, line(2.5, 0.05), .current(0.02), screening: .neutral),
    Case("theta = 10", theta: 10, .constant(value: 0.5), .current(0.05)),
    Case(
      "K = 500", theta: 0.05, .saddlePoint(center: 1.05, width: 0.05), .current(0.01),
      screening: .poisson(wavenumber: 500)),
    Case("T = 1", theta: 0.1, .constant(value: 1), .current(0.02), screening: .neutral),
    Case("exponent -1", theta: 0.3, .linear(value: 0.5, slope: 0.2), .current(0.02), exponent: -1),
    Case("a weak voltage", theta: 0.1, .saddlePoint(center: 1.05, width: 0.1), .voltage(1e-6)),
    Case("an almost opaque scatterer", theta: 0.05, .constant(value: 1e-6), .voltage(0.02), screening: .neutral),
  ]

  /// Roundings of fluxes of order one beside the work of the current.
  static let rounding = 1e-13

  @Test("Tolerance, charge, energy", arguments: cases) func balanced(hard: Case) throws {
    let solution = try KineticSolution(hard.system)
    #expect(solution.isWithinTolerance, "\(solution.discretisationError)")
    #expect(solution.chargeResidual < 1e-9 + Self.rounding / solution.current)
    let error = solution.discretisationError
    let work = solution.current * solution.extrapolatedVoltage
    let allowed =
      4 * (error.excessHeat + solution.current * error.extrapolatedVoltage) + 1e-6 * abs(work) + Self.rounding
    #expect(abs(solution.excessHeatTotal - work) <= allowed, "\(solution.excessHeatTotal), \(work), \(allowed)")
    if case .voltage(let voltage) = hard.system.drive {
      #expect(abs(solution.voltage - voltage) <= error.voltage + 1e-8 * voltage)
    }
  }

  @Test("The stated error covers the distance to a finer mesh", arguments: cases.prefix(3)) func honest(hard: Case)
    throws
  {
    let rough = try KineticSolution(hard.system, tolerance: 1e-9, cellLimit: 128)
    let fine = try KineticSolution(hard.system, tolerance: 1e-9, cellLimit: 256)
    #expect(!rough.isWithinTolerance)
    for side in Side.allCases {
      for s in [0.2, 0.5, 1, 2, 4] {
        let difference = abs(rough.excessHeat(side, at: s) - fine.excessHeat(side, at: s))
        #expect(difference <= rough.discretisationError.profile, "\(side) \(s)")
      }
    }
  }
}
