import CLanes
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

@Suite("Slow electrons of the linearised closure") struct SlowFlightTests {
  private func system(_ dynamics: Dynamics, exponent: Double) -> System {
    System(
      temperature: 0.5, relaxation: RelaxationLaw(exponent: exponent), screening: .neutral, halfLength: 12,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: 0.5)),
      drive: .voltage(0.1), dynamics: dynamics)
  }

  @Test("Only where l/v has no bound and no field accelerates") func reach() {
    #expect(SlowFlight(system(.linearised, exponent: -0.5)).slowest > 0)
    for exponent in [0, 0.5, 1] { #expect(SlowFlight(system(.linearised, exponent: exponent)).slowest == 0) }
    #expect(SlowFlight(system(.full, exponent: -0.5)).slowest == 0)
  }

  @Test("At w they count for w/v, and there are v/w of them", arguments: [1e-8, 1e-5, 1e-3, 0.0099, 0.0101, 1])
  func weight(kineticEnergy x: Double) {
    let slow = SlowFlight(system(.linearised, exponent: -0.5))
    let whole = Double(slow.parts(1))
    let carriers = Double(slow.parts(x)) / whole
    #expect(abs(carriers * slow.share(x) - 1) <= 0.5 / whole)
    #expect((x < slow.slowest * slow.slowest) == (carriers > 1))
  }

  @Test("They fly at that speed, the others at their own") func legs() {
    let (slowest, step) = (0.1, 0.5)
    let nodes = Column(count: 200, repeating: 0.0)
    let integrals = Column(count: 200, repeating: 0.0)
    let field = nichrome_field(
      nodes: nodes.start, integrals: integrals.start, row: 100, spacing: 0.125, inverse_spacing: 8, half_length: 12)
    let law = nichrome_leg_law(
      least: Leg.leastEnergy, slowest: slowest, fast_share: Leg.fastShare, exponent: -0.5, layer: 0, border: .infinity)
    let energies = [1e-6, 1e-3, 0.02, 1]
    let numbers = Column(count: 8 * 4, repeating: 0.0)
    let tag = Column(count: 4, repeating: UInt8(0))
    let p = numbers.start
    for (k, x) in energies.enumerated() { (p[k], p[4 + k], p[12 + k], tag.start[k]) = (6, x, step, UInt8(k)) }
    let electrons = nichrome_electrons(s: p, energy: p + 4, depth: p + 8, time: p + 12, tag: tag.start)
    let legs = nichrome_legs(v: p + 16, a: p + 20, end: p + 24, used: p + 28)
    nichrome_find_legs(field, law, 4, electrons, legs)
    for (k, x) in energies.enumerated() {
      let way = max(x.squareRoot(), slowest) * step
      #expect(abs(abs(legs.end[k] - 6) - way) < 1e-12)
    }
  }
}
