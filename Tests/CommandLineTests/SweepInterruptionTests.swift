import Foundation
import NichromeModel
import NichromeRunFile
import Testing

/// Sweeps that are stopped or killed end with the numbers of undisturbed runs.
@Suite("Interrupted sweeps", .serialized)
struct SweepInterruptionTests {
  private static let arguments = [
    "sweep", "deck.yaml", "--vary", "wire.temperature=0.1mu0,0.2mu0,0.3mu0", "-o", "s", "--jobs", "2", "--threads", "1",
  ]
  private static let deck = TestDeck.text(stopWhen: "{duration: 40 tau0}")
    .replacingOccurrences(of: "seed: 7", with: "seed: 7\n  checkpointEvery: 0.05 s")

  private func isThere(_ command: Command, _ name: String) -> Bool {
    FileManager.default.fileExists(atPath: command.folder.path + "/" + name)
  }

  private func finish(_ command: Command) throws -> Command.Result {
    try command.run(Self.arguments + ["--quiet"], environment: ["NICHROME_PYTHON": "no-such-python"])
  }

  /// Every point against a run of its deck that nobody disturbed.
  private func expectUndisturbed(_ command: Command) throws {
    for point in 1...3 {
      let deck = "s/points/\(point).yaml"
      #expect(try command.run("run", deck, "-o", "whole.nc", "--seed", "\(6 + point)", "--quiet").code == 0)
      #expect(try command.numbers("s/points/\(point).nc") == command.numbers("whole.nc"), "point \(point)")
    }
    #expect(try !command.files().contains { $0.hasSuffix(".lock") || $0.hasSuffix(".partial") })
  }

  @Test("SIGTERM stops all runs with checkpoints, exit 4; the same command goes on, bit for bit") func stopped() throws
  {
    try Command.inFolder { command in
      try command.write(Self.deck, to: "deck.yaml")
      let sweep = try command.start(Self.arguments)
      #expect(sweep.wait { isThere(command, "s/points/1.checkpoint") && isThere(command, "s/points/2.checkpoint") })
      sweep.process.terminate()
      sweep.process.waitUntilExit()
      let log = try String(contentsOf: sweep.log, encoding: .utf8)
      #expect(sweep.process.terminationStatus == 4 && log.contains("the same command goes on"), "\(log)")
      #expect(!isThere(command, "s/points/1.lock") && !isThere(command, "s/points/2.lock"), "no run goes on")
      let checkpoints = try ["1", "2"].map {
        try CheckpointStore(result: command.folder.path + "/s/points/\($0).nc").newest()
      }
      #expect(checkpoints.allSatisfy { $0.checkpoint.seconds > 0 })
      let table = String(decoding: try command.content("s/table.csv"), as: UTF8.self)
      #expect(table.contains(",waiting,") && !table.contains(",running,") && !table.contains(",failed,"))
      let result = try finish(command)
      #expect(result.code == 0, "\(result.complaint)")
      try expectUndisturbed(command)
    }
  }

  @Test("SIGKILL of the sweep and of one of its runs: the next one waits for the other run and resumes the killed one")
  func killed() throws {
    try Command.inFolder { command in
      try command.write(Self.deck, to: "deck.yaml")
      let sweep = try command.start(Self.arguments)
      #expect(sweep.wait { isThere(command, "s/points/1.checkpoint") && isThere(command, "s/points/2.checkpoint") })
      kill(sweep.process.processIdentifier, SIGKILL)
      sweep.process.waitUntilExit()
      if let owner = try? command.content("s/points/1.lock"),
        let process = String(decoding: owner, as: UTF8.self).split(whereSeparator: \.isWhitespace).last.flatMap({
          Int32($0)
        })
      {
        kill(process, SIGKILL)
      }
      let result = try finish(command)
      #expect(result.code == 0, "\(result.complaint)")
      try expectUndisturbed(command)
    }
  }
}
