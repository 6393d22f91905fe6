import NichromeKinetics
import NichromeModel
import NichromeNumerics
import NichromeRunFile

/// One run: a deck in, a record out. Clocks, progress, checkpoints and stopping live here, never in the step.
public struct Run {
  let deck: Deck
  private let threads: Int
  let checkpoint: Checkpoint?
  let ranks: any Communicator

  /// - Parameters:
  ///   - threads: worker threads; nil: one per processor. The result does not depend on it.
  ///   - ranks: the processes that carry out the run, of which this is rank 0. The others are `assisting` it.
  public init(deck: Deck, threads: Int? = nil, ranks: any Communicator = SingleProcess()) {
    self.init(deck, threads, from: nil, ranks)
  }

  /// A run that goes on from a checkpoint, bit for bit as if it had never stopped. Its deck may have another stop rule.
  public init(from checkpoint: Checkpoint, threads: Int? = nil, ranks: any Communicator = SingleProcess()) {
    self.init(checkpoint.deck, threads, from: checkpoint, ranks)
  }

  /// The part that a rank other than 0 has in the run of that one, from which it learns what to do.
  public init(assisting ranks: any Communicator, threads: Int? = nil) throws(RunError) {
    let start = try RunStart.receive(over: ranks)
    self.init(start.deck, threads, from: start.state.isEmpty ? nil : start, ranks)
  }

  private init(_ deck: Deck, _ threads: Int?, from checkpoint: Checkpoint?, _ ranks: any Communicator) {
    self.deck = deck
    self.threads = max(1, threads ?? Processors.count)
    self.checkpoint = checkpoint
    self.ranks = ranks
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

  /// Simulates until the deck's stop rule is met or the session ends. On ranks other than 0 there is no record.
  /// - Throws: `RunError` when the state in the checkpoint does not fit its deck, the deck has no steady state, there are more
  ///   ranks than chunks, or the ranks come to different numbers.
  public func execute(_ session: RunSession) throws(RunError) -> RunOutcome {
    var clock = SessionClock(limit: session.wallClock, deck: deck)
    guard ranks.size <= deck.simulation.chunks else {
      throw RunError(
        .tooManyRanks,
        message: "\(ranks.size) ranks are too many, the electrons are cut into \(deck.simulation.chunks) shares: start"
          + " \(deck.simulation.chunks) at most, or begin a run with simulation.chunks: \(ranks.size) or more")
    }
    if ranks.isRoot, ranks.size > 1 { RunStart.send(deck, checkpoint, over: ranks) }
    var experiment = try experiment(from: checkpoint)
    let before = checkpoint?.seconds ?? 0
    let rule = deck.simulation.stop
    let council = Council(ranks)
    let watchdog = watchdog(session, clock)
    var (work, nextReport, secondsLost) = (RunWork(), 0.0, Double?.none)
    while true {
      let seconds = before + clock.seconds
      let request = session.request()
      let limit = session.wallClock.flatMap { clock.isUsedUp(checkpointCost: session.keeper?.cost ?? 0) ? $0 : nil }
      let decision = try council.decide(
        request, isOver: Ending(experiment, rule, seconds: seconds, sessionLimit: limit, isAskedToStop: false) != nil,
        isCheckpointDue: session.keeper?.isDue(at: clock.seconds) ?? false, hasKeeper: session.keeper != nil,
        fingerprint: experiment.fingerprint)
      if work.blocks > 0, clock.seconds >= nextReport || decision.isOver {
        session.report(RunProgress(experiment, rule, seconds: seconds))
        nextReport = clock.seconds + 0.1
      }
      if decision.isOver {
        let ending =
          Ending(experiment, rule, seconds: seconds, sessionLimit: limit, isAskedToStop: decision.isAskedToStop)
          ?? .decidedElsewhere
        return end(session, experiment, ending, decision, seconds, clock, work, secondsLost: secondsLost)
      }
      if decision.keepsCheckpoint { _ = keep(experiment, session, decision, seconds, .unfinished, clock) }
      clock.beginBlock()
      watchdog?.beginBlock(experiment.halt, longest: clock.longestBlock)
      work.measure(ranks, clock.stopwatch) { experiment.advance() }
      watchdog?.endBlock()
      clock.endBlock()
      if experiment.halt.isSet {
        let last = newest(session)
        experiment = try self.experiment(from: last)
        secondsLost = before + clock.seconds - (last?.seconds ?? 0)
        continue
      }
      work.steps += experiment.stepsPerBlock
      if let reason = experiment.runaway { throw RunError(.noSteadyState, message: reason) }
    }
  }

  /// Nil where nobody keeps checkpoints; else whether it is on disk, as far as this rank knows.
  private func keep(
    _ experiment: Experiment, _ session: RunSession, _ decision: Council.Decision, _ seconds: Double,
    _ status: Checkpoint.Status, _ clock: SessionClock
  ) -> Bool? {
    if let keeper = session.keeper {
      return keeper.keep(experiment, deck: deck, seconds: seconds, status: status, watch: clock.stopwatch)
    }
    guard decision.hasKeeper else { return nil }
    // Rank 0 writes what it is sent.
    var part = StateWriter()
    experiment.save(to: &part)
    return true
  }

  private func experiment(from checkpoint: Checkpoint?) throws(RunError) -> Experiment {
    let state = checkpoint.map { StateReader($0.state) }
    let experiment = Experiment(deck: deck, threads: threads, resuming: state, communicator: ranks)
    if let state {
      do {
        try experiment.restore(from: state)
      } catch {
        throw RunError(.checkpoint, message: "the checkpoint does not fit its deck: \(error)")
      }
    }
    return experiment
  }

  private func end(
    _ session: RunSession, _ experiment: Experiment, _ ending: Ending, _ decision: Council.Decision, _ seconds: Double,
    _ clock: SessionClock, _ work: RunWork, secondsLost: Double?
  ) -> RunOutcome {
    let isEnough = experiment.isEnough
    let isComplete = ending.end == .ruleMet && isEnough
    let isKept = keep(experiment, session, decision, seconds, isComplete ? .complete : .unfinished, clock)
    let record =
      isEnough && ranks.isRoot
      ? experiment.record(
        status: isComplete ? .complete : .stopped, version: Version.string, stopReason: ending.reason, seconds: seconds)
      : nil
    return RunOutcome(
      end: ending.end, reason: ending.reason, record: record, work: work,
      progress: RunProgress(experiment, deck.simulation.stop, seconds: seconds),
      expectedWarmUp: experiment.expectedWarmUp, isKept: isKept ?? false,
      secondsLost: secondsLost)
  }
}

extension RunOutcome {
  /// Why there is no record, and what to do.
  public var tooShort: String {
    let place =
      progress.ensemble > 1
      ? "with \(progress.realisations) of \(progress.ensemble) realisations, where two are needed for an error"
      : progress.phase == .production
        ? "with too little of the steady state to judge it"
        : "before the steady state was reached (warm-up at \(Int(progress.time)) l0/v0, about \(Int(expectedWarmUp)) needed)"
    return "the run ended after \(Int(progress.secondsElapsed)) s (\(reason)), \(place); allow a longer"
      + " simulation.stopWhen.wallClock or fewer simulation.particles"
  }
}
