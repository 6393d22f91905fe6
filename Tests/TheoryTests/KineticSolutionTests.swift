import NichromeModel
import NichromeTheory
import Testing

/// The deterministic solver where the answer is known, and its word about its own error.
@Suite("Deterministic solver of the full dynamics") struct KineticSolutionTests {
  static func system(
    theta: Double = 0.05, exponent: Double = 0, screening: Screening = .neutral,
    transmission: TransmissionLaw = .constant(value: 0.4), drive: Drive
  ) -> System {
    System(
      temperature: theta, relaxation: RelaxationLaw(exponent: exponent), screening: screening, halfLength: 12,
      scatterer: Scatterer(length: 0.2, permittivityRatio: 2, transmission: transmission), drive: drive)
  }

  /// Exact up to exp(-1/theta) and exp(-2/iota), below 1e-7 of everything here.
  @Test(
    "Constant mean free path: the exact solution at any voltage and screening",
    arguments: [
      (0.03, Screening.neutral, 0.02), (0.05, .poisson(wavenumber: 5), 0.1), (0.02, .poisson(wavenumber: 300), 0.1),
    ])
  func constantPath(theta: Double, screening: Screening, current: Double) throws {
    let transmission = TransmissionLaw.saddlePoint(center: 1.05, width: 0.1)
    let system = Self.system(
      theta: theta, screening: screening, transmission: transmission, drive: .current(current))
    let (solution, exact) = (try KineticSolution(system), try ConstantMeanFreePath(system))
    let peak = max(abs(exact.excessHeatLeft), abs(exact.excessHeatRight))
    #expect(abs(solution.voltage - exact.voltage) < 5e-7)
    #expect(abs(solution.extrapolatedVoltage - exact.voltage) < 1e-6)
    #expect(abs(solution.drudeHeat - exact.drudeHeat) < 1e-6 * exact.drudeHeat)
    for side in Side.allCases {
      for s in [0.0, 0.05, 0.4, 1, 2.5, 6] {
        let difference = solution.excessHeat(side, at: s) - exact.excessHeat(side, at: s)
        #expect(abs(difference) < 2e-5 * peak, "\(side) \(s): \(difference / peak)")
      }
    }
  }

  @Test("Charge is conserved to rounding; P_T = iota u_ext for any law", arguments: [-1.0, 0.5, 1, 2])
  func energy(exponent: Double) throws {
    let system = Self.system(
      exponent: exponent, screening: .poisson(wavenumber: 8),
      transmission: .gaussian(peak: 0.9, center: 1.1, width: 0.2),
      drive: .current(0.03))
    let solution = try KineticSolution(system)
    #expect(solution.chargeResidual < 1e-9)
    let work = solution.current * solution.extrapolatedVoltage
    let error =
      4 * solution.discretisationError.excessHeat
      + solution.current * 4 * solution.discretisationError.extrapolatedVoltage + 1e-6 * abs(work)
    #expect(abs(solution.excessHeatTotal - work) < error, "\(solution.excessHeatTotal), \(work), \(error)")
  }

  @Test("Without a scatterer: the bare wire, degenerate or not", arguments: [0.05, 0.7]) func bare(theta: Double) throws
  {
    let system = Self.system(
      theta: theta, exponent: 1, transmission: .constant(value: 1), drive: .current(0.05))
    let solution = try KineticSolution(system)
    let drude = DrudeWire(current: 0.05, temperature: theta).heat
    #expect(abs(solution.drudeHeat - drude) < 1e-7 * drude)
    #expect(abs(solution.voltage) < 1e-6)
    #expect(solution.isWithinTolerance)
    for side in Side.allCases { #expect(abs(solution.excessHeat(side, from: 0, to: 0.5)) < 1e-4 * drude) }
  }

  @Test("A voltage drive is the inverse of a current drive; the mirrored drive the mirror image") func drives() throws {
    let law = TransmissionLaw.saddlePoint(center: 1.02, width: 0.05)
    func solve(_ drive: Drive) throws -> KineticSolution {
      try KineticSolution(Self.system(exponent: 1, transmission: law, drive: drive))
    }
    let forward = try solve(.voltage(0.05))
    let again = try solve(.current(forward.current))
    #expect(abs(forward.voltage - 0.05) < 1e-9)
    #expect(abs(again.voltage - 0.05) < 1e-7)
    let backward = try solve(.voltage(-0.05))
    #expect(backward.current == -forward.current && backward.voltage == -forward.voltage)
    #expect(backward.excessHeatLeft == forward.excessHeatRight)
    #expect(backward.density(.left, at: 0.3) == forward.density(.right, at: 0.3))
    #expect(
      backward.electrochemicalPotential(.right, at: 40) == forward.electrochemicalPotential(.left, at: 40),
      "also beyond the solved length")
  }

  @Test("No drive: nothing") func equilibrium() throws {
    for drive in [Drive.voltage(0), .current(0)] {
      let solution = try KineticSolution(Self.system(drive: drive))
      #expect(solution.current == 0 && solution.voltage == 0 && solution.excessHeatTotal == 0)
      #expect(solution.excessHeat(.left, at: 0.3) == 0 && solution.potential(.right, at: 3) == 0)
    }
  }

  /// An energy filter with electrons at the band bottom: the true error must not exceed the stated one.
  @Test("The stated error is honest, and an unreachable tolerance is owned up to") func honesty() throws {
    let system = Self.system(
      theta: 0.5, exponent: 1, transmission: .linear(value: 0.6, slope: 0.1), drive: .current(0.04))
    let rough = try KineticSolution(system, tolerance: 1e-9, cellLimit: 128)
    #expect(!rough.isWithinTolerance && rough.cells == 128)
    let fine = try KineticSolution(system, tolerance: 1e-9, cellLimit: 256)
    for s in [0.2, 0.5, 1, 2, 4] {
      for side in Side.allCases {
        let difference = abs(rough.excessHeat(side, at: s) - fine.excessHeat(side, at: s))
        #expect(difference < rough.discretisationError.profile, "\(side) \(s)")
      }
    }
    #expect(abs(rough.voltage - fine.voltage) < 2 * rough.discretisationError.voltage)
  }

  @Test("A current that no voltage drives, a voltage that any current has: refused, not looped over") func refusals() {
    let open = Self.system(transmission: .constant(value: 1), drive: .voltage(0.1))
    #expect(throws: TheoryError.self) { try KineticSolution(open) }
    let opaque = Self.system(transmission: .gaussian(peak: 1e-6, center: 1, width: 0.01), drive: .current(0.1))
    #expect(throws: TheoryError.self) { try KineticSolution(opaque) }
  }
}
