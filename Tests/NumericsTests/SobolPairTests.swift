import NichromeNumerics
import Testing

/// Evenly spread numbers: what makes them even, and what leaves means as they are.
@Suite("Sobol pairs") struct SobolPairTests {
  /// (0, 2)-sequence in base 2: the definition itself, for every shape of rectangle, with and without an offset.
  @Test("Any aligned run of 2^m fills every rectangle of area 2^-m once", arguments: [0, 1, 5])
  func net(run: Int) {
    let pair = SobolPair(using: RandomStream(seed: 3, stream: 0))
    let m = 6
    let indices = (run << m)..<((run + 1) << m)
    for k in 0...m {
      let (columns, rows) = (1 << k, 1 << (m - k))
      let boxes = Set(
        indices.map { Int(pair.first($0) * Double(columns)) * rows + Int(pair.second($0) * Double(rows)) })
      #expect(boxes.count == 1 << m, "\(columns) by \(rows)")
    }
  }

  /// Five deviations of the means of 4000 shifts, of a uniform number and of a product of two.
  @Test("Over the shifts each pair is uniform and independent", arguments: [0, 1, 77, 123_456])
  func uniformity(index: Int) {
    let random = RandomStream(seed: 4, stream: 0)
    let count = 4000
    let pairs = (0..<count).map { _ in SobolPair(using: random) }.map { ($0.first(index), $0.second(index)) }
    #expect(pairs.allSatisfy { $0.0 > 0 && $0.0 < 1 && $0.1 > 0 && $0.1 < 1 })
    let scale = Double(count).squareRoot()
    let mean = pairs.reduce((0.0, 0.0, 0.0)) {
      ($0.0 + $1.0 - 0.5, $0.1 + $1.1 - 0.5, $0.2 + ($1.0 - 0.5) * ($1.1 - 0.5))
    }
    #expect(abs(mean.0) / scale < 5 * 0.2887 && abs(mean.1) / scale < 5 * 0.2887)
    #expect(abs(mean.2) / scale < 5 / 12.0)
  }
}
