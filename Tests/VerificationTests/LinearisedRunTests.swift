import Foundation
import Nichrome
import NichromeModel
import Testing

/// Runs of the linearised closure against its exact solutions. Seeds are fixed; with other random numbers a correct program
/// fails a set of these tests with a probability below half a percent: 32 scalars and 240 bins at |z| < 4.5, 7e-6 each.
@Suite("Linearised dynamics", .serialized) struct LinearisedRunTests {
  static func record(
    _ reference: LinearisedCase, drive: Drive? = nil, particles: Int = 20_000, seed: UInt64 = 3, duration: Double = 400,
    threads: Int? = nil
  ) throws -> RunRecord {
    let deck = Deck(
      title: reference.description, system: reference.system(drive: drive),
      simulation: SimulationSettings(particles: particles, seed: seed, stop: StopRule(duration: duration)), bins: 60)
    return try Run(deck: deck, threads: threads).execute()
  }

  @Test(
    "At a voltage: current, potential drop, faces, both parts of the heat",
    arguments: ["P1 tau", "P2 const_ell", "P3 tau", "P4 const_ell_scl"])
  func voltage(name: String) throws {
    let reference = LinearisedCase.named(name)
    // In the neutral limit the current wanders for some 20 l0/v0.
    let duration = name.hasSuffix("scl") ? 1200.0 : 400
    let comparison = LinearisedComparison(try Self.record(reference, duration: duration), with: reference)
    #expect(comparison.failures.isEmpty, "\(LinearisedComparison.header)\n\(comparison.line)")
    // Enough to see the factor 1.65 between this closure's conductance and the full dynamics', and Peltier's part of p^u.
    #expect(comparison.precision.current < 0.03 && comparison.precision.heat < 0.2, "\(comparison.line)")
    let voltage = comparison.record.scalar("voltage")
    #expect(abs(voltage.value / reference.voltage - 1) < 1e-12 && voltage.error < 1e-12, "\(voltage)")
  }

  /// The current of the exact solution must bring back its voltage.
  @Test("At a current: the voltage") func current() throws {
    let reference = LinearisedCase.named("P2 tau")
    let record = try Self.record(reference, drive: .current(reference.exact.current))
    let voltage = record.scalar("voltage")
    #expect(abs(deviation(voltage, Estimate(value: reference.voltage, error: 0))) < 4.5, "\(voltage)")
    #expect(voltage.error < 0.03 * reference.voltage)
    for name in ["electrostaticDrop", "kineticHeatLeft", "kineticHeatRight"] {
      let exact = reference.scalars.first { $0.name == name }!.value
      let z = deviation(record.scalar(name), Estimate(value: exact, error: 0))
      #expect(abs(z) < 4.5, "\(name): \(record.scalar(name)), exact \(exact)")
    }
    let passed = record.scalar("current")
    #expect(abs(passed.value / reference.exact.current - 1) < 0.03, "\(passed)")
  }

  @Test("No drive: nothing", arguments: [Drive.current(0), .voltage(0)]) func rest(drive: Drive) throws {
    let record = try Self.record(.named("P1 const_ell"), drive: drive, particles: 1_000, duration: 20)
    for quantity in record.quantities where quantity.support == .scalar {
      #expect(quantity.value == [0] && quantity.error == [0], "\(quantity.name)")
    }
    for name in ["heat", "kineticHeat", "fieldWork", "excessHeat"] {
      #expect(record.estimates(name).allSatisfy { $0.value == 0 && $0.error == 0 }, "\(name)")
    }
  }

  /// Differences in units of their own batch errors, see `EstimatorTests`.
  @Test("Estimators of the heat agree, and it is the sum of its parts") func estimators() throws {
    let record = try Self.record(.named("P2 tau"), particles: 10_000, duration: 200)
    for other in ["heatExpected", "heatFlux"] {
      for (index, gap) in record.difference("heat", other).enumerated() {
        #expect(abs(standardised(gap, against: 0)) < EstimatorTests.bound, "heat - \(other), bin \(index): \(gap)")
      }
    }
    let (heat, kinetic, work) = (
      record.estimates("heat"), record.estimates("kineticHeat"), record.estimates("fieldWork")
    )
    for bin in heat.indices {
      let sum = kinetic[bin].value + work[bin].value
      #expect(abs(heat[bin].value - sum) <= 1e-12 * (abs(kinetic[bin].value) + abs(work[bin].value)), "bin \(bin)")
    }
  }

  @Test("The same bits on any number of threads", arguments: [Drive.voltage(0.02), .current(0.03)])
  func bits(drive: Drive) throws {
    func bits(_ threads: Int) throws -> RunRecord {
      var record = try Self.record(.named("P2 tau"), drive: drive, particles: 5_000, duration: 20, threads: threads)
      record.seconds = 0
      return record
    }
    #expect(try bits(1) == bits(2))
  }

  /// Long against the slowest mode of open wires, 58 l0/v0 here: the error of the current in 200 l0/v0 is too small.
  @Test("Reversing the voltage reverses the current and mirrors the heat") func mirror() throws {
    var reference = LinearisedCase.named("P2 const_ell")
    let record = try Self.record(reference, drive: .voltage(-reference.voltage), seed: 4, duration: 1500)
    let exact = reference.exact
    reference.exact.current = -exact.current
    reference.exact.electrostaticDrop = -exact.electrostaticDrop
    (reference.exact.kineticHeatLeft, reference.exact.kineticHeatRight) = (
      exact.kineticHeatRight, exact.kineticHeatLeft
    )
    (reference.exact.fieldHeatLeft, reference.exact.fieldHeatRight) = (exact.fieldHeatRight, exact.fieldHeatLeft)
    (reference.exact.chemicalShiftLeft, reference.exact.chemicalShiftRight) = (
      exact.chemicalShiftRight, exact.chemicalShiftLeft
    )
    let comparison = LinearisedComparison(record, with: reference)
    #expect(comparison.failures.isEmpty, "\(LinearisedComparison.header)\n\(comparison.line)")
  }
}
