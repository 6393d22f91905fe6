import ArgumentParser
import NichromeModel
import NichromeRunFile

struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Prints the numbers of a run with their errors.")

  @Argument(help: "The result file of a run.", completion: .file(extensions: ["nc"]))
  var result: String

  @Flag(help: "JSON in reduced units (SI-derived under keys ending in _si) instead of a table.")
  var json = false

  @OptionGroup var shown: UnitOption

  func run() throws {
    let summary = Summary(try RunRecord.reading(result))
    print(json ? summary.json.document : summary.text(units: shown.units))
  }
}
