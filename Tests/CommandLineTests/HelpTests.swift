import NichromeModel
import Testing

@Suite("Commands that run nothing")
struct HelpTests {
  @Test(
    "help and version: exit 0, on standard output", arguments: [["--help"], ["run", "--help"], ["help", "check"]])
  func help(arguments: [String]) throws {
    try Command.inFolder { command in
      let result = try command.run(arguments)
      #expect(result.code == 0)
      #expect(result.output.contains("USAGE: nichrome") && result.complaint.isEmpty)
    }
  }

  @Test("help lists the commands")
  func commands() throws {
    try Command.inFolder { command in
      let output = try command.run("--help").output
      for name in [
        "new", "run", "resume", "check", "explain", "export", "schema", "theory", "solve", "summary", "spots",
        "validate", "report", "sweep",
      ] {
        #expect(output.contains("\n  \(name) "), "\(name)")
      }
      #expect(try command.run("--version").output == Version.full + "\n")
    }
  }

  @Test("check prints scales and estimates, and writes nothing")
  func check() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(), to: "deck.yaml")
      let result = try command.run("check", "deck.yaml")
      #expect(result.code == 0 && result.complaint.isEmpty)
      for part in ["Short run", "theta", "8 meV", "memory", "time"] { #expect(result.output.contains(part), "\(part)") }
      #expect(try command.files() == ["deck.yaml"])
    }
  }
}
