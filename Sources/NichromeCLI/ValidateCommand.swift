import ArgumentParser
import NichromeAnalysis
import NichromeModel
import NichromeRunFile

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Holds a run against the deterministic solution and against every formula, with verdicts.",
    discussion: """
      The solution is that of the dynamics the run used. A formula is refuted where it fails beyond the errors and beyond \
      an estimate of the orders it neglects. Exit code 0 whatever the verdicts.
      """)

  @Argument(help: "The result file of a run.", completion: .file(extensions: ["nc"]))
  var result: String

  @Flag(help: "JSON in reduced units, bins included, instead of tables.")
  var json = false

  func run() throws {
    let record = try RunRecord.reading(result)
    try record.deck.requireSteadyDrive(result)
    let validation = Validation(record)
    print(json ? validation.json.document : validation.text)
  }
}
