import NichromeModel
import NichromeNumerics

/// T(E) [F(E - m_L) - F(E - m_R)] at the scatterer, per step.
///
/// Energies are proposed with about T in their density. What T has more or less than that is the number of electrons at the
/// energy: their mean is right whatever was proposed, as long as something is wherever T is not zero.
package struct PassingDifference: Sendable {
  private static let cells = 4096
  private static let reach = 40.0
  /// Proposed beyond the largest known T of a cell, and in every cell: in units of the mean T, and at the least.
  private static let margin = 1.05
  private static let least = 0.05
  private static let floor = 1e-3

  /// Proposals per step.
  package let total: Double
  private let sampler: SignedSampler
  /// T of the cells that was proposed.
  private let proposed: [Double]
  private let lower: Double
  private let inverseSpacing: Double

  /// - Parameters:
  ///   - levels: m_L and m_R.
  ///   - bottom: the lowest energy that may pass.
  ///   - scale: proposals per step and unit of energy.
  ///   - marks: energies besides those of the grid where T may be large.
  ///   - transmission: T of an energy.
  package init(
    levels: [Double], temperature: Double, above bottom: Double, scale: Double, marks: [Double],
    transmission: (Double) -> Double
  ) {
    let low = max(levels.min()! - Self.reach * temperature, bottom)
    let h = (max(levels.max()! + Self.reach * temperature - low, temperature)) / Double(Self.cells)
    let probabilities = (0...(2 * Self.cells)).map { transmission(low + 0.5 * h * Double($0)) }
    let differences = (0..<Self.cells).map { i in
      let energy = low + (Double(i) + 0.5) * h
      return scale * fermiDifference((energy - levels[0]) / temperature, (energy - levels[1]) / temperature)
    }
    var largest = (0..<Self.cells).map { probabilities[(2 * $0)...(2 * $0 + 2)].max()! }
    for mark in marks where mark > low && mark < low + h * Double(Self.cells) {
      let cell = min(Int((mark - low) / h), Self.cells - 1)
      largest[cell] = max(largest[cell], transmission(mark))
    }
    let all = differences.reduce(0) { $0 + abs($1) }
    let mean = all > 0 ? zip(differences, largest).reduce(0) { $0 + abs($1.0) * $1.1 } / all : 0
    let proposed = largest.map { min(Self.margin * $0 + max(Self.least * mean, Self.floor), 1) }
    sampler = SignedSampler(lower: low, spacing: h, densities: zip(differences, proposed).map { $0 * $1 })
    (self.proposed, total, lower, inverseSpacing) = (proposed, sampler.total, low, 1 / h)
  }

  package func draw(_ share: Double) -> (energy: Double, sign: Double) {
    let (energy, sign) = sampler.draw(share)
    return (energy, sign)
  }

  /// Electrons at a proposed energy, for a uniform number.
  package func number(at energy: Double, transmission: Double, chance: Double) -> Int {
    let cell = min(max(Int((energy - lower) * inverseSpacing), 0), Self.cells - 1)
    return Int((transmission / proposed[cell] + chance).rounded(.down))
  }
}

/// F(a) - F(b) of reduced energies, without cancellation where both are near 1.
private func fermiDifference(_ a: Double, _ b: Double) -> Double {
  a + b > 0 ? fermi(a) - fermi(b) : fermi(-b) - fermi(-a)
}
