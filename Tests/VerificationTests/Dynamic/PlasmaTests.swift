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
    var particles: Int
    /// Relative; at K = 50 single runs scatter by 4 %.
    var dampingTolerance: Double
    func shape(_ z: Double) -> Double { cos(wavenumber * (z + halfLength)) }
    var wavenumber: Double { Double(number) * .pi / (2 * halfLength) }
    var testDescription: String { "K = \(screening), k = \(wavenumber)" }
  }

  static let theta = 0.05
  static let modes = [
    Mode(screening: 10, halfLength: 2, number: 4, particles: 500_000, dampingTolerance: 0.02),
    Mode(screening: 50, halfLength: 1, number: 8, particles: 500_000, dampingTolerance: 0.06),
  ]

  /// - Parameter disturbance: largest nu.
  static func ringing(
    _ mode: Mode, seed: UInt64 = 11, disturbance: Double = 0.01, timeStep: Double? = nil
  ) -> DynamicSimulation {
    let system = System(
      temperature: Self.theta, relaxation: .relaxationTime, screening: .poisson(wavenumber: mode.screening),
      halfLength: mode.halfLength,
      scatterer: Scatterer(length: 0, permittivityRatio: 1, transmission: .constant(value: 1)), drive: .current(0))
    let deck = Deck(
      title: "plasma", system: system,
      simulation: SimulationSettings(particles: mode.particles, seed: seed, timeStep: timeStep, field: .dynamic),
      bins: 8)
    let simulation = DynamicSimulation(
      plan: Start(deck: deck).plan(deck: deck, numerics: Numerics()), threads: 2, ends: .mirrors)
    simulation.disturb { disturbance * mode.shape($0) }
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

  @Test("Frequency within 2 %, and damping", arguments: modes) func oscillation(mode: Mode) {
    let found = Self.fit(Self.ringing(mode), mode)
    let theory = Self.theory(mode)
    print(
      "K = \(mode.screening): omega \(found.frequency) against \(theory.frequency), damping \(found.damping) against \(theory.damping)"
    )
    #expect(abs(found.frequency / theory.frequency - 1) < 0.02, "\(found.frequency), theory \(theory.frequency)")
    #expect(
      abs(found.damping / theory.damping - 1) < mode.dampingTolerance, "\(found.damping), theory \(theory.damping)")
    // The frequency is not simply K: the electrons' motion shows.
    #expect(abs(theory.frequency / mode.screening - 1) > 0.02)
  }

  static func theory(_ mode: Mode) -> PlasmaOscillation {
    PlasmaOscillation(wavenumber: mode.wavenumber, screening: mode.screening, temperature: theta)
  }

  /// Frequency and damping of the mode's amplitude in the density.
  static func fit(_ simulation: DynamicSimulation, _ mode: Mode) -> DampedOscillation {
    let theory = theory(mode)
    var amplitudes: [Double] = []
    for _ in 0..<Int(3 / simulation.timeStep) {
      simulation.step()
      var sum = 0.0
      for (wire, values) in simulation.charge.enumerated() {
        for (cell, nu) in values.enumerated() {
          let s = (Double(cell) + 0.5) * mode.halfLength / Double(values.count)
          sum += nu * mode.shape(wire == 0 ? -s : s)
        }
      }
      amplitudes.append(sum / Double(simulation.charge[0].count))
    }
    return DampedOscillation(
      amplitudes, step: simulation.timeStep, frequencies: (0.8 * theory.frequency)...(1.2 * theory.frequency),
      dampings: 0.2...1)
  }

  @Test("Long waves: omega = K, damping 1/2") func longWaves() {
    let wave = PlasmaOscillation(wavenumber: 0.01, screening: 10, temperature: 0.02)
    #expect(abs(wave.frequency - (100 - 0.25).squareRoot()) < 1e-2)
    #expect(abs(wave.damping - 0.5) < 1e-3)
  }
}
