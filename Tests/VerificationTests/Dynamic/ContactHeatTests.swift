import Nichrome
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// The gas that enters under a drive in time brings the heat of the wire outside: a bare wire is as warm at its ends as
/// in its middle.
@Suite("Heat at the contacts of driven wires", .serialized) struct ContactHeatTests {
  struct Wire: Sendable, CustomTestStringConvertible {
    var exponent: Double
    var method = SimulationMethod.deviational
    var theta = 0.05
    var current = 0.1
    var particles = 20_000
    var duration = 100.0
    var testDescription: String { "\(method), l = v^\(exponent)" }
  }

  static let wires = [
    Wire(exponent: 1), Wire(exponent: 0),
    Wire(exponent: 1, method: .analog, theta: 0.2, current: 0.2, particles: 80_000, duration: 60),
  ]

  @Test("As much within 2 l0 of the contacts as everywhere", arguments: wires) func uniform(wire: Wire) throws {
    let (current, half, bins) = (wire.current, 3.0, 6)
    let system = System(
      temperature: wire.theta, relaxation: RelaxationLaw(exponent: wire.exponent), screening: .poisson(wavenumber: 4),
      halfLength: half,
      scatterer: Scatterer(length: 0, permittivityRatio: 1, transmission: .constant(value: 1)),
      drive: .current(current), course: DriveCourse(.step(at: 0), value: current))
    let deck = Deck(
      title: "contacts", system: system,
      simulation: SimulationSettings(
        particles: wire.particles, seed: 5, stop: StopRule(duration: wire.duration), field: .dynamic,
        method: wire.method), bins: bins)
    let record = try Run(deck: deck).execute()
    let history = record.history
    /// Heat of the outer 2 l0 of both wires per interval, from 10 l0/v0 on, in tenths of the run.
    let rows = zip(history.time, history.heat).filter { $0.0 > 10 }.map { row in
      [2, 3, 4, 5, 8, 9, 10, 11].reduce(0) { $0 + row.1[$1] } * half / Double(bins)
    }
    let length = rows.count / 10
    let means = (0..<10).map { part in rows[(part * length)..<((part + 1) * length)].reduce(0, +) / Double(length) }
    let mean = means.reduce(0, +) / 10
    let error = (means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 90).squareRoot()
    let law = RelaxationLaw(exponent: wire.exponent)
    let gas = BulkDrift(
      current: current, temperature: wire.theta, law: law,
      states: StateFunctions(temperature: wire.theta, law: law, reach: 3))
    let expected = 4 * gas.drudeHeat
    print("\(wire): \(mean) +- \(error), expected \(expected)")
    #expect(error < 0.03 * expected)
    #expect(abs(mean - expected) < 4.5 * error + 0.01 * expected, "\(mean) +- \(error), expected \(expected)")
  }
}
