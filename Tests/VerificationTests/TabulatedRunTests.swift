import Foundation
import Nichrome
import NichromeModel
import NichromeTheory
import Testing

/// Mean free paths given as tables: null collisions against the deterministic solver, which knows the optical paths.
///
/// Seeds are fixed. Whenever the random numbers change, a correct program fails one of these with a probability below two
/// percent: about 350 bins and 50 scalars at |z| < 4.5 (7e-6 each), mean squared z and P_T in wider bounds.
@Suite("Runs with mean free paths from tables", .serialized) struct TabulatedRunTests {
  struct Trial: Sendable, CustomTestStringConvertible {
    var name: String
    var law: RelaxationLaw
    var theta: Double
    var screening = Screening.neutral
    var drive = Drive.current(0.06)
    /// The law the solver is asked for, where it is another: that of the power the table is made of.
    var power: RelaxationLaw?
    /// The run must be able to see a wrong profile: largest bin error relative to the peak.
    var precision: Double
    var testDescription: String { name }

    func system(_ law: RelaxationLaw) -> System {
      System(
        temperature: theta, relaxation: law, screening: screening, halfLength: 12,
        scatterer: Scatterer(
          length: 0.1, permittivityRatio: 1,
          transmission: .gaussian(peak: 0.9, center: 1 + 1.5 * theta, width: 2 * theta)),
        drive: drive)
    }
  }

  /// Two ways to relax, 1/l = 1/2 + 1/(2 x): slow electrons relax at once, fast ones have at most 2 l0.
  static let matthiessen = RelaxationLaw(table: RelaxationTable(over: 1e-3...20, points: 400) { 1 / (0.5 + 0.5 / $0) })
  /// Electrons near 0.8 mu0 relax sooner than slower and faster ones.
  static let valley = RelaxationLaw(
    table: RelaxationTable(over: 1e-2...20, points: 400) { 1 - 0.7 * exp(-($0 - 0.8) * ($0 - 0.8) / 0.1) })
  /// 1/l = 1000 for the slowest.
  static let square = RelaxationLaw(table: RelaxationTable(over: 1e-3...20, points: 100) { $0 })
  static let linear = RelaxationLaw(
    table: RelaxationTable(energies: [2e-4, 20], lengths: [2e-4, 20].map { $0.squareRoot() }))

  /// The power itself, for comparison with its table when much time is given.
  static let control =
    VerificationSettings.isFull
    ? [Trial(name: "v tau itself", law: .relaxationTime, theta: 0.05, precision: 0.04)] : []

  static let trials =
    [
      Trial(name: "v tau as a table", law: linear, theta: 0.05, power: .relaxationTime, precision: 0.04),
      Trial(name: "two ways, cold", law: matthiessen, theta: 0.05, precision: 0.04),
      Trial(
        name: "two ways, hot", law: matthiessen, theta: 0.4, screening: .poisson(wavenumber: 10), precision: 0.2),
      Trial(
        name: "v^2 from 1e-3 on, hot", law: square, theta: 0.3, screening: .poisson(wavenumber: 20), precision: 0.4),
      Trial(
        name: "valley", law: valley, theta: 0.1, screening: .poisson(wavenumber: 30), drive: .voltage(0.15),
        precision: 0.06),
    ]

  @Test(
    "Voltage or current, drop, heat of both wires and profile",
    arguments: (trials + control).filter { VerificationSettings.includes($0.name) }) func agrees(trial: Trial) throws
  {
    let solution = try KineticSolution(trial.system(trial.power ?? trial.law), tolerance: 5e-4)
    let deck = Deck(
      title: trial.name, system: trial.system(trial.law),
      simulation: VerificationSettings.isFull
        ? SimulationSettings(
          seed: VerificationSettings.seed(otherwise: 3), stop: StopRule(wallClock: VerificationSettings.budget))
        : SimulationSettings(particles: 20_000, seed: 7, stop: StopRule(duration: 300)), bins: 60)
    let record = try Run(deck: deck).execute()
    let found = RandomComparison(record, solution)
    for (name, z) in zip(RandomDeckTests.scalars, found.scalars) { #expect(abs(z) < 4.5, "\(name) z \(z)") }
    let voltage = Estimate(value: solution.voltage, error: solution.discretisationError.voltage)
    #expect(abs(deviation(record.scalar("voltage"), voltage)) < 4.5)
    #expect(found.largestZ < 4.5 && (0.5...1.7).contains(found.meanSquaredZ), "\(found.line)")
    #expect(found.binError < trial.precision, "\(found.line)")
    if VerificationSettings.isFull {
      FileHandle.standardOutput.write(Data("\(trial.name): \(found.line); \(record.events) events\n".utf8))
    }
    // P_T = iota u_ext, exactly, for any law.
    let (total, drop) = (record.scalar("excessHeatTotal"), record.scalar("extrapolatedVoltage"))
    let current = record.scalar("current")
    let work = Estimate(
      value: current.value * drop.value, error: hypot(current.value * drop.error, drop.value * current.error))
    #expect(abs(deviation(total, work)) < 4.5, "P_T \(total), iota u_ext \(work)")
  }

  /// The closure is solved for powers only: a table of one stands in for all.
  @Test("Linearised dynamics: v tau as a table against the closure's solution") func linearised() throws {
    var (tabulated, power) = (Self.trials[0].system(Self.linear), Self.trials[0].system(.relaxationTime))
    (tabulated.dynamics, power.dynamics) = (.linearised, .linearised)
    let deck = Deck(
      title: "linearised", system: tabulated,
      simulation: SimulationSettings(particles: 20_000, seed: 7, stop: StopRule(duration: 300)), bins: 60)
    let found = RandomComparison(try Run(deck: deck).execute(), try ClosureSolution(power))
    #expect(found.scalars.allSatisfy { abs($0) < 4.5 } && found.largestZ < 4.5, "\(found.line)")
    #expect((0.5...1.7).contains(found.meanSquaredZ) && found.binError < 0.2, "\(found.line)")
  }

  @Test("The whole Fermi sea, two ways to relax") func analog() throws {
    let system = Self.trials[2].system(Self.matthiessen)
    let deck = Deck(
      title: "sea", system: system,
      simulation: SimulationSettings(particles: 20_000, seed: 7, stop: StopRule(duration: 200), method: .analog),
      bins: 60)
    let record = try Run(deck: deck).execute()
    let solution = try KineticSolution(system, tolerance: 2e-3)
    let found = RandomComparison(record, solution)
    #expect(found.scalars.allSatisfy { abs($0) < 4.5 } && found.largestZ < 4.5, "\(found.line)")
    #expect((0.4...1.6).contains(found.meanSquaredZ), "\(found.line)")
    let voltage = Estimate(value: solution.voltage, error: solution.discretisationError.voltage)
    #expect(abs(deviation(record.scalar("voltage"), voltage)) < 4.5 && record.scalar("voltage").error < 0.1)
  }

  @Test("The same bits on any number of threads") func threads() throws {
    func record(threads: Int) throws -> RunRecord {
      let deck = Deck(
        title: "threads", system: Self.trials[2].system(Self.matthiessen),
        simulation: SimulationSettings(particles: 3000, seed: 7, stop: StopRule(duration: 10)), bins: 24)
      var record = try Run(deck: deck, threads: threads).execute()
      record.seconds = 0
      return record
    }
    #expect(try record(threads: 1) == record(threads: 2))
  }
}
