import Foundation
import Testing

/// Runs under a drive in time, from the outside.
@Suite("Driven runs on the command line", .serialized) struct DrivenTests {
  private static func deck(_ drive: String, ensemble: Int, screening: String = "{length: 0.25 l0}") -> String {
    """
    title: Driven
    wire:
      temperature: 0.1 mu0
      relaxation: {law: relaxationTime}
      screening: \(screening)
      halfLength: 2 l0
    scatterer:
      length: 0.1 l0
      permittivityRatio: 1
      transmission: {shape: constant, value: 0.5}
    drive: {\(drive)}
    simulation: {field: dynamic, particles: 500, ensemble: \(ensemble), stopWhen: {duration: 30 tau0}}
    tallies: {bins: 8}
    """
  }

  private static let sine = "current: {kind: sine, amplitude: 0.02 I0, period: 10 tau0}"

  @Test("an ensemble under a sine: summary, tables, and no other duration afterwards") func ensemble() throws {
    try Command.inFolder { command in
      try command.write(Self.deck(Self.sine, ensemble: 3), to: "sine.yaml")
      let done = try command.run("run", "sine.yaml", "-o", "a.nc")
      #expect(done.code == 0 && done.complaint.contains("realisation 1 of 3"), "\(done.complaint)")
      #expect(try command.run("run", "sine.yaml", "-o", "b.nc", "--threads", "1", "--quiet").code == 0)
      #expect(try command.numbers("a.nc") == command.numbers("b.nc"))
      let summary = try command.run("summary", "a.nc").output
      #expect(summary.contains("ensemble of 3 realisations") && summary.contains("cycle of 10 l0/v0, 3 periods"))
      let json = try command.run("summary", "--json", "a.nc").output
      #expect(json.contains("\"realisations\": 3") && json.contains("\"harmonics\""))
      let cycle = try command.run("export", "a.nc", "--table", "cycle").output.split(separator: "\n")
      #expect(cycle.count == 25 && cycle[0].hasPrefix("phase,currentFolded "), "\(cycle.first ?? "")")
      let history = try command.run("export", "a.nc", "--table", "history").output.split(separator: "\n")
      #expect(history[0].contains("heatLeft") == false && history[0].contains("current_error"), "\(history[0])")
      let longer = try command.run("resume", "a.nc", "--until", "60tau0")
      #expect(longer.code == 2 && longer.complaint.contains("an ensemble"), "\(longer.complaint)")
      #expect(try command.run("resume", "a.nc").complaint.contains("nothing left to simulate"))
    }
  }

  @Test("a single run has neither errors in time nor, under a step, a cycle") func single() throws {
    try Command.inFolder { command in
      try command.write(Self.deck("voltage: {kind: step, to: 0.1 mu0}", ensemble: 1), to: "step.yaml")
      #expect(try command.run("run", "step.yaml", "-o", "a.nc", "--quiet").code == 0)
      #expect(try command.run("export", "a.nc", "--table", "cycle").output == "phase\n")
      #expect(try !command.run("export", "a.nc", "--table", "history").output.contains("_error"))
      #expect(try !command.run("summary", "a.nc").output.contains("cycle of"))
    }
  }

  @Test("a neutral wire under a sine of voltage: cycle tables, and the current that the source gives") func neutral()
    throws
  {
    try Command.inFolder { command in
      let sine = "voltage: {kind: sine, amplitude: 0.2 mu0, period: 10 tau0}"
      try command.write(Self.deck(sine, ensemble: 2, screening: "neutral"), to: "sine.yaml")
      let check = try command.run("check", "sine.yaml")
      #expect(check.code == 0 && check.output.contains("neutral"), "\(check.output) \(check.complaint)")
      #expect(try command.run("run", "sine.yaml", "-o", "a.nc", "--quiet").code == 0)
      let summary = try command.run("summary", "a.nc").output
      // Without charging one period is enough to settle.
      #expect(summary.contains("cycle of 10 l0/v0, 4 periods"), "\(summary)")
      let cycle = try command.run("export", "a.nc", "--table", "cycle").output.split(separator: "\n")
      #expect(cycle.count == 25 && cycle[0].contains("totalCurrentFolded"), "\(cycle.first ?? "")")
    }
  }
}
