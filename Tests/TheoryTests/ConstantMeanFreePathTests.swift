import Foundation
import NichromeModel
import NichromeTheory
import Testing

/// A neutral wire of constant mean free path.
func wire(
  _ transmission: TransmissionLaw, _ drive: Drive, temperature: Double = 0.05, exponent: Double = 0
) -> System {
  System(
    temperature: temperature, relaxation: RelaxationLaw(exponent: exponent), screening: .neutral, halfLength: 12,
    scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: transmission), drive: drive)
}

let laws: [TransmissionLaw] = [
  .constant(value: 0.4), .linear(value: 0.4, slope: 0.5), .saddlePoint(center: 1.1, width: 0.05),
  .lorentzian(peak: 1, center: 1.05, width: 1e-3), .gaussian(peak: 0.9, center: 1.1, width: 0.02),
]

@Suite("Exact solution for a constant mean free path") struct ConstantMeanFreePathTests {
  @Test(
    "Constant T: iota = u T/(1-T), P_A = 0",
    arguments: [(0.1, 1e-3), (0.4, 0.02), (0.4, 0.3), (0.9, 0.02), (0.99, 1e-3)], [0.01, 0.05, 1.0])
  func landauer(point: (transmission: Double, voltage: Double), temperature: Double) throws {
    let exact = try ConstantMeanFreePath(
      wire(.constant(value: point.transmission), .voltage(point.voltage), temperature: temperature))
    let landauer = point.voltage * point.transmission / (1 - point.transmission)
    #expect(abs(exact.current - landauer) <= 1e-12 * landauer / (1 - point.transmission))
    #expect(abs(exact.excessHeatAsymmetry) <= 1e-12 * exact.current * (temperature + point.voltage))
    #expect(exact.excessHeatTotal == exact.current * exact.voltage)
    #expect(exact.drudeHeat == exact.current * exact.current / 2)
  }

  @Test("Linear T: the quadratures give the closed forms of iota, W and P_A", arguments: [1e-3, 0.02, 0.1])
  func linear(voltage: Double) throws {
    // 0.4 + 0.2 (E - 1) is clipped two mu0 above and three below: nothing at theta = 0.03 reaches that far.
    let system = wire(.linear(value: 0.4, slope: 0.2), .voltage(voltage), temperature: 0.03)
    let exact = try ConstantMeanFreePath(system)
    let closed = try LinearTransmission(system)
    #expect(abs(exact.current - closed.current(voltage: voltage)) <= 1e-12 * exact.current)
    let imbalance = closed.heatImbalance(voltage: voltage)
    #expect(abs(exact.heatImbalance - imbalance) <= 1e-11 * imbalance, "\(exact.heatImbalance) \(imbalance)")
    let asymmetry = closed.excessHeatAsymmetry(voltage: voltage)
    #expect(abs(2 * imbalance - asymmetry) <= 1e-14 * asymmetry, "the two closed forms are one")
  }

  @Test("A current drive inverts a voltage drive", arguments: laws, [1e-3, 0.1])
  func inverse(law: TransmissionLaw, voltage: Double) throws {
    let forward = try ConstantMeanFreePath(wire(law, .voltage(voltage)))
    let back = try ConstantMeanFreePath(wire(law, .current(forward.current)))
    #expect(abs(back.voltage - voltage) <= 1e-10 * voltage, "\(law): \(back.voltage)")
    #expect(abs(back.heatImbalance - forward.heatImbalance) <= 1e-10 * forward.excessHeatTotal)
  }

  @Test("Reversing the drive mirrors the wires", arguments: laws) func mirror(law: TransmissionLaw) throws {
    let forward = try ConstantMeanFreePath(wire(law, .voltage(0.07)))
    let reverse = try ConstantMeanFreePath(wire(law, .voltage(-0.07)))
    #expect(reverse.current == -forward.current)
    #expect(reverse.excessHeatLeft == forward.excessHeatRight)
    #expect(reverse.excessHeatRight == forward.excessHeatLeft)
    let byCurrent = try ConstantMeanFreePath(wire(law, .current(-forward.current)))
    #expect(abs(byCurrent.voltage + 0.07) <= 1e-11)
  }

