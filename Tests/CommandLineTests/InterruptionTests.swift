import Foundation
import NichromeModel
import NichromeRunFile
import Testing

/// Runs that are stopped by signals or wall clocks, one after the other: each uses all cores.
@Suite("Interrupted runs", .serialized)
struct InterruptionTests {
  private static let endless = TestDeck.text(stopWhen: "{duration: 1e7 tau0}")

  @Test("SIGINT in production: exit 4, a partial result and a checkpoint to go on from")
  func production() throws {
    try Command.inFolder { command in
      try command.write(Self.endless, to: "long.yaml")
      let result = try command.run("run", "long.yaml", "-o", "long.nc", interruptAt: "production", delay: 1)
      #expect(result.code == 4)
      #expect(
        result.complaint.contains(
          "stopped by a signal: the partial result is in long.nc; go on with `nichrome resume long.nc`"))
      #expect(try command.files() == ["long.checkpoint", "long.nc", "long.yaml"])
      let record = try command.record("long.nc")
      #expect(record.status == .stopped && record.productionTime > 0)
    }
  }

  @Test("SIGINT in the warm-up: exit 4, no result, and what is resumed gives the result of an undisturbed run")
  func warmUp() throws {
    try Command.inFolder { command in
      try command.write(Self.endless, to: "long.yaml")
      try command.write(TestDeck.text(stopWhen: "{duration: 30 tau0}"), to: "whole.yaml")
      let result = try command.run("run", "long.yaml", "-o", "long.nc", interruptAt: "warm-up")
      #expect(result.code == 4 && result.output.isEmpty)
      #expect(result.complaint.contains("there is no result yet; go on with `nichrome resume long.nc`"))
      #expect(try command.files() == ["long.checkpoint", "long.yaml", "whole.yaml"])
      #expect(try command.run("resume", "long.nc", "--until", "30 tau0", "--threads", "1").code == 0)
      #expect(try command.run("run", "whole.yaml", "-o", "whole.nc", "--threads", "2").code == 0)
      #expect(try command.numbers("long.nc") == command.numbers("whole.nc"))
    }
  }

  @Test("a deck's wall clock that ends in the warm-up: exit 4, what to change, and a checkpoint")
  func wallClockInWarmUp() throws {
    try Command.inFolder { command in
      let text = TestDeck.text(stopWhen: "{wallClock: 0.5 s}")
      try command.write(text.replacingOccurrences(of: "particles: 5000", with: "particles: 1000000"), to: "long.yaml")
      let result = try command.run("run", "long.yaml", "-o", "long.nc")
      #expect(result.code == 4 && result.output.isEmpty)
      let message = try #require(result.complaint.split(separator: "\n").last)
      for part in ["before the steady state", "simulation.stopWhen.wallClock", "nichrome resume long.nc --wall-clock"] {
        #expect(message.contains(part), "\(result.complaint)")
      }
      #expect(try command.files() == ["long.checkpoint", "long.yaml"])
    }
  }

  @Test("--wall-clock: done in time, exit 4, resumable")
  func wallClockOption() throws {
    try Command.inFolder { command in
      try command.write(Self.endless, to: "long.yaml")
      let start = Date()
      let result = try command.run("run", "long.yaml", "-o", "long.nc", "--wall-clock", "2s", "--quiet")
      #expect(result.code == 4 && result.complaint.contains("nichrome resume long.nc"))
      // In time but for what a busy machine adds, and not much too early.
      #expect((1...4).contains(Date().timeIntervalSince(start)))
      #expect(try command.files() == ["long.checkpoint", "long.nc", "long.yaml"])
    }
  }

  @Test("SIGUSR1 keeps a checkpoint and the run goes on; a second SIGTERM ends it at once, and it can be resumed")
  func checkpointOnDemand() throws {
    try Command.inFolder { command in
      let text = Self.endless.replacingOccurrences(of: "particles: 5000", with: "particles: 1000000")
      try command.write(text, to: "long.yaml")
      let run = try command.start("run", "long.yaml", "-o", "long.nc")
      #expect(run.wait(for: "warm-up"))
      kill(run.process.processIdentifier, SIGUSR1)
      let checkpoint = command.folder.appendingPathComponent("long.checkpoint")
      #expect(run.wait { FileManager.default.fileExists(atPath: checkpoint.path) })
      #expect(run.process.isRunning)
      let saved = try Checkpoint(contentsOf: checkpoint.path)
      // One that comes while the first is still pending is lost: a busy machine may need some more.
      while run.process.isRunning {
        kill(run.process.processIdentifier, SIGTERM)
        Thread.sleep(forTimeInterval: 0.01)
      }
      run.process.waitUntilExit()
      #expect(run.process.terminationReason == .uncaughtSignal)
      let (newest, problem) = try CheckpointStore(result: command.folder.path + "/long.nc").newest()
      #expect(problem == nil && newest.seconds >= saved.seconds)
      #expect(try command.run("resume", "long.nc", "--wall-clock", "1s").code == 4, "the lock left behind is stale")
    }
  }

  /// A thousand steps with 160,000 cells, most of a minute.
  @Test("a block that nobody can wait for is given up: exit 4, and the run goes on from what was kept before")
  func longBlock() throws {
    try Command.inFolder { command in
      let text = Self.endless.replacingOccurrences(
        of: "particles: 5000", with: "particles: 500000\n  timeStep: 1e-5 tau0"
      )
      .replacingOccurrences(of: "halfLength: 6 l0", with: "halfLength: 1000 l0")
      try command.write(text, to: "long.yaml")
      for subcommand in [["run", "long.yaml", "-o"], ["resume"]] {
        let start = Date()
        let result = try command.run(subcommand + ["long.nc", "--wall-clock", "3s"])
        #expect(result.code == 4 && result.complaint.contains("go on with `nichrome resume long.nc`"))
        #expect(result.complaint.contains("since the last checkpoint is lost"))
        #expect((10...25).contains(Date().timeIntervalSince(start)))
      }
      #expect(try Checkpoint(contentsOf: command.folder.path + "/long.checkpoint").status == .unfinished)
      #expect(try command.run("check", "long.yaml").output.contains("pace (measured)"))
    }
  }
}
