import ArgumentParser
import Foundation
import NichromeModel

/// The `nichrome` command: parses, validates, calls the library, prints. No physics.
struct NichromeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nichrome",
    abstract: "Simulates, electron by electron, where a current-carrying quasi-1D wire gets hot.",
    discussion: """
      A run is described by a deck (YAML) and leaves a result file (netCDF-4).

      Exit codes: 0 done; 1 the run failed; 2 the deck or the command line is wrong; 3 a result file or \
      checkpoint is unusable or in use; 4 stopped by a signal or a wall clock, with a checkpoint to resume from.

      A first run: `nichrome new --preset inas-filter`, then `nichrome run inas-filter.yaml`. Output has no colours; \
      progress is one rewritten line on a terminal, plain lines where NO_COLOR is set or TERM is dumb.
      """,
    version: Version.full,
    subcommands: [
      NewCommand.self, RunCommand.self, ResumeCommand.self, CheckCommand.self, ExplainCommand.self, TheoryCommand.self,
      SolveCommand.self,
      SummaryCommand.self, SpotsCommand.self, ValidateCommand.self, ReportCommand.self, SweepCommand.self,
      ExportCommand.self, SchemaCommand.self,
    ])
}

@main
enum Main {
  /// Runs the command named on the command line and exits with the code of the contract, never with a stack trace.
  static func main() {
    do {
      var command = try NichromeCommand.parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Console.complain(failure.message)
      exit(failure.code)
    } catch {
      leave(after: error)
    }
  }

  /// Help and version are no errors; whatever else the parser refuses is the user's input.
  private static func leave(after error: any Error) -> Never {
    let message = NichromeCommand.fullMessage(for: error)
    switch NichromeCommand.exitCode(for: error) {
    case .success:
      print(message)
      exit(0)
    case .validationFailure:
      Console.complain(message)
      exit(Failure.Code.badInput)
    default:
      Console.complain(message)
      exit(Failure.Code.other)
    }
  }
}
