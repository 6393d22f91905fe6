import Foundation
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// What passes the scatterer of F(E - m_L) - F(E - m_R), however badly T is known where energies are proposed.
@Suite("Passing difference") struct PassingDifferenceTests {
  /// The number that passes and its energy against quadratures; resonances too that fit between two points of the grid (0.002
  /// apart), the narrower of which is zero at all of them.
  @Test(
    "Numbers and energies are those of T [F - F]",
    arguments: [
      TransmissionLaw.constant(value: 0.3), .gaussian(peak: 0.9, center: 1.1, width: 0.1),
      .saddlePoint(center: 1.05, width: 0.02), .lorentzian(peak: 1, center: 1.0312, width: 2e-4),
      .gaussian(peak: 1, center: 1.0312, width: 2e-5),
    ])
  func moments(law: TransmissionLaw) {
    let (levels, theta, bottom) = ([1.15, 0.85], 0.1, 0.1)
    let passing = PassingDifference(levels: levels, temperature: theta, above: bottom, scale: 1, marks: law.breakpoints)
    {
      law.probability(at: $0)
    }
    func fermi(_ energy: Double) -> Double { 1 / (1 + exp(energy / theta)) }
    func expected(_ power: Double) -> Double {
      let quadrature = AdaptiveQuadrature(relativeTolerance: 1e-9)
      let edges = ([bottom, 0.9, 1.02, 1.04, 1.2, 6] + law.breakpoints.filter { $0 > bottom && $0 < 6 }).sorted()
      return zip(edges, edges.dropFirst()).reduce(0) { sum, piece in
        sum
          + quadrature.integral(from: piece.0, to: piece.1) { energy in
            pow(energy, power) * law.probability(at: energy) * (fermi(energy - levels[0]) - fermi(energy - levels[1]))
          }.value
      }
    }
    let count = 1 << 20
    let chances = SobolPair(using: RandomStream(seed: 81, stream: 0))
    var (number, energies, proposals) = (0, 0.0, 0)
    for k in 0..<count {
      let (energy, sign) = passing.draw((Double(k) + 0.5) / Double(count))
      let passed = passing.number(
        at: energy, transmission: law.probability(at: energy), chance: chances.second(k))
      #expect(sign == 1)
      number += passed
      energies += Double(passed) * energy
      proposals += passed > 0 ? 1 : 0
    }
    let unit = passing.total / Double(count)
    #expect(abs(Double(number) * unit / expected(0) - 1) < 2e-3, "\(Double(number) * unit), exact \(expected(0))")
    #expect(abs(energies * unit / expected(1) - 1) < 2e-3, "\(energies * unit), exact \(expected(1))")
    // Most of a resonance narrower than a cell is not met there.
    if case .lorentzian = law { return }
    if case .gaussian(_, _, let width) = law, width < 0.002 { return }
    #expect(Double(proposals) > 0.8 * Double(count), "\(proposals) of \(count) proposals pass")
  }

  @Test("A reversed drop has the other sign, no drop has none") func signs() {
    let reversed = PassingDifference(levels: [0.9, 1.1], temperature: 0.1, above: 0, scale: 3, marks: []) { _ in 0.5 }
    #expect(reversed.draw(0.3).sign == -1)
    // int dE [F(E - 1.1) - F(E - 0.9)] = 0.2, less e^-9 of it below the bottom; proposed with half of it and a tenth more.
    #expect(abs(reversed.total / (3 * 0.2 * 0.55) - 1) < 1e-3, "\(reversed.total)")
    let none = PassingDifference(levels: [1, 1], temperature: 0.1, above: 0, scale: 3, marks: []) { _ in 0.5 }
    #expect(none.total == 0)
  }
}
