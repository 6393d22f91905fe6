import Foundation
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// The gas far from the scatterer against closed forms and the deterministic references.
@Suite("Bulk drift") struct BulkDriftTests {
  private func drift(_ current: Double, _ theta: Double, _ exponent: Double) -> BulkDrift {
    let law = RelaxationLaw(exponent: exponent)
    return BulkDrift(
      current: current, temperature: theta, law: law,
      states: StateFunctions(temperature: theta, law: law, reach: 3))
  }

  private let quadrature = AdaptiveQuadrature(absoluteTolerance: 1e-14, relativeTolerance: 1e-11)

  /// Cells h of the velocity grid, constant source in each: (2 h/theta)^2/24, 1.4e-5 at theta = 0.05.
  private static let gridError = 2e-5

  @Test(
    "Constant relaxation time: shifted Fermi functions",
    arguments: [(0.05, 0.05), (0.05, 0.3), (0.05, 1), (1, 0.06), (1, 0.5)])
  func relaxationTime(theta: Double, current: Double) {
    let found = drift(current, theta, 1)
    let filling =
      2 * quadrature.integral(from: 0, to: (1 + 45 * theta).squareRoot()) { fermi(($0 * $0 - 1) / theta) }.value
    #expect(abs(found.slope - current / filling) < 2e-5 * found.slope, "c \(found.slope), iota/N0 \(current / filling)")
    #expect(abs(found.chemicalEnergy - 1) < 2e-5 * found.slope, "y = \(found.chemicalEnergy)")
    let c = found.slope
    let largest = c / theta
    for v in stride(from: -1.6, through: 1.6, by: 0.0831) {
      let exact = quadrature.integral(from: 0, to: 40, breakpoints: [1, 4, 10]) { s in
        let w = v - 0.5 * c * s
        return exponential(-s) * (fermi((w * w - 1) / theta) - fermi((v * v - 1) / theta))
      }.value
      let deviation = found.deviation(kineticEnergy: v * v, forward: v > 0)
      #expect(abs(deviation - exact) < Self.gridError * largest, "v = \(v): \(deviation), exact \(exact)")
    }
  }

  /// The next order is c/theta, here 1e-5 and less.
  @Test(
    "To first order: the limit of small currents", arguments: [(0.05, 0.0), (0.05, 1), (1, 1), (1, 0.5), (0.1, -1)])
  func linearised(theta: Double, exponent: Double) {
    let (current, law) = (2e-7, RelaxationLaw(exponent: exponent))
    let (exact, linear) = (
      drift(current, theta, exponent), BulkDrift(linearised: current, temperature: theta, law: law)
    )
    #expect(abs(linear.slope / exact.slope - 1) < 2e-5 && linear.chemicalEnergy == 1)
    let largest = linear.slope / theta
    for v in stride(from: 0.2, through: 1.6, by: 0.0831) {
      for forward in [true, false] {
        let pair = [exact, linear].map { $0.deviation(kineticEnergy: v * v, forward: forward) }
        #expect(abs(pair[0] - pair[1]) < Self.gridError * 2 * largest * max(1, raise(v, exponent)), "v = \(v): \(pair)")
      }
    }
    let back = BulkDrift(linearised: -current, temperature: theta, law: law)
    #expect(back.slope == -linear.slope)
    #expect(back.deviation(kineticEnergy: 1, forward: false) == linear.deviation(kineticEnergy: 1, forward: true))
  }

