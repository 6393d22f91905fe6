import NichromeKinetics
import NichromeModel
import NichromeNumerics
import NichromeRunFile

/// One run: a deck in, a record out. Clocks, progress, checkpoints and stopping live here, never in the step.
public struct Run {
  private let deck: Deck
  private let threads: Int
  private let checkpoint: Checkpoint?

  /// `threads`: worker threads; nil: one per processor. The result does not depend on it.
  public init(deck: Deck, threads: Int? = nil) { self.init(deck, threads, from: nil) }

  /// A run that goes on from a checkpoint, bit for bit as if it had never stopped. Its deck may have another stop rule.
  public init(from checkpoint: Checkpoint, threads: Int? = nil) {
    self.init(checkpoint.deck, threads, from: checkpoint)
  }

  private init(_ deck: Deck, _ threads: Int?, from checkpoint: Checkpoint?) {
    self.deck = deck
    self.threads = max(1, threads ?? Processors.count)
    self.checkpoint = checkpoint
  }

  /// Simulates until the deck's stop rule or `interrupted` says so.
  /// - Throws: `RunError` when the run ends before its production has two batches.
  public func execute(
    report: @escaping (RunProgress) -> Void = { _ in }, interrupted: @escaping () -> Bool = { false }
  ) throws(RunError) -> RunRecord {
    let outcome = try execute(RunSession(report: report, request: { interrupted() ? .stop : .goOn }))
    guard let record = outcome.record else { throw RunError(.tooShort, message: outcome.tooShort) }
    return record
  }

  /// Simulates until the deck's stop rule is met or the session ends.
  /// - Throws: `RunError` when the state in the checkpoint does not fit its deck, or the deck has no steady state.
  public func execute(_ session: RunSession) throws(RunError) -> RunOutcome {
    var clock = SessionClock(limit: session.wallClock, deck: deck)
    let experiment = try experiment()
    let before = checkpoint?.seconds ?? 0
    let rule = deck.simulation.stop
    var (blocks, nextReport) = (0, 0.0)
    while true {
      let seconds = before + clock.seconds
      let request = session.request()
      let limit = session.wallClock.flatMap { clock.isUsedUp(checkpointCost: session.keeper?.cost ?? 0) ? $0 : nil }
      let ending = Ending(
        experiment, rule, seconds: seconds, sessionLimit: limit, isAskedToStop: request == .stop)
      if blocks > 0, clock.seconds >= nextReport || ending != nil {
        session.report(RunProgress(experiment, rule, seconds: seconds))
        nextReport = clock.seconds + 0.1
      }
      if let ending { return end(session, experiment, ending, seconds, clock, blocks) }
      if let keeper = session.keeper, request == .keepCheckpoint || keeper.isDue(at: clock.seconds) {
        _ = keeper.keep(experiment, deck: deck, seconds: seconds, status: .unfinished, watch: clock.stopwatch)
      }
      clock.beginBlock()
      experiment.advance()
      clock.endBlock()
      if let reason = experiment.runaway { throw RunError(.noSteadyState, message: reason) }
      blocks += 1
    }
  }

  private func experiment() throws(RunError) -> Experiment {
    let experiment = Experiment(deck: deck, threads: threads)
    if let checkpoint {
      do {
        try experiment.restore(from: StateReader(checkpoint.state))
      } catch {
        throw RunError(.checkpoint, message: "the checkpoint does not fit its deck: \(error)")
      }
    }
    return experiment
  }

  private func end(
    _ session: RunSession, _ experiment: Experiment, _ ending: Ending, _ seconds: Double, _ clock: SessionClock,
    _ blocks: Int
  ) -> RunOutcome {
    let isEnough = experiment.phase == .production && experiment.blocks >= 2
    let isComplete = ending.end == .ruleMet && isEnough
    let isKept = session.keeper?.keep(
      experiment, deck: deck, seconds: seconds, status: isComplete ? .complete : .unfinished, watch: clock.stopwatch)
    let record =
      isEnough
      ? experiment.record(
        status: isComplete ? .complete : .stopped, version: Version.string, stopReason: ending.reason, seconds: seconds)
      : nil
    return RunOutcome(
      end: ending.end, reason: ending.reason, record: record, blocks: blocks,
      progress: RunProgress(experiment, deck.simulation.stop, seconds: seconds),
      expectedWarmUp: experiment.expectedWarmUp, isKept: isKept ?? false)
  }
}

extension RunOutcome {
  /// Why there is no record, and what to do.
  public var tooShort: String {
    let place =
      progress.phase == .production
      ? "with too little of the steady state to judge it"
      : "before the steady state was reached (warm-up at \(Int(progress.time)) l0/v0, about \(Int(expectedWarmUp)) needed)"
    return "the run ended after \(Int(progress.secondsElapsed)) s (\(reason)), \(place); allow a longer"
      + " simulation.stopWhen.wallClock or fewer simulation.particles"
  }
}
