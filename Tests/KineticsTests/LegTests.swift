import Foundation
import NichromeKinetics
import NichromeModel
import Testing

/// One parabola of flight: where it ends, when, and how fast. Energy per mass is v^2/2 - a s.
@Suite("Legs of flight") struct LegTests {
  private func energyGap(_ s: Double, _ v: Double, _ a: Double, _ leg: Leg) -> Double {
    let last = v + a * leg.duration
    return (0.5 * last * last - a * leg.end) - (0.5 * v * v - a * s)
  }

  @Test("Free of faces: the parabola itself, the energy conserved") func inside() {
    for (v, a) in [(0.7, 0.3), (-0.7, -0.3), (-0.5, 1.0), (0.9, -0.2), (1.0, 0.0)] {
      let leg = Leg(start: 5, velocity: v, acceleration: a, duration: 1.3, inner: 0, outer: 12)
      #expect(leg.stop == .none && leg.duration == 1.3)
      #expect(abs(leg.end - (5 + 1.3 * v + 0.5 * a * 1.69)) < 1e-14)
      #expect(abs(energyGap(5, v, a, leg)) < 1e-14)
      #expect(leg.heading == (v + 1.3 * a < 0 ? -1 : 1))
    }
  }

  /// Crossing times are roots of s + v t + a t^2/2 - face, checked by putting them in.
  @Test("Ends on the face it meets, at the exact time of the first meeting") func crossing() {
    for s in [1e-9, 0.01, 0.3, 1.0] {
      for v in [-1.4, -0.6, -0.05] {
        for a in [-0.8, -1e-12, 0, 1e-12, 0.02] where v * v > 2 * a * s {
          let leg = Leg(start: s, velocity: v, acceleration: a, duration: 100, inner: 0, outer: 12)
          #expect(leg.stop == .inner && leg.end == 0)
          let t = leg.duration
          #expect(abs(s + v * t + 0.5 * a * t * t) < 1e-13 * max(1, t), "s \(s) v \(v) a \(a): \(t)")
          #expect(v + a * t <= 0, "the first of the two meetings, still inward bound")
          #expect(abs(energyGap(s, v, a, leg)) < 1e-13)
        }
        let far = Leg(start: 12 - s, velocity: -v, acceleration: 0.1, duration: 100, inner: 0, outer: 12)
        let t = far.duration
        #expect(far.stop == .outer && far.end == 12)
        #expect(abs(-s - v * t + 0.05 * t * t) < 1e-13)
      }
    }
  }

  @Test("A leg that dips below the face and would come back within its time stops at the face") func dip() {
    let (s, v, a) = (0.1, -1.0, 2.0)
    // Unhindered it turns at s = -0.15 and is back at 1.1 after one unit of time.
    #expect(s + v + 0.5 * a > 0)
    let leg = Leg(start: s, velocity: v, acceleration: a, duration: 1, inner: 0, outer: 12)
    #expect(leg.stop == .inner && leg.end == 0)
    #expect(abs(leg.duration - (0.5 - (0.25 - 0.1).squareRoot())) < 1e-15)
  }

  @Test("A leg that turns before the face does not stop") func turn() {
    let (s, v, a) = (0.3, -1.0, 2.0)
    let leg = Leg(start: s, velocity: v, acceleration: a, duration: 1, inner: 0, outer: 12)
    #expect(leg.stop == .none && abs(leg.end - 0.3) < 1e-15 && leg.heading == 1)
    // Mean of the speeds at both ends.
    #expect(leg.speed == 1)
  }

  @Test("Pulled back to the face after an outward start, it meets it on the way back") func fallsBack() {
    let (s, v, a) = (0.2, 0.5, -1.0)
    let leg = Leg(start: s, velocity: v, acceleration: a, duration: 5, inner: 0, outer: 12)
    #expect(leg.stop == .inner)
    #expect(abs(leg.duration - (0.5 + (0.25 + 0.4).squareRoot())) < 1e-14)
    #expect(leg.heading == -1)
  }

  @Test("The bounds of a far stretch") func stretch() {
    let inward = Leg(start: 6, velocity: -1, acceleration: 0, duration: 3, inner: 5, outer: 12)
    #expect(inward.stop == .inner && inward.end == 5 && abs(inward.duration - 1) < 1e-15)
    let outward = Leg(start: 4.5, velocity: 2, acceleration: 0, duration: 3, inner: 0, outer: 5)
    #expect(outward.stop == .outer && outward.end == 5 && abs(outward.duration - 0.25) < 1e-15)
  }

