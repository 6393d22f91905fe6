import CLanes
import NichromeNumerics

/// Flights of a few hundred electrons at once, in loops without branches that run in vector registers (`CLanes`).
///
/// The same leg as `Flight`, for the common case: one leg that ends aloft or in a relaxation. Electrons that meet the
/// scatterer, a contact or the border, and slow ones at the face, are listed as `other`.
/// What it tells of an electron holds until the electron's place in the columns is overwritten.
final class FlightBlock: @unchecked Sendable {
  static let size = Int(nichrome_block)

  private let lists = Column<Int32>(count: 3 * FlightBlock.size, repeating: 0)
  private let numbers = Column<Double>(count: 7 * FlightBlock.size, repeating: 0)
  let legs: nichrome_legs

  init() {
    let (p, n) = (numbers.start, Self.size)
    legs = nichrome_legs(v: p, a: p + n, end: p + 2 * n, used: p + 3 * n)
  }

  /// The electrons of a block, the legs they fly, and their indices sorted by what becomes of them.
  struct Solution {
    fileprivate let count: Int64
    let electrons: nichrome_electrons
    let legs: nichrome_legs
    var fates: nichrome_fates
    /// Where those in the `relaxed` list relax, in its order.
    let places: UnsafeMutablePointer<Double>
    /// Events per length on each leg, and the least 1/l there, where l(v) is a table.
    let rates: UnsafeMutablePointer<Double>
    var leastRates: UnsafeMutablePointer<Double> { rates + FlightBlock.size }
  }

  /// Finds every electron's leg, sorts the electrons by how it ends, and finds where they relax.
  func solve(_ columns: ElectronColumns, from first: Int, count: Int, in landscape: Landscape) -> Solution {
    let electrons = nichrome_electrons(
      s: columns.distance + first, energy: columns.energy + first, depth: columns.depth + first,
      time: columns.duration + first, tag: columns.tag + first)
    let (field, law, n) = (landscape.field, landscape.legLaw, Int64(count))
    nichrome_find_legs(field, law, n, electrons, legs)
    let rates = numbers.start + 5 * Self.size
    if let thinning = landscape.thinning {
      measureDepth(electrons, rates, by: thinning, in: landscape, count: count)
    } else if landscape.slow.isNone {
      measureDepth(columns.duration + first, columns.distance + first, law: landscape.exponent, count: count)
    } else {
      for k in 0..<count {
        legs.used[k] = landscape.depth(straight: abs(legs.end[k] - electrons.s[k]), columns[first + k])
      }
    }
    var fates = nichrome_fates()
    (fates.aloft, fates.relaxed, fates.other) = (lists.start, lists.start + Self.size, lists.start + 2 * Self.size)
    nichrome_sort_fates(field, law, n, electrons, legs, &fates)
    let places = numbers.start + 4 * Self.size
    nichrome_find_relaxations(field, law, fates.relaxed_count, fates.relaxed, electrons, legs, places)
    return Solution(count: n, electrons: electrons, legs: legs, fates: fates, places: places, rates: rates)
  }

  /// Optical depth of each leg, as `Landscape.depth`.
  private func measureDepth(
    _ duration: UnsafePointer<Double>, _ s: UnsafePointer<Double>, law exponent: Double, count n: Int
  ) {
    let (used, velocity, acceleration, end) = (legs.used!, legs.v!, legs.a!, legs.end!)
    if exponent == 1 {
      used.update(from: duration, count: n)
    } else if exponent == 0 {
      for k in 0..<n { used[k] = abs(end[k] - s[k]) }
    } else {
      for k in 0..<n {
        let last = velocity[k] + acceleration[k] * duration[k]
        let speed = 0.5 * (abs(velocity[k]) + abs(last))
        used[k] = duration[k] * raise(max(speed, 1e-6), 1 - exponent)
      }
    }
  }
}

extension FlightBlock.Solution {
  var aloftCount: Int { Int(fates.aloft_count) }
  var relaxedCount: Int { Int(fates.relaxed_count) }
  var otherCount: Int { Int(fates.other_count) }

  /// Writes those aloft at the end of their legs over the columns from an index on, and scores where they are.
  func land(in columns: ElectronColumns, from index: Int, scoring scores: FlightScores, in landscape: Landscape) {
    nichrome_land(
      nichrome_cells(scores.densityCells), scores.densityUnits, count, electrons, legs, fates,
      nichrome_columns(
        s: columns.distance + index, energy: columns.energy + index, depth: columns.depth + index,
        tag: columns.tag + index), scores.found)
    if scores.slow.isNone { return }
    for k in index..<(index + aloftCount) { scores.findSlow(columns[k], in: landscape) }
  }

  /// Scores those that relax, where their optical depth is used up.
  func absorb(scoring scores: FlightScores) {
    nichrome_absorb(
      nichrome_cells(scores.cells), scores.units, electrons, fates, places, scores.absorbed, scores.absorbedEnergy)
  }

  /// The leg of an electron of the `other` list up to what it meets; nil where that takes legs of their own, since a slow
  /// electron is in the screening layer.
  @inline(__always) func leg(_ i: Int, in landscape: Landscape) -> Leg? {
    let k = Int(fates.other[i])
    if legs.a[k] != 0, landscape.layerDepth > 0 { return nil }
    let (inner, outer) = landscape.stretch(electrons.s[k])
    return Leg(
      start: electrons.s[k], velocity: legs.v[k], acceleration: legs.a[k], duration: electrons.time[k], inner: inner,
      outer: outer)
  }

  /// An electron of the `other` list before its flight, and the time it has.
  @inline(__always) func original(_ i: Int) -> Flight.Item {
    original(at: Int(fates.other[i]))
  }

  /// Any electron before its flight, and the time it has.
  @inline(__always) func original(at k: Int) -> Flight.Item {
    let bits = electrons.tag[k]
    return (
      Electron(
        distance: electrons.s[k], energy: electrons.energy[k], depth: electrons.depth[k], wire: Int(bits & 1),
        heading: bits & 2 == 0 ? 1 : -1, sign: bits & 4 == 0 ? 1 : -1),
      electrons.time[k]
    )
  }
}
