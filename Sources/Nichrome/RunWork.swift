import NichromeNumerics

/// What a session has simulated, and what that took on this rank.
public struct RunWork: Sendable, Equatable {
  public internal(set) var blocks = 0
  public internal(set) var steps = 0
  /// Of wall clock, in blocks of time: no checkpoints, no start, no end.
  public internal(set) var seconds = 0.0
  /// Sent within those.
  public internal(set) var traffic = Traffic()

  init() {}

  /// Counts a block of time, which is what `advance` simulates.
  mutating func measure(_ ranks: any Communicator, _ watch: Stopwatch, _ advance: () -> Void) {
    let (start, before) = (watch.seconds, ranks.traffic)
    advance()
    blocks += 1
    seconds += watch.seconds - start
    traffic.messages += ranks.traffic.messages - before.messages
    traffic.bytes += ranks.traffic.bytes - before.bytes
    traffic.seconds += ranks.traffic.seconds - before.seconds
  }
}
