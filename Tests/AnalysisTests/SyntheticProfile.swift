import Foundation
import NichromeAnalysis
import NichromeNumerics
import NichromeTheory

/// A heat profile sum of a e^{-r s}, known at every place.
struct SyntheticProfile {
  var terms: [(amplitude: Double, rate: Double)]

  func value(at s: Double) -> Double { terms.reduce(0) { $0 + $1.amplitude * exp(-$1.rate * s) } }
  func slope(at s: Double) -> Double { terms.reduce(0) { $0 - $1.amplitude * $1.rate * exp(-$1.rate * s) } }
  func mean(_ a: Double, _ b: Double) -> Double {
    terms.reduce(0) { $0 + $1.amplitude * (exp(-$1.rate * a) - exp(-$1.rate * b)) / ($1.rate * (b - a)) }
  }

  /// The extremum between two places.
  func extremum(_ a: Double, _ b: Double) -> Double { bracketedRoot(between: a, and: b) { slope(at: $0) } }
}

/// Runs of two wires with normal batches: what `Spots.search` sees, without electrons.
struct SyntheticRuns {
  var left: SyntheticProfile
  var right: SyntheticProfile
  var bins = 40
  var batches = 64
  var halfLength = 8.0
  /// Standard error of a bin's mean, and the correlation of neighbouring bins.
  var error = 0.05
  var correlation = 0.0
  let drudeHeat = 1.0

  func wires(seed: UInt64) -> [BatchedProfile] {
    let stream = RandomStream(seed: seed, stream: 7)
    let width = halfLength / Double(bins)
    let truth = [left, right].flatMap { profile in
      (0..<bins).map { drudeHeat + profile.mean(Double($0) * width, Double($0 + 1) * width) }
    }
    // Moving averages of two: neighbours are correlated by ab, a^2 + b^2 = 1.
    let angle = 0.5 * asin(2 * correlation)
    let scale = error * Double(batches).squareRoot()
    let rows = (0..<batches).map { _ -> [Double] in
      var last = Distributions.normal(stream)
      return truth.map { mean in
        let next = Distributions.normal(stream)
        defer { last = next }
        return mean + scale * (cos(angle) * next + sin(angle) * last)
      }
    }
    return BatchedProfile.wires(
      BatchMeans.mean(rows, width: truth.count), batches: rows, halfLength: halfLength)!
  }

  func search(seed: UInt64) -> [Spot] {
    let drude = Functional(value: drudeHeat, deviations: Array(repeating: 0, count: batches))
    if case .spots(let found) = Spots.search(wires(seed: seed), drudeHeat: drude, excess: []).0 { return found }
    return []
  }
}
