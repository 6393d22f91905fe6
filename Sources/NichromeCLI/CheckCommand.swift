import ArgumentParser
import NichromeModel

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Validates a deck and prints derived scales, regime, memory and time estimate; runs nothing.")

  @Argument(help: "The deck, a YAML file.")
  var deck: String

  func run() throws {
    let preflight = Preflight(try Deck.reading(deck))
    let width = preflight.lines.map(\.label.count).max() ?? 0
    for line in preflight.lines {
      let gap = String(repeating: " ", count: width - line.label.count)
      print("\(line.label)\(gap)  \(line.value)")
    }
    for warning in preflight.warnings { print("warning: \(warning)") }
  }
}
