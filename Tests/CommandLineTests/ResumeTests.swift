import Foundation
import NichromeModel
import NichromeRunFile
import Testing

@Suite("nichrome resume", .serialized)
struct ResumeTests {
  private static let short = TestDeck.text(stopWhen: "{duration: 20 tau0}")

  @Test("a finished run has nothing left, and can be extended as if it had been longer from the start")
  func extending() throws {
    try Command.inFolder { command in
      try command.write(Self.short, to: "short.yaml")
      try command.write(TestDeck.text(stopWhen: "{duration: 60 tau0}"), to: "long.yaml")
      #expect(try command.run("run", "short.yaml", "-o", "a.nc", "--threads", "1").code == 0)
      #expect(try command.run("run", "long.yaml", "-o", "b.nc", "--threads", "2").code == 0)
      let before = try command.numbers("a.nc")
      let again = try command.run("resume", "a.nc")
      #expect(again.code == 0 && again.complaint.contains("nothing left to simulate"))
      #expect(try command.numbers("a.nc") == before)
      let extended = try command.run("resume", "a.checkpoint", "--until", "60tau0", "--threads", "2")
      #expect(extended.code == 0, "\(extended.complaint)")
      #expect(try command.numbers("a.nc") == command.numbers("b.nc"))
      #expect(try command.record("a.nc").stopReason == command.record("b.nc").stopReason)
      let coarse = try command.run("resume", "a.nc", "--heat-error", "60%")
      #expect(coarse.code == 0)
      #expect(coarse.complaint.contains("a deck has 50000 where it does not say"), "\(coarse.complaint)")
    }
  }

  @Test("refusals: exit 2 for the command line, 3 for what is on disk, and nothing is touched")
  func refusals() throws {
    try Command.inFolder { command in
      try command.write(Self.short, to: "short.yaml")
      #expect(try command.run("resume", "none.nc").code == 3)
      #expect(try command.run("run", "short.yaml", "-o", "a.nc", "--quiet").code == 0)
      for option in [["--until", "800"], ["--until", "3 nm"], ["--heat-error", "0.1"], ["--wall-clock", "soon"]] {
        let result = try command.run(["resume", "a.nc"] + option)
        #expect(result.code == 2 && result.complaint.contains("write for example"), "\(option): \(result.complaint)")
      }
      #expect(try command.run("run", "short.yaml", "-o", "b.nc", "--seed", "8", "--quiet").code == 0)
      try command.copy("b.nc", to: "a.nc")
      let other = try command.run("resume", "a.nc", "--until", "60tau0")
      #expect(other.code == 3 && other.complaint.contains("its seed is 8, not 7"))
      try command.write("a text", to: "a.nc")
      #expect(try command.run("resume", "a.nc", "--until", "60tau0").code == 3)
      #expect(try command.content("a.nc") == Data("a text".utf8))
      try command.write("a text", to: "b.checkpoint")
      let foreign = try command.run("resume", "b.nc")
      #expect(foreign.code == 3 && foreign.complaint.contains("not a checkpoint of nichrome"))
    }
  }

  @Test("a damaged checkpoint is passed over for the one before it, with a warning; two damaged ones are refused")
  func damaged() throws {
    try Command.inFolder { command in
      try command.write(Self.short, to: "short.yaml")
      #expect(try command.run("run", "short.yaml", "-o", "a.nc", "--quiet").code == 0)
      try command.copy("a.nc", to: "whole.nc")
      let good = try command.content("a.checkpoint")
      var bad = good
      bad[bad.count / 2] ^= 1
      try good.write(to: command.folder.appendingPathComponent("a.checkpoint.previous"))
      try bad.write(to: command.folder.appendingPathComponent("a.checkpoint"))
      let result = try command.run("resume", "a.nc")
      #expect(result.code == 0 && result.complaint.contains("damaged") && result.complaint.contains("one before it"))
      #expect(try command.numbers("a.nc") == command.numbers("whole.nc"))
      for name in ["a.checkpoint", "a.checkpoint.previous"] {
        try bad.write(to: command.folder.appendingPathComponent(name))
      }
      let refused = try command.run("resume", "a.nc")
      #expect(refused.code == 3 && refused.complaint.split(separator: "\n").count == 1)
      #expect(try command.content("a.checkpoint") == bad)
    }
  }

  @Test("a run in use is left alone: exit 3, who uses it; a stale lock is no hindrance, another host's is")
  func locks() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(stopWhen: "{duration: 1e7 tau0}"), to: "long.yaml")
      let run = try command.start("run", "long.yaml", "-o", "long.nc")
      #expect(run.wait(for: "warm-up"))
      let process = run.process.processIdentifier
      for arguments in [["resume", "long.nc"], ["run", "long.yaml", "-o", "long.nc"]] {
        let result = try command.run(arguments)
        #expect(result.code == 3 && result.complaint.contains("in use by process \(process) on "))
      }
      kill(process, SIGKILL)
      run.process.waitUntilExit()
      #expect(try command.files() == ["long.lock", "long.yaml"])
      #expect(try command.run("run", "long.yaml", "-o", "long.nc", "--wall-clock", "1s", "--quiet").code == 4)
      try command.write("some-other-host 1\n", to: "long.lock")
      let result = try command.run("resume", "long.nc")
      #expect(result.code == 3 && result.complaint.contains("process 1 on some-other-host"))
    }
  }

  @Test("a new run in the place of an unfinished one keeps the old checkpoint aside and says so")
  func startingAnew() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(stopWhen: "{duration: 1e7 tau0}"), to: "long.yaml")
      try command.write(Self.short, to: "short.yaml")
      #expect(try command.run("run", "long.yaml", "-o", "a.nc", "--wall-clock", "1s", "--quiet").code == 4)
      let old = try command.content("a.checkpoint")
      let result = try command.run("run", "short.yaml", "-o", "a.nc")
      #expect(result.code == 0 && result.complaint.contains("unfinished run; it is now a.checkpoint.replaced"))
      #expect(try command.content("a.checkpoint.replaced") == old)
      #expect(try !command.run("run", "short.yaml", "-o", "a.nc").complaint.contains("unfinished"))
    }
  }
}
