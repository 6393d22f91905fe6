import ArgumentParser
import Foundation
import Nichrome
import NichromeModel
import NichromeRunFile

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Simulates a deck and writes a result file.",
    discussion: """
      Progress goes to standard error, the summary to standard output. The first SIGINT or SIGTERM stops the run and \
      writes what there is; such a partial result has the status `stopped` and exit code 1.
      """)

  @Argument(help: "The deck, a YAML file.")
  var deck: String

  @Option(name: [.customShort("o"), .customLong("output")], help: "The result file. (default: runs/<deck name>.nc)")
  var output: String?

  @Option(help: "Seed of the random numbers, instead of the deck's.")
  var seed: UInt64?

  @Option(help: "Number of threads; the result does not depend on it. (default: all cores)")
  var threads: Int?

  @Flag(help: "No progress, warnings or summary; errors only.")
  var quiet = false

  /// More threads than any machine has cores is a typing mistake.
  private static let threadRange = 1...4096

  mutating func validate() throws {
    if let threads, !Self.threadRange.contains(threads) {
      let (least, most) = (Self.threadRange.lowerBound, Self.threadRange.upperBound)
      throw ValidationError(
        "--threads \(threads) is impossible (it must lie between \(least) and \(most)); leave it out")
    }
  }

  func run() throws {
    var parsed = try Deck.reading(deck)
    if let seed { parsed.simulation.seed = seed }
    let path = try outputPath()
    if !quiet { for warning in parsed.warnings { Console.complain("warning: \(warning)") } }
    let record = try simulate(parsed)
    do {
      try record.write(to: path)
    } catch {
      throw Failure.other(error.description)
    }
    if !quiet { print("\(Summary(record).text)\n\nresult: \(path)") }
    if Interruption.isRequested, record.status != .complete {
      throw Failure.other("stopped by a signal: the partial result is in \(path); it cannot be resumed")
    }
  }

  /// Where the result goes, after a check that it can.
  private func outputPath() throws(Failure) -> String {
    let path = output ?? "runs/\(FilePath.stem(of: deck)).nc"
    guard !path.isEmpty else { throw .badInput("-o: the name of the result file is empty; give a path") }
    let same = [deck, path].map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().standardizedFileURL.path }
    guard same[0] != same[1] else {
      throw .badInput("\(path): the result would replace the deck (both have this path); choose another place with -o")
    }
    do {
      try RunFile.prepare(path)
    } catch {
      throw .badInput(error.description)
    }
    return path
  }

  private func simulate(_ deck: Deck) throws(Failure) -> RunRecord {
    Interruption.watch()
    var display = quiet ? nil : ProgressDisplay(onTerminal: Console.hasTerminal)
    defer { display?.finish() }
    do {
      return try Run(deck: deck, threads: threads).execute(
        report: { display?.update($0) }, interrupted: { Interruption.isRequested })
    } catch {
      throw .other(error.message)
    }
  }
}
