import Foundation
import NichromeKinetics
import NichromeNumerics
import Testing

/// The field of a neutral wire answers the charge that has passed: what it leaves, and that no wave grows.
@Suite("Control of neutral wires") struct NeutralControlTests {
  private let density = 2.0

  /// Impulses of the field, per step, for D in time; as `NeutralField` makes them.
  private struct Response {
    let control: NeutralControl
    var steady = 0.0
    var before: Double

    mutating func slope(_ now: Double) -> Double {
      steady += control.recall * now
      defer { before = now }
      return steady + control.stiffness * now + control.damping * (now - before)
    }
  }

  /// D under a constant force: no memory of it is left after a while, and no D.
  @Test("A constant force displaces nothing for long", arguments: [0.05, 0.025, 0.01]) func force(step dt: Double) {
    var response = Response(
      control: NeutralControl(timeStep: dt, density: density, transmission: 1), before: 0)
    var (displaced, current, largest) = (0.0, 0.0, 0.0)
    for _ in 0..<Int(8 / dt) {
      current += dt * (1 - density * response.slope(displaced))
      displaced += dt * current
      largest = max(largest, abs(displaced))
    }
    // With all powers e: D <= f/(2 rate^2) or so.
    #expect(largest < 1 / (NeutralControl.rate * NeutralControl.rate), "\(largest)")
    #expect(abs(displaced) < 1e-4 * largest, "\(displaced) left")
    #expect(abs(density * response.steady - 1) < 1e-3, "the steady part carries the force: \(response.steady)")
  }

  /// Electrons that were given an impulse fly on and forget it: a wave of wave number q answers with int cos(q v t) e^-t,
  /// and the hats see and give sinc^2(q h/2) of it, h their spacing. Nothing may grow at any q.
  @Test("No wave grows", arguments: [0.05, 0.025]) func ballistic(step dt: Double) {
    let count = Int(10 / dt)
    for part in 0...40 {
      let q = 0.1 * Double(part) * Double.pi / NeutralControl.spacing
      for speed in [0.5, 1, 1.5, 2] {
        let half = 0.5 * q * NeutralControl.spacing
        let seen = half == 0 ? 1 : pow(sin(half) / half, 4)
        // D after m steps for an impulse of one, the carriers born at its beginning.
        var (reach, sum) = ([Double](), 0.0)
        for m in 0..<count {
          let (from, to) = (Double(m) * dt, Double(m + 1) * dt)
          let way = q * speed == 0 ? dt : (sin(q * speed * to) - sin(q * speed * from)) / (q * speed)
          sum += way * exp(-0.5 * (from + to))
          reach.append(sum)
        }
        var response = Response(
          control: NeutralControl(timeStep: dt, density: density, transmission: 1), before: 1)
        var (impulses, displaced) = ([Double](), 1.0)
        var (early, late) = (0.0, 0.0)
        for k in 0..<count {
          impulses.append(-density * dt * seen * response.slope(displaced))
          displaced = 1
          for (m, impulse) in impulses.reversed().enumerated() { displaced += impulse * reach[m] }
          if k < count / 2 { early = max(early, abs(displaced)) } else { late = max(late, abs(displaced)) }
        }
        #expect(late < 1.01 * early && early < 3, "q \(q), v \(speed): \(early), then \(late)")
      }
    }
  }

  @Test("Hats keep lines, and see the mean of a constant") func hats() {
    let mesh = Mesh(halfLength: 3.1, count: 248)
    let hats = Hats(mesh: mesh, spacing: 0.25)
    #expect(hats.count == 13)
    let places = (0..<hats.count).map { 3.1 * Double($0) / Double(hats.count - 1) }
    let line = hats.values(places.map { 2 - 0.5 * $0 })
    for (face, value) in line.enumerated() { #expect(abs(value - 2 + 0.5 * Double(face) * mesh.spacing) < 1e-12) }
    for mean in hats.means(Array(repeating: 3, count: 249)) { #expect(abs(mean - 3) < 1e-12) }
    // Inside the wire a line has its value at the node as its mean.
    let means = hats.means((0...248).map { Double($0) * mesh.spacing })
    for node in 1..<(hats.count - 1) { #expect(abs(means[node] - places[node]) < 2e-3) }
  }
}
