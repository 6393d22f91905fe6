import Foundation
import Nichrome
import NichromeModel
import NichromeRunFile
import Testing

/// Checkpoints that earlier versions have written must be read for ever: one fixture for each format.
@Suite("Old checkpoints")
struct FixtureTests {
  @Test("format 1 is read, and the run in it goes on to its end")
  func formatOne() throws {
    let file = try #require(Bundle.module.url(forResource: "Fixtures/format1", withExtension: "checkpoint"))
    var checkpoint = try Checkpoint(contentsOf: file.path)
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
