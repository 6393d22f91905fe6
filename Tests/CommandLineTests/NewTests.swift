import Foundation
import NichromeModel
import Testing

@Suite("nichrome new")
struct NewTests {
  @Test("a preset passes check and runs", arguments: Preset.allCases)
  func runs(preset: Preset) throws {
    try Command.inFolder { command in
      #expect(try command.run("new", "--preset", preset.rawValue).code == 0)
      let name = "\(preset.rawValue).yaml"
      #expect(try command.files() == [name])
      #expect(try command.run("check", name).code == 0)
      let path = command.folder.appendingPathComponent(name)
      let short = try String(contentsOf: path, encoding: .utf8)
        .replacing("heatError: 1 %  ", with: "duration: 8 tau0").replacing(
          "particles: 200000", with: "particles: 20000")
      try command.write(short, to: "short.yaml")
      let run = try command.run("run", "short.yaml", "-o", "short.nc", "--quiet")
      #expect(run.code == 0, "\(run.complaint)")
    }
  }

  @Test("nothing is overwritten") func refusal() throws {
    try Command.inFolder { command in
      try command.write("mine", to: "mine.yaml")
      let result = try command.run("new", "--preset", "metal", "mine.yaml")
      #expect(result.code == 2 && result.output.isEmpty)
      #expect(result.complaint.contains("mine.yaml") && result.complaint.contains("another name"))
      #expect(try String(contentsOf: command.folder.appendingPathComponent("mine.yaml"), encoding: .utf8) == "mine")
      for arguments in [["new"], ["new", "--preset", "copper"], ["new", "--preset", "metal", ""]] {
        #expect(try command.run(arguments).code == 2, "\(arguments)")
      }
      #expect(try command.files() == ["mine.yaml"])
    }
  }
}
