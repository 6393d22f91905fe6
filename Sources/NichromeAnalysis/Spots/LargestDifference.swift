import NichromeNumerics

/// How large the most significant of all differences between windows is when there is only noise: the correction for
/// having looked everywhere, in both wires, at every width.
///
/// P(max_k |t_k| >= s) = n P(|t| >= s) <1/m>, where n is the number of pairs of windows, and m the number of pairs beyond s
/// in noise that has one pair, drawn at random, beyond s (Naiman and Priebe, J. Comput. Graph. Stat. 10, 296 (2001)). The
/// average is over normal noise, conditioned on that pair; every |t_k| has Student's distribution. Cheap also where the
/// probability is 1e-20. Noise is independent from bin to bin here, with the bins' own errors: a covariance of a hundred bins
/// from as many batches would make windows look more alike than they are, and the probability too small. The random
/// numbers have a fixed seed.
package struct LargestDifference: Sendable {
  /// The windows of a wire in white noise.
  private struct White: Sendable {
    let ranges: [Range<Int>]
    let binErrors: [Double]
    let variances: [Double]

    init(_ windows: ProfileWindows) {
      (ranges, binErrors) = (windows.ranges, windows.binErrors)
      let errors = windows.binErrors
      variances = windows.ranges.map { range in
        range.reduce(0) { $0 + errors[$1] * errors[$1] } / Double(range.count * range.count)
      }
    }

    func isPair(_ i: Int, _ j: Int) -> Bool {
      ranges[i].upperBound <= ranges[j].lowerBound && variances[i] + variances[j] > 0
    }
  }

  private let wires: [White]
  private let pairs: [(wire: Int, inner: Int, outer: Int)]
  /// Degrees of freedom of every standard error.
  let freedom: Double
  private static let draws = 300
  private static let drawsOfThreshold = 100
  /// A fifth of the batches' degrees of freedom goes to the correlation between batches, which is estimated as well.
  private static let freedomPerBatch = 0.8

  package init(_ windows: [ProfileWindows]) {
    let wires = windows.map(White.init)
    self.wires = wires
    pairs = windows.enumerated().flatMap { wire, windows in
      windows.pairs.filter { wires[wire].isPair($0.0, $0.1) }.map { (wire, $0.0, $0.1) }
    }
    let batches = windows.first?.means.first?.deviations.count ?? 0
    freedom = Self.freedomPerBatch * Double(max(batches - 1, 0))
  }

  /// Probability that noise alone has a difference of at least `significance` standard errors anywhere.
  package func probability(_ significance: Double) -> Double { probability(significance, draws: Self.draws) }

  private func probability(_ significance: Double, draws: Int) -> Double {
    guard !pairs.isEmpty, freedom > 0 else { return 1 }
    let single = 2 * Distributions.studentTail(significance, freedom: freedom)
    let bound = Double(pairs.count) * single
    let level = Distributions.normalQuantile(tail: 0.5 * single)
    guard single > 0, level.isFinite, level > 0.5 else { return min(1, bound) }
    let stream = RandomStream(seed: 1, stream: 0)
    let share = (0..<draws).reduce(0.0) { sum, _ in sum + 1 / Double(exceedances(level, stream)) }
    return min(1, bound * share / Double(draws))
  }

  /// Pairs beyond `level` in noise that has a random one beyond it.
  private func exceedances(_ level: Double, _ stream: RandomStream) -> Int {
    let chosen = pairs[min(Int(stream.uniform() * Double(pairs.count)), pairs.count - 1)]
    let sign = stream.uniform() < 0.5 ? -1.0 : 1.0
    let wanted = sign * Distributions.normalQuantile(tail: stream.uniform() * Distributions.normalTail(level))
    var count = 0
    for (index, wire) in wires.enumerated() {
      var noise = wire.binErrors.map { $0 * Distributions.normal(stream) }
      if index == chosen.wire { Self.condition(&noise, wire, chosen.inner, chosen.outer, wanted) }
      count += Self.count(wire, noise, beyond: level)
    }
    return max(count, 1)
  }

  /// Makes the difference of two windows `wanted` standard errors, and leaves what is independent of it alone.
  private static func condition(
    _ noise: inout [Double], _ wire: White, _ inner: Int, _ outer: Int, _ wanted: Double
  ) {
    let error = (wire.variances[inner] + wire.variances[outer]).squareRoot()
    func mean(_ window: Int) -> Double {
      wire.ranges[window].reduce(0) { $0 + noise[$1] } / Double(wire.ranges[window].count)
    }
    let missing = wanted - (mean(outer) - mean(inner)) / error
    for (window, sign) in [(inner, -1.0), (outer, 1.0)] {
      let share = sign * missing / (error * Double(wire.ranges[window].count))
      for bin in wire.ranges[window] { noise[bin] += share * wire.binErrors[bin] * wire.binErrors[bin] }
    }
  }

  private static func count(_ wire: White, _ noise: [Double], beyond level: Double) -> Int {
    var sums = [0.0]
    for value in noise { sums.append(sums.last! + value) }
    let means = wire.ranges.map { (sums[$0.upperBound] - sums[$0.lowerBound]) / Double($0.count) }
    let square = level * level
    var count = 0
    for j in means.indices {
      let (mean, variance, first) = (means[j], wire.variances[j], wire.ranges[j].lowerBound)
      // Windows are ordered by their ends.
      for i in 0..<j {
        guard wire.ranges[i].upperBound <= first else { break }
        let difference = mean - means[i]
        if difference * difference >= square * (variance + wire.variances[i]) { count += 1 }
      }
    }
    return count
  }

  /// The significance noise alone reaches with the given probability.
  package func significance(atProbability wanted: Double) -> Double {
    func isCommon(_ level: Double) -> Bool { probability(level, draws: Self.drawsOfThreshold) > wanted }
    var (low, high) = (2.0, 5.0)
    while isCommon(high), high < 1e4 { (low, high) = (high, 1.5 * high) }
    for _ in 0..<7 {
      let middle = 0.5 * (low + high)
      if isCommon(middle) { low = middle } else { high = middle }
    }
    return low
  }
}
