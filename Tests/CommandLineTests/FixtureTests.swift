import Foundation
import Nichrome
import NichromeModel
import NichromeRunFile
import Testing

/// Checkpoints that earlier versions have written are read, or refused by name: one fixture for each format.
@Suite("Old checkpoints")
struct FixtureTests {
  private func fixture(_ format: Int) throws -> String {
    try #require(Bundle.module.url(forResource: "Fixtures/format\(format)", withExtension: "checkpoint")).path
  }

  @Test("Format 1, of other density cells, is refused") func formatOne() throws {
    let path = try fixture(1)
    #expect {
      try Checkpoint(contentsOf: path)
    } throws: { error in
      "\(error)".contains("format 1, this program reads 2")
    }
  }

  @Test("Format 2 is read, and the run in it goes on to its end")
  func formatTwo() throws {
    var checkpoint = try Checkpoint(contentsOf: fixture(2))
    #expect(checkpoint.version == "0.1.0" && checkpoint.status == .unfinished && checkpoint.seconds > 0)
    #expect(checkpoint.deck.title == "Fixture" && checkpoint.deck.simulation.seed == 3 && checkpoint.deck.bins == 4)
    #expect(checkpoint.deck.text.contains("title: Fixture"))
    let before = try Run(from: checkpoint, threads: 1).execute(RunSession(request: { .stop }))
    #expect(before.work.blocks == 0 && before.progress.phase == .production)
    let reached = before.progress.time
    checkpoint.deck.simulation.stop = StopRule(duration: reached + 40)
    let record = try Run(from: checkpoint, threads: 2).execute()
    #expect(abs(record.productionTime - reached - 40) <= record.batchDuration)
    #expect(record.events > before.progress.events)
    #expect(abs(record.scalar("current").value / 0.05 - 1) < 0.2, "the drive's current")
  }
}
