import CLanes
import NichromeNumerics

extension FlightBlock {
  /// Events on each leg, at a rate per length that 1/l exceeds nowhere on it. Legs that turn back, and those to be cut, are
  /// flown one by one.
  func measureDepth(
    _ electrons: nichrome_electrons, _ rates: UnsafeMutablePointer<Double>, by thinning: Thinning,
    in landscape: Landscape, count n: Int
  ) {
    let (used, velocity, acceleration, end) = (legs.used!, legs.v!, legs.a!, legs.end!)
    let leastRates = rates + Self.size
    for k in 0..<n {
      let (s, v) = (electrons.s[k], velocity[k])
      let far = min(max(end[k], 0), landscape.halfLength)
      let (least, rate) = thinning.rates(Int(electrons.tag[k] & 1), from: s, to: far, energy: electrons.energy[k])
      leastRates[k] = least
      rates[k] = rate
      used[k] = abs(end[k] - s) * rate
      let turns = v * (v + acceleration[k] * electrons.time[k]) < 0
      // No place: it is listed as `other`.
      if turns || Thinning.isWasteful(least: least, rate: rate, depth: used[k]) { end[k] = -1 }
    }
  }
}

/// Null collisions of a block: lanes that fly a constant mean free path, and lists sorted anew.
extension FlightBlock.Solution {
  /// Takes the null collisions off the list of those that relax.
  /// - Parameters:
  ///   - columns: receive each electron where it had one, with the time it has left, from `first` on.
  /// - Returns: the index behind the last of them.
  mutating func thin(
    by thinning: Thinning, in landscape: Landscape, into columns: ElectronColumns, from first: Int,
    using random: RandomStream
  ) -> Int {
    var (kept, next) = (0, first)
    for i in 0..<relaxedCount {
      let k = fates.relaxed[i]
      let (index, place) = (Int(k), places[i])
      let rate = rates[index]
      let wire = Int(electrons.tag[index] & 1)
      let isTrue = thinning.accepts(
        electrons.energy[index] - landscape.potential(wire, place), rate: rate, least: leastRates[index], using: random)
      if isTrue {
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
      columns[next] = electron
      columns.duration[next] = max(time, 0)
      next += 1
    }
    fates.relaxed_count = Int64(kept)
    return next
  }
}
