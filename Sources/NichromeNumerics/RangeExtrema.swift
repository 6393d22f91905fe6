/// Least and largest of any run of neighbours in a list, in O(1): for every length 2^k, those of each run of that length.
public final class RangeExtrema: @unchecked Sendable {
  public let count: Int
  private let levels: Int
  private let least: Column<Double>
  private let largest: Column<Double>

  public init(count: Int) {
    precondition(count > 0)
    self.count = count
    levels = Int.bitWidth - count.leadingZeroBitCount
    least = Column(count: levels * count, repeating: 0)
    largest = Column(count: levels * count, repeating: 0)
  }

  /// The numbers anew, O(n log n): each a pair of bounds, which may be one value twice.
  public func update(_ lows: UnsafePointer<Double>, _ highs: UnsafePointer<Double>) {
    least.start.update(from: lows, count: count)
    largest.start.update(from: highs, count: count)
    for level in stride(from: 1, to: levels, by: 1) {
      let half = 1 << (level - 1)
      let (low, high) = (least.start + level * count, largest.start + level * count)
      let (lows, highs) = (low - count, high - count)
      for i in 0...(count - 2 * half) {
        low[i] = min(lows[i], lows[i + half])
        high[i] = max(highs[i], highs[i + half])
      }
    }
  }

  /// Extrema over first...last.
  @inline(__always) public func bounds(from first: Int, through last: Int) -> (least: Double, largest: Double) {
    let level = Int.bitWidth &- 1 &- (last &- first &+ 1).leadingZeroBitCount
    let row = level &* count
    let other = last &+ 1 &- (1 << level)
    return (
      min(least.start[row &+ first], least.start[row &+ other]),
      max(largest.start[row &+ first], largest.start[row &+ other])
    )
  }
}
