import ArgumentParser
import NichromeModel
import NichromeRunFile
import NichromeTheory

struct TheoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theory",
    abstract: "Prints every analytic prediction for a deck; no particles.",
    discussion: """
      Each formula of the paper is evaluated as printed and as it follows from its own assumptions, with the dynamics it \
      belongs to and whether the deck is in its regime. Expansions are in weak excitation, low temperature.
      """)

  @Argument(help: "The deck, a YAML file.", completion: .file(extensions: ["yaml"]))
  var deck: String

  @Flag(help: "JSON in reduced units (SI-derived under keys ending in _si) instead of tables.")
  var json = false

  func run() throws {
    let deck = try Deck.reading(deck)
    try deck.requireSteadyDrive(self.deck)
    let report = TheoryReport(deck)
    print(json ? report.json.document : report.text)
  }
}
