import NichromeKinetics
import NichromeModel

/// One run: a deck in, a record out. Clocks, progress and stopping live here, never in the step.
public struct Run {
  private let deck: Deck
  private let threads: Int

  /// - Parameter threads: worker threads; nil: one per processor. The result does not depend on it.
  public init(deck: Deck, threads: Int? = nil) {
    self.deck = deck
    self.threads = max(1, threads ?? Processors.count)
  }

  /// Simulates until the deck's stop rule or `interrupted` says so.
  /// - Parameters:
  ///   - report: called about every tenth of a second.
  ///   - interrupted: asked after every block; true ends the run with what there is.
  /// - Throws: `RunError` when the run ends before its production has two batches.
  public func execute(
    report: (RunProgress) -> Void = { _ in }, interrupted: () -> Bool = { false }
  ) throws(RunError) -> RunRecord {
    let watch = Stopwatch()
    let experiment = Experiment(deck: deck, threads: threads)
    var nextReport = 0.0
    while true {
      experiment.advance()
      let seconds = watch.seconds
      let isDue = seconds >= nextReport
      let ending = Ending(experiment, deck.simulation.stop, seconds: seconds, interrupted: interrupted())
      if isDue || ending != nil {
        report(progress(experiment, seconds))
        nextReport = seconds + 0.1
      }
      guard let ending else { continue }
      guard experiment.phase == .production, experiment.blocks >= 2 else {
        throw RunError(
          message: "the run ended after \(Int(seconds)) s, before the steady state was reached (warm-up at"
            + " \(Int(experiment.phaseTime)) l0/v0, about \(Int(experiment.expectedWarmUp)) needed); allow a longer"
            + " simulation.stopWhen.wallClock or fewer simulation.particles")
      }
      return experiment.record(
        status: ending.isInterruption ? .stopped : .complete, version: Version.string, stopReason: ending.reason,
        seconds: seconds)
    }
  }

  private func progress(_ experiment: Experiment, _ seconds: Double) -> RunProgress {
    let inProduction = experiment.phase == .production
    let error = experiment.heatError
    return RunProgress(
      phase: inProduction ? .production : .warmUp, time: experiment.phaseTime, events: experiment.events,
      eventsPerSecond: Double(experiment.events) / max(seconds, 1e-9), heatError: error,
      heatErrorTarget: deck.simulation.stop.heatError, secondsElapsed: seconds,
      secondsLeft: Ending.secondsLeft(experiment, deck.simulation.stop, seconds: seconds))
  }
}
