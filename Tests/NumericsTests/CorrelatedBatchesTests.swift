import NichromeNumerics
import Testing

/// Errors of profiles whose correlation in time changes along the wire, and of slow scalars.
@Suite("Correlated batches") struct CorrelatedBatchesTests {
  private func noise(_ random: RandomStream) -> Double { (random.uniform() - 0.5) * 12.0.squareRoot() }

  /// Two wires of 40 elements: white noise near the scatterer, far out each batch makes good most of the last one's excess.
  private func batches(_ random: RandomStream, count: Int) -> [[Double]] {
    var last = Array(repeating: 0.0, count: 80)
    return (0..<count).map { _ in
      (0..<80).map { element in
        let fresh = noise(random)
        defer { last[element] = fresh }
        return element % 40 < 20 ? fresh : fresh - 0.9 * last[element]
      }
    }
  }

  @Test("Each stretch of a wire has its own factor") func factors() {
    let factors = CorrelatedBatches.profileFactors(batches(RandomStream(seed: 71, stream: 0), count: 120))
    // Joined four by four: variance (0.1^2 * 3 + 1 + 0.9^2)/(4 * (1 + 0.9^2)) of the plain one far out, 0.25: factor 0.5.
    for place in [0, 5, 10, 40, 50] { #expect(abs(factors[place] - 1) < 0.12, "\(place): \(factors[place])") }
    for place in [30, 39, 70, 79] { #expect(abs(factors[place] - 0.5) < 0.12, "\(place): \(factors[place])") }
  }

  @Test("Mean squared z near the scatterer is one, whatever the far wire does") func coverage() {
    let random = RandomStream(seed: 72, stream: 0)
    var sum = 0.0
    let runs = 60
    for _ in 0..<runs {
      let data = batches(random, count: 100)
      let (mean, error) = (
        BatchMeans.mean(data, width: 80), CorrelatedBatches.standardError(data, width: 80)
      )
      for place in 0..<12 { sum += (mean[place] / error[place]) * (mean[place] / error[place]) }
    }
    let found = sum / Double(12 * runs)
    // 720 squares: deviation 0.053; a common factor of both stretches would give 1.6.
    #expect(abs(found - 1.03) < 0.21, "\(found)")
  }

  /// A slow mode of a tenth of the variance, invisible in neighbouring batches, makes most of the error of the mean.
  @Test("A slow mode under noise counts") func slowMode() {
    let random = RandomStream(seed: 73, stream: 0)
    var sum = 0.0
    let runs = 300
    for _ in 0..<runs {
      var slow = 0.0
      for _ in 0..<100 { slow = 0.92 * slow + noise(random) * (1 - 0.92 * 0.92).squareRoot() }
      let data = (0..<120).map { _ in
        slow = 0.92 * slow + noise(random) * (1 - 0.92 * 0.92).squareRoot()
        return [0.45 * slow + noise(random)]
      }
      let z = BatchMeans.mean(data, width: 1)[0] / CorrelatedBatches.standardError(data, width: 1)[0]
      sum += z * z
    }
    // Plain errors would give (1 + 0.2 * 24)/(1 + 0.2) = 4.8.
    #expect(sum / Double(runs) < 3, "\(sum / Double(runs))")
  }

  @Test("An element that hardly changes from batch to batch has a factor of its own") func slowElement() {
    let random = RandomStream(seed: 76, stream: 0)
    var slow = 0.0
    let data = (0..<120).map { _ in
      slow = 0.95 * slow + 0.3 * noise(random)
      return (0..<80).map { $0 == 17 ? slow : noise(random) }
    }
    let factors = CorrelatedBatches.profileFactors(data)
    #expect(factors[17] > 2.5, "\(factors[17])")
    for place in [0, 16, 18, 57] { #expect(abs(factors[place] - 1) < 0.25, "\(place): \(factors[place])") }
  }

  /// Each batch makes good a share of the last one's excess.
  @Test("Errors of batches that exchange what they store cover what they promise", arguments: [0.1, 0.2, 0.3])
  func exchange(share: Double) {
    let random = RandomStream(seed: 75, stream: UInt32(10 * share))
    let runs = 4000
    var within = [0, 0]
    var outliers = 0
    for _ in 0..<runs {
      var last = noise(random)
      let data = (0..<75).map { _ in
        let fresh = noise(random)
        defer { last = fresh }
        return [fresh - share * last]
      }
      let z = abs(BatchMeans.mean(data, width: 1)[0] / CorrelatedBatches.standardError(data, width: 1)[0])
      for k in 0...1 where z < Double(k + 1) { within[k] += 1 }
      if z > 3.5 { outliers += 1 }
    }
    // 2 of Gaussian errors. With rho down to -0.45 there would be 25 at a share of 0.3.
    #expect(outliers < 10, "\(outliers)")
    let shares = within.map { Double($0) / Double(runs) }
    // Standard deviations of the shares: 0.007 and 0.004. Plain errors would cover 73 to 86 % within one.
    #expect((0.66...0.73).contains(shares[0]) && (0.932...0.97).contains(shares[1]), "\(shares)")
  }

  /// Short series, whose own mean hides a part of their correlation: without a correction for that 92 % lie within two errors
  /// at a memory of 0.4.
  @Test("Errors of short correlated series cover what they promise", arguments: [0.0, 0.4]) func shortSeries(
    memory: Double
  ) {
    let random = RandomStream(seed: 74, stream: UInt32(10 * memory))
    let runs = 4000
    var within = [0, 0]
    for _ in 0..<runs {
      var value = 0.0
      for _ in 0..<20 { value = memory * value + noise(random) }
      let data = (0..<75).map { _ in
        value = memory * value + noise(random)
        return [value]
      }
      let z = abs(BatchMeans.mean(data, width: 1)[0] / CorrelatedBatches.standardError(data, width: 1)[0])
      for k in 0...1 where z < Double(k + 1) { within[k] += 1 }
    }
    let shares = within.map { Double($0) / Double(runs) }
    // Standard deviations of the shares: 0.007 and 0.004.
    #expect((0.66...0.73).contains(shares[0]) && (0.932...0.97).contains(shares[1]), "\(shares)")
  }

  /// A wandering common to both does not make one factor of it: each keeps its own scatter.
  @Test("Two series share a factor, and cover what they promise", arguments: [0.0, 0.2, 0.3]) func pair(share: Double) {
    let random = RandomStream(seed: 77, stream: UInt32(10 * share))
    let runs = 4000
    var within = [0, 0]
    var spread: [[Double]] = [[], []]
    for _ in 0..<runs {
      let pair = [1.0, 5].map { size in
        var last = noise(random)
        return (0..<75).map { _ in
          let fresh = noise(random)
          defer { last = fresh }
          return size * (fresh - share * last)
        }
      }
      let errors = CorrelatedBatches.pairedErrors(pair)
      for (series, error) in zip(pair, errors) {
        let z = abs(series.reduce(0, +) / 75 / error)
        for k in 0...1 where z < Double(k + 1) { within[k] += 1 }
      }
      spread[0].append(errors[0])
      spread[1].append(CorrelatedBatches.standardError(pair[0].map { [$0] }, width: 1)[0])
    }
    let shares = within.map { Double($0) / Double(2 * runs) }
    // Standard deviations of the shares: 0.005 and 0.003.
    #expect((0.66...0.73).contains(shares[0]) && (0.935...0.97).contains(shares[1]), "\(shares)")
    func relativeScatter(_ x: [Double]) -> Double {
      let mean = x.reduce(0, +) / Double(x.count)
      return (x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count)).squareRoot() / mean
    }
    let (shared, alone) = (relativeScatter(spread[0]), relativeScatter(spread[1]))
    #expect(shared < alone, "\(shared) \(alone)")
  }

  @Test("Where one of two series wanders for long, each has a factor of its own") func slowPartner() {
    let random = RandomStream(seed: 78, stream: 0)
    var state = 0.0
    let slow = (0..<400).map { _ in
      state = 0.8 * state + noise(random)
      return state
    }
    let white = (0..<400).map { _ in noise(random) }
    let found = zip(CorrelatedBatches.pairedErrors([slow, white]), [slow, white]).map {
      $0 / BatchMeans.standardError($1.map { [$0] }, width: 1)[0]
    }
    // (1 + 0.8)/(1 - 0.8) = 9 times the variance.
    #expect(found[0] > 2 && abs(found[1] - 1) < 0.2, "\(found)")
  }
}
