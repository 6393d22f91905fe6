import NichromeModel
import NichromeNumerics

/// Bounds of the rate 1/l(x), per length, over any range of kinetic energies, where l is a table: found in O(1), and never
/// within the true ones by having them for buckets of energy.
final class RateBounds: Sendable {
  let path: PiecewisePower
  private let rates: RangeExtrema

  init(_ table: RelaxationTable) {
    path = table.curve
    let (path, buckets) = (path, path.buckets)
    func rate(_ x: Double) -> Double { 1 / path.value(at: x) }
    var least = Array(repeating: Double.infinity, count: buckets.count)
    var largest = Array(repeating: 0.0, count: buckets.count)
    func include(_ x: Double, in bucket: Int) {
      least[bucket] = min(least[bucket], rate(x) * (1 - Self.rounding))
      largest[bucket] = max(largest[bucket], rate(x) * (1 + Self.rounding))
    }
    for bucket in least.indices {
      include(buckets.start(of: bucket), in: bucket)
      // Where the next one begins.
      if bucket + 1 < buckets.count { include(buckets.start(of: bucket + 1), in: bucket) }
    }
    for x in path.knots { include(x, in: buckets.bucket(of: x)) }
    rates = RangeExtrema(count: buckets.count)
    rates.update(least, largest)
  }

  private static let rounding = 1e-12

  @inline(__always) func bounds(from x: Double, to y: Double) -> (least: Double, largest: Double) {
    rates.bounds(from: path.buckets.bucket(of: x), through: path.buckets.bucket(of: y))
  }
}
