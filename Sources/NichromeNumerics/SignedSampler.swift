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

  /// `densities`: the density at the centres of equal cells from `lower`.
  public init(lower: Double, spacing: Double, densities: [Double]) {
    precondition(!densities.isEmpty)
    self.lower = lower
    self.spacing = spacing
    var sums = [0.0]
    for density in densities { sums.append(sums.last! + abs(density) * spacing) }
    cumulative = sums
    sign = densities.map { $0 < 0 ? -1 : 1 }
    total = sums.last!
  }

  /// The point whose cumulative share is `share` in (0, 1), and the density's sign there.
  public func draw(_ share: Double) -> (point: Double, sign: Double) {
    let target = share * total
    var low = 0
    var high = sign.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if cumulative[middle] <= target { low = middle } else { high = middle }
    }
    let width = cumulative[low + 1] - cumulative[low]
    let fraction = width > 0 ? (target - cumulative[low]) / width : 0.5
    return (lower + spacing * (Double(low) + fraction), sign[low])
  }
}