  @Test("Constant mean free path: an exponential average in energy", arguments: [0.03, 0.2]) func meanFreePath(
    current: Double
  ) {
    let theta = 0.05
    let found = drift(current, theta, 0)
    #expect(abs(found.slope / (0.5 * current) - 1) < 2e-5 + 2 * exponential(-2 / current))
    let (c, y) = (found.slope, found.chemicalEnergy)
    for x in stride(from: 0.5, through: 1.6, by: 0.0731) {
      for forward in [true, false] {
        let shift = forward ? -c : c
        let exact = quadrature.integral(from: 0, to: 40, breakpoints: [1, 4, 10]) { s in
          exponential(-s) * (fermi((x - y + shift * s) / theta) - fermi((x - y) / theta))
        }.value
        // What the band bottom sends back: electrons that were slowed down to it, exp(-x/c) of them at most.
        let bottom = exponential(-x / c)
        let deviation = found.deviation(kineticEnergy: x, forward: forward)
        #expect(
          abs(deviation - exact) < Self.gridError * c / theta + bottom, "x = \(x) \(forward): \(deviation), \(exact)")
      }
    }
  }

  /// farSlope and drudeHeat of the deterministic solutions C5a, C5b, and C5c (VerificationTests/Reference/full.json), whose
  /// own velocity grid is good to about 1e-5.
  @Test(
    "Power laws agree with the deterministic references",
    arguments: [
      (2, 0.05, 0.05, 0.024992156600512766, 0.0012496078300256383),
      (-1, 0.04, 0.05, 0.024941615785028577, 0.001247080789251429),
      (0.5, 0.05, 0.03, 0.015011958235119393, 0.0004503587470535818),
    ]) func references(exponent: Double, theta: Double, current: Double, slope: Double, heat: Double)
  {
    let found = drift(current, theta, exponent)
    #expect(abs(found.slope / slope - 1) < 2e-5, "\(found.slope)")
    #expect(abs(found.drudeHeat / heat - 1) < 2e-5, "\(found.drudeHeat)")
  }

  @Test("Carries its current and no charge, whatever the law", arguments: [-1.0, 0, 0.5, 1, 2], [0.05, 1])
  func integrals(exponent: Double, theta: Double) {
    if exponent == 2 && theta == 1 { return }
    let current = 0.05
    let found = drift(current, theta, exponent)
    let states = StateFunctions(temperature: theta, law: RelaxationLaw(exponent: exponent), reach: 3)
    let quadrature = AdaptiveQuadrature(absoluteTolerance: 1e-10, panelLimit: 4000)
    func sum(_ weight: (Double) -> Double) -> Double {
      quadrature.integral(from: 0, to: (1 + 44 * theta).squareRoot(), breakpoints: [0.2, 0.8, 1, 1.2]) { v in
        let (x, y) = (
          found.deviation(kineticEnergy: v * v, forward: true), found.deviation(kineticEnergy: v * v, forward: false)
        )
        return weight(v) * x + weight(-v) * y
      }.value
    }
    #expect(abs(sum { 2 * $0 } - current) < 1e-4 * current)
    #expect(abs(sum { _ in 1 } + states.density(found.chemicalEnergy) - states.density(1)) < 1e-4 * current)
  }

  /// int dx x (-F') / int dx (-F') = theta ln(1 + e^(1/theta)) (1 + e^(-1/theta)).
  @Test("For a constant mean free path each carrier takes the thermal mean along", arguments: [0.1, 0.9])
  func energyPerCarrier(theta: Double) {
    let drift = BulkDrift(linearised: 0.01, temperature: theta, law: RelaxationLaw(exponent: 0))
    let expected = theta * logarithm(1 + exponential(1 / theta)) * (1 + exponential(-1 / theta))
    #expect(abs(drift.energyPerCarrier / expected - 1) < 1e-5)
    let reversed = BulkDrift(linearised: -0.01, temperature: theta, law: RelaxationLaw(exponent: 0))
    #expect(reversed.energyPerCarrier == drift.energyPerCarrier)
  }

  @Test("A negative current is the mirror image; no current, no deviation") func mirror() {
    let (plus, minus) = (drift(0.05, 0.05, 0.5), drift(-0.05, 0.05, 0.5))
    #expect(
      minus.slope == -plus.slope && minus.chemicalEnergy == plus.chemicalEnergy && minus.drudeHeat == plus.drudeHeat)
    for x in [0.3, 0.9, 1, 1.1] {
      for forward in [true, false] {
        #expect(
          minus.deviation(kineticEnergy: x, forward: forward) == plus.deviation(kineticEnergy: x, forward: !forward))
      }
    }
    for share in [0.1, 0.37, 0.9] {
      let (a, b) = (plus.influx(forward: true).draw(share), minus.influx(forward: false).draw(1 - share))
      #expect(abs(a.point + b.point) < 1e-12 && a.sign == b.sign)
    }
    let rest = drift(0, 0.05, 0.5)
    #expect(rest.slope == 0 && rest.chemicalEnergy == 1 && rest.drudeHeat == 0 && rest.population().total == 0)
  }

  @Test("The influx of both ends is the current, signs counted") func influx() {
    for current in [0.05, -0.05] {
      let found = drift(current, 0.05, 1)
      let shares = (0..<100_000).map { (Double($0) + 0.5) / 100_000 }
      let net = [true, false].map { forward in
        let sampler = found.influx(forward: forward)
        let drawn = shares.map(sampler.draw)
        #expect(drawn.allSatisfy { forward ? $0.point >= 0 : $0.point <= 0 })
        return sampler.total * drawn.reduce(0) { $0 + $1.sign } / 100_000
      }
      #expect(abs(net[0] - net[1] - current) < 1e-4 * abs(current), "\(net)")
    }
  }
}
