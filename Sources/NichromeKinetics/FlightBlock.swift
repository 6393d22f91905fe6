import NichromeNumerics

/// Flights of a few hundred electrons at once, in short loops without branches that the compiler can vectorise.
///
/// The same leg as `Flight`, for the common case: one leg that ends aloft or in a relaxation. Electrons that meet the
/// scatterer, a contact or the border, and slow ones at the face, are listed as `other` and fly one by one.
/// Works on copies, so that survivors may be written back over the block.
final class FlightBlock {
  static let size = 256

  private(set) var aloftCount = 0
  private(set) var relaxedCount = 0
  private(set) var otherCount = 0
  /// Indices within the block, in order.
  let aloft: UnsafeMutablePointer<Int32>
  let relaxed: UnsafeMutablePointer<Int32>
  let other: UnsafeMutablePointer<Int32>
  private let lists = Column<Int32>(count: 4 * FlightBlock.size, repeating: 0)
  private let numbers = Column<Double>(count: 12 * FlightBlock.size, repeating: 0)
  private let tags = Column<UInt8>(count: FlightBlock.size, repeating: 0)

  private let s, energy, depth, duration, heading, here, velocity, acceleration, end, used,
    fraction, passed: UnsafeMutablePointer<Double>
  private let node: UnsafeMutablePointer<Int32>

  init() {
    let n = Self.size
    (aloft, relaxed, other, node) = (lists.start, lists.start + n, lists.start + 2 * n, lists.start + 3 * n)
    let p = numbers.start
    (s, energy, depth, duration, heading) = (p, p + n, p + 2 * n, p + 3 * n, p + 4 * n)
    (here, velocity, acceleration, end, used) = (p + 5 * n, p + 6 * n, p + 7 * n, p + 8 * n, p + 9 * n)
    (fraction, passed) = (p + 10 * n, p + 11 * n)
  }

  /// Finds every electron's leg and sorts the electrons by how it ends.
  func solve(_ columns: ElectronColumns, from first: Int, count n: Int, in landscape: Landscape) {
    copy(columns, from: first, count: n)
    let d = landscape.halfLength
    for k in 0..<n { heading[k] = tags.start[k] & 2 == 0 ? 1 : -1 }
    landscape.locate(s, tags.start, count: n, node: node, fraction: fraction)
    landscape.read(node, fraction, count: n, into: here)
    landscape.readIntegral(node, fraction, count: n, into: passed)
    // `end` holds the leg's end at the present speed, `used` the integral of psi up to there, until the leg is known.
    for k in 0..<n {
      velocity[k] = heading[k] * max(energy[k] - here[k], Leg.leastEnergy).squareRoot()
      end[k] = min(max(s[k] + velocity[k] * duration[k], 0), d)
    }
    landscape.locate(end, tags.start, count: n, node: node, fraction: fraction)
    landscape.readIntegral(node, fraction, count: n, into: used)
    for k in 0..<n {
      let span = end[k] - s[k]
      let short = abs(span) < 1e-6
      let shift = short ? 0 : (used[k] - passed[k]) / (short ? 1 : span) - here[k]
      let kinetic = energy[k] - here[k]
      let isFast = abs(shift) < Leg.fastShare * kinetic
      velocity[k] = heading[k] * max(isFast ? kinetic - shift : kinetic, Leg.leastEnergy).squareRoot()
      acceleration[k] = isFast || short ? 0 : -shift / (short ? 1 : span)
      end[k] = s[k] + (velocity[k] + 0.5 * acceleration[k] * duration[k]) * duration[k]
    }
    measureDepth(law: landscape.exponent, count: n)
    classify(landscape, count: n)
  }

  private func copy(_ columns: ElectronColumns, from first: Int, count n: Int) {
    s.update(from: columns.distance + first, count: n)
    energy.update(from: columns.energy + first, count: n)
    depth.update(from: columns.depth + first, count: n)
    duration.update(from: columns.duration + first, count: n)
    tags.start.update(from: columns.tag + first, count: n)
  }

  /// Optical depth of each leg, as `Landscape.depth`.
  private func measureDepth(law exponent: Double, count n: Int) {
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

  private func classify(_ landscape: Landscape, count n: Int) {
    let (d, layer, border) = (landscape.halfLength, landscape.layerDepth, landscape.grain.border)
    var (flying, done, rest) = (0, 0, 0)
    for k in 0..<n {
      let last = velocity[k] + acceleration[k] * duration[k]
      let dips = (velocity[k] < 0 ? 1 : 0) & (last > 0 ? 1 : 0)
      let outside = (end[k] >= layer ? 1 : 0) & (s[k] >= layer ? 1 : 0)
      let inside = (end[k] > 0 ? 1 : 0) & (end[k] < d ? 1 : 0) & (outside | (acceleration[k] == 0 ? 1 : 0))
      let crosses = (s[k] < border ? 1 : 0) ^ (end[k] < border ? 1 : 0)
      let simple = inside & (1 &- dips) & (1 &- crosses)
      let ends = used[k] >= depth[k] ? 1 : 0
      aloft[flying] = Int32(truncatingIfNeeded: k)
      relaxed[done] = Int32(truncatingIfNeeded: k)
      other[rest] = Int32(truncatingIfNeeded: k)
      flying &+= simple & (1 &- ends)
      done &+= simple & ends
      rest &+= 1 &- simple
    }
    (aloftCount, relaxedCount, otherCount) = (flying, done, rest)
  }

  /// An electron of the `aloft` list at the end of its leg.
  @inline(__always) func landed(_ k: Int) -> Electron {
    electron(k, at: end[k], depth: depth[k] - used[k], heading: velocity[k] + acceleration[k] * duration[k])
  }

  /// An electron of the `relaxed` list where its optical depth is used up.
  @inline(__always) func relaxed(_ k: Int, in landscape: Landscape) -> Electron {
    let share = depth[k] / used[k]
    var place = s[k] + share * (end[k] - s[k])
    if landscape.exponent != 0 {
      place = Leg.place(
        from: s[k], to: end[k], velocity: velocity[k], acceleration: acceleration[k], duration: duration[k],
        share: share, depth: depth[k], energy: energy[k], wire: Int(tags.start[k] & 1), in: landscape)
      let border = landscape.grain.border
      place = s[k] < border ? max(min(place, border.nextDown), 0) : max(place, border)
    }
    return electron(k, at: place, depth: 0, heading: heading[k])
  }

  /// An electron of the `other` list before its flight, and the time it has.
  func original(_ k: Int) -> FlightQueue.Item {
    (electron(k, at: s[k], depth: depth[k], heading: heading[k]), duration[k])
  }

  @inline(__always) private func electron(_ k: Int, at place: Double, depth: Double, heading: Double) -> Electron {
    let bits = tags.start[k]
    return Electron(
      distance: place, energy: energy[k], depth: depth, wire: Int(bits & 1), heading: heading < 0 ? -1 : 1,
      sign: bits & 4 == 0 ? 1 : -1)
  }
}
