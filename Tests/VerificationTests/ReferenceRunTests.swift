import Foundation
import Nichrome
import NichromeModel
import Testing

/// Short runs against reference solutions. Seeds are fixed, so a passing test goes on passing; whenever the random numbers
/// change, a correct program fails one of these five tests with a probability below one percent: 500 bins and 20 scalars at
/// |z| < 4.5 (7e-6 each, 4e-3 together) and five mean squared z within four standard deviations (1e-3 for the skewed sums).
@Suite("Short runs against reference solutions", .serialized) struct ReferenceRunTests {
  struct Trial: Sendable, CustomTestStringConvertible {
    var prefix: String
    var particles: Int
    var duration: Double
    /// The run must be able to see a wrong profile: largest bin error relative to the peak.
    var precision: Double
    var testDescription: String { prefix }
  }

  static let trials = [
    Trial(prefix: "C1a", particles: 20_000, duration: 300, precision: 0.02),
    Trial(prefix: "C2a", particles: 20_000, duration: 300, precision: 0.08),
    Trial(prefix: "C3b", particles: 20_000, duration: 300, precision: 0.03),
    Trial(prefix: "C4a", particles: 20_000, duration: 300, precision: 0.02),
    Trial(prefix: "C5b", particles: 20_000, duration: 300, precision: 0.02),
  ]

  @Test("Voltage, drop, integrals and profile", arguments: trials) func agrees(trial: Trial) throws {
    let reference = ReferenceCase.named(trial.prefix)
    let deck = reference.deck(particles: trial.particles, seed: 7, stop: StopRule(duration: trial.duration))
    let comparison = Comparison(try Run(deck: deck).execute(), with: reference)
    comparison.expectAgreement(precision: trial.precision)
  }
}
