import Foundation
import NichromeKinetics
import NichromeModel
import Testing

/// The energy balance of a driven wire: what the source gives and what carriers bring through the contacts goes to the
/// phonons, into the field and into motion.
@Suite("Energy of driven wires", .serialized) struct DrivenEnergyTests {
  static let drives: [(Drive, DriveCourse)] = [
    (.voltage(0.3), DriveCourse(.step(at: 0.5), value: 0.3)),
    (.voltage(0.3), DriveCourse(.sine(period: 4), value: 0.3)),
    (.current(0.1), DriveCourse(.pulse(at: 0.2, width: 2), value: 0.1)),
  ]

  struct Wire: Sendable, CustomTestStringConvertible {
    var screening: Screening
    var method = SimulationMethod.deviational
    var particles = 200_000
    /// Largest deviation of the sum over the work of the source.
    var allowed = 0.01
    var testDescription: String { "\(method) \(screening)" }
  }

  /// Where a current jumps in a neutral wire, all of the work is done within a step. The whole sea has a hundred times the
  /// energy of what is moved here, and its noise.
  static let wires = [
    Wire(screening: .poisson(wavenumber: 4)), Wire(screening: .neutral, allowed: 0.02),
    Wire(screening: .poisson(wavenumber: 4), method: .analog, particles: 400_000, allowed: 0.02),
  ]

  @Test("Work is heat, field and kinetic energy at every instant", arguments: wires, 0..<3)
  func balance(wire: Wire, index: Int) {
    let (drive, course) = Self.drives[index]
    let system = System(
      temperature: 0.05, relaxation: .relaxationTime, screening: wire.screening, halfLength: 3,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: 0.4)),
      drive: drive, course: course)
    let deck = Deck(
      title: "energy", system: system,
      simulation: SimulationSettings(particles: wire.particles, seed: 11, field: .dynamic, method: wire.method),
      bins: 12)
    let simulation = DynamicSimulation(plan: Start(deck: deck).plan(deck: deck, numerics: Numerics()), threads: 2)
    simulation.beginBlock()
    let start = simulation.energies
    var (worst, moved, heatless, unsupplied, carried) = (0.0, 0.0, 0.0, 0.0, [0.0, 0.0])
    for _ in 0..<Int(6 / simulation.timeStep) {
      simulation.step()
      let (now, supply) = (simulation.energies, simulation.supply)
      let stored = now.kinetic + now.field - start.kinetic - start.field
      let heat = now.heat - start.heat
      worst = max(worst, abs(supply.work + supply.carried - heat - stored))
      moved = max(moved, abs(supply.work))
      heatless = max(heatless, abs(supply.work + supply.carried - stored))
      unsupplied = max(unsupplied, abs(heat + stored - supply.carried))
      for wire in 0...1 { carried[wire] = max(carried[wire], abs(supply.through[wire])) }
    }
    let (end, supply) = (simulation.energies, simulation.supply)
    print("\(wire), \(course.shape): \(end), \(supply), worst \(worst) of \(moved), \(heatless), \(unsupplied)")
    #expect(worst < wire.allowed * moved, "\(worst) of \(moved)")
    // No part is small beside the deviation allowed; what a uniform current carries in at one contact it carries out at the other.
    #expect(heatless > 0.1 * moved && unsupplied > 0.1 * moved && carried.allSatisfy { $0 > 0.05 * moved })
    // A neutral wire has no field energy, and what the field takes from noise is small.
    if case .neutral = wire.screening { #expect(abs(end.field) < 0.02 * moved, "\(end.field) of \(moved)") }
  }
}
