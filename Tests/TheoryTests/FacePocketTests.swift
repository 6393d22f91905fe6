import Foundation
import NichromeModel
import NichromeNumerics
import NichromeTheory
import Testing

/// Slow electrons held at the upstream face of a neutral wire: the closed form, and the solver as T -> 0.
@Suite("Pocket at the face of a neutral wire") struct FacePocketTests {
  static let voltage = 0.2

  static func system(
    transmission: Double, exponent: Double = 0, theta: Double = 0.5, screening: Screening = .neutral
  ) -> System {
    System(
      temperature: theta, relaxation: RelaxationLaw(exponent: exponent), screening: screening, halfLength: 8,
      scatterer: Scatterer(
        length: 0.1, permittivityRatio: 1, transmission: .constant(value: transmission)), drive: .voltage(voltage))
  }

  @Test("The closed form solves Abel's equation: neutrality at every place") func neutral() throws {
    let pocket = try #require(FacePocket(Self.system(transmission: 0.02), voltage: Self.voltage))
    let stiffness = Screening.thermalFactor(temperature: 0.5)
    #expect(abs(pocket.length - 0.01) < 1e-15)
    for share in [0.01, 0.2, 1.0] {
      let y = share * pocket.depth
      // y' = y sin^2 a.
      let held = GaussLegendre(order: 20).integral(from: 0, to: 0.5 * Double.pi) { a in
        let turning = y * sin(a) * sin(a)
        let relaxed = (pocket.depth / turning).squareRoot() - 1  // tau/T, 2 s/T at the place where fall(at: s) = y'
        #expect(abs(pocket.fall(at: 0.01 * relaxed) - turning) < 1e-12)
        return 2 * y.squareRoot() * sin(a) * pocket.missing / (1 + relaxed)
      }
      #expect(abs(stiffness * y - held) < 1e-9 * pocket.depth)
    }
  }

  /// u is of the faces; mu lacks two thirds of Delta d there, over the share of full states at the bottom.
  @Test("The drop is continuous as T -> 0, and that of the closed form", arguments: [0.02, 0.002, 0.0005])
  func opaque(transmission: Double) throws {
    let system = Self.system(transmission: transmission)
    let pocket = try #require(FacePocket(system, voltage: Self.voltage))
    let solution = try KineticSolution(system, tolerance: 1e-3, cellLimit: 128)
    let full = 1 / (exp(-1 / system.temperature) + 1)
    let expected = Self.voltage + 2.0 / 3 * pocket.chemicalFall / full - pocket.depth
    // Delta varies across the pocket, and y is not small against 1: of relative order u and d. What T adds is of order
    // T u. A tenth of either is twice what was found.
    let neglected = 0.1 * Self.voltage * pocket.depth + 0.1 * transmission * Self.voltage
    let found = solution.electrostaticDrop
    #expect(abs(found - expected) < neglected, "\(found), \(expected), \(neglected)")
    #expect(solution.discretisationError.electrostaticDrop < 0.01 * pocket.depth)
  }

  @Test("No pocket: too opaque, too cold, or screened") func none() throws {
    let tooOpaque = Self.system(transmission: 1e-6)
    for system in [
      tooOpaque, Self.system(transmission: 0.02, theta: 0.05),
      Self.system(transmission: 0.02, screening: .poisson(wavenumber: 20)),
    ] {
      #expect(FacePocket(system, voltage: Self.voltage) == nil)
    }
    let solution = try KineticSolution(tooOpaque, tolerance: 1e-3, cellLimit: 128)
    #expect(abs(solution.electrostaticDrop - Self.voltage) < 1e-5 * Self.voltage)
    #expect(solution.discretisationError.electrostaticDrop < 1e-5 * Self.voltage)
  }
}
