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

  var units: nichrome_units { nichrome_units(border: grain.border, far: Int32(grain.farUnit)) }

  /// Scores an absorption, but for its number (`ChunkTally.events`).
  @inline(__always) func absorb(_ electron: Electron) {
    let cell = electron.wire &* cells.count &+ cells.cell(electron.distance)
    let unit = grain.unit(electron.distance)
    absorbed[cell] &+= Int32(truncatingIfNeeded: electron.sign < 0 ? 0 &- unit : unit)
    absorbedEnergy[cell] += Double(unit) * electron.sign * (electron.energy - 1)
  }

  /// Scores where an electron is at the end of a step.
  @inline(__always) func find(_ electron: Electron) {
    let unit = grain.unit(electron.distance)
    found[electron.wire &* densityCells.count &+ densityCells.cell(electron.distance)] &+= Int32(
      truncatingIfNeeded: electron.sign < 0 ? 0 &- unit : unit)
  }
}

extension nichrome_cells {
  init(_ mesh: Mesh) { self.init(inverse_spacing: mesh.inverseSpacing, count: Int32(mesh.count)) }
}
