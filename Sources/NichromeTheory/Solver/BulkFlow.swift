import Foundation
import NichromeModel
import NichromeNumerics

/// The wire far from the scatterer: mu and psi fall with one slope c, and the distribution depends on the velocity only,
///
///     (c/2) dg/dv = -(|v|/l(|v|)) [g - F(v^2 - y)],   y = mu - psi,
///
/// solved along each electron's past: with t the optical depth back along the way and w(t) the velocity there,
///
///     g(v) = F(v^2 - y) + d(v),   d(v) = int_0^inf dt e^-t c sgn(w) |w|^s [-F'(w^2 - y)].
///
/// c and y follow from the current int dv 2 v g = iota and from neutrality int dv g = n(1). For a constant relaxation time
/// c = iota/N0 and y = 1 exactly, and for a constant mean free path c = iota/2 up to exp(-1/theta). Only currents >= 0: the mirrored system carries the others.
struct BulkFlow: Sendable {
  let current: Double
  /// c = -mu' = -psi'.
  private(set) var slope: Double
  /// y = mu - psi.
  private(set) var chemicalEnergy = 1.0
  let temperature: Double
  /// s, and l(x) where it is no power.
  private let exponent: Double
  private let curve: PiecewisePower?
  private static let rule = GaussLegendre(order: 10)
  /// Optical depths beyond this leave e^-40.
  private static let depth = 40.0

  init(current: Double, temperature: Double, law: RelaxationLaw) throws(TheoryError) {
    precondition(current >= 0)
    (self.current, self.temperature) = (current, temperature)
    (exponent, curve) = (law.exponent ?? 0, law.table?.curve)
    let equilibrium = DrudeWire.density(temperature: temperature)
    slope = law.exponent == 0 ? 0.5 * current : current / equilibrium
    if current == 0 { return }
    for _ in 0..<60 {
      let moments = moments()
      let compressibility = 0.5 * (occupied(chemicalEnergy + 1e-4) - occupied(chemicalEnergy - 1e-4)) / 1e-4
      let excess = moments.number + occupied(chemicalEnergy) - equilibrium
      let ratio = current / moments.current
      if abs(ratio - 1) < 1e-12, abs(excess) < 1e-12 { return }
      slope *= min(max(ratio, 0.5), 2)
      chemicalEnergy -= min(max(excess / compressibility, -0.2), 0.2)
    }
    let residual = abs(current / moments().current - 1)
    throw .noConvergence(what: "the bulk wire at the current \(current) I0", residual: residual)
  }

  var drudeHeat: Double { current * slope }

  /// d(v), v along the current.
  func deviation(velocity v: Double) -> Double {
    if current == 0 { return 0 }
    let start = power(v)
    // Optical depths at which the past meets the steps of -F': w^2 = y + k theta.
    var stops: Set<Double> = [0, 2, 5, 10, 20, Self.depth]
    for k in [-36.0, -12, -6, -2, 0, 2, 6, 12, 36] {
      let x = chemicalEnergy + k * temperature
      for w in x > 0 ? [x.squareRoot(), -x.squareRoot()] : [] {
        let t = 2 / slope * (start - power(w))
        if t > 0, t < Self.depth { stops.insert(t) }
      }
    }
    if exponent < 2, v > 0 { stops.insert(min(2 / slope * start, Self.depth)) }
    let edges = stops.sorted()
    var sum = 0.0
    for (a, b) in zip(edges, edges.dropFirst()) {
      let middle = speedSquared(start - 0.25 * slope * (a + b), sign: v)
      if abs(middle.x - chemicalEnergy) > 36 * temperature { continue }
      sum += Self.rule.integral(from: a, to: b) { t in
        let w = speedSquared(start - 0.5 * slope * t, sign: v)
        let factor = w.x > 0 ? curve?.value(at: w.x) ?? raise(w.x, 0.5 * exponent) : 0
        return exp(-t) * w.sign * factor * logisticDensity((w.x - chemicalEnergy) / temperature)
      }
    }
    return slope / temperature * sum
  }

  /// P(v) with dP = |v|/l dv = |v|^(1 - s) dv: the optical depth passed is 2 (P(v) - P(w))/c.
  private func power(_ v: Double) -> Double {
    if let curve { return 0.5 * curve.number(upTo: v * v) * (v < 0 ? -1 : 1) }
    if exponent == 2 { return v < 0 ? -log(-v) : log(max(v, .leastNormalMagnitude)) }
    let p = raise(abs(v), 2 - exponent) / (2 - exponent)
    return v < 0 ? -p : p
  }

  /// The w^2 and the sign of w that belong to P(w).
  private func speedSquared(_ p: Double, sign v: Double) -> (x: Double, sign: Double) {
    if let curve { return (curve.argument(ofNumber: 2 * abs(p)), p < 0 ? -1 : 1) }
    if exponent == 2 { return v < 0 ? (exp(-2 * p), -1) : (exp(2 * p), 1) }
    let base = (2 - exponent) * p
    if exponent > 2 {
      // Electrons never pass the band bottom: P keeps its sign.
      return (pow(abs(base), 2 / (2 - exponent)), v < 0 ? -1 : 1)
    }
    return (raise(abs(base), 2 / (2 - exponent)), p < 0 ? -1 : 1)
  }

  /// n(y).
  private func occupied(_ y: Double) -> Double { moment(around: y) { fermi(($0 * $0 - y) / temperature) } }

  /// int dv d and int dv 2 v d.
  func moments() -> (number: Double, current: Double) {
    var result = (number: 0.0, current: 0.0)
    for side in [-1.0, 1.0] {
      let edges = panels
      for (a, b) in zip(edges, edges.dropFirst()) {
        for node in Self.rule.nodes(from: a, to: b) {
          let v = side * node.position
          let d = deviation(velocity: v) * node.weight
          result.number += d
          result.current += 2 * v * d
        }
      }
    }
    return result
  }

  private func moment(around y: Double, of function: (Double) -> Double) -> Double {
    let edges = panels
    return 2 * zip(edges, edges.dropFirst()).reduce(0) { $0 + Self.rule.integral(from: $1.0, to: $1.1, of: function) }
  }

  /// Panels of |v| that resolve the thermal steps, up to where the accelerated electrons end.
  private var panels: [Double] {
    let y = chemicalEnergy
    let top = max(y, 0) + 38 * temperature
    let tail = tailEnergy(from: top)
    var edges: Set<Double> = [0]
    var x = max(y - 38 * temperature, 0)
    if x > 0 {
      for k in 1...4 { edges.insert(x.squareRoot() * Double(k) / 4) }
    }
    while x < tail {
      edges.insert(x.squareRoot())
      x += temperature + (x > top ? 0.1 * (x - top) : 0)
    }
    edges.insert(tail.squareRoot())
    return edges.sorted()
  }

  /// Kinetic energy above which electrons that flew from `top` are e^-30 of the rest.
  func tailEnergy(from top: Double) -> Double {
    if let curve { return curve.argument(ofNumber: curve.number(upTo: top) + 30 * slope) }
    let s = exponent
    if s >= 2 { return min(4 * top, top * exp(30 * slope)) }
    let p = pow(top.squareRoot(), 2 - s) / (2 - s) + 15 * slope
    return max(pow((2 - s) * p, 2 / (2 - s)), top)
  }
}
