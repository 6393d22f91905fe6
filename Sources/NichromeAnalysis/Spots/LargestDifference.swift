import NichromeNumerics

/// How large the most significant of all differences between windows is when there is only noise: the correction for
/// having looked everywhere, in both wires, at every width.
///
/// P(max_k |t_k| >= s) = n P(|t| >= s) <1/m>, where n is the number of pairs of windows, and m the number of pairs beyond s
/// in noise that has one pair, drawn at random, beyond s (Naiman and Priebe, J. Comput. Graph. Stat. 10, 296 (2001)). The
/// average is over normal noise with the batches' own covariance, conditioned on that pair; every |t_k| has Student's
/// distribution for the number of batches. Cheap also where the probability is 1e-20. Its random numbers have a fixed seed.
struct LargestDifference: Sendable {
  private let wires: [ProfileWindows]
  private let pairs: [(wire: Int, inner: Int, outer: Int)]
  let freedom: Double
  private static let draws = 300
  private static let drawsOfThreshold = 100

  init(_ wires: [ProfileWindows]) {
    self.wires = wires
    pairs = wires.enumerated().flatMap { wire, windows in windows.pairs.map { (wire, $0.0, $0.1) } }
    freedom = Double(max((wires.first?.means.first?.deviations.count ?? 0) - 1, 0))
  }

  /// Probability that noise alone has a difference of at least `significance` standard errors anywhere.
  func probability(_ significance: Double) -> Double { probability(significance, draws: Self.draws) }

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
    let windows = wires[chosen.wire]
    let difference = windows.means[chosen.outer] - windows.means[chosen.inner]
    let error = windows.errors[chosen.outer][chosen.inner]
    let direction = difference.deviations.map { $0 / error }
    var noise = direction.map { _ in Distributions.normal(stream) }
    let sign = stream.uniform() < 0.5 ? -1.0 : 1.0
    let wanted = sign * Distributions.normalQuantile(tail: stream.uniform() * Distributions.normalTail(level))
    let found = zip(noise, direction).reduce(0) { $0 + $1.0 * $1.1 }
    for b in noise.indices { noise[b] += (wanted - found) * direction[b] }
    return max(wires.reduce(0) { $0 + Self.count($1, noise, beyond: level) }, 1)
  }

  private static func count(_ windows: ProfileWindows, _ noise: [Double], beyond level: Double) -> Int {
    let values = windows.means.map { mean in
      var sum = 0.0
      for b in noise.indices { sum += mean.deviations[b] * noise[b] }
      return sum
    }
    var count = 0
    for j in values.indices {
      windows.errors[j].withUnsafeBufferPointer { errors in
        for i in errors.indices where abs(values[j] - values[i]) >= level * errors[i] { count += 1 }
      }
    }
    return count
  }

  /// The significance noise alone reaches with the given probability.
  func significance(atProbability wanted: Double) -> Double {
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
