import Foundation
import Nichrome
import NichromeModel
import Testing

/// The dipole at the scatterer charges in R C, where that is longer than what the electrons themselves take.
@Suite("Charging of the dipole", .serialized) struct ChargingTests {
  struct Contact: Sendable, CustomTestStringConvertible {
    var transmission: Double
    var screening: Double
    var length: Double
    var testDescription: String { "T \(transmission), K \(screening), L \(length)" }
  }

  static let contacts = [
    Contact(transmission: 0.05, screening: 4, length: 0.1), Contact(transmission: 0.1, screening: 3, length: 0.5),
  ]

  /// At a current switched on, u(t) = R I (1 - exp(-t/RC)).
  @Test("The voltage rises within R C", arguments: contacts) func current(contact: Contact) throws {
    let current = 0.004
    let system = System(
      temperature: 0.05, relaxation: .relaxationTime, screening: .poisson(wavenumber: contact.screening), halfLength: 3,
      scatterer: Scatterer(
        length: contact.length, permittivityRatio: 1, transmission: .constant(value: contact.transmission)),
      drive: .current(current), course: DriveCourse(.step(at: 0), value: current))
    let time = try #require(system.chargingTime)
    let names = ["voltage", "electrostaticDrop"]
    let found = try (0..<4).map { seed in
      let deck = Deck(
        title: "charging", system: system,
        simulation: SimulationSettings(
          particles: 3000, seed: UInt64(seed), stop: StopRule(duration: 6 * time), field: .dynamic, ensemble: 8),
        bins: 12)
      let history = try Run(deck: deck).execute().history
      return try names.map { try riseTime(history.time, #require(history.series[$0]), estimate: time) }
    }
    for (index, name) in names.enumerated() {
      let values = found.map { $0[index] }
      let mean = values.reduce(0, +) / 4
      let error = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 12).squareRoot()
      print("\(contact), \(name): \(mean) +- \(error), R C \(time)")
      #expect(abs(mean - time) < 0.1 * time + 4 * error, "\(name): \(mean) +- \(error), \(time)")
      #expect(error < 0.1 * time, "\(name): too noisy to judge, \(error)")
    }
  }

  /// tau of U (1 - exp(-t/tau)), U and tau by least squares, after the first ringing has faded.
  private func riseTime(_ ends: [Double], _ values: [Double], estimate: Double) -> Double {
    let interval = ends[1] - ends[0]
    let used = ends.indices.filter { ends[$0] > 1 }
    func residual(_ tau: Double) -> Double {
      let shape = used.map { 1 - exp(-(ends[$0] - 0.5 * interval) / tau) }
      let size = zip(shape, used).reduce(0) { $0 + $1.0 * values[$1.1] } / shape.reduce(0) { $0 + $1 * $1 }
      return zip(shape, used).reduce(0) { $0 + ($1.0 * size - values[$1.1]) * ($1.0 * size - values[$1.1]) }
    }
    let trials = (20...300).map { 0.01 * Double($0) * estimate }
    return trials.min { residual($0) < residual($1) } ?? 0
  }

  @Test("Capacity and resistance as they are said to be") func formula() throws {
    var system = System(
      temperature: 0.001, relaxation: .relaxationTime, screening: .poisson(wavenumber: 10), halfLength: 5,
      scatterer: Scatterer(length: 0.4, permittivityRatio: 2, transmission: .constant(value: 0.2)),
      drive: .current(0.01))
    let capacity = 2 / (100 * (0.2 + 0.2))
    #expect(abs(try #require(system.dipoleCapacity) - capacity) < 1e-4)
    #expect(abs(try #require(system.chargingTime) - 4 * capacity) < 1e-3)
    // Between two wires of R_w = 2 D/2 = 5.
    system.drive = .voltage(0.1)
    system.course = DriveCourse(.step(at: 0), value: 0.1)
    #expect(abs(try #require(system.chargingTime) - capacity * 20 / 9) < 1e-3)
    system.screening = .neutral
    #expect(system.chargingTime == nil && system.settlingTime == 10)
  }
}
