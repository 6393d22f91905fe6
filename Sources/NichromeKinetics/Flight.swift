import NichromeNumerics

/// Free flight: the left side of the Boltzmann equation, with the matching (3) at the scatterer.
///
/// The total energy is conserved to the bit; the speed is sqrt(E - psi). On a leg a fast electron has the speed that belongs
/// to the mean potential on its way, however thin a layer that varies in; one whose speed changes much moves on a parabola
/// in the mean field, and in small legs where the field is strong. A leg is cut at its crossing of the bounds of its stretch
/// (scatterer, contact, border between units), and where the electron's optical depth is used up: for a constant mean free
/// path exact in s, for a constant relaxation time exact in t.
package struct Flight {
  enum Fate { case aloft, relaxed, left, merged }
  /// An electron and the time it still has to fly.
  typealias Item = (electron: Electron, duration: Double)

  let landscape: Landscape

  package init(landscape: Landscape) { self.landscape = landscape }

  /// Flies one electron for a time through whatever it meets: the general case of `FlightBlock`.
  /// - Parameter siblings: receives those it is split into on its way.
  func fly(
    _ electron: inout Electron, for duration: Double, scoring tally: ChunkTally, across border: BorderCrossings,
    siblings: inout [Item], using random: RandomStream
  ) -> Fate {
    var time = duration
    var hops = 0
    for _ in 0..<Self.mostLegs {
      let leg = nextLeg(electron, within: time)
      let fate = follow(
        leg, &electron, time: &time, scoring: tally, across: border, siblings: &siblings, using: random)
      if let fate { return fate }
      if electron.distance == 0, landscape.kineticEnergy(electron) < Self.restEnergy {
        hops += 1
        if hops == Self.mostHops { break }
      }
    }
    // Trapped against a barrier for longer than any real flight: it relaxes where it is.
    return .relaxed
  }

  private static let mostLegs = 100_000
  /// An electron that comes back to the scatterer with less kinetic energy than this hops there all but at rest, as do those
  /// that the moving field has left below the band bottom.
  private static let restEnergy = 1e-6
  private static let mostHops = 100

  /// Flies one leg and through what is met at its end.
  /// - Parameter time: what is left to fly, reduced by the leg's duration.
  /// - Returns: nil where the flight goes on.
  @inline(__always) func follow(
    _ leg: Leg, _ electron: inout Electron, time: inout Double, scoring tally: ChunkTally,
    across border: BorderCrossings, siblings: inout [Item], using random: RandomStream
  ) -> Fate? {
    if landscape.exponent == 0, let thinning = landscape.thinning {
      return follow(
        leg, &electron, time: &time, by: thinning, scoring: tally, across: border, siblings: &siblings, using: random)
    }
    let length = abs(leg.end - electron.distance)
    let depth =
      landscape.slow.isNone
      ? landscape.depth(length: length, duration: leg.duration, speed: leg.speed)
      : landscape.depth(straight: length, electron)
    if depth >= electron.depth {
      relax(&electron, on: leg, share: electron.depth / depth)
      return .relaxed
    }
    electron.depth -= depth
    return arrive(
      by: leg, &electron, time: &time, scoring: tally, across: border, siblings: &siblings, using: random)
  }

  /// What is met at the end of a leg.
  @inline(__always) func arrive(
    by leg: Leg, _ electron: inout Electron, time: inout Double, scoring tally: ChunkTally,
    across border: BorderCrossings, siblings: inout [Item], using random: RandomStream
  ) -> Fate? {
    electron.distance = leg.end
    time -= leg.duration
    switch leg.stop {
    case .none: electron.heading = leg.heading
    case .outer:
      if leg.end >= landscape.halfLength {
        if !landscape.isClosed { return .left }
        electron.distance = landscape.halfLength.nextDown
        electron.heading = -1
      } else if !crossOutward(&electron, scoring: tally, across: border) {
        return .merged
      }
    case .inner:
      if leg.end > 0 {
        crossInward(&electron, remaining: time, scoring: tally, siblings: &siblings, using: random)
      } else {
        tally.passFace(electron, -1, potential: landscape.facePotential(electron.wire))
        meetScatterer(&electron, scoring: tally, using: random)
        tally.passFace(electron, 1, potential: landscape.facePotential(electron.wire))
      }
    }
    return time <= 0 ? .aloft : nil
  }

  /// Puts the electron where its optical depth is used up, within the bounds of its stretch.
  private func relax(_ electron: inout Electron, on leg: Leg, share: Double) {
    var place = electron.distance + share * (leg.end - electron.distance)
    if landscape.exponent != 0 {
      place = Leg.place(
        from: electron.distance, to: leg.end, velocity: leg.velocity, acceleration: leg.acceleration,
        duration: leg.duration, share: share, depth: electron.depth, energy: electron.energy, wire: electron.wire,
        in: landscape)
    }
    let border = landscape.grain.border
    electron.distance =
      electron.distance < border ? max(min(place, border.nextDown), 0) : min(max(place, border), landscape.halfLength)
  }

  /// Out through the border between units: one in `farUnit` goes on, for all of them.
  private func crossOutward(
    _ electron: inout Electron, scoring tally: ChunkTally, across border: BorderCrossings
  ) -> Bool {
    let beyond = tally.bins.cell(landscape.grain.border)
    electron.distance = landscape.grain.border
    electron.heading = 1
    tally.mark(electron, at: beyond, -1, unit: 1)
    guard border.carriesOn(electron, farUnit: landscape.grain.farUnit) else { return false }
    tally.mark(electron, at: beyond, 1, unit: landscape.grain.farUnit)
    return true
  }

  /// In through the border: the electron and `farUnit - 1` siblings, each with an optical depth of its own.
  private func crossInward(
    _ electron: inout Electron, remaining time: Double, scoring tally: ChunkTally, siblings: inout [Item],
    using random: RandomStream
  ) {
    let (inside, unit) = (tally.bins.cell(landscape.grain.border) - 1, landscape.grain.farUnit)
    electron.distance = landscape.grain.border.nextDown
    electron.heading = -1
    tally.mark(electron, at: inside, -1, unit: unit)
    tally.mark(electron, at: inside, 1, unit: unit)
    for _ in 1..<unit {
      var sibling = electron
      sibling.depth = random.exponential()
      siblings.append((sibling, time))
    }
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

  /// The next leg: until the time is up or a bound is met; for slow electrons in the screening layer, a part of the layer.
  @inline(__always) package func nextLeg(_ electron: Electron, within time: Double) -> Leg {
    let s = electron.distance
    let (inner, outer) = landscape.stretch(s)
    let here = landscape.potential(electron.wire, s)
    let kinetic = max(electron.energy - here, Leg.leastEnergy)
    let speed = max(kinetic.squareRoot(), landscape.slow.slowest)
    /// Mean potential on the way, from that at the start, and the length of the way.
    func shift(_ duration: Double) -> (mean: Double, span: Double) {
      let probe = min(max(s + electron.heading * speed * duration, inner), outer)
      return (landscape.meanPotential(electron.wire, from: s, to: probe) - here, probe - s)
    }
    var (mean, span) = shift(time)
    if abs(mean) < Leg.fastShare * kinetic {
      return Leg(
        start: s, velocity: electron.heading * max((kinetic - mean).squareRoot(), landscape.slow.slowest),
        acceleration: 0, duration: time, inner: inner, outer: outer)
    }
    var duration = time
    if landscape.layerDepth > 0 {
      if s < landscape.layerDepth {
        duration = min(time, landscape.layerTime(speed: speed))
      } else if electron.heading < 0 {
        duration = min(time, (s - landscape.layerDepth) / speed + landscape.layerTime(speed: speed))
      }
      if landscape.holdsElectrons { return landscape.heldLeg(electron, from: here, speed: speed, within: duration) }
      (mean, span) = shift(duration)
    }
    return Leg(
      start: s, velocity: electron.heading * speed, acceleration: abs(span) < 1e-6 ? 0 : -mean / span,
      duration: duration, inner: inner, outer: outer)
  }
}
