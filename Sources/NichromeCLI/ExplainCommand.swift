import ArgumentParser
import NichromeAnalysis
import NichromeModel
import NichromeRunFile

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Prints every quantity that follows from a deck, with its formula.",
    discussion: "Values in reduced and SI units. `about` marks an estimate of linear response. Runs nothing.")

  @Argument(help: "The deck, a YAML file.", completion: .file(extensions: ["yaml"]))
  var deck: String

  @Flag(help: "JSON instead of a table.")
  var json = false

  @OptionGroup var shown: UnitOption

  func run() throws {
    let explanation = Explanation(try Deck.reading(deck))
    print(json ? explanation.json.document : explanation.text(units: shown.units))
    if !json {
      for warning in explanation.deck.warnings { print("warning: \(warning)") }
    }
  }
}
