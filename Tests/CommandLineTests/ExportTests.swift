import Foundation
import NichromeModel
import NichromeRunFile
import Testing

@Suite("nichrome export")
struct ExportTests {
  private func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test("tables hold the numbers of the result, in both units") func tables() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(stopWhen: "{duration: 10 tau0}"), to: "deck.yaml")
      #expect(try command.run("run", "deck.yaml", "-o", "run.nc", "--quiet").code == 0)
      let record = try RunRecord(contentsOf: command.folder.appendingPathComponent("run.nc").path)
      let heat = try #require(record.quantity("heat"))

      let reduced = rows(try command.run("export", "run.nc", "--units", "reduced").output)
      #expect(reduced.count == 25 && reduced.allSatisfy { $0.count == reduced[0].count })
      let column = try #require(reduced[0].firstIndex(of: "heat [mu0^2/(pi hbar l0)]"))
      #expect(reduced.dropFirst().map { Double($0[column]) } == heat.value)
      #expect(reduced.dropFirst().map { Double($0[column + 1]) } == heat.error)
      #expect(reduced[1].prefix(2) == ["L", "0.25"] && reduced[24].prefix(2) == ["R", "5.75"])

      let si = rows(try command.run("export", "run.nc").output)
      #expect(si[0][column] == "heat [W/m]" && si[0][1] == "distance [nm]")
      let unit = try #require(record.deck.scales).heatPerLength
      #expect(try abs(#require(Double(si[1][column])) - heat.value[0] * unit) <= 1e-12 * abs(heat.value[0] * unit))

      let scalars = rows(try command.run("export", "run.nc", "--table", "scalars").output)
      #expect(scalars.contains { $0[0] == "voltage" && $0[3] == "eV" })
      #expect(rows(try command.run("export", "run.nc", "--table", "faces").output).count == 27)
      let history = rows(try command.run("export", "run.nc", "--table", "history").output)
      #expect(history.count == record.history.time.count + 1 && history[0][0] == "time [ps]")
    }
  }

  @Test("to a file, never over the result; a missing result is exit 3") func files() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(stopWhen: "{duration: 10 tau0}"), to: "deck.yaml")
      #expect(try command.run("run", "deck.yaml", "-o", "run.nc", "--quiet").code == 0)
      let written = try command.run("export", "run.nc", "-o", "tables/profile.csv")
      #expect(written.code == 0 && written.output.isEmpty)
      let text = try String(contentsOf: command.folder.appendingPathComponent("tables/profile.csv"), encoding: .utf8)
      #expect(text == (try command.run("export", "run.nc").output))
      let over = try command.run("export", "run.nc", "-o", "./run.nc")
      #expect(over.code == 2 && over.complaint.contains("replace"))
      #expect(try command.run("summary", "run.nc").code == 0)
      #expect(try command.run("export", "none.nc").code == 3)
      #expect(try command.run("export", "run.nc", "--table", "all").code == 2)
    }
  }
}
