import NichromeModel
import NichromeRunFile

/// How a resumed run is to end, where the user says so.
public struct Extension: Sendable, Equatable {
  /// Simulated time after the warm-up, in l0/v0.
  public var duration: Double?
  public var heatError: Double?
  /// Seconds of wall clock.
  public var wallClock: Double?

  public init(duration: Double? = nil, heatError: Double? = nil, wallClock: Double? = nil) {
    self.duration = duration
    self.heatError = heatError
    self.wallClock = wallClock
  }

  /// The stop rule a run goes on under, and the limit of the session.
  ///
  /// A duration or an error given takes the place of the whole rule. A wall clock limits the session; where the rule's own
  /// is used up, it is added to that.
  public func applied(to checkpoint: Checkpoint) -> (deck: Deck, sessionLimit: Double?) {
    var deck = checkpoint.deck
    if duration != nil || heatError != nil {
      deck.simulation.stop = StopRule(heatError: heatError, duration: duration)
    } else if let wallClock, let used = deck.simulation.stop.wallClock, checkpoint.seconds >= used {
      deck.simulation.stop.wallClock = checkpoint.seconds + wallClock
      return (deck, nil)
    }
    return (deck, wallClock)
  }
}

extension Checkpoint {
  /// Makes sure that the result file beside the checkpoint, if there is one, is of the same run.
  /// - Throws: `otherRun`, also where the file there is none of a run or damaged: it would be replaced.
  public func check(result path: String) throws(CheckpointError) {
    let record: RunRecord
    do {
      record = try RunRecord(contentsOf: path)
    } catch {
      if case .missing = error { return }
      throw .otherRun(result: path, reason: error.description)
    }
    if let difference = difference(from: record.deck) { throw .otherRun(result: path, reason: difference) }
  }

  /// What the result of another run would differ in; how long a run goes and how often it is saved does not count.
  private func difference(from other: Deck) -> String? {
    let (own, theirs) = (deck.simulation, other.simulation)
    if deck.text != other.text || deck.system != other.system || deck.bins != other.bins {
      return "it has another deck"
    }
    if own.seed != theirs.seed { return "its seed is \(theirs.seed), not \(own.seed)" }
    if own.particles != theirs.particles || own.timeStep != theirs.timeStep { return "it has another deck" }
    return nil
  }
}
