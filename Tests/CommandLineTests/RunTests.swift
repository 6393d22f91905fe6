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
      #expect(try command.files() == ["runs", "runs/short.nc", "short.yaml"])
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

  @Test("a run interrupted in production leaves a readable partial result and exits 1")
  func interruptedProduction() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(stopWhen: "{duration: 1e7 tau0}"), to: "long.yaml")
      let result = try command.run("run", "long.yaml", "-o", "long.nc", interruptAt: "production", delay: 3)
      #expect(result.code == 1)
      #expect(result.complaint.contains("stopped by a signal: the partial result is in long.nc"))
      #expect(try command.files() == ["long.nc", "long.yaml"])
      let record = try RunRecord(contentsOf: command.folder.appendingPathComponent("long.nc").path)
      #expect(record.status == .stopped && record.productionTime > 0)
    }
  }

  @Test("a run interrupted in its warm-up leaves nothing and exits 1")
  func interruptedWarmUp() throws {
    try Command.inFolder { command in
      try command.write(TestDeck.text(stopWhen: "{duration: 1e7 tau0}"), to: "long.yaml")
      let result = try command.run("run", "long.yaml", "-o", "long.nc", interruptAt: "warm-up")
      #expect(result.code == 1 && result.output.isEmpty)
      #expect(result.complaint.contains("stopped by a signal before there was a result"))
      #expect(try command.files() == ["long.yaml"])
    }
  }

  @Test("a wall clock that ends in the warm-up leaves nothing, says what to change and exits 1")
  func wallClockInWarmUp() throws {
    try Command.inFolder { command in
      let text = TestDeck.text(stopWhen: "{wallClock: 0.5 s}")
      try command.write(text.replacingOccurrences(of: "particles: 5000", with: "particles: 1000000"), to: "long.yaml")
      let result = try command.run("run", "long.yaml", "-o", "long.nc")
      #expect(result.code == 1 && result.output.isEmpty)
      let message = try #require(result.complaint.split(separator: "\n").last)
      for part in ["before the steady state", "simulation.stopWhen.wallClock", "simulation.particles"] {
        #expect(message.contains(part), "\(result.complaint)")
      }
      #expect(try command.files() == ["long.yaml"])
    }
  }
}
