import NichromeNumerics

/// Electrons at rest.
extension Chunk {
  /// Kinetic energy below which an electron may as well be at rest: psi varies by more within a cell.
  package static let restEnergy = 1e-6

  /// Lifts electrons that psi has risen past to the bottom of the band, and takes away those of both signs that are at rest in
  /// the same cell, in pairs.
  ///
  /// Energies are those of a steady potential, but the simulated one fluctuates. An electron nearly at rest whose energy it
  /// exceeds would be stranded, and where l is constant it would not even relax, as it does so no faster than it moves: dips
  /// of psi would fill up with charges that nothing takes away. A true potential that rises lifts everybody. What is left of
  /// a pair is a difference in energy below `restEnergy` and one in place below a cell, of either sign alike.
  func settleResting(in landscape: Landscape) {
    let (columns, cells) = (electrons.columns, tally.densityCells)
    var waiting: [Int: [Int]] = [:]
    var gone: [Int] = []
    var isLifted = false
    for index in 0..<electrons.count {
      let electron = columns[index]
      let kinetic = landscape.kineticEnergy(electron)
      guard kinetic < Self.restEnergy else { continue }
      if kinetic < 0 {
        columns.energy[index] = electron.energy - kinetic
        isLifted = true
      }
      let region = grain.unit(electron.distance) > 1 ? 1 : 0
      let place = 2 * (electron.wire * cells.count + cells.cell(electron.distance)) + region
      if let other = waiting[place]?.last, columns[other].sign != electron.sign {
        waiting[place]!.removeLast()
        gone += [other, index]
      } else {
        waiting[place, default: []].append(index)
      }
    }
    electrons.remove(gone.sorted())
    if isLifted || !gone.isEmpty { forgetAloft() }
  }
}
