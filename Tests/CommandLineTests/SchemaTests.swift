import Foundation
import Testing

@Suite("nichrome schema")
struct SchemaTests {
  @Test("docs/deck.md is what the command prints") func page() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/deck.md")
    try Command.inFolder { command in
      let result = try command.run("schema", "--markdown")
      #expect(result.code == 0 && result.complaint.isEmpty)
      #expect(
        result.output == (try String(contentsOf: file, encoding: .utf8)), "nichrome schema --markdown > docs/deck.md")
    }
  }

  @Test("the schema is JSON and refuses keys it does not know") func schema() throws {
    try Command.inFolder { command in
      let output = try command.run("schema").output
      let root = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
      #expect(root["additionalProperties"] as? Bool == false)
      #expect(Set(try #require(root["required"] as? [String])) == ["wire", "scatterer", "drive"])
    }
  }

  @Test("completion scripts name the commands", arguments: ["bash", "zsh", "fish"]) func completion(shell: String)
    throws
  {
    try Command.inFolder { command in
      let script = try command.run("--generate-completion-script", shell)
      #expect(script.code == 0 && script.complaint.isEmpty)
      for name in HelpWidthTests.commands { #expect(script.output.contains(name), "\(name)") }
      #expect(script.output.contains("yaml"))
      guard shell == "bash" else { return }
      try command.write(script.output, to: "script")
      #expect(try command.run(["-n", "script"], by: "/bin/bash").code == 0)
    }
  }
}
