import NichromeKinetics
import NichromeRunFile

/// Blocks that are given up.
extension Run {
  /// What ends blocks that a run cannot wait for; nil where other ranks would wait for this one.
  func watchdog(_ session: RunSession, _ clock: SessionClock) -> Watchdog? {
    guard ranks.size == 1 else { return nil }
    let (before, rule, isAsked) = (checkpoint?.seconds ?? 0, deck.simulation.stop.wallClock, session.isAskedToStop)
    let limit = session.wallClock.map { $0 - clock.reserve(checkpointCost: session.keeper?.cost ?? 0) }
    return Watchdog(clock.stopwatch) { seconds in
      isAsked() || limit.map { seconds >= $0 } == true || rule.map { before + seconds >= $0 } == true
    }
  }

  /// What a run has kept last, on disk or before the session began; nil: nothing.
  func newest(_ session: RunSession) -> Checkpoint? {
    session.keeper?.newest ?? checkpoint
  }
}
