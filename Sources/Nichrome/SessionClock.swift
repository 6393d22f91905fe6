import NichromeModel

/// The wall clock of a session, and when it must end to be done in time.
struct SessionClock {
  /// Bytes per second at which results are worked out, compressed and written on a busy machine.
  private static let resultSpeed = 5e6
  /// Seconds for the start and the end of the process.
  private static let margin = 0.3

  private let watch = Stopwatch()
  private let limit: Double?
  private let resultCost: Double
  private(set) var longestBlock = 0.0
  private var blockStart = 0.0

  init(limit: Double?, deck: Deck) {
    self.limit = limit
    resultCost = Footprint(deck).result / Self.resultSpeed
  }

  var seconds: Double { watch.seconds }
  var stopwatch: Stopwatch { watch }

  mutating func beginBlock() { blockStart = watch.seconds }
  mutating func endBlock() { longestBlock = max(longestBlock, watch.seconds - blockStart) }

  /// Whether another block, the last checkpoint and the result might not fit into what is left.
  func isUsedUp(checkpointCost: Double) -> Bool {
    guard let limit else { return false }
    return seconds + longestBlock + reserve(checkpointCost: checkpointCost) >= limit
  }

  /// Seconds for the last checkpoint, the result and the end.
  func reserve(checkpointCost: Double) -> Double { 2 * checkpointCost + resultCost + Self.margin }
}
