/// Draws from a signed density given on a uniform grid: |density| decides where, its sign comes along.
///
/// The cumulative sum of |density| is inverted with linear interpolation, density constant in each grid cell.
public struct SignedSampler: Sendable {
  /// Integral of |density|.
  public let total: Double
  private let lower: Double
  private let spacing: Double
  private let cumulative: [Double]
  private let sign: [Double]
  /// The cell of every so many-th share.
  private let guide: [Int32]

  /// `densities`: the density at the centres of equal cells from `lower`.
  public init(lower: Double, spacing: Double, densities: [Double]) {
    precondition(!densities.isEmpty)
    self.lower = lower
    self.spacing = spacing
    var sums = Array(repeating: 0.0, count: densities.count + 1)
    for i in densities.indices { sums[i + 1] = sums[i] + abs(densities[i]) * spacing }
    let sum = sums[densities.count]
    cumulative = sums
    sign = densities.map { $0 < 0 ? -1 : 1 }
    total = sum
    let step = sum / Double(densities.count)
    var cell = 0
    guide = densities.indices.map { k in
      while cell < densities.count - 1, sums[cell + 1] <= Double(k) * step { cell += 1 }
      return Int32(cell)
    }
  }

  /// The point whose cumulative share is `share` in (0, 1), and the density's sign there.
  public func draw(_ share: Double) -> (point: Double, sign: Double) {
    let target = share * total
    let last = sign.count - 1
    var low = Int(guide[min(max(Int(share * Double(sign.count)), 0), last)])
    while low > 0, cumulative[low] > target { low -= 1 }
    while low < last, cumulative[low + 1] <= target { low += 1 }
    let width = cumulative[low + 1] - cumulative[low]
    let fraction = width > 0 ? (target - cumulative[low]) / width : 0.5
    return (lower + spacing * (Double(low) + fraction), sign[low])
  }
}
