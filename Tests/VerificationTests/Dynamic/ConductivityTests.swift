import Foundation
import Nichrome
import NichromeModel
import Testing

/// A bare wire under an alternating voltage: sigma(omega) = sigma_0/(1 - i omega tau).
@Suite("Conductivity at a frequency", .serialized) struct ConductivityTests {
  @Test(
    "Both components within errors", arguments: [Screening.poisson(wavenumber: 4), .neutral], [0.25, 0.5, 1, 2, 4])
  func conductivity(screening: Screening, frequency: Double) throws {
    let (length, amplitude) = (2.0, 0.02)
    let period = 2 * Double.pi / frequency
    // The first stretch is left to the transient, exp(-t/tau).
    let skipped = (7 / period).rounded(.up)
    let periods = max(5, (20 / period).rounded(.up))
    let system = System(
      temperature: 0.05, relaxation: .relaxationTime, screening: screening, halfLength: length,
      scatterer: Scatterer(length: 0, permittivityRatio: 1, transmission: .constant(value: 1)),
      drive: .voltage(amplitude),
      course: DriveCourse(.sine(period: period), value: amplitude))
    let deck = Deck(
      title: "alternating", system: system,
      simulation: SimulationSettings(
        particles: 20_000, seed: 4, stop: StopRule(duration: (skipped + periods) * period), field: .dynamic), bins: 8)
    let history = try Run(deck: deck).execute().history
    // A neutral wire has no displacement current: what the source gives is what flows.
    let isNeutral = screening == .neutral
    let current = try #require(history.series[isNeutral ? "totalCurrent" : "current"])

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
    func component(_ wave: (Double) -> Double) -> [Double] {
      rows.map { row in
        let sum = row.reduce(0.0) { $0 + $1.value * wave($1.phase) }
        return scale * 2 * sum / Double(row.count)
      }
    }
    let inPhase = component { sin($0) }
    let quadrature = component { cos($0) }
    // n = 2 - pi^2 theta^2/12.
    let density = 2 - Double.pi * Double.pi * 0.0025 / 12
    let sigma = density / (1 + frequency * frequency)
    let size = sigma * max(1.0, frequency)
    judge("\(screening), omega tau \(frequency), in phase", inPhase, sigma, size)
    judge("\(screening), omega tau \(frequency), quadrature", quadrature, -frequency * sigma, size)
  }

  /// - Parameters:
  ///   - values: one of each period.
  ///   - size: of the larger component.
  private func judge(_ name: String, _ values: [Double], _ expected: Double, _ size: Double) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    let error = (squares.reduce(0, +) / (count * (count - 1))).squareRoot()
    print("\(name): \(mean) +- \(error), expected \(expected)")
    let allowed = 4.5 * error + 0.005 * size
    #expect(abs(mean - expected) < allowed, "\(name): \(mean) +- \(error), \(expected)")
    #expect(error < 0.02 * size, "\(name): too noisy to judge, \(error)")
  }
}
