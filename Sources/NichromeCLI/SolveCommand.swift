import ArgumentParser
import NichromeAnalysis
import NichromeModel

struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: "Solves the kinetic equation of a deck without particles; states its own error.",
    usage: "nichrome solve <deck> [--json] [--tolerance <x>] [--units <units>]")

  @Argument(help: "The deck, a YAML file.", completion: .file(extensions: ["yaml"]))
  var deck: String

  @Flag(help: "JSON with the keys of summary, instead of a table.")
  var json = false

  @Option(help: "Largest error of the profile, relative to the largest |excess heat|.")
  var tolerance = 1e-4

  @OptionGroup var shown: UnitOption

  func validate() throws {
    guard tolerance > 0, tolerance < 1 else {
      throw ValidationError("--tolerance must lie between 0 and 1 (it is \(tolerance)); leave it out for 1e-4")
    }
  }

  func run() throws {
    let deck = try Deck.reading(deck)
    try deck.requireSteadyDrive(self.deck)
    let report: SolutionReport
    do {
      report = try SolutionReport(solving: deck, tolerance: tolerance)
    } catch {
      throw Failure.other("\(self.deck): \(error)")
    }
    print(json ? report.json.document : report.text(units: shown.units))
  }
}
