import Foundation
import NichromeModel
import NichromeTheory
import Testing

/// Numbers of an independent deterministic solution of the full dynamics, accurate to 1e-9 in the profile and the
/// integrals: cases C3a, C3b and C3c of Tests/VerificationTests/Reference/full.json. They include the finite band bottom,
/// which the exact solution takes as full: exp(-1/theta) = 2e-9 of the window of width u + iota.
@Suite("Constant mean free path against reference numbers") struct ReferenceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var transmission: TransmissionLaw
    var current: Double
    var voltage: Double
    var left: Double
    var right: Double
    /// p^s of the right wire 0.5 l0 from the face.
    var rightHalfway: Double
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "C3a", transmission: .linear(value: 0.4, slope: 0.5), current: 0.0666666666666667,
      voltage: 0.09999999722997555, left: 0.0023377598802598806, right: 0.004328906585046102,
      rightHalfway: 0.0026256145715807104),
    Case(
      name: "C3b", transmission: .constant(value: 0.4), current: 0.0666666666666667,
      voltage: 0.1000000010944011, left: 0.003333332915326462, right: 0.003333333807607794,
      rightHalfway: 0.0020217691580662225),
    Case(
      name: "C3c", transmission: .saddlePoint(center: 1.1, width: 0.1), current: 0.05,
      voltage: 0.1138532349064002, left: -0.0003264394360507801, right: 0.0060191011718802485,
      rightHalfway: 0.003650769407402161),
  ]

  @Test("Voltage, integrals and profile", arguments: cases) func reproduced(reference: Case) throws {
    let exact = try ConstantMeanFreePath(wire(reference.transmission, .current(reference.current)))
    let tolerance = 1e-9
    #expect(abs(exact.voltage - reference.voltage) <= 5e-9, "\(exact.voltage)")
    #expect(abs(exact.excessHeatLeft - reference.left) <= tolerance, "\(exact.excessHeatLeft)")
    #expect(abs(exact.excessHeatRight - reference.right) <= tolerance, "\(exact.excessHeatRight)")
    #expect(abs(exact.excessHeat(.right, at: 0.5) - reference.rightHalfway) <= tolerance)
  }

  @Test("The Drude wire of a constant relaxation time", arguments: [(0.05, 1.9979206258651878), (1.0, 1.820411357146)])
  func drude(temperature: Double, density: Double) {
    let bare = DrudeWire(current: 0.06, temperature: temperature)
    #expect(abs(bare.density - density) <= 1e-9, "\(bare.density)")
    #expect(abs(bare.heat - 0.06 * 0.06 / density) <= 1e-11)
    #expect(bare.heat == bare.current * bare.slope)
  }

  @Test("The expansions for a constant relaxation time meet a case at low bias, low temperature")
  func expansion() {
    // Order statements: the reference asymmetry of C1d, theta = 0.1, differs by terms of order theta^4 and u^2 theta^2.
    let expansion = RelaxationTimeExpansion(value: 0.2, slope: 0.3, temperature: 0.1)
    let voltage = 0.0715695193227191
    let asymmetry = 0.0013028490946671648 + 7.440933601518193e-06
    let found = expansion.excessHeatAsymmetry(voltage: voltage)
    #expect(abs(found / asymmetry - 1) < 0.1, "\(found) against \(asymmetry)")
    let current = expansion.current(voltage: voltage)
    #expect(abs(current / 0.0181 - 1) < 0.02, "\(current)")
  }
}
