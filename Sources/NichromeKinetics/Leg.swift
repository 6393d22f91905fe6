import NichromeNumerics

/// s(t) = start + v t + a t^2/2 up to its end or the inner or outer bound of the stretch.
package struct Leg {
  /// Kinetic energy given to an electron that finds itself below the potential by rounding or because the field moved.
  package static let leastEnergy = 1e-9
  /// An electron is fast on a leg whose mean potential is nearer to that at its start than this share of its kinetic energy:
  /// the error of the leg's length is a third of the square, at most 1e-3, usually far less.
  package static let fastShare = 0.05

  package enum Stop { case none, inner, outer }

  let velocity: Double
  let acceleration: Double
  package private(set) var duration: Double
  package private(set) var end: Double
  package private(set) var stop: Stop

  @inline(__always) package init(
    start s: Double, velocity v: Double, acceleration a: Double, duration t: Double, inner: Double, outer: Double
  ) {
    velocity = v
    acceleration = a
    duration = t
    end = s + (v + 0.5 * a * t) * t
    stop = .none
    let turns = v < 0 && a > 0 && v + a * t > 0
    let above = s - inner
    if end <= inner || (turns && above < 0.5 * v * v / a) {
      let root = max(v * v - 2 * a * above, 0).squareRoot()
      let q = root - v
      duration = min(max(v <= 0 && q > 0 ? 2 * above / q : (v + root) / -a, 0), t)
      end = inner
      stop = .inner
    } else if end >= outer {
      let gap = outer - s
      let root = max(v * v + 2 * a * gap, 0).squareRoot()
      let q = root + v
      duration = min(max(v >= 0 && q > 0 ? 2 * gap / q : (root - v) / a, 0), t)
      end = outer
      stop = .outer
    }
  }

  /// Mean speed of the leg.
  package var speed: Double { 0.5 * (abs(velocity) + abs(velocity + acceleration * duration)) }
  package var heading: Double { velocity + acceleration * duration < 0 ? -1 : 1 }

  /// Where an electron has used up an optical depth, a share of the leg's.
  ///
  /// On a fast leg int ds/l = |s - a| (E - psi)^(-exponent/2) with the mean potential up to there: exact to first order in
  /// what psi varies by, so that the relaxations are right within a thin screening layer too.
  @inline(__always) package static func place(
    from s: Double, to end: Double, velocity: Double, acceleration: Double, duration: Double, share: Double,
    depth: Double, energy: Double, wire: Int, in landscape: Landscape
  ) -> Double {
    if acceleration != 0 {
      let t = share * duration
      return s + (velocity + 0.5 * acceleration * t) * t
    }
    let probe = min(max(s + share * (end - s), 0), landscape.halfLength)
    let mean = landscape.meanPotential(wire, from: s, to: probe)
    let way = depth * raise(max(energy - mean, leastEnergy), 0.5 * landscape.exponent)
    return velocity < 0 ? s - way : s + way
  }
}
