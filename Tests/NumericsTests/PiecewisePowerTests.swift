import Foundation
import NichromeNumerics
import Testing

@Suite("Piecewise powers, and extrema of ranges") struct PiecewisePowerTests {
  /// Powers of 1, 2 and more, at which integrals become logarithms, and a jump of the power from knot to knot.
  static let curves = [
    PiecewisePower(knots: [0.01, 10], values: [0.1, 3.2]),
    PiecewisePower(knots: [0.01, 0.1, 0.5, 1, 4], values: [0.02, 0.2, 5, 1, 0.7]),
    PiecewisePower(knots: [0.25, 0.26, 8], values: [1, 1.3, 1.3 * pow(8 / 0.26, 2)]),
  ]
  private static let quadrature = AdaptiveQuadrature(relativeTolerance: 1e-11)

  @Test("A power between two points, constant outside, the points themselves met", arguments: curves.indices)
  func values(index: Int) {
    let curve = Self.curves[index]
    for (x, f) in zip(curve.knots, curve.values) { #expect(abs(curve.value(at: x) / f - 1) < 1e-14) }
    for i in curve.knots.indices.dropLast() {
      let (a, b) = (curve.knots[i], curve.knots[i + 1])
      let power = log(curve.values[i + 1] / curve.values[i]) / log(b / a)
      for share in [0.01, 0.3, 0.99] {
        let x = a * pow(b / a, share)
        #expect(abs(curve.value(at: x) / (curve.values[i] * pow(x / a, power)) - 1) < 1e-13)
        #expect(abs(curve.power(at: x) - power) < 1e-14)
      }
    }
    for x in [0, 1e-300, 1e-5, 0.99 * curve.knots[0]] { #expect(curve.value(at: x) == curve.value(at: 0)) }
    #expect(abs(curve.value(at: 1e9) / curve.values.last! - 1) < 1e-14)
  }

  @Test("Integrals of 1/f and x/f, however close their ends, and the inverse", arguments: curves.indices)
  func integrals(index: Int) {
    let curve = Self.curves[index]
    let places = [0.0, 3e-3, 0.01, 0.012, 0.09, 0.25, 0.2501, 0.3, 0.7, 1, 3, 4, 9, 40]
    for (i, a) in places.enumerated() {
      for b in places[i...] + [a * (1 + 1e-9)] where b > a {
        let edges = curve.knots.filter { $0 > a && $0 < b }
        let number = Self.quadrature.integral(from: a, to: b, breakpoints: edges) { 1 / curve.value(at: $0) }.value
        let moment = Self.quadrature.integral(from: a, to: b, breakpoints: edges) { $0 / curve.value(at: $0) }.value
        #expect(abs(curve.number(from: a, to: b) / number - 1) < 1e-9, "1/f from \(a) to \(b)")
        #expect(abs(curve.number(from: b, to: a) / number + 1) < 1e-9)
        if b - a > 1e-3 * a {
          #expect(abs((curve.moment(upTo: b) - curve.moment(upTo: a)) / moment - 1) < 1e-8, "x/f from \(a) to \(b)")
        }
      }
      #expect(abs(curve.argument(ofNumber: curve.number(upTo: a)) - a) < 1e-13 * max(a, 1e-3), "\(a)")
    }
  }

  @Test("Least and largest of every run of neighbours", arguments: [1, 2, 3, 7, 16, 37]) func extrema(count: Int) {
    let random = RandomStream(seed: 5, stream: 0)
    let (lows, highs) = ((0..<count).map { _ in random.uniform() }, (0..<count).map { _ in 1 + random.uniform() })
    let ranges = RangeExtrema(count: count)
    ranges.update(lows, highs)
    for first in 0..<count {
      for last in first..<count {
        let found = ranges.bounds(from: first, through: last)
        #expect(found.least == lows[first...last].min()! && found.largest == highs[first...last].max()!)
      }
    }
  }

  @Test("Buckets follow each other without gaps") func buckets() {
    let buckets = LogarithmicBuckets(from: 3e-4, to: 11)
    for bucket in 0..<buckets.count {
      let start = buckets.start(of: bucket)
      #expect(buckets.bucket(of: start) == bucket && buckets.bucket(of: start.nextDown) == max(bucket - 1, 0))
    }
    #expect(buckets.bucket(of: 0) == 0 && buckets.bucket(of: -1) == 0 && buckets.bucket(of: 1e9) == buckets.count - 1)
  }
}
