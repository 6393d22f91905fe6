import Foundation
import Nichrome
import NichromeModel
import Testing

/// With a constant drive the true time dependence ends in the steady state of the deterministic solution.
@Suite("Steady state of a dynamic field", .serialized) struct DynamicSteadyStateTests {
  @Test("Voltage, drop, integrals and profile of C4a") func agrees() throws {
    let reference = ReferenceCase.named("C4a")
    var deck = reference.deck(particles: 10_000, seed: 7, stop: StopRule(duration: 100))
    deck.simulation.field = .dynamic
    let comparison = Comparison(try Run(deck: deck).execute(), with: reference)
    print(comparison.line)
    for scalar in comparison.scalars {
      #expect(
        abs(scalar.z) < 4.5, "\(scalar.name): \(scalar.found), reference \(scalar.reference.value), z \(scalar.z)")
    }
    for bin in comparison.bins { #expect(abs(bin.z) < 4.5, "\(bin.left ? "L" : "R") \(bin.distance): z \(bin.z)") }
    #expect(abs(comparison.meanSquaredZ - 1) < 4 * comparison.meanSquaredZDeviation, "\(comparison.line)")
    #expect(comparison.binError < 0.1, "\(comparison.line)")
  }
}
