import Foundation
import Testing

@Suite("Help on a terminal of 80 columns")
struct HelpWidthTests {
  static let commands = [
    "new", "run", "resume", "check", "explain", "theory", "solve", "summary", "spots", "validate", "report", "sweep",
    "export", "schema",
  ]

  @Test("no line is longer, every argument is explained", arguments: [[]] + commands.map { [$0] })
  func width(subcommand: [String]) throws {
    try Command.inFolder { command in
      let output = try command.run(subcommand + ["--help"], environment: ["COLUMNS": "80"]).output
      for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
        #expect(line.count <= 80, "\(subcommand): \(line)")
      }
      #expect(output.hasPrefix("OVERVIEW: "))
      let bare = output.split(separator: "\n").filter { $0.hasPrefix("  -") || $0.hasPrefix("  <") }
        .filter { !$0.dropFirst(2).contains("  ") && $0.count < 24 }
      #expect(bare.isEmpty, "\(subcommand): \(bare)")
    }
  }
}
