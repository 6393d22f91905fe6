import Foundation
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import NichromeRunFile
import Testing

/// Processor time of checkpoints, which a busy machine does not distort.
@Suite("Cost of checkpoints", .serialized)
struct CheckpointCostTests {
  private static let deck = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../runs/energy-filter.yaml").standardizedFileURL.path

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  @Test("a checkpoint every minute takes less than 2 % of the time: gathering, checksums, writing, syncing")
  func mainDeck() throws {
    try Command.inFolder { command in
      let deck = try Deck(contentsOf: Self.deck)
      let experiment = Experiment(deck: deck, threads: 1)
      for _ in 0..<3 { experiment.advance() }
      let store = CheckpointStore(result: command.folder.path + "/a.nc")
      let costs = try (0..<7).map { _ in
        let start = Self.processorSeconds
        var writer = StateWriter()
        experiment.save(to: &writer)
        try store.write(
          Checkpoint(deck: deck, version: Version.string, seconds: 1, status: .unfinished, state: writer.sections))
        return Self.processorSeconds - start
      }
      let (cost, size) = (costs.sorted()[3], try command.content("a.checkpoint").count)
      print("checkpoint: \(1000 * cost) ms of processor time (median of 7), \(size) bytes")
      #expect(cost < 0.02 * 60)
    }
  }
}
