import Foundation
import Nichrome
import NichromeModel
import NichromeTheory
import Testing

/// Independent ways to one number inside one run, and the same run twice.
@Suite("Estimators and reproducibility", .serialized) struct EstimatorTests {
  /// Differences of estimators in units of their own batch errors, which follow Student's t for the number of batches:
  /// beyond 6 once in 900 000 for 32 batches, so that 360 bins fail a correct program once in 2500 sets of random numbers.
  static let bound = 6.0

  @Test("Collisions, energy flux, and work agree on the heat") func heat() throws {
    let reference = ReferenceCase.named("C1a")
    let deck = reference.deck(particles: 10_000, seed: 3, stop: StopRule(duration: 200))
    let record = try Run(deck: deck).execute()
    let scale = reference.peak
    for other in ["heatExpected", "heatFlux", "heatWork"] {
      for (index, gap) in record.difference("heat", other).enumerated() {
        #expect(abs(standardised(gap, against: 0)) < Self.bound, "heat - \(other), bin \(index): \(gap)")
      }
      let noise = record.estimates(other).map(\.error).max()!
      #expect(noise < scale, "\(other) is too noisy to disagree: \(noise) of \(scale)")
    }
  }

  @Test("Attempts and transmissions reproduce T(E)", arguments: ["C1a", "C2a", "C5c"])
  func transmission(prefix: String) throws {
    let reference = ReferenceCase.named(prefix)
    let deck = reference.deck(particles: 10_000, seed: 5, stop: StopRule(duration: 50))
    let counts = try Run(deck: deck).execute().transmission
    let law = reference.system.scatterer.transmission
    var used = 0
    for index in counts.energy.indices where counts.attempts[index] >= 100 {
      used += 1
      let (attempts, expected) = (counts.attempts[index], counts.expected[index])
      // Binomial up to the spread of T within the bin, which lowers the variance.
      let deviation = (expected * (1 - expected / attempts)).squareRoot()
      let gap = counts.transmissions[index] - expected
      #expect(abs(gap) <= 5 * deviation + 1e-9 * attempts, "E = \(counts.energy[index]): \(gap) of \(attempts)")
      // The mean of T over the attempts lies within the values that T takes in the bin.
      let step = counts.energy.count > 1 ? counts.energy[1] - counts.energy[0] : 0
      let range = (-20...20).map { law.probability(at: counts.energy[index] + 0.025 * Double($0) * step) }
      let slack = 1e-9 + 0.05 * (range.max()! - range.min()!)
      #expect((range.min()! - slack...range.max()! + slack).contains(expected / attempts))
    }
    #expect(used >= 5, "\(used) energies with enough attempts")
  }

  @Test("The same seed gives the same bits on any number of threads, another seed others") func bits() throws {
    let reference = ReferenceCase.named("C4a")
    func record(seed: UInt64, threads: Int) throws -> RunRecord {
      let deck = reference.deck(particles: 5_000, seed: seed, stop: StopRule(duration: 20))
      var record = try Run(deck: deck, threads: threads).execute()
      record.seconds = 0
      return record
    }
    let alone = try record(seed: 9, threads: 1)
    #expect(try alone == record(seed: 9, threads: 2))
    #expect(try alone == record(seed: 9, threads: 1))
    let other = try record(seed: 10, threads: 2)
    #expect(alone.quantity("heat")?.value != other.quantity("heat")?.value)
  }
}
