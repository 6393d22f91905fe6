import ArgumentParser
import Foundation
import Nichrome
import NichromeModel
import NichromeRunFile

struct ResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Goes on with a run from its last good checkpoint, bit for bit as if never stopped.",
    usage: """
      nichrome resume <result> [--until <until>] [--heat-error <error>]
                      [--threads <threads>] [--wall-clock <time>] [--quiet]
      """,
    discussion: """
      A finished run can be extended: --until and --heat-error take the place of the deck's stop rule; --wall-clock adds \
      to a wall clock that the rule has used up, and else limits this session.
      """)

  @Argument(help: "The result file of the run, whether it exists yet or not.")
  var result: String

  @Option(help: "Simulated time after the warm-up at which the run ends, e.g. 800tau0.")
  var until: String?

  @Option(
    name: .customLong("heat-error"), help: "Heat error at which the run ends, e.g. 0.1%.",
    transform: { text in
      do { return try CommandLineQuantity.percentage(text) } catch { throw ValidationError("--heat-error: \(error)") }
    })
  var heatError: Double?

  @OptionGroup var options: RunOptions

  func run() throws {
    try RankGroup.perform { group in
      if group.isRoot { try run(group) } else { try RunTask.assist(group, options: options) }
    }
  }

  private func run(_ group: RankGroup) throws {
    let task = try RunTask(path: resultPath, quiet: options.quiet, group: group)
    let checkpoint = try newest(task)
    if checkpoint.version != Version.string {
      task.remark(
        "warning: the checkpoint is from nichrome \(checkpoint.version), this is \(Version.string): the result may not be"
          + " the one an undisturbed run gives to the last bit")
    }
    if checkpoint.deck.simulation.ensemble > 1, until != nil || heatError != nil {
      throw Failure.badInput(
        "\(until == nil ? "--heat-error" : "--until"): the run is an ensemble, whose realisations are of one length and some"
          + " of them over; run the deck anew with another duration")
    }
    let simulation = checkpoint.deck.simulation
    let usual = SimulationSettings.usualParticles(simulation.method, until: StopRule(heatError: heatError))
    if heatError != nil, simulation.particles < usual {
      task.remark(
        "warning: the run has \(simulation.particles) electrons; what their noise heats may show at that error, for which a deck"
          + " has \(usual) where it does not say")
    }
    var going = checkpoint
    let change = Extension(
      duration: try duration(checkpoint.deck), heatError: heatError, wallClock: options.wallClock)
    let sessionLimit: Double?
    (going.deck, sessionLimit) = change.applied(to: checkpoint)
    let run = Run(from: going, threads: options.threads ?? group.threads, ranks: group.ranks)
    try task.perform(run, deck: going.deck, options: options, wallClock: sessionLimit)
  }

  /// `run.nc`, also where the checkpoint is named.
  private var resultPath: String {
    let ending = ".checkpoint"
    return result.hasSuffix(ending) ? String(result.dropLast(ending.count)) + ".nc" : result
  }

  private func newest(_ task: RunTask) throws(Failure) -> Checkpoint {
    do {
      let (checkpoint, passedOver) = try task.store.newest()
      try checkpoint.check(result: task.path)
      if let passedOver {
        task.warn("warning: \(passedOver); going on from the one before it, \(task.store.previous)")
        task.store.adoptPrevious()
      }
      return checkpoint
    } catch {
      throw Failure(message: error.description, code: Failure.Code.badResultFile)
    }
  }

  private func duration(_ deck: Deck) throws(Failure) -> Double? {
    guard let until else { return nil }
    do {
      return try CommandLineQuantity.simulatedTime(until, scales: deck.scales)
    } catch {
      throw .badInput("--until: \(error)")
    }
  }
}
