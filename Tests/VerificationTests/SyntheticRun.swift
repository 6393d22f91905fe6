import Foundation
import Nichrome
import NichromeModel

/// A record as a perfect simulation of a reference case would leave it: the reference plus independent normal noise.
enum SyntheticRun {
  /// - Parameters:
  ///   - noise: standard error of a bin, relative to the peak.
  ///   - bias: added to every bin, in standard errors.
  static func record(
    of reference: ReferenceCase, noise: Double, bias: Double = 0, voltageBias: Double = 0, seed: UInt64
  ) -> RunRecord {
    var normal = NormalVariates(seed: seed)
    let deck = reference.deck(seed: seed, stop: StopRule(duration: 1))
    let edges = (0...reference.bins).map { 0.1 * Double($0) }
    let error = noise * reference.peak
    let means = [true, false].flatMap { left in reference.binMeans(left: left, edges: edges).map(\.value) }
    let batches = (0..<64).map { _ in means.map { $0 + error * (bias + 8 * normal.next()) } }
    let values = means.indices.map { element in batches.reduce(0) { $0 + $1[element] } / 64 }
    let errors = [Double](repeating: error, count: means.count)
    func profile(_ name: String, offset: Double) -> Quantity {
      Quantity(
        name: name, longName: name, unit: .heatPerLength, support: .bins, value: values.map { $0 + offset },
        error: errors, batches: batches.map { $0.map { $0 + offset } })
    }
    func scalar(_ name: String, _ value: Double, _ error: Double, bias: Double = 0) -> Quantity {
      Quantity(
        name: name, longName: name, unit: .energy, support: .scalar,
        value: [value + error * (bias + normal.next())], error: [error], batches: [])
    }
    let quantities = [
      profile("heat", offset: reference.drudeHeat), profile("excessHeat", offset: 0),
      scalar("voltage", reference.voltage, 1e-3 * reference.voltage, bias: voltageBias),
      scalar("electrostaticDrop", reference.electrostaticDrop, 1e-3 * reference.voltage),
      scalar("excessHeatLeft", reference.excessHeatLeft, error),
      scalar("excessHeatRight", reference.excessHeatRight, error),
    ]
    let covariance = means.indices.map { row in means.indices.map { $0 == row ? error * error : 0 } }
    return RunRecord(
      deck: deck, status: .complete, version: "synthetic", stopReason: "synthetic", events: 1, seconds: 1,
      discardedTime: 0, productionTime: 1, batchDuration: 1.0 / 64, autocorrelationTime: 0, timeStep: 1,
      particleWeight: 1, population: 1, drudeHeat: reference.drudeHeat, warnings: [], quantities: quantities,
      heatCovariance: covariance,
      transmission: TransmissionCounts(energy: [], attempts: [], transmissions: [], expected: []), history: History())
  }
}

/// Normal variates of the Box-Muller transform over a 64-bit linear congruential generator (Knuth's MMIX constants).
struct NormalVariates {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> Double {
    (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform())
  }

  private mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (Double(state >> 11) + 0.5) * 0x1p-53
  }
}
