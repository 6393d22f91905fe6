import NichromeNumerics

/// One deviational electron: a signed unit of the difference between the gas and its reference.
package struct Electron {
  /// Distance outward from the scatterer's face.
  package var distance: Double
  /// Total energy, conserved between relaxations.
  package var energy: Double
  /// Optical depth int ds/l left until it relaxes.
  var depth: Double
  package var wire: Int
  /// +1 moving away from the scatterer, -1 towards it.
  package var heading: Double
  /// +1 an electron more than the reference, -1 one less.
  package var sign: Double

  package init(distance: Double, energy: Double, depth: Double, wire: Int, heading: Double, sign: Double) {
    (self.distance, self.energy, self.depth) = (distance, energy, depth)
    (self.wire, self.heading, self.sign) = (wire, heading, sign)
  }
}

/// Electrons as a structure of arrays.
package final class ElectronStore {
  package private(set) var count = 0
  package private(set) var columns: ElectronColumns

  init(capacity: Int) { columns = ElectronColumns(capacity: max(capacity, 64)) }

  /// The columns, with room for more electrons: those written from `count` on are taken over by `extend`.
  func room(for extra: Int) -> ElectronColumns {
    if count + extra > columns.capacity {
      columns = ElectronColumns(capacity: max(count + extra, 2 * count), copying: columns, count: count)
    }
    return columns
  }

  func extend(to newCount: Int) {
    precondition(newCount >= count && newCount <= columns.capacity)
    count = newCount
  }

  /// Adds an electron that flies for `duration` in the step under way.
  func append(_ electron: Electron, flying duration: Double) {
    let columns = room(for: 1)
    columns[count] = electron
    columns.duration[count] = duration
    count += 1
  }

  /// Drops all electrons from an index on, after a loop over them has closed the gaps.
  func truncate(to newCount: Int) {
    precondition(newCount <= count)
    count = newCount
  }

  /// Closes the gaps that some electrons leave, given by ascending indices.
  func remove(_ gone: [Int]) {
    guard var kept = gone.first else { return }
    var next = gone.startIndex
    for index in kept..<count {
      if next < gone.endIndex, gone[next] == index {
        next += 1
      } else {
        columns[kept] = columns[index]
        columns.duration[kept] = columns.duration[index]
        kept += 1
      }
    }
    count = kept
  }
}

/// The arrays behind a store: a value to be held in registers during loops.
package struct ElectronColumns {
  let capacity: Int
  let distance: UnsafeMutablePointer<Double>
  let energy: UnsafeMutablePointer<Double>
  let depth: UnsafeMutablePointer<Double>
  /// Time to fly in the step under way.
  let duration: UnsafeMutablePointer<Double>
  /// Bit 0: wire; bit 1: heading inward; bit 2: negative.
  let tag: UnsafeMutablePointer<UInt8>
  private let numbers: Column<Double>
  private let tags: Column<UInt8>

  init(capacity: Int) {
    self.capacity = capacity
    numbers = Column(count: 4 * capacity, repeating: 0)
    tags = Column(count: capacity, repeating: 0)
    distance = numbers.start
    energy = numbers.start + capacity
    depth = numbers.start + 2 * capacity
    duration = numbers.start + 3 * capacity
    tag = tags.start
  }

  init(capacity: Int, copying old: ElectronColumns, count: Int) {
    self.init(capacity: capacity)
    distance.update(from: old.distance, count: count)
    energy.update(from: old.energy, count: count)
    depth.update(from: old.depth, count: count)
    duration.update(from: old.duration, count: count)
    tag.update(from: old.tag, count: count)
  }

  package subscript(index: Int) -> Electron {
    @inline(__always) get {
      let bits = tag[index]
      return Electron(
        distance: distance[index], energy: energy[index], depth: depth[index], wire: Int(bits & 1),
        heading: bits & 2 == 0 ? 1 : -1, sign: bits & 4 == 0 ? 1 : -1)
    }
    @inline(__always) nonmutating set {
      distance[index] = newValue.distance
      energy[index] = newValue.energy
      depth[index] = newValue.depth
      tag[index] = Self.tag(newValue.wire, heading: newValue.heading, sign: newValue.sign)
    }
  }

  @inline(__always) static func tag(_ wire: Int, heading: Double, sign: Double) -> UInt8 {
    UInt8(truncatingIfNeeded: wire) | (heading < 0 ? 2 : 0) | (sign < 0 ? 4 : 0)
  }

  /// An electron just born, whose optical depth and time to fly are still to be drawn.
  @inline(__always) func bear(_ index: Int, _ s: Double, _ energy: Double, tag bits: UInt8) {
    distance[index] = s
    self.energy[index] = energy
    tag[index] = bits
  }
}
