import NichromeNumerics

extension Flight {
  /// One leg of `follow` under a table of mean free paths, up to the first event or its end.
  enum Event {
    case none
    case relaxation
    /// A null collision: the flight goes on from there, for the time left.
    case null
  }

  /// `follow` with null collisions.
  @inline(never) func follow(
    _ leg: Leg, _ electron: inout Electron, time: inout Double, by thinning: Thinning, scoring tally: ChunkTally,
    across border: BorderCrossings, siblings: inout [Item], using random: RandomStream
  ) -> Fate? {
    var leg = leg
    switch meet(&leg, &electron, time: &time, by: thinning, using: random) {
    case .none: break
    case .relaxation: return .relaxed
    case .null: return time <= 0 ? .aloft : nil
    }
    return arrive(
      by: leg, &electron, time: &time, scoring: tally, across: border, siblings: &siblings, using: random)
  }

  /// Flies up to the first event on a leg, if there is one before its end.
  /// - Parameters:
  ///   - leg: cut short where it would be wasteful.
  ///   - time: what is left to fly; reduced where the flight goes on.
  @inline(never) func meet(
    _ leg: inout Leg, _ electron: inout Electron, time: inout Double, by thinning: Thinning, using random: RandomStream
  ) -> Event {
    var bounded = bound(leg, electron, by: thinning)
    while Thinning.isWasteful(least: bounded.least, rate: bounded.rate, depth: bounded.rate * bounded.path.length) {
      let (inner, outer) = landscape.stretch(electron.distance)
      leg = Leg(
        start: electron.distance, velocity: leg.velocity, acceleration: leg.acceleration, duration: 0.5 * leg.duration,
        inner: inner, outer: outer)
      bounded = bound(leg, electron, by: thinning)
    }
    let (path, least, rate) = bounded
    let depth = rate * path.length
    if depth < electron.depth {
      electron.depth -= depth
      return .none
    }
    let met = path.point(after: electron.depth / rate)
    electron.distance = landscape.within(met.place, stretchOf: electron.distance)
    let isTrue = thinning.accepts(landscape.kineticEnergy(electron), rate: rate, least: least, using: random)
    if isTrue { return .relaxation }
    electron.heading = met.heading
    electron.depth = random.exponential()
    time -= met.time
    return .null
  }

  /// The way along a leg and the bounds of 1/l on it.
  private func bound(
    _ leg: Leg, _ electron: Electron, by thinning: Thinning
  ) -> (path: LegPath, least: Double, rate: Double) {
    let s = electron.distance
    let path = LegPath(
      start: s, end: leg.end, velocity: leg.velocity, acceleration: leg.acceleration, duration: leg.duration)
    let end = landscape.within(leg.end, stretchOf: s)
    let turn = path.turningPoint.map { landscape.within($0, stretchOf: s) } ?? end
    let (least, rate) = thinning.rates(
      electron.wire, from: min(s, turn, end), to: max(s, turn, end), energy: electron.energy)
    return (path, least, rate)
  }
}

extension Landscape {
  /// A place within the bounds of the stretch that a flight from `s` is in.
  @inline(__always) func within(_ place: Double, stretchOf s: Double) -> Double {
    s < grain.border ? max(min(place, grain.border.nextDown, halfLength), 0) : min(max(place, grain.border), halfLength)
  }
}
