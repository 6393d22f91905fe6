import NichromeNumerics

/// One deviational electron: a signed unit of the difference between the gas and its reference.
struct Electron {
  /// Distance outward from the scatterer's face.
  var distance: Double
  /// Total energy, conserved between relaxations.
  var energy: Double
  /// Optical depth int ds/l left until it relaxes.
  var depth: Double
  var wire: Int
  /// +1 moving away from the scatterer, -1 towards it.
  var heading: Double
  /// +1 an electron more than the reference, -1 one less.
  var sign: Double
}

/// Electrons as a structure of arrays.
final class ElectronStore {
  private(set) var count = 0
  private(set) var columns: ElectronColumns

  init(capacity: Int) { columns = ElectronColumns(capacity: max(capacity, 64)) }

  func append(_ electron: Electron) {
    if count == columns.capacity { columns = ElectronColumns(capacity: 2 * count, copying: columns, count: count) }
    columns[count] = electron
    count += 1
  }

  /// Drops all electrons from an index on, after the loop over them has closed the gaps.
  func truncate(to newCount: Int) {
    precondition(newCount <= count)
    count = newCount
  }
}

/// The arrays behind a store: a value to be held in a register during loops.
struct ElectronColumns {
  let capacity: Int
  private let distance: Column<Double>
  private let energy: Column<Double>
  private let depth: Column<Double>
  /// Bit 0: wire; bit 1: heading inward; bit 2: negative.
  private let tag: Column<UInt8>

  init(capacity: Int) {
    self.capacity = capacity
    distance = Column(count: capacity, repeating: 0)
    energy = Column(count: capacity, repeating: 0)
    depth = Column(count: capacity, repeating: 0)
    tag = Column(count: capacity, repeating: 0)
  }

  init(capacity: Int, copying old: ElectronColumns, count: Int) {
    self.init(capacity: capacity)
    distance.start.update(from: old.distance.start, count: count)
    energy.start.update(from: old.energy.start, count: count)
    depth.start.update(from: old.depth.start, count: count)
    tag.start.update(from: old.tag.start, count: count)
  }

  subscript(index: Int) -> Electron {
    @inline(__always) get {
      let bits = tag.start[index]
      return Electron(
        distance: distance.start[index], energy: energy.start[index], depth: depth.start[index], wire: Int(bits & 1),
        heading: bits & 2 == 0 ? 1 : -1, sign: bits & 4 == 0 ? 1 : -1)
    }
    @inline(__always) nonmutating set {
      distance.start[index] = newValue.distance
      energy.start[index] = newValue.energy
      depth.start[index] = newValue.depth
      tag.start[index] = UInt8(truncatingIfNeeded: newValue.wire) | (newValue.heading < 0 ? 2 : 0) | (newValue.sign < 0 ? 4 : 0)
    }
  }
}