  /// int ds/l from the start to the place found, through a screening layer of 3 % of the kinetic energy. What is left is of
  /// second order, 1e-4; an optical depth spread evenly over the leg would be wrong by one per cent.
  @Test("Relaxes where its optical depth is used up, for any law", arguments: [-1.0, 0.5, 1, 2])
  func place(exponent: Double) {
    let law = RelaxationLaw(exponent: exponent)
    let (landscape, field) = Self.landscape(law, permittivityRatio: 2, cells: 1600, layerFraction: 0.5)
    defer { withExtendedLifetime(field) {} }
    func rate(_ s: Double) -> Double { pow(1 - landscape.potential(Wire.right, s), -0.5 * exponent) }
    func depth(_ a: Double, _ b: Double) -> Double {
      (0..<4000).reduce(0) { $0 + rate(a + (b - a) * (Double($1) + 0.5) / 4000) } * abs(b - a) / 4000
    }
    for (start, end) in [(0.0, 0.9), (0.9, 0.01), (0.03, 1.2)] {
      let whole = depth(start, end)
      for share in [0.05, 0.3, 0.95] {
        let found = Leg.place(
          from: start, to: end, velocity: end > start ? 1 : -1, acceleration: 0, duration: abs(end - start),
          share: share,
          depth: share * whole, energy: 1, wire: Wire.right, in: landscape)
        #expect(abs(depth(start, found) - share * whole) < 5e-4 * whole, "\(start) \(end) \(share): \(found)")
      }
    }
  }

  /// An electron that has just come in through a bound and turns at once is back there after 2 v/a.
  @Test("Turning back at the bound it came in by") func turnsBack() {
    for gap in [0, 5.0 - 5.0.nextDown] {
      let leg = Leg(start: 5 - gap, velocity: -0.1, acceleration: 0.4, duration: 2, inner: 0, outer: 5)
      #expect(leg.stop == .outer && leg.end == 5 && abs(leg.duration - 0.5) < 1e-12, "\(leg.duration)")
    }
  }

  private static let wavenumber = 20.0

  /// Wires at rest but for a step of mu at the scatterer, screened on both sides. Flights see the field for as long as it lives.
  private static func landscape(
    _ law: RelaxationLaw, permittivityRatio: Double, cells: Int, layerFraction: Double, heldReach: Double? = nil
  ) -> (Landscape, Field) {
    let states = StateFunctions(temperature: 0.05, law: law, reach: 2)
    let bulk = BulkDrift(current: 0, temperature: 0.05, law: law, states: states)
    let system = System(
      temperature: 0.05, relaxation: law, screening: .poisson(wavenumber: wavenumber), halfLength: 4,
      scatterer: Scatterer(
        length: 0.1, permittivityRatio: permittivityRatio, transmission: .constant(value: 0.5)), drive: .current(0))
    let reference = Reference(jump: 0.1, slope: 0)
    let field = Field(
      system: system, reference: reference, bulk: bulk, states: states, mesh: Mesh(halfLength: 4, count: cells))
    let none = Array(repeating: Array(repeating: 0.0, count: cells), count: 2)
    for _ in 0..<60 { field.update(density: none) }
    var landscape = Landscape(
      system: system, thermal: reference, potential: field, screening: system.screening,
      grain: Grain(bins: Mesh(halfLength: 4, count: 40), reach: 4, farUnit: 1), layerFraction: layerFraction,
      heldReach: heldReach)
    landscape.look(at: field, thermal: reference, transmissionShift: 0)
    return (landscape, field)
  }

  /// From rest in a screening layer to the face and, from the face, out to the turning point and back.
  @Test("Held electrons fall through a screening layer in the time that takes", arguments: [0.3, 1.0, 2.5])
  func held(start: Double) throws {
    let (landscape, field) = Self.landscape(
      .meanFreePath, permittivityRatio: 1, cells: 6400, layerFraction: Numerics().heldFraction,
      heldReach: 1 / Self.wavenumber)
    defer { withExtendedLifetime(field) {} }
    let top = start / Self.wavenumber
    let energy = landscape.potential(Wire.left, top)
    func time(from start: Electron) -> Double {
      var (electron, time) = (start, 0.0)
      let flight = Flight(landscape: landscape)
      while time < 100 {
        let leg = flight.nextLeg(electron, within: 1)
        time += leg.duration
        (electron.distance, electron.heading) = (leg.end, leg.heading)
        if leg.stop != .none { break }
      }
      return time
    }
    // s = top (1 - t^2): the integrand is smooth at the turning point.
    let exact = (0..<2000).reduce(0) { sum, i in
      let t = (Double(i) + 0.5) / 2000
      return sum + 2 * top * t / (energy - landscape.potential(Wire.left, top * (1 - t * t))).squareRoot() / 2000
    }
    let fall = Electron(distance: top, energy: energy, depth: 1, wire: Wire.left, heading: 1, sign: 1)
    let round = Electron(distance: 0, energy: energy, depth: 1, wire: Wire.left, heading: 1, sign: 1)
    #expect(abs(time(from: fall) / exact - 1) < 0.01, "\(time(from: fall)) \(exact)")
    #expect(abs(time(from: round) / (2 * exact) - 1) < 0.01, "\(time(from: round)) \(2 * exact)")
  }
}
