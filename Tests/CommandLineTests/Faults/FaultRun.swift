import Foundation
import NichromeModel
import NichromeRunFile
import Testing

/// One run that is killed several times at random instants, resumed each time, and compared with the undisturbed one.
struct FaultRun {
  let command: Command
  let deck: String
  let name: String
  var random: SplitMix

  /// What became of it.
  struct Outcome {
    var kills = 0
    /// Kills while a file was being written: its half-written copy is left behind.
    var killsWhileWriting = 0
    /// Restarts from the beginning, because no checkpoint had been written yet.
    var restarts = 0
    var isLost = false
    var isDifferent = false
  }

  /// Kills per run, and seconds within which they come.
  private static let mostKills = 4
  private static let longestDelay = 0.8
  /// Half of the kills wait for a file that is being written.
  private static let patienceForWriting = 0.5

  mutating func perform(expecting whole: RunRecord) throws -> Outcome {
    var outcome = Outcome()
    while true {
      let isLast = outcome.kills == Self.mostKills
      let threads = random.below(2) == 0 ? "1" : "2"
      let hasCheckpoint = try files().contains { $0.hasSuffix(".checkpoint") || $0.hasSuffix(".previous") }
      if !hasCheckpoint, outcome.kills > 0 { outcome.restarts += 1 }
      let start = hasCheckpoint ? ["resume", "\(name).nc"] : ["run", deck, "-o", "\(name).nc"]
      let run = try command.start(start + ["--threads", threads, "--quiet"])
      if !isLast { try disturb(run, &outcome) }
      run.process.waitUntilExit()
      let log = (try? String(contentsOf: run.log, encoding: .utf8)) ?? ""
      try? FileManager.default.removeItem(at: run.log)
      if run.process.terminationReason == .uncaughtSignal { continue }
      guard run.process.terminationStatus == 0 else {
        Issue.record("\(name): exit \(run.process.terminationStatus) after \(outcome.kills) kills: \(log)")
        outcome.isLost = true
        return outcome
      }
      outcome.isDifferent = try command.numbers("\(name).nc") != whole
      return outcome
    }
  }

  /// Kills the process after a while, unless it ends before.
  private mutating func disturb(_ run: RunningCommand, _ outcome: inout Outcome) throws {
    let end = Date(timeIntervalSinceNow: Self.longestDelay * random.share())
    while run.process.isRunning, Date() < end { usleep(500) }
    if random.below(2) == 0 {
      let patience = Date(timeIntervalSinceNow: Self.patienceForWriting)
      while run.process.isRunning, Date() < patience, try !isWriting() { usleep(100) }
    }
    guard run.process.isRunning else { return }
    kill(run.process.processIdentifier, SIGKILL)
    run.process.waitUntilExit()
    guard run.process.terminationReason == .uncaughtSignal else { return }
    outcome.kills += 1
    if try isWriting() { outcome.killsWhileWriting += 1 }
  }

  private func isWriting() throws -> Bool { try files().contains { $0.hasSuffix(".partial") } }

  private func files() throws -> [String] { try command.files().filter { $0.hasPrefix(name + ".") } }
}

/// Small generator for instants and choices of the tests.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
}
