import Foundation
import Nichrome
import NichromeModel
import NichromeRunFile
import Testing

/// What `nichrome check` predicts against what runs really take.
@Suite("Memory, disk and time of a run", .serialized, .enabled(if: ProcessMemory.isKnown))
struct FootprintTests {
  /// Largest departure of a prediction.
  private static let tolerance = 0.3

  private func deck(particles: Int, bins: Int, duration: Int, chunks: Int = 32) -> String {
    TestDeck.text(stopWhen: "{duration: \(duration) tau0}")
      .replacingOccurrences(of: "particles: 5000", with: "particles: \(particles)\n  chunks: \(chunks)")
      .replacingOccurrences(of: "bins: 12", with: "bins: \(bins)")
  }

  private func expect(_ actual: Double, near predicted: Double, _ what: String) {
    print("\(what): predicted \(predicted), actual \(actual), ratio \(actual / predicted)")
    #expect(abs(actual / predicted - 1) < Self.tolerance, "\(what)")
  }

  @Test(
    "memory, result and checkpoint are predicted within 30 %",
    arguments: [(100_000, 60, 60, 32), (20_000, 240, 100, 32), (5_000, 120, 400, 32), (20_000, 60, 30, 256)])
  func footprint(particles: Int, bins: Int, duration: Int, chunks: Int) throws {
    try Command.inFolder { command in
      let text = deck(particles: particles, bins: bins, duration: duration, chunks: chunks)
      try command.write(text, to: "deck.yaml")
      let parsed = try Deck(yaml: text, path: "deck.yaml")
      let pace = Pace(measuring: parsed, threads: 1, seconds: 0)
      let run = try command.start("run", "deck.yaml", "-o", "a.nc", "--quiet", "--threads", "2")
      // The last thing a run does is its result: the largest memory must not be missed.
      let memory = ProcessMemory.samples("VmHWM", of: run.process, every: 0.002)
      #expect(run.process.terminationStatus == 0)
      // The data decide how long the warm-up is; its least length is all that is known before.
      let warmUp = try command.record("a.nc").discardedTime
      #expect(warmUp >= pace.warmUp)
      let footprint = Footprint(parsed, warmUp: warmUp)
      let label = "\(particles) particles, \(bins) bins, \(duration) l0/v0, \(chunks) chunks"
      expect(try #require(memory.max()), near: footprint.memory, "\(label): memory")
      expect(Double(try command.content("a.nc").count), near: footprint.result, "\(label): result")
      expect(Double(try command.content("a.checkpoint").count), near: footprint.checkpoint, "\(label): checkpoint")
    }
  }

  @Test("the measured pace predicts the time of a run; loosely here, where other work shares the machine")
  func time() throws {
    let text = deck(particles: 20_000, bins: 60, duration: 200)
    let deck = try Deck(yaml: text, path: "deck.yaml")
    let before = Pace(measuring: deck, threads: 1, seconds: 0.5)
    let record = try Run(deck: deck, threads: 1).execute()
    let after = Pace(measuring: deck, threads: 1, seconds: 0.5)
    // The warm-up may go on beyond its least length.
    let simulated = record.discardedTime + record.productionTime
    let expected = [before, after].map { $0.setUp + simulated * $0.secondsPerTime }
    print("time: predicted \(expected), actual \(record.seconds)")
    #expect(record.seconds > 0.4 * expected.min()! && record.seconds < 2.5 * expected.max()!)
    #expect(record.discardedTime >= before.warmUp)
    let events = Double(record.events) / simulated
    #expect(
      abs(before.eventsPerSecond * before.secondsPerTime / events - 1) < 0.2, "events per l0/v0 do not depend on it")
  }

  @Test("a larger population is measured with a smaller one, and takes its time in proportion") func scaling() throws {
    let deck = try Deck(yaml: deck(particles: 2_000_000, bins: 12, duration: 10), path: "deck.yaml")
    let pace = Pace(measuring: deck, threads: 2, seconds: 0)
    let perTime = pace.eventsPerSecond * pace.secondsPerTime
    #expect(perTime > 0.5 * 2e6 && perTime < 6e6, "\(perTime) events of two million electrons per l0/v0")
  }

  @Test("memory stays flat over a long run") func flat() throws {
    try Command.inFolder { command in
      // Thousands of blocks: batches and time series are full after some hundred.
      try command.write(deck(particles: 1000, bins: 24, duration: 12_000), to: "deck.yaml")
      let run = try command.start("run", "deck.yaml", "-o", "a.nc", "--quiet", "--threads", "1")
      let memory = ProcessMemory.samples("VmRSS", of: run.process, every: 0.01)
      #expect(run.process.terminationStatus == 0)
      func median(_ share: Double) -> Double {
        let window = memory[Int(Double(memory.count) * (share - 0.05))..<Int(Double(memory.count) * (share + 0.05))]
        return window.sorted()[window.count / 2]
      }
      try #require(memory.count > 60)
      let (third, end) = (median(1.0 / 3), median(0.9))
      print("resident memory: \(third / 1e6) MB after a third, \(end / 1e6) MB at the end, \(memory.count) samples")
      #expect(abs(end / third - 1) < 0.03)
    }
  }
}
