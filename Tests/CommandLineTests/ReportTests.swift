import Foundation
import Testing

@Suite("The command report, up to where Python takes over")
struct ReportTests {
  @Test("an unusable result file: exit 3, nothing written", arguments: ["none.nc", "deck.yaml", "."])
  func badResult(name: String) throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(), to: "deck.yaml")
      let result = try command.run("report", name)
      #expect(result.code == 3)
      #expect(result.complaint.contains(name) && result.output.isEmpty)
      #expect(try command.files() == ["deck.yaml"])
    }
  }

  @Test("a Python that is not there: exit 1, its name and the remedy")
  func noPython() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(stopWhen: "{duration: 10 tau0}"), to: "deck.yaml")
      #expect(try command.run("run", "deck.yaml", "-o", "short.nc", "--quiet").code == 0)
      let result = try command.run(["report", "short.nc"], environment: ["NICHROME_PYTHON": "no-such-python"])
      #expect(result.code == 1)
      #expect(result.complaint.contains("no-such-python") && result.complaint.contains("NICHROME_PYTHON"))
      #expect(try command.files() == ["deck.yaml", "short.checkpoint", "short.nc"])
    }
  }
}
