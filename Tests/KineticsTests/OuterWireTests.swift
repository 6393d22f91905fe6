import Foundation
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

/// The uniform wire beyond a contact, in a field that changes with time.
@Suite("Wire beyond a contact") struct OuterWireTests {
  /// For a constant relaxation time electrons that relaxed last at t - s, a share e^-s of them, have gained a(s): the current is
  /// n <a>, and the warmth its square where the field is steady, n^2 <a^2>/2.
  @Test("Current and warmth are the means of what the field has added to the velocities")
  func moments() {
    let (dt, omega) = (0.01, 1.3)
    var wire = OuterWire(density: 2, relaxationTime: 1, current: 0)
    // A steady field, then one that swings.
    func slope(_ step: Int) -> Double { step < 100 ? -0.1 : -0.1 * cos(omega * Double(step) * dt) }
    let steps = 700
    for step in 0..<steps { wire.advance(by: dt, slope: slope(step), perWarmth: 0) }
    var (gain, mean, square) = (0.0, 0.0, 0.0)
    for step in stride(from: steps - 1, through: 0, by: -1) {
      // Within a step e^-s (a + b s) and its like, by Simpson's rule.
      let (early, rate) = (exp(-Double(steps - 1 - step) * dt), -slope(step))
      for (point, weight) in [(0.0, 1.0), (0.5, 4), (1, 1)] {
        let share = early * exp(-point * dt) * weight * dt / 6
        let a = gain + rate * point * dt
        mean += share * a
        square += share * a * a
      }
      gain += rate * dt
    }
    // Those that have not relaxed since the beginning.
    let rest = exp(-Double(steps) * dt)
    mean += rest * gain
    square += rest * gain * gain
    #expect(abs(wire.current - 2 * mean) < 1e-9, "\(wire.current), \(2 * mean)")
    #expect(abs(wire.warmth - 2 * square) < 1e-9, "\(wire.warmth), \(2 * square)")
    for _ in 0..<4000 { wire.advance(by: dt, slope: -0.1, perWarmth: 0) }
    #expect(abs(wire.warmth - wire.current * wire.current) < 1e-12 && abs(wire.current - 0.2) < 1e-12)
  }

  @Test("The gas of second order is neutral and has the energy of the exact one", arguments: [0.0, 1.0, 2.0])
  func energy(exponent: Double) {
    let (theta, current) = (0.05, 0.08)
    let law = RelaxationLaw(exponent: exponent)
    let states = StateFunctions(temperature: theta, law: law, reach: 3)
    let exact = BulkDrift(current: current, temperature: theta, law: law, states: states)
    for current in [current, 0.5 * current, -current] {
      let gas = BulkDrift(warm: current, temperature: theta, law: law, states: states)
      let h = gas.velocities[1] - gas.velocities[0]
      func moment(_ weight: (Double) -> Double) -> Double {
        zip(gas.velocities, gas.warming).reduce(0) { $0 + weight($1.0) * $1.1 } * h
      }
      #expect(abs(moment { _ in 1 }) < 1e-4 * moment { abs($0) > 1 ? 1 : 0 }, "charge")
      let share = current * current / (exact.current * exact.current)
      let expected = zip(exact.velocities, exact.deviation).reduce(0) { sum, point in
        let x = point.0 * point.0
        let own = fermi((x - exact.chemicalEnergy) / theta) - fermi((x - 1) / theta)
        return sum + x * (point.1 + own)
      }
      let energy = moment { $0 * $0 } / (expected * (exact.velocities[1] - exact.velocities[0]))
      #expect(abs(energy / share - 1) < (abs(share - 1) < 1e-9 ? 1e-9 : 0.02), "\(energy) of \(share)")
      // int x g = int x f + c^2/2 int f at a constant relaxation time, int f = 2 but for exp(-1/theta).
      if exponent == 1 { #expect(abs(moment { $0 * $0 } / (gas.slope * gas.slope) - 1) < 1e-2) }
      #expect(gas.warmInflux(forward: true).total > 0)
    }
  }

  @Test("Every law and temperature has a gas of second order", arguments: [0.02, 0.3, 10], [-3.0, -1, 0, 1.5, 3])
  func exists(theta: Double, exponent: Double) {
    let law = RelaxationLaw(exponent: exponent)
    let states = StateFunctions(temperature: theta, law: law, reach: 3)
    for current in [1e-4, 0.1, 5] {
      let gas = BulkDrift(warm: current, temperature: theta, law: law, states: states)
      #expect(gas.warming.allSatisfy(\.isFinite) && gas.warmInflux(forward: true).total.isFinite)
    }
  }
}
