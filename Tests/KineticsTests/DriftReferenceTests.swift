import Foundation
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// The drift in the reference against quadratures of l (-F'), and against what follows for a constant mean free path.
@Suite("Drift reference") struct DriftReferenceTests {
  private static let quadrature = AdaptiveQuadrature(relativeTolerance: 1e-10)

  private func drift(_ exponent: Double, _ theta: Double, current: Double = 0.02) throws -> DriftReference {
    let law = RelaxationLaw(exponent: exponent)
    let states = StateFunctions(temperature: theta, law: law, reach: 1)
    let bulk = BulkDrift(current: current, temperature: theta, law: law, states: states)
    return try #require(DriftReference(bulk: bulk, law: law, states: states))
  }

  @Test("Current and flux of energy are integrals of the drift", arguments: [0.0, 0.5, 1, 2], [0.05, 0.4, 1])
  func moments(exponent: Double, theta: Double) throws {
    let drift = try drift(exponent, theta)
    for y in [0.5, 1, 1.4] {
      let top = (y + 40 * theta).squareRoot()
      func flux(_ weight: @escaping (Double) -> Double) -> Double {
        Self.quadrature.integral(from: 0, to: top) { v in
          2 * v * weight(v * v) * 2 * drift.slope * drift.deviation(speed: v, y)
        }.value
      }
      #expect(abs(drift.current(y) - flux { _ in 1 }) < 1e-4 * abs(drift.current(1)))
      let psi = 0.1
      let expected = flux { $0 + psi - 1 }
      #expect(abs(drift.energyFlux(y, potential: psi) - expected) < 1e-4 * abs(drift.current(1)) * (1 + theta))
    }
  }

  private func level(_ drift: DriftReference, _ u: Double, _ y: Double) -> (low: Double, high: Double) {
    var (low, high) = ([0.0], [drift.summit(y)])
    drift.levels([u], [y], count: 1, low: &low, high: &high)
    return (low[0], high[0])
  }

  /// A uniform share of the summit: what is born at the higher and missing at the lower energies is the derivative, so that
  /// int dE E (-d/dE) [l (-F')] = int dE l (-F') comes out of their distances.
  @Test("Two energies of one level carry what the drift gains", arguments: [0.0, 0.5, 1, 2], [0.05, 0.4, 1])
  func levels(exponent: Double, theta: Double) throws {
    let drift = try drift(exponent, theta)
    for y in [0.5, 1, 1.4] {
      let count = 40_000
      var sum = 0.0
      for k in 0..<count {
        let (low, high) = level(drift, (Double(k) + 0.5) / Double(count), y)
        #expect(low >= 0 && high >= low)
        sum += high - low
      }
      let gained = sum / Double(count) * drift.peak(y)
      let expected = drift.current(y) / (2 * drift.slope)
      #expect(abs(gained / expected - 1) < 1e-3, "y = \(y)")
    }
  }

  /// Shares next to nothing and next to one too, and gases with the band bottom above the chemical potential.
  @Test("At both energies l (-F') has the share asked for", arguments: [0.5, 1, 2], [0.02, 0.4, 1])
  func shares(exponent: Double, theta: Double) throws {
    let drift = try drift(exponent, theta)
    for y in [-2 * theta, 0.5, 1, 1.4] {
      for u in [0x1p-53, 1e-9, 1e-3, 0.1, 0.5, 0.9, 0.999, 1 - 1e-9] {
        let (low, high) = level(drift, u, y)
        let (below, above) = (drift.deviation(speed: low.squareRoot(), y), drift.deviation(speed: high.squareRoot(), y))
        // At the band bottom itself l (-F') is nothing.
        let isAlike = low < 1e-15 || abs(below / above - 1) < 1e-7
        #expect(low > 0 && high > low && isAlike, "y = \(y), u = \(u): \(low), \(high)")
        if y > 0 { #expect(abs(above / (u * drift.peak(y)) - 1) < 2e-3, "y = \(y), u = \(u)") }
      }
    }
  }

  @Test("For a constant mean free path all is known") func meanFreePath() throws {
    let drift = try drift(0, 0.2)
    for y in [0.6, 1, 1.3] {
      #expect(abs(drift.current(y) / (2 * drift.slope) - 1 / (1 + exp(-y / 0.2))) < 1e-5)
      let (low, high) = level(drift, 0.5, y)
      #expect(abs((low + high) / 2 - y) < 1e-12 && abs(high - low - 0.8 * acosh(2.0.squareRoot())) < 1e-12)
    }
  }

  /// Cold gases driven hard gain more than kT on a mean free path; nothing drifts without a current, and l diverges at the band
  /// bottom where it falls with energy.
  @Test("Where the first order is little, nothing drifts") func refused() {
    func drifts(_ exponent: Double, _ theta: Double, _ current: Double) -> Bool {
      let law = RelaxationLaw(exponent: exponent)
      let states = StateFunctions(temperature: theta, law: law, reach: 1)
      let bulk = BulkDrift(current: current, temperature: theta, law: law, states: states)
      return DriftReference(bulk: bulk, law: law, states: states) != nil
    }
    #expect(drifts(0, 0.05, 0.05) && drifts(1, 1, -0.05))
    #expect(!drifts(0, 0.01, 0.1) && !drifts(0, 0.05, 0) && !drifts(-0.5, 0.5, 0.05))
  }
}
