import ArgumentParser
import Foundation
import Nichrome
import NichromeModel
import NichromeRunFile

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Simulates a deck and writes a result file.",
    usage: """
      nichrome run <deck> [-o <output>] [--seed <seed>] [--threads <threads>]
                   [--wall-clock <wall-clock>] [--quiet]
      """,
    discussion: """
      Progress goes to standard error, the summary to standard output. Checkpoints go beside the result file every \
      simulation.checkpointEvery, at the end, and on SIGUSR1. The first SIGINT or SIGTERM stops the run: what there is \
      is written with the status `stopped`, the exit code is 4, and `nichrome resume` goes on from there.
      """)

  @Argument(help: "The deck, a YAML file.", completion: .file(extensions: ["yaml"]))
  var deck: String

  @Option(name: [.customShort("o"), .customLong("output")], help: "The result file. (default: runs/<deck name>.nc)")
  var output: String?

  @Option(help: "Seed of the random numbers, instead of the deck's.")
  var seed: UInt64?

  @OptionGroup var options: RunOptions

  func run() throws {
    try RankGroup.perform { group in
      if group.isRoot { try run(group) } else { try RunTask.assist(group, options: options) }
    }
  }

  private func run(_ group: RankGroup) throws {
    var parsed = try Deck.reading(deck)
    if let seed { parsed.simulation.seed = seed }
    let task = try RunTask(path: try outputPath(), quiet: options.quiet, group: group)
    for warning in parsed.warnings { task.remark("warning: \(warning)") }
    if task.store.makeWay() {
      task.remark(
        "note: there was the checkpoint of an unfinished run; it is now \(task.store.replaced). To go on with that run"
          + " instead, rename it back and give `nichrome resume \(task.path)`")
    }
    let run = Run(deck: parsed, threads: options.threads ?? group.threads, ranks: group.ranks)
    try task.perform(run, deck: parsed, options: options, wallClock: options.wallClock)
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
}
