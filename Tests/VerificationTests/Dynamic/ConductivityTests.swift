import Foundation
import Nichrome
import NichromeModel
import Testing

/// A bare wire under an alternating voltage: sigma(omega) = sigma_0/(1 - i omega tau).
@Suite("Conductivity at a frequency", .serialized) struct ConductivityTests {
  @Test("Both components within errors", arguments: [0.25, 0.5, 1, 2, 4]) func conductivity(frequency: Double) throws {
    let (length, amplitude) = (2.0, 0.02)
    let period = 2 * Double.pi / frequency
    // The first stretch is left to the transient, exp(-t/tau).
    let skipped = (7 / period).rounded(.up)
    let periods = max(5, (20 / period).rounded(.up))
    let system = System(
      temperature: 0.05, relaxation: .relaxationTime, screening: .poisson(wavenumber: 4), halfLength: length,
      scatterer: Scatterer(length: 0, permittivityRatio: 1, transmission: .constant(1)), drive: .voltage(amplitude),
      course: DriveCourse(.sine(period: period), value: amplitude))
    let deck = Deck(
      title: "alternating", system: system,
      simulation: SimulationSettings(
        particles: 20_000, seed: 4, stop: StopRule(duration: (skipped + periods) * period), field: .dynamic), bins: 8)
    let history = try Run(deck: deck).execute().history
    let current = try #require(history.series["current"])

    // Lock-in over each period, by the mid times of the intervals.
    var rows: [[(phase: Double, value: Double)]] = Array(repeating: [], count: Int(periods))
    let interval = history.time[1] - history.time[0]
    for (time, value) in zip(history.time, current) {
      let middle = time - 0.5 * interval
      let index = Int((middle / period - skipped).rounded(.down))
      if index >= 0, index < rows.count { rows[index].append((2 * .pi * middle / period, value)) }
    }
    // A mean over an interval is smaller than the middle value.
    let blur = sin(0.5 * frequency * interval) / (0.5 * frequency * interval)
    let scale = 2 * length / (amplitude * blur)
    let inPhase = rows.map { row in scale * 2 * row.reduce(0) { $0 + $1.value * sin($1.phase) } / Double(row.count) }
    let quadrature = rows.map { row in scale * 2 * row.reduce(0) { $0 + $1.value * cos($1.phase) } / Double(row.count) }
    // n = 2 - pi^2 theta^2/12.
    let sigma = (2 - .pi * .pi * 0.0025 / 12) / (1 + frequency * frequency)
    for (name, found, expected) in [("in phase", inPhase, sigma), ("quadrature", quadrature, -frequency * sigma)] {
      let mean = found.reduce(0, +) / Double(found.count)
      let variance = found.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(found.count - 1)
      let error = (variance / Double(found.count)).squareRoot()
      print("omega tau \(frequency), \(name): \(mean) +- \(error), expected \(expected)")
      #expect(
        abs(mean - expected) < 4.5 * error + 0.005 * sigma * max(1, frequency),
        "\(name): \(mean) +- \(error), \(expected)")
      #expect(error < 0.02 * sigma * max(1, frequency), "\(name): too noisy to judge, \(error)")
    }
  }
}
