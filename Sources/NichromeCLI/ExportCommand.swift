import ArgumentParser
import Foundation
import NichromeModel
import NichromeRunFile

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes a table of a run as CSV, for spreadsheets, gnuplot and pandas.",
    usage: "nichrome export <result> [--table <table>] [--units <units>] [-o <file>]",
    discussion: """
      profile: bins with every profile; faces: faces of bins with currents and fluxes; scalars: one number a row; history: \
      the run in time. Columns carry their units in brackets, errors are one standard error.
      """)

  @Argument(help: "The result file of a run.", completion: .file(extensions: ["nc"]))
  var result: String

  @Option(help: "profile, faces, scalars or history.")
  var table: RunTable.Content = .profile

  @Option(help: "si or reduced; decks in reduced units have no other.")
  var units: UnitChoice = .si

  @Option(
    name: [.customShort("o"), .customLong("output")], help: "The CSV file. (default: standard output)",
    completion: .file(extensions: ["csv"]))
  var output: String?

  func run() throws {
    let text = RunTable(table, of: try RunRecord.reading(result), units: units).text
    guard let output else { return print(text, terminator: "") }
    guard !output.isEmpty else { throw Failure.badInput("-o: the name of the CSV file is empty; give a path") }
    let same = [result, output].map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().standardizedFileURL.path }
    guard same[0] != same[1] else {
      throw Failure.badInput("\(output): the table would replace the result (both have this path); choose another -o")
    }
    do {
      try TextFile.write(text, to: output)
    } catch {
      throw Failure.badInput(error.description)
    }
  }
}

extension RunTable.Content: ExpressibleByArgument {}
