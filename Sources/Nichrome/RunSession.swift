import NichromeModel

/// What happens around a run: who is told, who may ask, and where its state is kept.
public struct RunSession {
  /// What a run is asked after every block of time.
  public enum Request: Sendable { case goOn, keepCheckpoint, stop }

  /// Called about every tenth of a second.
  public var report: (RunProgress) -> Void
  public var request: () -> Request
  /// Whether the run has been asked to stop, looked at from another thread while a block takes long.
  public var isAskedToStop: @Sendable () -> Bool
  /// Where checkpoints go; nil: nowhere.
  public var keeper: CheckpointKeeper?
  /// Seconds of wall clock after which this session must have ended, the last checkpoint and the result written.
  public var wallClock: Double?

  public init(
    report: @escaping (RunProgress) -> Void = { _ in }, request: @escaping () -> Request = { .goOn },
    isAskedToStop: @escaping @Sendable () -> Bool = { false }, keeper: CheckpointKeeper? = nil,
    wallClock: Double? = nil
  ) {
    self.report = report
    self.request = request
    self.isAskedToStop = isAskedToStop
    self.keeper = keeper
    self.wallClock = wallClock
  }
}

/// How a session ended.
public struct RunOutcome: Sendable {
  public enum End: Sendable {
    /// The stop rule of the run is met.
    case ruleMet
    /// Asked to stop, or out of the session's wall clock.
    case interrupted
  }

  public let end: End
  /// In words.
  public let reason: String
  /// The result so far; nil before the production has two batches.
  public let record: RunRecord?
  /// What this session has simulated.
  public let work: RunWork
  /// Where the run stands.
  public let progress: RunProgress
  /// Expected length of the warm-up, in l0/v0.
  public let expectedWarmUp: Double
  /// Whether the state at the end is on disk.
  public let isKept: Bool
  /// Seconds of wall clock whose work is lost, where the run could not finish the block under way.
  public let secondsLost: Double?
}
