import ArgumentParser
import Nichrome
import NichromeModel

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Validates a deck and prints derived scales, regime, memory and time estimate; runs nothing.",
    discussion: "For the estimate of time the deck is simulated for half a second; the numbers are thrown away.")

  @Argument(help: "The deck, a YAML file.", completion: .file(extensions: ["yaml"]))
  var deck: String

  @Option(help: "Number of threads of the run. (default: all cores)")
  var threads: Int?

  mutating func validate() throws { try RunOptions.check(threads, "threads") }

  func run() throws {
    let parsed = try Deck.reading(deck)
    let preflight = Preflight(parsed, pace: Pace(measuring: parsed, threads: threads))
    let width = preflight.lines.map(\.label.count).max() ?? 0
    for line in preflight.lines {
      let gap = String(repeating: " ", count: width - line.label.count)
      print("\(line.label)\(gap)  \(line.value)")
    }
    for warning in preflight.warnings { print("warning: \(warning)") }
  }
}
