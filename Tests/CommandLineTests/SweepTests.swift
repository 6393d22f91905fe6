import Foundation
import NichromeAnalysis
import NichromeModel
import NichromeRunFile
import Testing

/// Sweeps with short runs. No Python: the figure has tests of its own in analysis/.
@Suite("nichrome sweep", .serialized)
struct SweepTests {
  private static let temperatures = "wire.temperature=0.1mu0:0.2mu0:2"
  private static let noPython = ["NICHROME_PYTHON": "no-such-python"]

  private func sweep(_ command: Command, _ arguments: String..., vary: String = temperatures) throws -> Command.Result {
    try command.run(["sweep", "deck.yaml", "--vary", vary, "-o", "s"] + arguments, environment: Self.noPython)
  }

  /// Cells of the table, by the names of the columns without their units.
  private func table(_ command: Command) throws -> [[String: String]] {
    let lines = String(decoding: try command.content("s/table.csv"), as: UTF8.self).split(separator: "\n")
    let rows = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    return rows.dropFirst().map { row in
      Dictionary(zip(rows[0].map { String($0.prefix { $0 != " " }) }, row)) { first, _ in first }
    }
  }

  @Test("refused before anything is written: exit 2, all problems at once") func refusals() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(), to: "deck.yaml")
      let values = try sweep(command, "--vary", "drive.voltage=0.1mu0,0.2 mu0", vary: "wire.temperature=-1K,4K,0K")
      #expect(values.code == 2 && values.complaint.contains("deck.yaml:5: wire.temperature"), "\(values.complaint)")
      let keys = try sweep(command, "--vary", "drive.volt=1mV:2mV", vary: "temperature=1K")
      #expect(keys.code == 2 && keys.complaint.split(separator: "\n").count == 2, "\(keys.complaint)")
      #expect(try sweep(command, vary: "drive.current=1nA").code == 2)
      #expect(try sweep(command, "--jobs", "0").code == 2)
      #expect(try command.run("sweep", "deck.yaml").code == 2)
      #expect(try command.run("sweep", "none.yaml", "--vary", Self.temperatures).code == 2)
      #expect(try command.files() == ["deck.yaml"])
    }
  }

  @Test("a point that fails does not stop the others: exit 1, why in the table; a second go tries it again")
  func failingPoint() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(stopWhen: "{duration: 20 tau0, wallClock: 1 h}"), to: "deck.yaml")
      let vary = "simulation.stopWhen.wallClock=0.001s,3600s"
      let result = try sweep(command, "--jobs", "2", vary: vary)
      #expect(result.code == 1 && result.complaint.contains("1 of 2 points failed"), "\(result.complaint)")
      #expect(result.complaint.contains("no-such-python") && result.output.contains("1 of 2 points done"))
      let rows = try table(command)
      #expect(rows.map { $0["status"] } == ["failed", "done"])
      #expect(rows[0]["reason"]?.contains("exit code 4") == true && rows[0]["current"] == "")

      // What is tabulated is what the run and its spots say.
      let record = try command.record("s/points/2.nc")
      let expected = SweepRow(record, hasScales: true)
      let columns = SweepRow.columns(hasScales: true)
      #expect(columns.count == expected.values.count && Set(columns.map(\.name)).count == columns.count)
      for (column, value) in zip(columns, expected.values) {
        #expect(rows[1][column.name] == (value.isFinite ? "\(value)" : ""), "\(column.name)")
      }
      #expect(rows[1]["current"] == "\(record.scalar("current").value)" && rows[1]["spots"] == expected.finding)

      let before = try command.content("s/points/2.nc")
      #expect(try command.run("resume", "s/points/1.nc", "--until", "20tau0", "--quiet").code == 0)
      let again = try sweep(command, "--quiet", vary: vary)
      #expect(again.code == 0, "\(again.complaint)")
      #expect(try table(command).map { $0["status"] } == ["done", "done"])
      #expect(try command.content("s/points/2.nc") == before, "a finished point is kept")
    }
  }

  @Test("another deck, other values, a foreign folder: exit 2; a damaged manifest or a sweep under way: exit 3")
  func foreignFolders() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(stopWhen: "{duration: 1e7 tau0}"), to: "deck.yaml")
      let first = try command.start("sweep", "deck.yaml", "--vary", Self.temperatures, "-o", "s", "--jobs", "2")
      #expect(first.wait { FileManager.default.fileExists(atPath: command.folder.path + "/s/points/2.lock") })
      let second = try sweep(command)
      #expect(second.code == 3 && second.complaint.contains("process \(first.process.processIdentifier)"))
      first.process.terminate()
      first.process.waitUntilExit()
      #expect(first.process.terminationStatus == 4)

      let values = try sweep(command, vary: "wire.temperature=0.1mu0:0.3mu0:2")
      #expect(values.code == 2 && values.complaint.contains("other values"), "\(values.complaint)")
      try command.write(TestDeck.text(), to: "deck.yaml")
      let deck = try sweep(command)
      #expect(deck.code == 2 && deck.complaint.contains("the deck has changed"), "\(deck.complaint)")
      try command.write("{", to: "s/sweep.json")
      #expect(try sweep(command).code == 3)
      try FileManager.default.removeItem(at: command.folder.appendingPathComponent("s/sweep.json"))
      let foreign = try sweep(command)
      #expect(foreign.code == 2 && foreign.complaint.contains("other files"))
    }
  }
}
