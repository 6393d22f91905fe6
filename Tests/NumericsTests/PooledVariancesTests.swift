import Foundation
import NichromeNumerics
import Testing

/// Errors of a profile's elements estimated together with their neighbours'.
@Suite("Pooled variances") struct PooledVariancesTests {
  private static let length = 60
  private static let count = 120

  /// Both wires: independent noise whose standard deviation is `deviation` at each element.
  private func errors(_ random: RandomStream, deviation: (Int) -> Double) -> [Double] {
    let data = (0..<Self.count).map { _ in
      (0..<(2 * Self.length)).map {
        deviation($0 % Self.length) * (random.uniform() + random.uniform() + random.uniform() - 1.5) * 2
      }
    }
    return CorrelatedBatches.standardError(data, width: 2 * Self.length)
  }

  /// One deviation of a single error is 6.5 %, and the largest of 60 is 15 % too large. A line through seven leaves sqrt(1/7) of
  /// the deviation, 0.68 at its end.
  @Test("Errors that fall exponentially are known to a few per cent, their largest too") func smooth() {
    let random = RandomStream(seed: 81, stream: 0)
    func truth(_ k: Int) -> Double { exp(-Double(k) / 12) }
    let repetitions = 100
    var (bias, square, largest) = (0.0, 0.0, 0.0)
    for _ in 0..<repetitions {
      let data = (0..<Self.count).map { _ in
        (0..<Self.length).map { truth($0) * (random.uniform() + random.uniform() + random.uniform() - 1.5) * 2 }
      }
      let own = BatchMeans.standardError(data, width: Self.length).map { $0 * $0 * Double(Self.count) }
      let ratios = PooledVariances.pooled(own, batches: Self.count).enumerated().map { $1.squareRoot() / truth($0) }
      bias += ratios.reduce(0, +) / Double(Self.length * repetitions)
      square += ratios.reduce(0) { $0 + ($1 - 1) * ($1 - 1) } / Double(Self.length * repetitions)
      largest += ratios.max()! / Double(repetitions)
    }
    #expect(abs(bias - 1) < 0.005, "\(bias)")
    // 0.026 of Gaussian noise.
    #expect(square.squareRoot() < 0.03, "\(square.squareRoot())")
    #expect(largest < 1.08, "\(largest)")
  }

  @Test("An element unlike its neighbours keeps an error of its own", arguments: [3.0, 0.3])
  func outlier(factor: Double) {
    let random = RandomStream(seed: 82, stream: UInt32(10 * factor))
    let found = errors(random) { $0 == 0 || $0 == 30 ? factor : 1 }.map { $0 * Double(Self.count).squareRoot() }
    for place in [0, 30, Self.length, Self.length + 30] {
      #expect(abs(found[place] / factor - 1) < 0.25, "\(place): \(found[place])")
    }
  }

  @Test("An element that does not fluctuate has no error, and its neighbours have their own") func constant() {
    let random = RandomStream(seed: 83, stream: 0)
    let found = errors(random) { $0 == 10 ? 0 : 1 }.map { $0 * Double(Self.count).squareRoot() }
    #expect(found[10] == 0)
    for place in [0, 9, 11, 40] { #expect(abs(found[place] - 1) < 0.25, "\(place): \(found[place])") }
  }
}
