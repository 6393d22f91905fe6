import NichromeKinetics
import NichromeModel
import NichromeNumerics
import NichromeRunFile

/// Keeps the state of a run on disk: every so often, when asked to, and at the end of a session.
public final class CheckpointKeeper {
  /// Largest share of the time that regular checkpoints may take; where they would take more they come less often.
  public static let largestShare = 0.02
  /// Bytes per second assumed until the first checkpoint is measured.
  private static let usualSpeed = 50e6

  private let store: CheckpointStore
  /// Seconds between checkpoints that the deck asks for.
  private let interval: Double
  private let complain: (String) -> Void
  /// Seconds that a checkpoint takes: the mean of the last one and of those before.
  public private(set) var cost: Double
  /// Checkpoints written, and seconds spent on all of them.
  public private(set) var written = 0
  public private(set) var spent = 0.0
  private var lastAttempt: Double?
  private var complaint: String?

  /// `complain`: told when a checkpoint cannot be written, which never ends a run.
  public init(store: CheckpointStore, deck: Deck, complain: @escaping (String) -> Void = { _ in }) {
    self.store = store
    interval = deck.simulation.checkpointEvery
    self.complain = complain
    cost = 0.05 + Footprint(deck).checkpoint / Self.usualSpeed
  }

  /// The newest checkpoint that is whole, of those this keeper has written.
  var newest: Checkpoint? { written > 0 ? (try? store.newest())?.checkpoint : nil }

  /// Seconds between the end of a checkpoint and the next.
  var pause: Double { max(interval, written > 0 ? cost / Self.largestShare : 0) }

  /// Whether it is time for a checkpoint; the first is due an interval after the session's begin.
  func isDue(at seconds: Double) -> Bool { seconds - (lastAttempt ?? 0) >= pause }

  /// Writes a checkpoint; false where that failed, which has then been complained of, once for each kind of failure.
  func keep(
    _ experiment: Experiment, deck: Deck, seconds: Double, status: Checkpoint.Status, watch: Stopwatch
  ) -> Bool {
    let start = watch.seconds
    defer { lastAttempt = watch.seconds }
    var writer = StateWriter()
    experiment.save(to: &writer)
    let checkpoint = Checkpoint(
      deck: deck, version: Version.string, seconds: seconds, status: status, state: writer.sections)
    do {
      try store.write(checkpoint)
    } catch {
      let message = error.description
      if message != complaint { complain("\(message); the run goes on and tries again") }
      complaint = message
      return false
    }
    if complaint != nil { complain("\(store.path): checkpoints are written again") }
    complaint = nil
    let taken = watch.seconds - start
    cost = written == 0 ? taken : 0.5 * (cost + taken)
    written += 1
    spent += taken
    // A finished run needs no second copy of its state: its result is there as well.
    if status == .complete { store.removePrevious() }
    return true
  }
}
