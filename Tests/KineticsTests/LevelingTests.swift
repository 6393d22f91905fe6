import Foundation
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

@Suite("Leveling") struct LevelingTests {
  @Test("Far from the scatterer nothing is left, near it only what is the same all along") func change() throws {
    let cells = Mesh(halfLength: 24, count: 240)
    // Beside the scatterer a structure; beyond it what differs from wire to wire and along them.
    func deviation(_ wire: Int, _ s: Double) -> Double {
      3e-3 * exp(-3 * s) + (wire == 0 ? 1e-3 : -2e-3) + (s > 6 ? 4e-4 * (s - 6) / 18 : 0)
    }
    let values = (0..<480).map { deviation($0 / 240, cells.centre($0 % 240)) }
    let leveling = try #require(Leveling(values, cells: cells, reach: 6))
    #expect(leveling.edges == [6, 9, 12, 15, 18, 21, 24])
    for (wire, far) in [1e-3, -2e-3].enumerated() {
      for s in [0.0, 1, 5.9] { #expect(abs(leveling.change(wire, s) + far) < 1e-8, "\(wire) \(s)") }
      for s in [7.5, 10, 13, 20, 22.5] {
        #expect(abs(leveling.change(wire, s) + deviation(wire, s)) < 2e-6, "\(wire) \(s)")
      }
      let values = (0...240).map { leveling.change(wire, 0.1 * Double($0)) }
      #expect(zip(values, values.dropFirst()).allSatisfy { abs($0 - $1) < 4e-6 }, "continuous")
    }
    #expect(Leveling(values, cells: cells, reach: 12.1) == nil, "short wires")
  }

  @Test("Levelled wires settle as those around the scatterer do, short ones as a whole") func times() {
    func time(_ diffusionTime: Double, _ halfLength: Double, temperature: Double = 0.1) -> Double {
      let system = System(
        temperature: temperature, relaxation: .relaxationTime, screening: .neutral, halfLength: halfLength,
        scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: 0.5)),
        drive: .current(0.05))
      return Leveling.settlingTime(diffusionTime, in: system)
    }
    #expect(time(30, 8) == 120)
    #expect(abs(time(48, 24) - 27) < 1e-12 && abs(time(12, 12) - 27) < 1e-12)
    #expect(abs(time(48, 48, temperature: 4) - 27) < 1e-12, "twice as fast electrons go twice as far")
  }

  /// mu, psi and the gas move together: if the density of the deviational electrons were not that of the moved potential,
  /// the next solution of the field would undo what was done.
  @Test(
    "The field of the next step is that of the levelled wires",
    arguments: [Screening.neutral, .poisson(wavenumber: 10)])
  func field(screening: Screening) {
    let system = System(
      temperature: 0.3, relaxation: .relaxationTime, screening: screening, halfLength: 18,
      scatterer: Scatterer(
        length: 0.1, permittivityRatio: 1, transmission: .gaussian(peak: 1, center: 1.5, width: 0.3)),
      drive: .current(0.05))
    let deck = Deck(
      title: "leveling", system: system, simulation: SimulationSettings(particles: 20000), bins: 36)
    let simulation = Simulation(plan: Start(deck: deck).plan(deck: deck, numerics: Numerics()), threads: 1)
    for _ in 0..<40 { simulation.step() }
    // Means over 3 l0: from step to step a place by itself moves as much.
    func potentials() -> [Double] {
      (0...1).flatMap { wire in
        (0..<6).map { stretch in
          let places = (0..<60).map { 3 * Double(stretch) + 0.05 * (Double($0) + 0.5) }
          return places.reduce(0) { $0 + simulation.field.potential(wire: wire, distance: $1) } / 60
        }
      }
    }
    let before = potentials()
    simulation.level()
    let levelled = potentials()
    simulation.step()
    let after = potentials()
    func size(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).map { abs($0 - $1) }.max()! }
    let (moved, undone) = (size(before, levelled), size(levelled, after))
    #expect(moved > 3e-4 && undone < 0.25 * moved, "\(undone) of \(moved)")
  }
}
