import NichromeModel
import NichromeTheory
import Testing

@Suite("Linearised closure: an occupied band bottom") struct ClosureBandBottomTests {
  private func hotWire(exponent: Double, _ law: TransmissionLaw = .constant(value: 0.5)) -> System {
    closureWire(law, exponent: exponent, screening: .poisson(wavenumber: 5), temperature: 0.8)
  }

  @Test(
    "The profile is known to 3e-4, P^u is iota u, and the stated error covers the distance to a finer solution",
    arguments: [-0.5, 0.5, 1, 1.5],
    [TransmissionLaw.constant(value: 0.5), .lorentzian(peak: 0.5, center: 1.8, width: 0.9)])
  func converges(exponent: Double, law: TransmissionLaw) throws {
    let system = hotWire(exponent: exponent, law)
    let solution = try ClosureSolution(system)
    #expect(solution.discretisationError.relative < 3e-4)
    let work = solution.current * solution.voltage
    #expect(abs(solution.dissipatedHeat(.left) + solution.dissipatedHeat(.right) - work) <= 1e-9 * work)
    let finer = try ClosureSolution(system, tolerance: 1e-8)
    #expect(abs(solution.current - finer.current) <= solution.error.current)
    for side in Side.allCases {
      #expect(abs(solution.excessHeat(side) - finer.excessHeat(side)) <= 2 * solution.error.integratedHeat)
      #expect(abs(solution.excessHeat(side, at: 0.2) - finer.excessHeat(side, at: 0.2)) <= solution.error.heat)
    }
  }

  /// A constant mean free path takes integrals only: what comes close to it from either side has to meet it.
  @Test("l = v^s with a small s tends to the constant mean free path, the even part like s^2") func limit() throws {
    func values(_ exponent: Double) throws -> [Double] {
      let found = try ClosureSolution(hotWire(exponent: exponent), tolerance: 1e-7)
      return [
        found.current, found.dissipatedHeat(.left), found.electrostaticDrop,
        found.excessHeat(.right, from: 0, to: 1),
      ]
    }
    let exact = try values(0)
    func even(_ s: Double) throws -> [Double] {
      zip(try values(s), try values(-s)).map { 0.5 * ($0 + $1) }
    }
    let (far, near) = (try even(0.1), try even(0.05))
    for index in exact.indices {
      let (wide, narrow) = (far[index] - exact[index], near[index] - exact[index])
      #expect(abs(wide - 4 * narrow) <= 0.1 * abs(wide) + 1e-6 * abs(exact[index]), "\(index): \(wide) \(narrow)")
    }
  }

  @Test("l = v^-1 has an infinite density of slow electrons, where there are any") func divergence() throws {
    #expect(throws: TheoryError.slowElectrons(exponent: -1)) { try ClosureSolution(hotWire(exponent: -1)) }
    #expect(try ClosureSolution(closureWire(exponent: -1, temperature: 0.05)).isWithinTolerance)
  }
}