  @Test("The incoming distributions carry the current and the heat", arguments: laws)
  func incoming(law: TransmissionLaw) throws {
    let exact = try ConstantMeanFreePath(wire(law, .voltage(0.1), temperature: 0.1))
    // Midpoint rule, four points to the narrowest resonance: another quadrature, of the distributions themselves.
    let (reach, count) = (4.0, 32_000)
    var (current, imbalance) = (0.0, 0.0)
    for index in 0..<count {
      let energy = reach * ((2 * Double(index) + 1) / Double(count) - 1)
      let window =
        exact.incomingDistribution(.left, at: energy) - exact.incomingDistribution(.right, at: energy)
      let flux = law.probability(at: 1 + energy) * window * 2 * reach / Double(count)
      current += flux
      imbalance += energy * flux
    }
    #expect(abs(current - exact.current) <= 1e-6 * exact.current, "\(law)")
    #expect(abs(imbalance - exact.heatImbalance) <= 1e-6 * (abs(exact.heatImbalance) + 0.1 * exact.current), "\(law)")
  }

  @Test("Bin means are the integrals of the profile, and their sum is P_L and P_R") func bins() throws {
    let exact = try ConstantMeanFreePath(wire(.saddlePoint(center: 1.1, width: 0.05), .current(0.05)))
    let (bins, length) = (60, 40.0)
    let means = exact.excessHeat(bins: bins, halfLength: length)
    #expect(means.count == 2 * bins)
    let width = length / Double(bins)
    let left = means[..<bins].reduce(0, +) * width
    let right = means[bins...].reduce(0, +) * width
    #expect(abs(left - exact.excessHeatLeft) <= 1e-14 * exact.excessHeatTotal)
    #expect(abs(right - exact.excessHeatRight) <= 1e-14 * exact.excessHeatTotal)
    let simpson =
      (exact.excessHeat(.left, at: 0) + 4 * exact.excessHeat(.left, at: 0.5 * width)
        + exact.excessHeat(.left, at: width)) / 6
    #expect(abs(means[0] - simpson) <= 1e-4 * abs(simpson))
    let faces = Side.allCases.map { exact.electrochemicalPotential($0, at: 0) }
    #expect(faces[0] - faces[1] == exact.voltage)
    let slope = exact.electrochemicalPotential(.right, at: 2) - exact.electrochemicalPotential(.right, at: 1)
    #expect(abs(slope + exact.current / 2) <= 1e-16)
  }

  @Test("No drive, no current and no heat") func rest() throws {
    for drive in [Drive.voltage(0), .current(0)] {
      let exact = try ConstantMeanFreePath(wire(.saddlePoint(center: 1, width: 0.1), drive))
      #expect(exact.current == 0 && exact.voltage == 0 && exact.excessHeatLeft == 0 && exact.excessHeatRight == 0)
    }
  }

  @Test("What has no solution says so") func refusals() throws {
    #expect(throws: TheoryError.relaxationLaw(expected: 0, found: 1)) {
      try ConstantMeanFreePath(wire(.constant(value: 0.4), .current(0.1), exponent: 1))
    }
    #expect(throws: TheoryError.unboundedCurrent(voltage: 0.1)) {
      try ConstantMeanFreePath(wire(.constant(value: 1), .voltage(0.1)))
    }
    // A resonance 1e-4 wide passes pi times its width at most.
    #expect(throws: TheoryError.self) {
      try ConstantMeanFreePath(wire(.lorentzian(peak: 1, center: 1, width: 1e-4), .current(0.1)))
    }
    let perfect = try ConstantMeanFreePath(wire(.constant(value: 1), .current(0.1)))
    #expect(abs(perfect.voltage) <= 1e-12 && abs(perfect.excessHeatTotal) <= 1e-13)
  }
}
