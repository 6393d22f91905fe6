import Foundation
import NichromeModel

/// Decks drawn at random from a fixed seed, over laws, shapes, screening, temperature and voltage: what nobody picked.
enum RandomDecks {
  static func systems(count: Int, dynamics: Dynamics, seed: UInt64 = 2026) -> [System] {
    var random = SplitMix(state: seed &+ (dynamics == .full ? 0 : 1))
    return (0..<count).map { _ in system(dynamics, &random) }
  }

  private static func system(_ dynamics: Dynamics, _ random: inout SplitMix) -> System {
    let theta = pow(10, Double.random(in: -2...0, using: &random))
    // At exponent -1 the linearised closure has no solution, where there are slow electrons.
    let least = dynamics == .linearised && theta > 0.06 ? -0.5 : -1.0
    let exponent = [least, 0, 0.5, 1, 2].randomElement(using: &random)!
    let isNeutral = Double.random(in: 0...1, using: &random) < 0.4
    let wavenumber = pow(10, Double.random(in: 0.3...1.7, using: &random))
    let scale = max(theta, 0.03)
    // Above mu0: nearly perfect transmission would need currents that no wire carries.
    let center = 1 + scale * Double.random(in: 0...2, using: &random)
    let width = scale * Double.random(in: 0.3...2, using: &random)
    let peak = Double.random(in: 0.3...1, using: &random)
    let value = Double.random(in: 0.2...0.7, using: &random)
    let shapes: [TransmissionLaw] = [
      .constant(value: value), .linear(value: value, slope: 0.3 / max(1, 5 * theta)),
      .saddlePoint(center: center, width: width), .gaussian(peak: peak, center: center, width: width),
      .lorentzian(peak: peak, center: center, width: width),
    ]
    let voltage = pow(10, Double.random(in: -2...(-0.7), using: &random))
    return System(
      temperature: theta, relaxation: RelaxationLaw(exponent: exponent),
      screening: isNeutral ? .neutral : .poisson(wavenumber: wavenumber), halfLength: theta > 0.3 ? 24 : 12,
      scatterer: Scatterer(
        length: Double.random(in: 0.05...0.3, using: &random),
        permittivityRatio: Double.random(in: 0.5...2, using: &random),
        transmission: shapes.randomElement(using: &random)!),
      drive: .voltage(voltage), dynamics: dynamics)
  }

  /// Steele, Lea and Flood's generator (OOPSLA 2014).
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
