import Foundation
import Testing

@Suite("Commands that are refused")
struct RefusalTests {
  @Test(
    "a wrong command line: exit 2, a message, nothing on standard output",
    arguments: [
      ["run"], ["frobnicate", "x"], ["run", "deck.yaml", "--threads", "0"], ["run", "deck.yaml", "--threads", "two"],
      ["run", "deck.yaml", "--seed", "-1"], ["run", "deck.yaml", "--unknown"], ["summary"], ["check"],
      ["run", "deck.yaml", "-o", ""],
    ])
  func usage(arguments: [String]) throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(), to: "deck.yaml")
      let result = try command.run(arguments)
      #expect(result.code == 2)
      #expect(!result.complaint.isEmpty && result.output.isEmpty)
      #expect(try command.files() == ["deck.yaml"])
    }
  }

  @Test("more electrons than the machine has room for: exit 2, both sizes") func memory() throws {
    try Command.inFolder { command in
      let text = TestDeck.text().replacingOccurrences(of: "particles: 5000", with: "particles: 1000000000")
      try command.write(text, to: "large.yaml")
      guard Double(ProcessInfo.processInfo.physicalMemory) < 110e9 else { return }
      let result = try command.run("run", "large.yaml")
      #expect(result.code == 2 && result.complaint.contains("this machine has"), "\(result.complaint)")
    }
  }

  @Test("a bad deck: exit 2, file, line and key of every problem, nothing written", arguments: ["run", "check"])
  func badDeck(subcommand: String) throws {
    try Command.inFolder { command in
      let text = TestDeck.text(temperature: "-4 K").replacingOccurrences(of: "halfLength", with: "halfLenght")
      try command.write(text, to: "bad.yaml")
      let result = try command.run(subcommand, "bad.yaml")
      #expect(result.code == 2)
      #expect(result.output.isEmpty)
      #expect(result.complaint.contains("bad.yaml:5: wire.temperature: "))
      #expect(result.complaint.contains("bad.yaml:8: "))
      #expect(result.complaint.contains("did you mean") || result.complaint.contains("halfLength"))
      #expect(try command.files() == ["bad.yaml"])
    }
  }

  @Test("a drive in time has no steady state to speak of: exit 2") func driveInTime() throws {
    try Command.inFolder { command in
      let deck = """
        wire: {temperature: 0.1 mu0, relaxation: {law: meanFreePath}, screening: {length: 0.2 l0}, halfLength: 6 l0}
        scatterer: {length: 0.1 l0, permittivityRatio: 1, transmission: {shape: constant, value: 0.5}}
        drive: {current: {kind: step, to: 0.01 I0}}
        simulation: {field: dynamic, particles: 2000, stopWhen: {duration: 1 tau0}}
        tallies: {bins: 12}
        """
      try command.write(deck, to: "step.yaml")
      #expect(try command.run("run", "step.yaml", "-o", "step.nc").code == 0)
      for arguments in [
        ["solve", "step.yaml"], ["theory", "step.yaml"], ["spots", "step.nc"], ["validate", "step.nc"],
      ] {
        let result = try command.run(arguments)
        #expect(result.code == 2 && result.complaint.contains("drive: it is a function of time"), "\(arguments)")
      }
    }
  }

  @Test("what the whole Fermi sea does not go with: exit 2, the key and a remedy") func analog() throws {
    try Command.inFolder { command in
      let deck = TestDeck.text() + "\ndynamics: linearised\n"
      try command.write(
        deck.replacingOccurrences(of: "simulation:", with: "simulation:\n  method: analog"), to: "sea.yaml")
      let result = try command.run("run", "sea.yaml")
      #expect(result.code == 2 && result.output.isEmpty)
      #expect(result.complaint.contains("simulation.method: `analog` does not go with the linearised dynamics"))
      #expect(try command.files() == ["sea.yaml"])
    }
  }

  @Test("a missing deck: exit 2", arguments: ["run", "check"])
  func missingDeck(subcommand: String) throws {
    try Command.inFolder { command in
      let result = try command.run(subcommand, "none.yaml")
      #expect(result.code == 2)
      #expect(result.complaint.contains("none.yaml") && result.complaint.contains("no such file"))
      #expect(try command.files().isEmpty)
    }
  }

  @Test(
    "a place where no result can be written: exit 2 before anything runs",
    arguments: ["deck.yaml/run.nc", "/proc/none/run.nc", ".", "deck.yaml", "./deck.yaml"])
  func unwritable(output: String) throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(stopWhen: "{wallClock: 1 h}"), to: "deck.yaml")
      let result = try command.run("run", "deck.yaml", "-o", output)
      #expect(result.code == 2)
      #expect(result.complaint.contains(output) && result.complaint.contains("-o"))
      #expect(try command.files() == ["deck.yaml"])
      #expect(
        try String(contentsOf: command.folder.appendingPathComponent("deck.yaml"), encoding: .utf8)
          == TestDeck.text(stopWhen: "{wallClock: 1 h}"))
    }
  }

  @Test("an unusable result file: exit 3", arguments: ["none.nc", "deck.yaml", "."])
  func badResult(name: String) throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(), to: "deck.yaml")
      for json in [false, true] {
        let result = try command.run(["summary", name] + (json ? ["--json"] : []))
        #expect(result.code == 3)
        #expect(result.complaint.contains(name) && result.output.isEmpty)
        #expect(result.complaint.split(separator: "\n").count == 1)
      }
    }
  }
}
