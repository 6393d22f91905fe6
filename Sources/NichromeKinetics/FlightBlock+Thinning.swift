import NichromeNumerics

/// Null collisions of a block: lanes that fly a constant mean free path, and lists sorted anew.
extension FlightBlock.Solution {
  /// Takes the null collisions off the list of those that relax.
  /// - Parameter goOn: receives each electron where it had one, with the time it has left.
  mutating func thin(
    by thinning: Thinning, in landscape: Landscape, using random: RandomStream, _ goOn: (Flight.Item) -> Void
  ) {
    var kept = 0
    for i in 0..<relaxedCount {
      let k = fates.relaxed[i]
      let (index, place) = (Int(k), places[i])
      let rate = rates[index]
      let wire = Int(electrons.tag[index] & 1)
      if thinning.accepts(electrons.energy[index] - landscape.potential(wire, place), rate: rate, using: random) {
        fates.relaxed[kept] = k
        places[kept] = place
        kept += 1
        continue
      }
      var (electron, time) = original(at: index)
      let path = LegPath(
        start: electron.distance, end: legs.end[index], velocity: legs.v[index], acceleration: legs.a[index],
        duration: time)
      time -= path.point(after: electron.depth / rate).time
      electron.distance = place
      electron.depth = random.exponential()
      // One whose time is up by rounding is aloft there in the next step.
      goOn((electron, max(time, 0)))
    }
    fates.relaxed_count = Int64(kept)
  }
}
