import Foundation
import Nichrome
import NichromeModel
import NichromeTheory
import Testing

/// With a constant drive the true time dependence ends in the steady state of the deterministic solution.
@Suite("Steady state of a dynamic field", .serialized) struct DynamicSteadyStateTests {
  @Test("Two ways to relax, a mean free path from a table") func table() throws {
    let trial = TabulatedRunTests.Trial(
      name: "true time", law: TabulatedRunTests.matthiessen, theta: 0.05, screening: .poisson(wavenumber: 5),
      precision: 0.1)
    let deck = Deck(
      title: trial.name, system: trial.system(trial.law),
      simulation: SimulationSettings(particles: 10_000, seed: 7, stop: StopRule(duration: 100), field: .dynamic),
      bins: 60)
    let solution = try KineticSolution(trial.system(trial.law), tolerance: 5e-4)
    let found = RandomComparison(try Run(deck: deck).execute(), solution)
    #expect(found.scalars.allSatisfy { abs($0) < 4.5 } && found.largestZ < 4.5, "\(found.line)")
    #expect((0.5...1.7).contains(found.meanSquaredZ) && found.binError < trial.precision, "\(found.line)")
  }

  @Test("Voltage, drop, integrals and profile of C4a") func agrees() throws {
    let reference = ReferenceCase.named("C4a")
    var deck = reference.deck(particles: 10_000, seed: 7, stop: StopRule(duration: 100))
    deck.simulation.field = .dynamic
    let comparison = Comparison(try Run(deck: deck).execute(), with: reference)
    print(comparison.line)
    comparison.expectAgreement(precision: 0.1)
  }
}
