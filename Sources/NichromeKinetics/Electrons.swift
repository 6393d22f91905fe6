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
  private var distance: Column<Double>
  private var energy: Column<Double>
  private var depth: Column<Double>
  /// Bit 0: wire; bit 1: heading inward; bit 2: negative.
  private var tag: Column<UInt8>

  init(capacity: Int) {
    distance = Column(count: capacity, repeating: 0)
    energy = Column(count: capacity, repeating: 0)
    depth = Column(count: capacity, repeating: 0)
    tag = Column(count: capacity, repeating: 0)
  }

  subscript(index: Int) -> Electron {
    @inline(__always) get {
      let bits = tag.start[index]
      return Electron(
        distance: distance.start[index], energy: energy.start[index], depth: depth.start[index], wire: Int(bits & 1),
        heading: bits & 2 == 0 ? 1 : -1, sign: bits & 4 == 0 ? 1 : -1)
    }
    @inline(__always) set {
      distance.start[index] = newValue.distance
      energy.start[index] = newValue.energy
      depth.start[index] = newValue.depth
      tag.start[index] = UInt8(newValue.wire) | (newValue.heading < 0 ? 2 : 0) | (newValue.sign < 0 ? 4 : 0)
    }
  }

  func append(_ electron: Electron) {
    if count == distance.count { grow() }
    self[count] = electron
    count += 1
  }

  /// Removes an electron by moving the last one into its place.
  func remove(at index: Int) {
    count -= 1
    if index < count { self[index] = self[count] }
  }

  private func grow() {
    let capacity = 2 * max(distance.count, 64)
    func moved<T>(_ old: Column<T>, _ zero: T) -> Column<T> {
      let new = Column(count: capacity, repeating: zero)
      new.start.update(from: old.start, count: count)
      return new
    }
    distance = moved(distance, 0)
    energy = moved(energy, 0)
    depth = moved(depth, 0)
    tag = moved(tag, 0)
  }
}
