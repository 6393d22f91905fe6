import CLanes
import NichromeNumerics

/// The two scores that nearly every flight ends in: a value to be held in registers during loops.
struct FlightScores {
  let cells: Mesh
  let densityCells: Mesh
  let grain: Grain
  /// See `ChunkTally`, which owns the memory.
  let absorbed: UnsafeMutablePointer<Int32>
  let absorbedEnergy: UnsafeMutablePointer<Double>
  let found: UnsafeMutablePointer<Int32>
  let slow: SlowFlight

  /// Carriers, and parts of carriers in the density.
  var units: nichrome_units { nichrome_units(border: grain.border, near: 1, far: Int32(grain.farUnit)) }
  var densityUnits: nichrome_units {
    nichrome_units(border: grain.border, near: Int32(slow.parts), far: Int32(slow.parts * grain.farUnit))
  }

  /// Scores an absorption, but for its number (`ChunkTally.events`).
  @inline(__always) func absorb(_ electron: Electron) {
    let cell = electron.wire &* cells.count &+ cells.cell(electron.distance)
    let unit = grain.unit(electron.distance)
    absorbed[cell] &+= Int32(truncatingIfNeeded: electron.sign < 0 ? 0 &- unit : unit)
    absorbedEnergy[cell] += Double(unit) * electron.sign * (electron.energy - 1)
  }

  /// Scores where an electron is at the end of a step.
  @inline(__always) func find(_ electron: Electron, in landscape: Landscape) {
    find(electron, parts: slow.isNone ? 1 : slow.parts(landscape.kineticEnergy(electron)))
  }

  /// Scores what slow electrons count for beyond their carriers.
  @inline(__always) func findSlow(_ electron: Electron, in landscape: Landscape) {
    let parts = slow.parts(landscape.kineticEnergy(electron)) &- slow.parts
    if parts != 0 { find(electron, parts: parts) }
  }

  @inline(__always) private func find(_ electron: Electron, parts: Int) {
    let unit = grain.unit(electron.distance) &* parts
    found[electron.wire &* densityCells.count &+ densityCells.cell(electron.distance)] &+= Int32(
      truncatingIfNeeded: electron.sign < 0 ? 0 &- unit : unit)
  }
}

extension ChunkTally {
  /// Counts electrons aloft between blocks, in their order.
  func count(aloft columns: ElectronColumns, _ range: Range<Int>) {
    let first = range.lowerBound
    let electrons = nichrome_electrons(
      s: columns.distance + first, energy: columns.energy + first, depth: columns.depth + first,
      time: columns.duration + first, tag: columns.tag + first)
    nichrome_count_aloft(
      nichrome_cells(bins), flights.units, Int64(range.count), electrons, aloft.start, aloftEnergy.start)
  }
}

extension nichrome_cells {
  init(_ mesh: Mesh) { self.init(inverse_spacing: mesh.inverseSpacing, count: Int32(mesh.count)) }
}
