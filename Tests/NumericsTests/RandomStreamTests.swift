import CLanes
import Foundation
import NichromeNumerics
import Testing

/// Random numbers: Philox itself, its addressing, and the distributions made of it.
@Suite("Random streams") struct RandomStreamTests {
  static let count = 1_000_000

  /// Known answer of the authors (Random123, kat_vectors): philox4x32, 10 rounds, all bits 0 and all bits 1.
  @Test("Philox gives its published known answers") func knownAnswer() {
    let zeros = nichrome_philox(0, 0, 0)
    #expect(zeros.first == 0xe169_c58d_6627_e8d5)
    #expect(zeros.second == 0x9b00_dbd8_bc57_ac4c)
    let ones = nichrome_philox(.max, .max, .max)
    #expect(ones.first == 0x41c8_3b0e_408f_276d)
    #expect(ones.second == 0x6d54_51fd_a20b_c7c6)
  }

  @Test("A sequence belongs to its seed, stream, and epoch, whatever was drawn before") func addressing() {
    func head(seed: UInt64, stream: UInt32, epoch: UInt64, skipping: Int = 0) -> [Double] {
      let random = RandomStream(seed: seed, stream: stream)
      for _ in 0..<skipping { _ = random.uniform() }
      random.seek(epoch: epoch)
      return (0..<1000).map { _ in random.uniform() }
    }
    let first = head(seed: 7, stream: 3, epoch: 5)
    #expect(first == head(seed: 7, stream: 3, epoch: 5, skipping: 777))
    let others = [
      head(seed: 8, stream: 3, epoch: 5), head(seed: 7, stream: 4, epoch: 5), head(seed: 7, stream: 3, epoch: 6),
    ]
    for other in others { #expect(Set(first).isDisjoint(with: other)) }
    #expect(Set(first).count == 1000)
  }

  /// The correlation of n independent pairs is normal with deviation 1/sqrt(n): beyond 5 once in 1.7 million.
  @Test("Neighbouring streams, epochs, and seeds are uncorrelated") func independence() {
    let streams = [(1, 0, 0), (1, 1, 0), (2, 0, 0), (1, 0, 1)].map { seed, stream, epoch in
      let random = RandomStream(seed: UInt64(seed), stream: UInt32(stream))
      random.seek(epoch: UInt64(epoch))
      return (0..<100_000).map { _ in random.uniform() - 0.5 }
    }
    for other in streams.dropFirst() {
      let sum = zip(streams[0], other).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(sum) * 12 < 5 * Double(other.count).squareRoot())
    }
    let lagged = zip(streams[0], streams[0].dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(lagged) * 12 < 5 * 99_999.0.squareRoot())
  }

  @Test("Uniform: inside the open interval, flat") func uniform() {
    let random = RandomStream(seed: 1, stream: 0)
    let sample = (0..<Self.count).map { _ in random.uniform() }
    #expect(sample.min()! > 0 && sample.max()! < 1)
    check(sample, mean: 0.5, variance: 1 / 12.0, fourth: 1 / 80.0) { $0 }
  }

  @Test("Exponential: moments and distribution") func exponentials() {
    let random = RandomStream(seed: 2, stream: 0)
    check((0..<Self.count).map { _ in random.exponential() }, mean: 1, variance: 1, fourth: 9) { 1 - exp(-$0) }
  }

  @Test("Logistic: moments and distribution") func logistics() {
    let random = RandomStream(seed: 3, stream: 0)
    let square = Double.pi * Double.pi
    check(
      (0..<Self.count).map { _ in random.logistic() }, mean: 0, variance: square / 3, fourth: 7 * square * square / 15
    ) {
      fermi(-$0)
    }
  }

  /// Mean and variance within five standard errors (once in 1.7 million); Kolmogorov's sqrt(n) D below 2.5, exceeded with
  /// probability 2 exp(-2 * 2.5^2) = 7e-6.
  private func check(
    _ sample: [Double], mean: Double, variance: Double, fourth: Double, cumulative: (Double) -> Double
  ) {
    let n = Double(sample.count)
    let found = sample.reduce(0, +) / n
    #expect(abs(found - mean) < 5 * (variance / n).squareRoot(), "mean \(found), expected \(mean)")
    let spread = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    let error = ((fourth - variance * variance) / n).squareRoot()
    #expect(abs(spread - variance) < 5 * error, "variance \(spread), expected \(variance)")
    let distance = sample.sorted().enumerated().reduce(0.0) { worst, item in
      let share = cumulative(item.element)
      return max(worst, abs(share - Double(item.offset) / n), abs(share - Double(item.offset + 1) / n))
    }
    #expect(distance * n.squareRoot() < 2.5, "Kolmogorov distance \(distance)")
  }
}
