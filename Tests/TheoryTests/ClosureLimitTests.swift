import Foundation
import NichromeModel
import NichromeTheory
import Testing

@Suite("Linearised closure: limits, symmetry and errors") struct ClosureLimitTests {
  @Test("Reversing the drive mirrors the wires", arguments: closureExponents, closureScreenings)
  func mirror(exponent: Double, screening: Screening) throws {
    let forward = try ClosureSolution(closureWire(exponent: exponent, screening: screening))
    let reverse = try ClosureSolution(
      closureWire(exponent: exponent, screening: screening, drive: .voltage(-forward.voltage)))
    #expect(reverse.current == -forward.current && reverse.voltage == -forward.voltage)
    #expect(reverse.electrostaticDrop == -forward.electrostaticDrop)
    #expect(abs(reverse.drudeHeat / forward.drudeHeat - 1) <= 1e-13)
    for (side, other) in [(Side.left, Side.right), (.right, .left)] {
      #expect(reverse.excessHeat(side) == forward.excessHeat(other))
      #expect(reverse.excessHeat(side, at: 0.7) == forward.excessHeat(other, at: 0.7))
      #expect(reverse.density(side, at: 0.1) == forward.density(other, at: 0.1))
    }
    let byCurrent = try ClosureSolution(
      closureWire(exponent: exponent, screening: screening, drive: .current(-forward.current)))
    #expect(abs(byCurrent.voltage + forward.voltage) <= 1e-11 * forward.voltage)
  }

  @Test("No drive, no current and no heat", arguments: closureExponents) func rest(exponent: Double) throws {
    for drive in [Drive.voltage(0), .current(0)] {
      let found = try ClosureSolution(closureWire(exponent: exponent, screening: .poisson(wavenumber: 5), drive: drive))
      #expect(found.current == 0 && found.voltage == 0 && found.electrostaticDrop == 0)
      #expect(found.excessHeatLeft == 0 && found.excessHeatRight == 0 && found.density(.left, at: 0) == 0)
      #expect(found.spots().isEmpty && found.isWithinTolerance)
    }
  }

