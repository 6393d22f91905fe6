import NichromeModel
import NichromeNumerics

/// The largest rate 1/l(x), per length, of any range of kinetic energies, where l is a table: found in O(1), and never below
/// the true one by having it for buckets of energy.
final class RateBounds: Sendable {
  let path: PiecewisePower
  private let rates: RangeExtrema

  init(_ table: RelaxationTable) {
    path = table.curve
    let (path, buckets) = (path, path.buckets)
    func rate(_ x: Double) -> Double { 1 / path.value(at: x) }
    var largest = (0..<buckets.count).map { bucket in
      let start = buckets.start(of: bucket)
      // The next one's start is where this one ends.
      let ends = [start, bucket + 1 < buckets.count ? buckets.start(of: bucket + 1) : start].map(rate)
      return max(ends[0], ends[1]) * (1 + Self.rounding)
    }
    for x in path.knots {
      let bucket = buckets.bucket(of: x)
      largest[bucket] = max(largest[bucket], rate(x) * (1 + Self.rounding))
    }
    rates = RangeExtrema(count: buckets.count)
    rates.update(largest, largest)
  }

  private static let rounding = 1e-12

  @inline(__always) func largest(from x: Double, to y: Double) -> Double {
    rates.bounds(from: path.buckets.bucket(of: x), through: path.buckets.bucket(of: y)).largest
  }
}
