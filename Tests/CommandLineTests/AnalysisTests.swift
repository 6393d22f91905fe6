import Foundation
import Testing

@Suite("nichrome spots and validate", .serialized)
struct AnalysisCommandTests {
  @Test("of a short run: exit 0, text and JSON with the keys of the contract") func shortRun() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(), to: "short.yaml")
      #expect(try command.run("run", "short.yaml", "-o", "short.nc", "--quiet").code == 0)
      let spots = try command.run("spots", "short.nc", "--json")
      #expect(spots.code == 0 && spots.complaint.isEmpty)
      let found = try #require(try JSONSerialization.jsonObject(with: Data(spots.output.utf8)) as? [String: Any])
      #expect(found["spots"] is [Any] && found["finding"] is String && found["smoothing"] is String)
      #expect(try command.run("spots", "short.nc").output.contains("Short run"))

      let validation = try command.run("validate", "short.nc", "--json")
      #expect(validation.code == 0 && validation.complaint.isEmpty)
      let root = try #require(try JSONSerialization.jsonObject(with: Data(validation.output.utf8)) as? [String: Any])
      #expect(root["dynamics"] as? String == "full")
      let rows = try #require(root["rows"] as? [[String: Any]])
      #expect(rows.contains { $0["source"] as? String == "solution" && $0["quantity"] as? String == "P_L" })
      for row in rows {
        #expect(["consistent", "refuted", "cannot tell"].contains(row["verdict"] as? String ?? ""), "\(row)")
        let isOutside = row["inRegime"] as? Bool == false
        #expect((row["because"] as? String == "outside its regime") == isOutside, "\(row)")
      }
      let text = try command.run("validate", "short.nc").output
      for part in ["dynamics of the run: full", "electrostatic drop", "E3", "Holm"] {
        #expect(text.contains(part), "\(part)")
      }
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }
  }

  @Test("of a run with hardly any batches: cannot tell, in words, exit 0") func tooShort() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(stopWhen: "{duration: 4 tau0}"), to: "short.yaml")
      #expect(try command.run("run", "short.yaml", "-o", "short.nc", "--quiet").code == 0)
      let spots = try command.run("spots", "short.nc")
      #expect(spots.code == 0 && spots.output.contains("cannot tell: the run has 2 batches"))
      #expect(try command.run("spots", "short.nc", "--json").output.contains("\"spots\": []"))
      let validation = try command.run("validate", "short.nc")
      #expect(validation.code == 0 && validation.output.contains("too few"))
    }
  }

  @Test("of a missing, foreign or damaged file: exit 3, nothing on standard output", arguments: ["spots", "validate"])
  func unusable(name: String) throws {
    try Command.inFolder { command in
      try command.write("not a result", to: "foreign.nc")
      for file in ["missing.nc", "foreign.nc"] {
        let result = try command.run(name, file)
        #expect(result.code == 3 && result.output.isEmpty && result.complaint.contains(file))
      }
    }
  }
}
