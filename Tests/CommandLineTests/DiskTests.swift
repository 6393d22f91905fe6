import Foundation
import NichromeModel
import NichromeRunFile
import Testing

/// A disk that fails under a run.
@Suite("Failing disks", .serialized)
struct DiskTests {
  private static let deck = TestDeck.text(stopWhen: "{duration: 200 tau0}")
    .replacingOccurrences(of: "seed: 7", with: "seed: 7\n  checkpointEvery: 0.05 s")

  /// The largest file is 50 kB, a tenth of a checkpoint: writing fails as on a full disk.
  private func withinLimit(_ arguments: String...) -> [String] {
    ["-c", "ulimit -f 100; exec \"$0\" \"$@\"", Command.executable.path] + arguments
  }

  @Test("no room: checkpoints are warned of once and the run goes on; exit 3, and what was there before is intact")
  func fullDisk() throws {
    try Command.inFolder { command in
      try command.write(Self.deck, to: "deck.yaml")
      #expect(try command.run("run", "deck.yaml", "-o", "whole.nc", "--quiet").code == 0)
      try command.copy("whole.nc", to: "a.nc")
      let full = try command.run(withinLimit("run", "deck.yaml", "-o", "a.nc"), by: "/bin/sh")
      #expect(full.code == 3, "\(full.complaint)")
      #expect(full.complaint.components(separatedBy: "the run goes on and tries again").count == 2)
      #expect(full.complaint.contains("cannot write the result"))
      #expect(full.complaint.split(separator: "\n").last?.contains("File too large") == true, "\(full.complaint)")
      #expect(try command.content("a.nc") == command.content("whole.nc"))
      #expect(try command.files() == ["a.nc", "deck.yaml", "whole.checkpoint", "whole.nc"])
    }
  }

  @Test("no room for a resumed run: its checkpoint stays, and later gives the undisturbed result")
  func fullDiskOnResuming() throws {
    try Command.inFolder { command in
      try command.write(Self.deck, to: "deck.yaml")
      #expect(try command.run("run", "deck.yaml", "-o", "whole.nc", "--quiet").code == 0)
      let result = try command.run("run", "deck.yaml", "-o", "a.nc", interruptAt: "warm-up")
      #expect(result.code == 4)
      let kept = try command.content("a.checkpoint")
      #expect(try command.run(withinLimit("resume", "a.nc"), by: "/bin/sh").code == 3)
      #expect(try command.content("a.checkpoint") == kept)
      #expect(try command.run("resume", "a.nc", "--quiet").code == 0)
      #expect(try command.numbers("a.nc") == command.numbers("whole.nc"))
    }
  }

  @Test("a folder removed during the run is made again at the end")
  func removedFolder() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(stopWhen: "{duration: 1e7 tau0}"), to: "long.yaml")
      let run = try command.start("run", "long.yaml", "-o", "place/long.nc")
      #expect(run.wait(for: "production"))
      Thread.sleep(forTimeInterval: 1)
      try FileManager.default.removeItem(at: command.folder.appendingPathComponent("place"))
      run.process.terminate()
      run.process.waitUntilExit()
      #expect(run.process.terminationStatus == 4)
      #expect(try command.files() == ["long.yaml", "place", "place/long.checkpoint", "place/long.nc"])
      #expect(try command.record("place/long.nc").status == .stopped)
    }
  }

  @Test(
    "a folder that cannot be written: resume says so, exit 3",
    .disabled(if: geteuid() == 0, "root may write everywhere"))
  func readOnlyFolder() throws {
    try Command.inFolder { command in
      try command.write(Self.deck, to: "deck.yaml")
      #expect(try command.run("run", "deck.yaml", "-o", "place/a.nc", "--quiet").code == 0)
      let place = command.folder.appendingPathComponent("place").path
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: place)
      defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place) }
      let result = try command.run("resume", "place/a.nc", "--until", "300tau0")
      #expect(result.code == 3 && result.complaint.contains("place/a.lock"))
    }
  }
}
