import ArgumentParser
import NichromeAnalysis
import NichromeModel
import NichromeRunFile

struct SpotsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spots", abstract: "Finds the hot and cold spots of a run: position, contrast, significance.",
    discussion: """
      A spot is a maximum or minimum of the heat per length inside a wire, away from the scatterer and from the end, that \
      noise explains with a probability below 5 %, everything that was looked at counted. Intervals are of 95 %. A run too \
      short to judge says `cannot tell`.
      """)

  @Argument(help: "The result file of a run.", completion: .file(extensions: ["nc"]))
  var result: String

  @Flag(help: "JSON in reduced units (SI-derived under keys ending in _si) instead of a table.")
  var json = false

  func run() throws {
    let record = try RunRecord.reading(result)
    try record.deck.requireSteadyDrive(result)
    let spots = Spots(record)
    print(json ? spots.json.document : spots.text)
  }
}
