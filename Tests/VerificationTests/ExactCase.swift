import Foundation
import Nichrome
import NichromeModel

/// Decks of exactly solvable and symmetric systems, small enough for seconds.
enum ExactCase {
  static func system(
    transmission: TransmissionLaw, drive: Drive, temperature: Double = 0.05, relaxation: RelaxationLaw = .meanFreePath,
    screening: Screening = .neutral
  ) -> System {
    System(
      temperature: temperature, relaxation: relaxation, screening: screening, halfLength: 12,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: transmission), drive: drive)
  }

  static func deck(
    _ title: String, _ system: System, particles: Int = 5_000, duration: Double = 200, seed: UInt64 = 11,
    bins: Int = 60
  ) -> Deck {
    Deck(
      title: title, system: system,
      simulation: SimulationSettings(particles: particles, seed: seed, stop: StopRule(duration: duration)), bins: bins)
  }
}

extension RunRecord {
  /// The bins of a quantity as estimates; a missing quantity is a failure of the record.
  func estimates(_ name: String) -> [Estimate] {
    guard let found = quantity(name) else { preconditionFailure("no quantity \(name)") }
    return zip(found.value, found.error).map { Estimate(value: $0, error: $1) }
  }

  /// Mean and standard error of the difference of two quantities from their common batches: both see the same electrons,
  /// so that their own errors say little about the difference.
  func difference(_ first: String, _ second: String) -> [Estimate] {
    guard let a = quantity(first), let b = quantity(second), a.batches.count == b.batches.count, a.batches.count > 1
    else { preconditionFailure("\(first) and \(second) have no common batches") }
    let count = Double(a.batches.count)
    return a.value.indices.map { element in
      let differences = zip(a.batches, b.batches).map { $0[element] - $1[element] }
      let mean = differences.reduce(0, +) / count
      let square = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return Estimate(value: mean, error: (square / (count * (count - 1))).squareRoot())
    }
  }
}

/// Difference in standard errors, where rounding counts as an error of 1e-12.
func standardised(_ found: Estimate, against expected: Double) -> Double {
  deviation(found, Estimate(value: expected, error: 1e-12))
}
