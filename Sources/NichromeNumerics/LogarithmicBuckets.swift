/// Positive numbers sorted by their exponent and leading five bits: 32 buckets an octave, found without a logarithm.
public struct LogarithmicBuckets: Sendable {
  private let first: Int
  public let count: Int

  private static let shift: UInt64 = 47

  /// Buckets from that of `lower` to that of `upper`; what lies outside belongs to the first and the last.
  public init(from lower: Double, to upper: Double) {
    precondition(lower > 0 && upper >= lower && upper.isFinite)
    first = Int(lower.bitPattern >> Self.shift)
    count = Int(upper.bitPattern >> Self.shift) - first + 1
  }

  @inline(__always) public func bucket(of x: Double) -> Int {
    x > 0 ? min(max(Int(truncatingIfNeeded: x.bitPattern >> Self.shift) &- first, 0), count &- 1) : 0
  }

  /// Where a bucket begins; the first one also holds what is smaller, the last one what is larger.
  public func start(of bucket: Int) -> Double { Double(bitPattern: UInt64(first + bucket) << Self.shift) }
}
