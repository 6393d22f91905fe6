import Foundation
import NichromeModel
import NichromeRunFile
import Testing

/// Whole runs, one after the other: each uses all cores.
@Suite("Runs", .serialized)
struct RunTests {
  @Test("run, then summary: the default place, exit 0, JSON that parses")
  func runAndSummary() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(), to: "short.yaml")
      let run = try command.run("run", "short.yaml")
      #expect(run.code == 0, "\(run.complaint)")
      #expect(try command.files() == ["runs", "runs/short.checkpoint", "runs/short.nc", "short.yaml"])
      #expect(run.output.contains("Short run") && run.output.contains("result: runs/short.nc"))
      #expect(run.complaint.contains("production"), "a log gets plain lines")
      #expect(!run.complaint.contains("\r"))

      let summary = try command.run("summary", "runs/short.nc", "--json")
      #expect(summary.code == 0 && summary.complaint.isEmpty)
      let json = try #require(try JSONSerialization.jsonObject(with: Data(summary.output.utf8)) as? [String: Any])
      #expect(json["status"] as? String == "complete")
      #expect((json["events"] as? Int ?? 0) > 0)
      for name in ["current", "voltage", "electrostaticDrop"] {
        let estimate = try #require(json[name] as? [String: Any])
        #expect(estimate["value"] is Double && estimate["error"] != nil, "\(name)")
      }
      let profile = try #require(json["profile"] as? [String: Any])
      for name in [
        "distance", "heat", "heatError", "excessHeat", "density", "densityError", "potential",
        "electrochemicalPotential",
      ] {
        #expect((profile[name] as? [Any])?.count == 24, "\(name)")
      }
      let text = try command.run("summary", "runs/short.nc")
      #expect(text.code == 0 && run.output.contains(text.output.trimmingCharacters(in: .newlines)))
    }
  }

  @Test("the whole Fermi sea goes through the same commands, and on where it was") func analog() throws {
    try Command.inFolder { command in
      let deck = TestDeck.text(stopWhen: "{duration: 20 tau0}").replacingOccurrences(
        of: "particles: 5000", with: "particles: 2000\n  method: analog")
      try command.write(deck, to: "sea.yaml")
      #expect(try command.run("run", "sea.yaml", "-o", "sea.nc", "--quiet").code == 0)
      let json = try command.run("summary", "sea.nc", "--json").output
      let summary = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      #expect((summary["parameters"] as? [String: Any])?["method"] as? String == "analog")
      for name in ["validate", "spots", "check"] {
        #expect(try command.run(name, name == "check" ? "sea.yaml" : "sea.nc").code == 0, "\(name)")
      }
      #expect(try command.run("resume", "sea.nc", "--until", "40 tau0", "--quiet").code == 0)
      try command.write(deck.replacingOccurrences(of: "20 tau0", with: "40 tau0"), to: "long.yaml")
      #expect(try command.run("run", "long.yaml", "-o", "long.nc", "--quiet").code == 0)
      let heat = try ["sea.nc", "long.nc"].map {
        try RunRecord(contentsOf: command.folder.appendingPathComponent($0).path).quantity("heat")
      }
      #expect(heat[0] == heat[1])
    }
  }

  @Test("the same deck and seed give the same result whatever the number of threads; another seed another one")
  func reproducible() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(stopWhen: "{duration: 20 tau0}"), to: "short.yaml")
      var records: [RunRecord] = []
      for (name, options) in [("a", ["--threads", "1"]), ("b", ["--threads", "2"]), ("c", ["--seed", "8"])] {
        let result = try command.run(["run", "short.yaml", "-o", "\(name).nc", "--quiet"] + options)
        #expect(result.code == 0 && result.output.isEmpty && result.complaint.isEmpty, "\(result.complaint)")
        var record = try RunRecord(contentsOf: command.folder.appendingPathComponent("\(name).nc").path)
        record.seconds = 0
        records.append(record)
      }
      #expect(records[0] == records[1])
      #expect(records[2].deck.simulation.seed == 8)
      #expect(records[0].quantity("heat")?.value != records[2].quantity("heat")?.value)
    }
  }
}
