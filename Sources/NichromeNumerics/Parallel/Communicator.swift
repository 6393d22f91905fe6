/// What the processes that carry out one computation together, its ranks, have to say to each other.
///
/// All ranks call the same functions in the same order; each returns when this rank's part is done. Sums are of integers
/// only, so that they are the same whatever their order. A rank that cannot go on ends all of them, with a message of its
/// own: no call returns an error.
public protocol Communicator: AnyObject {
  /// This process, 0 up to `size`; rank 0 talks to the world.
  var rank: Int { get }
  var size: Int { get }
  var traffic: Traffic { get }

  /// Replaces each value by its sum over all ranks, modulo 2^64.
  func sum(_ values: Column<Int>)
  /// Completes a table of which each rank has written its part: the `counts[r]` elements of rank r, in the order of ranks.
  func share(_ values: Column<Double>, counts: [Int])
  /// What each rank gives, at rank 0; nothing elsewhere.
  func gather(_ bytes: [UInt8]) -> [[UInt8]]
  /// What rank 0 gives, everywhere.
  func broadcast(_ bytes: [UInt8]) -> [UInt8]
}

extension Communicator {
  /// The rank that prints and writes.
  public var isRoot: Bool { rank == 0 }

  /// The items out of `count` that a rank works on: contiguous, and as even as can be.
  public func share(of count: Int, rank: Int) -> Range<Int> { (rank * count / size)..<((rank + 1) * count / size) }
}

/// What a rank has sent so far: calls, bytes it put in, and seconds spent in them, waiting for others included.
public struct Traffic: Sendable, Equatable {
  public var messages = 0
  public var bytes = 0
  public var seconds = 0.0

  public init() {}

  /// Counts one message sent by a call.
  public mutating func add(bytes count: Int, seconds taken: Double) {
    messages += 1
    bytes += count
    seconds += taken
  }
}

/// One process alone.
public final class SingleProcess: Communicator {
  public let rank = 0
  public let size = 1
  public let traffic = Traffic()

  public init() {}

  public func sum(_ values: Column<Int>) {}
  public func share(_ values: Column<Double>, counts: [Int]) {}
  public func gather(_ bytes: [UInt8]) -> [[UInt8]] { [bytes] }
  public func broadcast(_ bytes: [UInt8]) -> [UInt8] { bytes }
}
