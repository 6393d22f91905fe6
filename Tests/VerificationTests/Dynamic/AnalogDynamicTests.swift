import Foundation
import Nichrome
import NichromeKinetics
import NichromeModel
import Testing

/// The whole Fermi sea in a field of true time dependence, where nothing is known beforehand: the oracle of the engine that
/// simulates the difference from a gas at rest.
@Suite("The whole Fermi sea in time", .serialized) struct AnalogDynamicTests {
  /// How many times as many realisations as usual.
  static let size = Int(ProcessInfo.processInfo.environment["NICHROME_SEA"] ?? "") ?? 1

  private func deck(_ method: SimulationMethod, particles: Int, ensemble: Int, duration: Double = 6) -> Deck {
    let system = System(
      temperature: 0.2, relaxation: .relaxationTime, screening: .poisson(wavenumber: 3), halfLength: 3,
      scatterer: Scatterer(length: 0.3, permittivityRatio: 1, transmission: .constant(value: 0.3)),
      drive: .voltage(0.8), course: DriveCourse(.step(at: 0.5), value: 0.8))
    return Deck(
      title: "sea", system: system,
      simulation: SimulationSettings(
        particles: particles, seed: 5, timeStep: 0.05, stop: StopRule(duration: duration), field: .dynamic,
        method: method, ensemble: ensemble), bins: 12)
  }

  /// 5 %: room for what the noise of the sea and the delay of mu by half a l0/v0 add, see docs/dynamics.md.
  @Test("A voltage switched on: currents, drops and heat agree with the difference's") func switchOn() throws {
    let sea = try Run(deck: deck(.analog, particles: 80_000, ensemble: 24 * Self.size)).execute()
    let difference = try Run(deck: deck(.deviational, particles: 10_000, ensemble: 24 * Self.size)).execute()
    #expect(difference.scalar("voltage").value > 0.2)
    for name in ["current", "electrostaticDrop", "voltage", "excessHeatLeft", "excessHeatRight"] {
      let (found, expected) = (sea.scalar(name), difference.scalar(name))
      let z = deviation(found, expected)
      print("\(name): \(found), \(expected), z \(z)")
      let allowed = 4.5 * hypot(found.error, expected.error) + 0.05 * abs(expected.value)
      #expect(abs(found.value - expected.value) < allowed, "\(name): \(found), \(expected), z \(z)")
    }
    #expect(sea.scalar("current").error < 0.02 * difference.scalar("current").value)
    let heat = difference.scalar("excessHeatLeft").value
    #expect(sea.scalar("excessHeatLeft").error < 0.1 * heat && sea.scalar("excessHeatRight").error < 0.1 * heat)
    // With smaller errors what is allowed above would show.
    guard Self.size == 1 else { return }
    for name in ["current", "totalCurrent", "electrostaticDrop", "excessHeatLeft", "excessHeatRight"] {
      try compare(name, sea.history, difference.history)
    }
    // In the innermost bins mu changes fastest, and what it is late by is seen.
    let bins = zip(sea.estimates("heat"), difference.estimates("heat")).map { deviation($0, $1) }
    judge("heat", (0..<24).filter { $0 % 12 != 0 }.map { bins[$0] })
  }

  private func compare(_ name: String, _ a: History, _ b: History) throws {
    let (x, y) = (try #require(a.series[name]), try #require(b.series[name]))
    let (xError, yError) = (try #require(a.seriesError[name]), try #require(b.seriesError[name]))
    // Nothing flows before 0.5.
    let used = x.indices.filter { a.time[$0] > 0.7 }
    judge(name, used.map { (x[$0] - y[$0]) / hypot(xError[$0], yError[$0]) })
  }

  /// Of 24 realisations: Student's t. Rows of a series are correlated over a tenth of them.
  private func judge(_ name: String, _ z: [Double]) {
    let square = z.reduce(0) { $0 + $1 * $1 } / Double(z.count)
    let mean = z.reduce(0, +) / Double(z.count)
    print("\(name): \(z.count) rows, mean squared z \(square), mean z \(mean)")
    #expect(square < 2, "\(name): mean squared z \(square)")
    #expect(abs(mean) < 1.2, "\(name): mean z \(mean)")
  }

  @Test("Charge is kept to the carrier between mirrors") func charge() {
    let deck = deck(.analog, particles: 10_000, ensemble: 1)
    let simulation = DynamicSimulation(
      plan: Start(deck: deck).plan(deck: deck, numerics: Numerics()), threads: 2, ends: .mirrors)
    func total() -> Double { simulation.charge.reduce(0) { $0 + $1.reduce(0, +) } }
    let start = total()
    for _ in 0..<100 {
      simulation.step()
      #expect(abs(total() - start) < 1e-6 * Double(simulation.charge[0].count))
    }
  }

  @Test("The same bits on any number of threads") func threads() throws {
    func record(threads: Int) throws -> RunRecord {
      var record = try Run(deck: deck(.analog, particles: 2000, ensemble: 2, duration: 2), threads: threads).execute()
      record.seconds = 0
      return record
    }
    #expect(try record(threads: 1) == record(threads: 2))
  }
}
