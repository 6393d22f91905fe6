import Foundation
import NichromeNumerics
import Testing

/// Exponential and logistic variates against their distributions: 10^7 of each, `NICHROME_VARIATES` of them with `make variates`.
@Suite("Variates") struct VariateTests {
  /// Samples of each kind, a whole number of arrays.
  static let count: Int = {
    let asked = ProcessInfo.processInfo.environment["NICHROME_VARIATES"].flatMap(Double.init) ?? 1e7
    return max(1, Int(asked) / size) * size
  }()
  static let size = 20_000
  /// Cells of equal probability, and thresholds of the tails.
  static let cells = 1000
  static let thresholds = [2.0, 5, 9, 12, 14, 16, 18, 20]

  struct Law: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let stream: UInt32
    let fill: @Sendable (RandomStream, UnsafeMutablePointer<Double>, Int) -> Void
    let distribution: @Sendable (Double) -> Double
    /// Probabilities above t and below -t.
    let tails: @Sendable (Double) -> (above: Double, below: Double)
    let mean: Double
    let variance: Double
    /// Fourth central moment over the squared variance.
    let kurtosis: Double
  }

  static let laws = [
    Law(
      testDescription: "exponential", stream: 0, fill: { $0.fillExponential($1, $2) }, distribution: { -expm1(-$0) },
      tails: { (exp(-$0), 0) }, mean: 1, variance: 1, kurtosis: 9),
    Law(
      testDescription: "logistic", stream: 1, fill: { $0.fillLogistic($1, $2) }, distribution: { 1 / (1 + exp(-$0)) },
      tails: { (fermi($0), fermi($0)) }, mean: 0, variance: Double.pi * Double.pi / 3, kurtosis: 4.2),
  ]

  @Test("Cells of equal probability, tails and moments hold what they should", arguments: laws) func law(_ law: Law) {
    let random = RandomStream(seed: 72, stream: law.stream)
    let numbers = UnsafeMutablePointer<Double>.allocate(capacity: Self.size)
    defer { numbers.deallocate() }
    var counts = Array(repeating: 0, count: Self.cells)
    var (above, below) = (Self.thresholds.map { _ in 0 }, Self.thresholds.map { _ in 0 })
    var (first, second) = (0.0, 0.0)
    for _ in 0..<(Self.count / Self.size) {
      law.fill(random, numbers, Self.size)
      for k in 0..<Self.size {
        let x = numbers[k]
        counts[min(Int(Double(Self.cells) * law.distribution(x)), Self.cells - 1)] += 1
        let d = x - law.mean
        first += d
        second += d * d
        if abs(x) < Self.thresholds[0] { continue }
        for (i, t) in Self.thresholds.enumerated() {
          if x > t { above[i] += 1 } else if x < -t { below[i] += 1 }
        }
      }
    }
    let n = Double(Self.count)
    // Five standard deviations of a normal variable, once in 1.7 million, and some more of Poisson's where few are expected.
    func check(_ found: Int, _ p: Double, _ place: String) {
      #expect(abs(Double(found) - n * p) < 5 * (n * p * (1 - p)).squareRoot() + 5, "\(place): \(found) of \(n * p)")
    }
    for (i, t) in Self.thresholds.enumerated() {
      check(above[i], law.tails(t).above, "above \(t)")
      check(below[i], law.tails(t).below, "below -\(t)")
    }
    let perCell = n / Double(Self.cells)
    let chiSquare = counts.reduce(0) { $0 + pow(Double($1) - perCell, 2) / perCell }
    let freedom = Double(Self.cells - 1)
    #expect(abs(chiSquare - freedom) < 5 * (2 * freedom).squareRoot(), "chi-square \(chiSquare) of \(freedom)")
    #expect(abs(first / n) < 5 * (law.variance / n).squareRoot(), "mean \(first / n)")
    let spread = (law.kurtosis - 1).squareRoot() * law.variance
    #expect(abs(second / n - law.variance) < 5 * spread / n.squareRoot(), "variance \(second / n)")
    if ProcessInfo.processInfo.environment["NICHROME_VARIATES"] != nil {
      print(
        law.testDescription, Self.count, "chi-square \(chiSquare) of \(freedom)", "above", Self.thresholds, above,
        "below", below)
    }
  }
}