  @Test("A perfect transmitter is a bare wire, and has no current for a voltage") func transparent() throws {
    let law = TransmissionLaw.constant(value: 1)
    let bare = try ClosureSolution(closureWire(law, exponent: 1, drive: .current(0.05)))
    #expect(bare.voltage == 0 && bare.excessHeatLeft == 0)
    #expect(abs(bare.drudeHeat / DrudeWire(current: 0.05, temperature: 0.03).heat - 1) <= 1e-12)
    #expect(throws: TheoryError.unboundedCurrent(voltage: 0.02)) { try ClosureSolution(closureWire(law, exponent: 1)) }
    // A resonance 1e-6 wide passes pi times its width at most.
    #expect(throws: TheoryError.self) {
      try ClosureSolution(
        closureWire(.lorentzian(peak: 1, center: 1, width: 1e-6), exponent: 0, drive: .current(0.1)))
    }
  }

  @Test(
    "A power law approaches the constant mean free path in proportion to its exponent", arguments: closureScreenings)
  func smallExponent(screening: Screening) throws {
    let constant = try ClosureSolution(closureWire(exponent: 0, screening: screening), tolerance: 1e-10)
    func deviations(_ exponent: Double) throws -> [Double] {
      let found = try ClosureSolution(closureWire(exponent: exponent, screening: screening), tolerance: 1e-10)
      return [
        found.current - constant.current, found.dissipatedHeat(.left) - constant.dissipatedHeat(.left),
        found.excessHeat(.right, at: 0.5) - constant.excessHeat(.right, at: 0.5),
      ]
    }
    let values = [constant.current, constant.dissipatedHeat(.left), constant.excessHeat(.right, at: 0.5)]
    for (value, (large, small)) in zip(values, zip(try deviations(1e-2), try deviations(1e-3))) {
      // What is left is of second order in the exponent.
      #expect(abs(large - 10 * small) <= 2e-4 * abs(value), "\(large) \(small)")
    }
  }

  /// The relative deviation of the asymmetry from its first term falls like theta^2.
  @Test("Thermal asymmetry of power laws, neutral: T0' - s T0 (1 - T0)/2", arguments: closureExponents)
  func thermalAsymmetry(exponent: Double) throws {
    let (t, slope, voltage) = (0.4, 0.3, 1e-5)
    let deviations = try [0.02, 0.01].map { theta in
      let found = try ClosureSolution(
        closureWire(
          .linear(value: t, slope: slope), exponent: exponent, temperature: theta, drive: .voltage(voltage)),
        tolerance: 1e-9)
      let expected =
        voltage / (1 - t) * 2 * Double.pi * Double.pi * theta * theta / 3 * (slope - 0.5 * exponent * t * (1 - t))
      return (found.dissipatedHeat(.right) - found.dissipatedHeat(.left)) / expected - 1
    }
    #expect(abs(deviations[1]) <= 0.01)
    #expect(abs(deviations[0] / deviations[1] - 4) <= 0.2, "\(deviations)")
  }

  @Test(
    "theta = 0 is the limit of small theta, approached like theta^2", arguments: closureExponents, closureScreenings)
  func zeroTemperature(exponent: Double, screening: Screening) throws {
    var noise = Array(repeating: 0.0, count: 5)
    func values(_ theta: Double) throws -> [Double] {
      let found = try ClosureSolution(
        closureWire(exponent: exponent, screening: screening, temperature: theta, drive: .voltage(0.1)), tolerance: 1e-9
      )
      #expect(found.isWithinTolerance)
      let error = found.error
      for (index, part) in [error.current, error.integratedHeat, error.integratedHeat, error.potential, error.heat]
        .enumerated()
      {
        noise[index] += 4 * part
      }
      return [
        found.current, found.dissipatedHeat(.left), found.fieldHeat(.right), found.electrostaticDrop,
        found.excessHeat(.left, at: 0.5),
      ]
    }
    let (cold, cool, warm) = (try values(0), try values(1e-3), try values(2e-3))
    for index in cold.indices {
      let (large, small) = (warm[index] - cold[index], cool[index] - cold[index])
      #expect(
        abs(large - 4 * small) <= 0.01 * abs(large) + noise[index],
        "\(index): \(cold[index]) \(cool[index]) \(warm[index])")
    }
  }

  @Test("The stated error covers the distance to a much finer solution", arguments: [-0.5] + closureExponents)
  func honesty(exponent: Double) throws {
    for law in [
      TransmissionLaw.saddlePoint(center: 1.1, width: 0.02), .lorentzian(peak: 1, center: 1.02, width: 0.002),
    ] {
      let system = closureWire(
        law, exponent: exponent, screening: .poisson(wavenumber: 5), temperature: exponent <= -1 ? 0.06 : 0.15)
      let coarse = try ClosureSolution(system, tolerance: 1e-2)
      let fine = try ClosureSolution(system, tolerance: 1e-15)
      #expect(!fine.isWithinTolerance && fine.error.heat < coarse.error.heat)
      #expect(abs(coarse.current - fine.current) <= coarse.error.current)
      #expect(abs(coarse.electrostaticDrop - fine.electrostaticDrop) <= coarse.error.potential)
      for side in Side.allCases {
        for s in [0, 0.05, 0.7, 2.3, 6] {
          #expect(abs(coarse.excessHeat(side, at: s) - fine.excessHeat(side, at: s)) <= coarse.error.heat)
          #expect(abs(coarse.density(side, at: s) - fine.density(side, at: s)) <= coarse.error.density)
        }
        #expect(abs(coarse.dissipatedHeat(side) - fine.dissipatedHeat(side)) <= coarse.error.integratedHeat)
      }
    }
  }
}
