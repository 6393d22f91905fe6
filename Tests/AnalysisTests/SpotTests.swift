import Foundation
import NichromeAnalysis
import NichromeTheory
import Testing

/// Repetitions from `NICHROME_SPOT_REPETITIONS`: sixty say whether something is badly wrong, thousands by how much.
private let repetitions = ProcessInfo.processInfo.environment["NICHROME_SPOT_REPETITIONS"].flatMap(Int.init) ?? 60

/// Standard deviation of a share found in as many repetitions.
private func deviation(_ share: Double) -> Double { (share * (1 - share) / Double(repetitions)).squareRoot() }

@Suite("Spots on synthetic runs")
struct SpotTests {
  static let flat = SyntheticProfile(terms: [(0, 1)])
  static let falling = SyntheticProfile(terms: [(2, 1)])
  static let rising = SyntheticProfile(terms: [(-0.5, 1), (-0.5, 0.4)])
  /// Hot at about 2.2, 1.1 above the Drude heat.
  static let hot = SyntheticProfile(terms: [(5, 0.5), (-9, 0.9)])
  /// A steep fall from the face to a minimum at about 3.7.
  static let cold = SyntheticProfile(terms: [(6, 1), (-2, 0.5)])

  @Test(
    "no more than 5 % false alarms where there is no spot, none at p < 1e-4",
    arguments: [(flat, flat, 0.0, 64), (falling, rising, 0.3, 64), (flat, falling, -0.3, 64), (flat, rising, 0, 12)])
  func falseAlarms(left: SyntheticProfile, right: SyntheticProfile, correlation: Double, batches: Int) {
    let runs = SyntheticRuns(left: left, right: right, batches: batches, correlation: correlation)
    let found = (0..<repetitions).map { runs.search(seed: UInt64($0)) }
    let alarms = found.count { !$0.isEmpty }
    #expect(Double(alarms) / Double(repetitions) < 0.05 + 3 * deviation(0.05), "\(alarms) of \(repetitions)")
    #expect(!found.joined().contains { $0.pValue < 1e-4 })
  }

  @Test("spots are found, none is invented, and 95 % intervals cover", arguments: [0.03, 0.12])
  func coverage(error: Double) {
    let runs = SyntheticRuns(left: Self.hot, right: Self.cold, error: error)
    let place = ["L": Self.hot.extremum(0.5, 6), "R": Self.cold.extremum(1, 7)]
    let profiles = ["L": Self.hot, "R": Self.cold]
    var covered: [String: [Int]] = ["L": [0, 0, 0, 0], "R": [0, 0, 0, 0]]
    for seed in 0..<repetitions {
      let found = runs.search(seed: UInt64(1000 + seed))
      #expect(found.count <= 2)
      for spot in found {
        let (name, truth) = (spot.side.rawValue, profiles[spot.side.rawValue]!)
        let height = truth.value(at: place[name]!)
        #expect(spot.kind == (name == "L" ? .hot : .cold))
        covered[name]![0] += 1
        covered[name]![1] += spot.distance.interval.contains(place[name]!) ? 1 : 0
        covered[name]![2] += spot.contrastFace.interval.contains(height - truth.value(at: 0)) ? 1 : 0
        covered[name]![3] += spot.contrastDrude.interval.contains(height) ? 1 : 0
      }
    }
    print("coverage at error \(error): \(covered) of \(repetitions)")
    for (name, counts) in covered {
      // Both stand out by more than 5 standard errors in the first case, the hot one by about 5 in the second.
      if error < 0.05 { #expect(counts[0] == repetitions, "\(name): \(counts)") }
      if name == "L" { #expect(Double(counts[0]) > 0.9 * Double(repetitions), "\(name): \(counts)") }
      for count in counts.dropFirst() where counts[0] >= repetitions / 2 {
        let share = Double(count) / Double(counts[0])
        #expect(share > 0.92 - 3 * deviation(0.92), "\(name): \(counts)")
      }
    }
  }

  @Test("a spot hardly wider than the bins, in little noise: no window is too wide for its place", arguments: [5.0, 8])
  func narrow(rate: Double) {
    // What a screening length of a fifth or an eighth of l0 leaves on the slope of p^s, in bins of a tenth.
    let spot = SyntheticProfile(terms: [(3.33, rate), (-1.39, 1)])
    let runs = SyntheticRuns(left: spot, right: Self.falling, bins: 80, error: 0.002)
    let place = spot.extremum(0.1, 2)
    let found = (0..<repetitions).flatMap { runs.search(seed: UInt64(3000 + $0)).filter { $0.side == .left } }
    #expect(found.count == repetitions && found.allSatisfy { $0.kind == .cold })
    let covered = found.count { $0.distance.interval.contains(place) }
    let mean = found.reduce(0) { $0 + $1.distance.value } / Double(found.count)
    print("narrow spot: \(covered) of \(found.count), mean \(mean), exact \(place)")
    #expect(Double(covered) / Double(repetitions) > 0.92 - 3 * deviation(0.92), "\(covered)")
    #expect(abs(mean - place) < 0.003, "mean \(mean), exact \(place)")
  }

  @Test("a hot spot inside a cold one: both, with the right order")
  func nested() throws {
    let both = SyntheticProfile(terms: [(-6, 3), (7, 1.5), (-1.5, 0.5)])
    let found = SyntheticRuns(left: both, right: Self.falling, error: 0.01).search(seed: 5)
    try #require(found.count == 2)
    #expect(found.map(\.kind) == [.hot, .cold] && found.allSatisfy { $0.side == .left })
    #expect(found[0].distance.value < found[1].distance.value)
  }

  @Test("the probability of the largest difference is that of noise")
  func largestDifference() {
    let runs = SyntheticRuns(left: Self.flat, right: Self.flat, batches: 32)
    let largest = (0..<(4 * repetitions)).map { seed -> Double in
      let windows = runs.wires(seed: UInt64(5000 + seed)).map(ProfileWindows.init)
      return windows.flatMap { windows in windows.pairs.map { abs(windows.rise($0.0, $0.1)) } }.max()!
    }
    let noise = LargestDifference(runs.wires(seed: 1).map(ProfileWindows.init))
    for share in [0.5, 0.05] {
      let level = noise.significance(atProbability: share)
      let found = Double(largest.count { $0 > level }) / Double(largest.count)
      print("largest difference: \(found) beyond \(level), expected \(share)")
      // Four times the repetitions: half the deviation; the approximation itself is good to a quarter.
      #expect(abs(found - share) < 0.25 * share + 1.5 * deviation(share), "\(found) beyond \(level), expected \(share)")
    }
    #expect(noise.probability(30) < 1e-12 && noise.probability(30) > 0)
  }
}
