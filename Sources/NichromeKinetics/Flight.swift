import NichromeNumerics

/// Free flight: the left side of the Boltzmann equation, with the matching (3) at the scatterer.
///
/// The total energy is conserved to the bit; the speed is sqrt(E - psi). A leg is a parabola in the mean field over its
/// first half (exact in a uniform field, second order in the leg otherwise), cut at its exact crossing of the scatterer's
/// face or the contact, and where the electron's optical depth is used up: for a constant mean free path exact in s, for
/// a constant relaxation time exact in t.
struct Flight {
  enum Fate { case aloft, relaxed, left }

  let landscape: Landscape

  /// Flies one electron for a time through whatever it meets: the general case of `FlightBlock`.
  func fly(
    _ electron: inout Electron, for duration: Double, scoring tally: ChunkTally, using random: RandomStream
  ) -> Fate {
    var time = duration
    for _ in 0..<100_000 {
      let leg = nextLeg(electron, within: time)
      let depth = landscape.depth(length: abs(leg.end - electron.distance), duration: leg.duration, speed: leg.speed)
      if depth >= electron.depth {
        electron.distance = leg.place(from: electron.distance, share: electron.depth / depth, law: landscape.exponent)
        return .relaxed
      }
      electron.depth -= depth
      electron.distance = leg.end
      time -= leg.duration
      switch leg.stop {
      case .none:
        electron.heading = leg.heading
        if time <= 0 { return .aloft }
      case .contact:
        return .left
      case .scatterer:
        tally.mark(electron, at: ChunkTally.scatterer, -1)
        meetScatterer(&electron, scoring: tally, using: random)
        tally.mark(electron, at: ChunkTally.scatterer, 1)
        if time <= 0 { return .aloft }
      }
    }
    // Trapped against a barrier for longer than any real flight: it relaxes where it is.
    return .relaxed
  }

  /// Elastic transmission with probability T(E) or reflection, Eq. (3) with the electrostatic drop.
  private func meetScatterer(
    _ electron: inout Electron, scoring tally: ChunkTally, using random: RandomStream
  ) {
    let far = 1 - electron.wire
    let probability = landscape.transmission(energy: electron.energy, into: far)
    let transmitted = random.uniform() < probability
    tally.attempt(
      argument: electron.energy + landscape.transmissionShift, probability: probability, transmitted: transmitted)
    if transmitted { electron.wire = far }
    electron.heading = 1
    electron.distance = 0
  }

  /// The next stretch of parabola: until the time is up, a face is met, or the edge of the screening layer.
  @inline(__always) private func nextLeg(_ electron: Electron, within time: Double) -> Leg {
    let s = electron.distance
    let here = landscape.potential(electron.wire, s)
    let speed = max(electron.energy - here, 1e-9).squareRoot()
    var duration = time
    if landscape.layerDepth > 0 {
      if s < landscape.layerDepth {
        duration = min(time, landscape.layerLeg / speed)
      } else if electron.heading < 0 {
        duration = min(time, (s - landscape.layerDepth) / speed + landscape.layerLeg)
      }
    }
    // Mean slope of psi over the first half of the leg, at least one field cell.
    let reach = max(0.5 * speed * duration, 1e-3)
    let probe = min(max(s + electron.heading * reach, 0), landscape.halfLength)
    let span = probe - s
    let slope = span != 0 ? (landscape.potential(electron.wire, probe) - here) / span : 0
    return Leg(
      start: s, velocity: electron.heading * speed, acceleration: -0.5 * slope, duration: duration,
      halfLength: landscape.halfLength)
  }
}

/// s(t) = start + v t + a t^2/2 up to its end, the scatterer's face s = 0 or the contact s = D.
package struct Leg {
  package enum Stop { case none, scatterer, contact }

  let velocity: Double
  let acceleration: Double
  package private(set) var duration: Double
  package private(set) var end: Double
  package private(set) var stop: Stop

  @inline(__always) package init(
    start s: Double, velocity v: Double, acceleration a: Double, duration t: Double, halfLength: Double
  ) {
    velocity = v
    acceleration = a
    duration = t
    end = s + (v + 0.5 * a * t) * t
    stop = .none
    let turns = v < 0 && a > 0 && v + a * t > 0
    if end <= 0 || (turns && s < 0.5 * v * v / a) {
      let root = max(v * v - 2 * a * s, 0).squareRoot()
      let q = root - v
      duration = min(max(v <= 0 && q > 0 ? 2 * s / q : (v + root) / -a, 0), t)
      end = 0
      stop = .scatterer
    } else if end >= halfLength {
      let gap = halfLength - s
      let root = max(v * v + 2 * a * gap, 0).squareRoot()
      let q = root + v
      duration = min(max(q > 0 ? 2 * gap / q : t, 0), t)
      end = halfLength
      stop = .contact
    }
  }

  /// Mean speed of the leg.
  package var speed: Double { 0.5 * (abs(velocity) + abs(velocity + acceleration * duration)) }
  package var heading: Double { velocity + acceleration * duration < 0 ? -1 : 1 }

  /// Where a share of the leg's optical depth is used up.
  @inline(__always) package func place(from s: Double, share: Double, law exponent: Double) -> Double {
    if exponent == 0 { return s + share * (end - s) }
    let t = share * duration
    return max(s + (velocity + 0.5 * acceleration * t) * t, 0)
  }
}
