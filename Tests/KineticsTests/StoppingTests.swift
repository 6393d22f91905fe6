import Foundation
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// A run that stops once its error is small enough stops when the error happens to look small. The rule keeps that from
/// mattering: what such runs report covers the truth as often as runs of a fixed length.
@Suite("Stopping by precision") struct StoppingTests {
  /// Profile of both wires: a peak of 1 and noise of the same size in every block and bin.
  private static let truth = (0..<16).map { exp(-Double($0 % 8)) }
  private static let repetitions = 600
  private static let mostBlocks = 4000

  private struct Tally {
    var within = 0
    var all = 0
    var deviation = 0.0
    var blocks = 0
    var coverage: Double { Double(within) / Double(all) }

    mutating func add(_ batches: BatchMeans, blocks: Int) {
      let width = StoppingTests.truth.count
      let error = CorrelatedBatches.standardError(batches.batches, width: width)
      for (index, value) in BatchMeans.mean(batches.batches, width: width).enumerated() {
        let z = (value - StoppingTests.truth[index]) / error[index]
        deviation += z
        all += 1
        if abs(z) < 1.96 { within += 1 }
      }
      self.blocks += blocks
    }
  }

  private func tally(stopping: (Int, BatchMeans) -> Bool, stream: UInt32) -> Tally {
    let random = RandomStream(seed: 77, stream: stream)
    var tally = Tally()
    for repetition in 0..<Self.repetitions {
      random.seek(epoch: UInt64(repetition))
      var batches = BatchMeans(width: Self.truth.count)
      var blocks = 0
      while blocks < Self.mostBlocks {
        // Uniform noise of variance 1.
        batches.append(Self.truth.map { $0 + (random.uniform() - 0.5) * 12.0.squareRoot() })
        blocks += 1
        if stopping(blocks, batches) { break }
      }
      tally.add(batches, blocks: blocks)
    }
    return tally
  }

  /// The bins are independent, so the coverage of 9600 of them has a standard error of 0.0025. Five of those below 0.95
  /// are allowed for each tally, and 0.01 for the short batches; the means have no bias at five standard errors.
  @Test("covers the truth like a fixed length does", arguments: [0.16, 0.1])
  func coverage(target: Double) {
    let stopped = tally(
      stopping: { blocks, batches in
        guard Experiment.judgesError(afterBlocks: blocks) else { return false }
        return Experiment.heatError(of: batches.batches, near: 8)! <= target
      }, stream: 1)
    let length = stopped.blocks / Self.repetitions
    let fixed = tally(stopping: { blocks, _ in blocks >= length }, stream: 2)
    print("stopping at \(target): \(length) blocks, coverage \(stopped.coverage), fixed length \(fixed.coverage)")
    #expect(length > Experiment.leastBlocks && length < Self.mostBlocks)
    #expect(stopped.coverage > 0.95 - 5 * 0.0025 - 0.01 && stopped.coverage < 0.975)
    #expect(abs(stopped.coverage - fixed.coverage) < 5 * 0.0025 * 2.0.squareRoot())
    #expect(abs(stopped.deviation) < 5 * Double(stopped.all).squareRoot())
  }
}
