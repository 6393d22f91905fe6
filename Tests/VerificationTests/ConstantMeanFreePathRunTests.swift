import Foundation
import Nichrome
import NichromeModel
import NichromeTheory
import Testing

/// Constant mean free path: every number of the run has an exact counterpart.
///
/// Bounds are 5 standard errors: per value 6e-7, for the 150 values of each of the runs below 1e-4, for all of them
/// together below 2e-3 whenever the random numbers change.
@Suite("Runs with an exact solution", .serialized) struct ConstantMeanFreePathRunTests {
  static let bound = 5.0
  static let trials: [(Double, Screening)] = [
    (1e-3, .neutral), (1e-3, .poisson(wavenumber: 5)), (0.02, .poisson(wavenumber: 500)), (0.2, .neutral),
    (0.2, .poisson(wavenumber: 5)),
  ]

  @Test("Constant T: Landauer's current, equal heat, one exponential", arguments: trials)
  func constantTransmission(voltage: Double, screening: Screening) throws {
    let system = ExactCase.system(
      transmission: .constant(value: 0.4), drive: .voltage(voltage), screening: screening)
    // Several times the 80 l0/v0 in which the control of the voltage corrects the current.
    let record = try Run(deck: ExactCase.deck("constant T", system, duration: 400)).execute()
    try compare(record, with: ConstantMeanFreePath(system))
    // The run must be able to see a factor such as the (1 + 2 eps_B/omega)/(1 + kappa) of the linear closure.
    #expect(record.scalar("current").error < 0.02 * voltage)
    // The error of what is held is what it is held to.
    #expect(record.scalar("voltage").error < 0.02 * voltage, "\(record.scalar("voltage"))")
  }

  @Test("Linear T at a current: the exact asymmetry") func linearTransmission() throws {
    let system = ExactCase.system(transmission: .linear(value: 0.4, slope: 0.5), drive: .current(0.06))
    let record = try Run(deck: ExactCase.deck("linear T", system, duration: 300)).execute()
    let exact = try ConstantMeanFreePath(system)
    try compare(record, with: exact)
    #expect(record.scalar("excessHeatAsymmetry").error < 0.2 * abs(exact.excessHeatAsymmetry))
  }

  private func compare(_ record: RunRecord, with exact: ConstantMeanFreePath) throws {
    let scalars = [
      ("current", exact.current), ("voltage", exact.voltage), ("extrapolatedVoltage", exact.voltage),
      ("excessHeatLeft", exact.excessHeatLeft), ("excessHeatRight", exact.excessHeatRight),
      ("excessHeatTotal", exact.excessHeatTotal), ("excessHeatAsymmetry", exact.excessHeatAsymmetry),
    ]
    for (name, value) in scalars {
      let found = record.scalar(name)
      // The exact solution takes the band bottom as full: exp(-1/theta) = 2e-9 at theta = 0.05.
      let z = deviation(found, Estimate(value: value, error: 1e-8))
      #expect(abs(z) < Self.bound, "\(name): \(found), exact \(value), z \(z)")
    }
    let profile = exact.excessHeat(bins: record.deck.bins, halfLength: record.deck.system.halfLength)
    for (index, (found, value)) in zip(record.estimates("excessHeat"), profile).enumerated() {
      let z = deviation(found, Estimate(value: value, error: 1e-8))
      #expect(abs(z) < Self.bound, "bin \(index): \(found), exact \(value), z \(z)")
    }
    let drudeError = exact.current * record.scalar("current").error
    #expect(abs(record.drudeHeat - exact.drudeHeat) <= Self.bound * drudeError + 1e-9)
  }
}
