/// Draws from a signed density given on a uniform grid: |density| decides where, its sign comes along.
///
/// The cumulative sum of |density| is inverted with linear interpolation, density constant in each grid cell.
public struct SignedSampler: Sendable {
  /// Integral of |density|.
  public let total: Double
  @usableFromInline let lower: Double
  @usableFromInline let spacing: Double
  @usableFromInline let cumulative: Column<Double>
  @usableFromInline let sign: Column<Double>
  /// The cell of every so many-th share.
  @usableFromInline let guide: Column<Int32>

  /// `densities`: the density at the centres of equal cells from `lower`.
  public init(lower: Double, spacing: Double, densities: [Double]) {
    precondition(!densities.isEmpty)
    self.lower = lower
    self.spacing = spacing
    cumulative = Column(count: densities.count + 1, repeating: 0)
    sign = Column(count: densities.count, repeating: 1)
    guide = Column(count: densities.count, repeating: 0)
    for i in densities.indices {
      cumulative[i + 1] = cumulative[i] + abs(densities[i]) * spacing
      if densities[i] < 0 { sign[i] = -1 }
    }
    total = cumulative[densities.count]
    let step = total / Double(densities.count)
    var cell = 0
    for k in densities.indices {
      while cell < densities.count - 1, cumulative[cell + 1] <= Double(k) * step { cell += 1 }
      guide[k] = Int32(cell)
    }
  }

  /// The point whose cumulative share is `share` in (0, 1), and the density's sign there.
  @inlinable public func draw(_ share: Double) -> (point: Double, sign: Double) {
    let (target, sums, last) = (share * total, cumulative.start, sign.count &- 1)
    var low = Int(guide.start[min(max(Int(share * Double(sign.count)), 0), last)])
    while low > 0, sums[low] > target { low &-= 1 }
    // Mostly one step or none: without a branch, which nobody could predict.
    low = min(low &+ (sums[low &+ 1] <= target ? 1 : 0), last)
    while low < last, sums[low &+ 1] <= target { low &+= 1 }
    let width = sums[low &+ 1] - sums[low]
    let fraction = width > 0 ? (target - sums[low]) / width : 0.5
    return (lower + spacing * (Double(low) + fraction), sign.start[low])
  }
}
