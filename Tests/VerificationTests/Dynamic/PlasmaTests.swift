import Foundation
import NichromeKinetics
import NichromeModel
import NichromeTheory
import Testing

/// A bare wire between mirrors rings in a cosine mode, as the dielectric function says.
@Suite("Plasma oscillations", .serialized) struct PlasmaTests {
  struct Mode: Sendable, CustomTestStringConvertible {
    var screening: Double
    var halfLength: Double
    /// Half waves between the mirrors.
    var number: Int
    /// Largest nu at first, and how long it is listened to. Signal over noise goes like the root of the former. The latter gathers
    /// with time, what is left of the former does not.
    var disturbance: Double
    var duration: Double
    func shape(_ z: Double) -> Double { cos(wavenumber * (z + halfLength)) }
    var wavenumber: Double { Double(number) * .pi / (2 * halfLength) }
    var testDescription: String { "K = \(screening), k = \(wavenumber)" }
  }

  static let theta = 0.05
  static let modes = [
    Mode(screening: 10, halfLength: 2, number: 4, disturbance: 0.01, duration: 3),
    Mode(screening: 50, halfLength: 1, number: 8, disturbance: 0.04, duration: 1),
  ]

  static func ringing(_ mode: Mode, seed: UInt64 = 11, timeStep: Double? = nil) -> DynamicSimulation {
    let system = System(
      temperature: Self.theta, relaxation: .relaxationTime, screening: .poisson(wavenumber: mode.screening),
      halfLength: mode.halfLength,
      scatterer: Scatterer(length: 0, permittivityRatio: 1, transmission: .constant(value: 1)), drive: .current(0))
    let deck = Deck(
      title: "plasma", system: system,
      simulation: SimulationSettings(particles: 500_000, seed: seed, timeStep: timeStep, field: .dynamic),
      bins: 8)
    let simulation = DynamicSimulation(
      plan: Start(deck: deck).plan(deck: deck, numerics: Numerics()), threads: 2, ends: .mirrors)
    simulation.disturb { mode.disturbance * mode.shape($0) }
    return simulation
  }

  /// The field gives its energy to the electrons and takes it back, while they hand it to the phonons. The sum is kept but for
  /// the splitting of time.
  @Test("Field, kinetic energy and heat add up at every instant") func energy() {
    let simulation = Self.ringing(Self.modes[0])
    simulation.beginBlock()
    let start = simulation.energies
    var (worst, least) = (0.0, start.field)
    for _ in 0..<Int(3 / simulation.timeStep) {
      simulation.step()
      let now = simulation.energies
      worst = max(worst, abs(now.kinetic + now.field + now.heat - start.kinetic - start.field))
      least = min(least, now.field)
    }
    let end = simulation.energies
    print("energy: \(start), \(end), worst \(worst)")
    #expect(least < 0.05 * start.field && end.heat > 0.5 * start.field)
    #expect(worst < 0.05 * start.field, "\(worst) of \(start.field)")
  }

  @Test("Frequency and damping within 2 %", arguments: modes) func oscillation(mode: Mode) {
    let found = Self.fit(Self.ringing(mode), mode)
    let theory = Self.theory(mode)
    print(
      "K = \(mode.screening): omega \(found.frequency) against \(theory.frequency), damping \(found.damping) against \(theory.damping)"
    )
    #expect(abs(found.frequency / theory.frequency - 1) < 0.02, "\(found.frequency), theory \(theory.frequency)")
    #expect(
      abs(found.damping / theory.damping - 1) < 0.02, "\(found.damping), theory \(theory.damping)")
    // The frequency is not simply K: the electrons' motion shows.
    #expect(abs(theory.frequency / mode.screening - 1) > 0.02)
  }

  static func theory(_ mode: Mode) -> PlasmaOscillation {
    PlasmaOscillation(wavenumber: mode.wavenumber, screening: mode.screening, temperature: theta)
  }

  /// Frequency and damping of the mode's amplitude in the density.
  static func fit(_ simulation: DynamicSimulation, _ mode: Mode) -> DampedOscillation {
    fit(amplitudes(simulation, mode), step: simulation.timeStep, mode)
  }

  static func fit(_ amplitudes: [Double], step: Double, _ mode: Mode) -> DampedOscillation {
    let theory = theory(mode)
    return DampedOscillation(
      amplitudes, step: step, frequencies: (0.8 * theory.frequency)...(1.2 * theory.frequency), dampings: 0.2...1)
  }

  /// At the end of each step.
  static func amplitudes(_ simulation: DynamicSimulation, _ mode: Mode) -> [Double] {
    (0..<Int(mode.duration / simulation.timeStep)).map { _ in
      simulation.step()
      return amplitude(simulation, mode)
    }
  }

  /// Of the mode in the density.
  static func amplitude(_ simulation: DynamicSimulation, _ mode: Mode) -> Double {
    var sum = 0.0
    for (wire, values) in simulation.charge.enumerated() {
      for (cell, nu) in values.enumerated() {
        let s = (Double(cell) + 0.5) * mode.halfLength / Double(values.count)
        sum += nu * mode.shape(wire == 0 ? -s : s)
      }
    }
    return sum / Double(simulation.charge[0].count)
  }

  /// Charge that relaxes is spread over its cell, and a wave of it fades by that: by (k h)^2/24 per relaxation time.
  @Test("Relaxation cells are half a screening length at the most", arguments: modes) func cells(mode: Mode) {
    #expect(Self.ringing(mode).relaxation.cells.spacing * mode.screening <= 0.5 * (1 + 1e-9))
  }

  @Test("Long waves: omega = K, damping 1/2") func longWaves() {
    let wave = PlasmaOscillation(wavenumber: 0.01, screening: 10, temperature: 0.02)
    #expect(abs(wave.frequency - (100 - 0.25).squareRoot()) < 1e-2)
    #expect(abs(wave.damping - 0.5) < 1e-3)
  }
}
