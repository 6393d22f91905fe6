import ArgumentParser
import Foundation
import NichromeModel
import NichromeRunFile

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Draws the figures of a run and a self-contained page.",
    discussion: """
      Figures are written as PNG and PDF, the page as index.html. They are drawn by the Python package of analysis/; \
      `make python` installs what it needs, NICHROME_PYTHON names another Python.
      """)

  @Argument(help: "The result file of a run.", completion: .file(extensions: ["nc"]))
  var result: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "The folder of the report, made if it is missing. (default: OUT-report beside OUT.nc)")
  var output: String?

  func run() throws {
    // Our own reader checks the seal: damaged headers can crash the libraries of other readers.
    _ = try RunRecord.reading(result)
    let folder = output ?? Self.folder(of: result)
    guard !folder.isEmpty else {
      throw Failure.badInput("-o: the name of the report's folder is empty; give a path")
    }
    let python = try AnalysisPython.found()
    let done = try python.run(["-m", AnalysisPython.module, "report", result, "-o", folder, "--command", Self.ownPath])
    guard done == 0 else {
      // The package has said on standard error what is wrong.
      throw Failure(message: "\(result): no report was made", code: done)
    }
  }

  /// `runs/a.nc` gives `runs/a-report`.
  static func folder(of result: String) -> String {
    let path = result.hasSuffix(".nc") ? String(result.dropLast(".nc".count)) : result
    return path + "-report"
  }

  private static var ownPath: String { Bundle.main.executablePath ?? CommandLine.arguments[0] }
}
