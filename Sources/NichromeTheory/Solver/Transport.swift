import Foundation
import NichromeModel
import NichromeNumerics

/// The kinetic equation in both wires and at the scatterer for given potentials: one sweep over all energies.
///
/// Energies are independent of each other: they are cut into a fixed number of parts that threads take in any order, and
/// summed in order, so that the numbers do not depend on the threads.
final class Transport: @unchecked Sendable {
  let system: System
  let bulk: BulkFlow
  private let parts: [SweepPart]
  private(set) var balance: [WireBalance]
  /// mu at the faces, from the distributions there: int dE (1/l)(g+ + g- - 2 F) = 0.
  private(set) var muFace: [Double]
  /// nu at the faces.
  private(set) var densityFace: [Double] = [0, 0]
  var energies: Int { grid?.energies.count ?? 0 }
  private var grid: EnergyGrid?
  let localDensity: LocalDensity

  private static let partCount = 8
  /// Panels of energy per theta: the poles of F are then so far that six nodes leave 1e-10.
  private static let panelWidth = 2.0

  init(system: System, bulk: BulkFlow, mesh: SolverMesh, states: [WireState]) {
    self.system = system
    self.bulk = bulk
    parts = (0..<Self.partCount).map { _ in SweepPart(system: system, bulk: bulk, mesh: mesh, states: states) }
    balance = [WireBalance(count: mesh.count), WireBalance(count: mesh.count)]
    localDensity = LocalDensity(temperature: system.temperature)
    muFace = parts[0].wires.map { $0.muEdges[0] }
  }

  /// The wires as last seen.
  var wires: [WireSweep] { parts[0].wires }

  /// The energy T's argument counts from: [mu(z-) + mu(z+)]/2.
  var mid: Double { 0.5 * (muFace[0] + muFace[1]) }

  /// Mean nu of each cell: local equilibrium, by Simpson's rule across the cell, and what exceeds it.
  func density(_ wire: Int) -> [Double] {
    let sweep = wires[wire]
    let edges = zip(sweep.muEdges, sweep.psiEdges).map { localDensity($0 - $1) }
    let centres = zip(sweep.state.mu, sweep.state.psi).map { localDensity($0 - $1) }
    let equilibrium = localDensity(1)
    return centres.indices.map { k in
      (edges[k] + 4 * centres[k] + edges[k + 1]) / 6 - equilibrium
        + balance[wire].surplus[k] / sweep.mesh.widths[k]
    }
  }

  /// - Parameter keepingGrid: integrates over the energies of the last sweep instead of renewing them.
  func sweep(_ states: [WireState], keepingGrid: Bool) {
    for part in parts { part.look(at: states) }
    if !keepingGrid || grid == nil { grid = makeGrid() }
    let (grid, shift) = (grid!, 1 - mid)
    DispatchQueue.concurrentPerform(iterations: parts.count) { [parts] index in
      parts[index].sweep(grid, every: parts.count, from: index, transmissionShift: shift)
    }
    balance = [WireBalance(count: balance[0].count), WireBalance(count: balance[1].count)]
    for part in parts {
      for wire in 0...1 { balance[wire].add(part.balance[wire]) }
    }
    for wire in 0...1 { settleFace(wire, floor: grid.floor) }
  }

  /// Largest difference of a cell's heat, scored collision by collision, from the energy that flows in less what flows
  /// out, relative to the largest flux.
  var energyResidual: Double {
    var (miss, scale) = (0.0, Double.leastNormalMagnitude)
    for wire in balance {
      for k in 0..<wire.count {
        miss = max(miss, abs(wire.heat[k] - (wire.energyFlux[k] - wire.energyFlux[k + 1])))
        scale = max(scale, abs(wire.energyFlux[k]))
      }
    }
    return miss / scale
  }

  private func makeGrid() -> EnergyGrid {
    let theta = system.temperature
    let potentials = wires.flatMap { $0.muEdges }
    let bottoms = wires.flatMap { $0.psiEdges }
    let (low, high) = (potentials.min()!, potentials.max()!)
    let tail = bulk.tailEnergy(from: high - bottoms.min()! + 34 * theta) + bottoms.min()!
    // Holes are dug as deep as electrons are lifted.
    let depth = max(tail - high, 34 * theta)
    let shift = mid - 1
    return EnergyGrid(
      bottoms: bottoms, range: (low - depth)...max(tail, high + 34 * theta),
      breakpoints: system.scatterer.transmission.breakpoints.map { $0 + shift }, width: Self.panelWidth * theta)
  }

  /// mu and nu at a face, from the distributions there.
  private func settleFace(_ wire: Int, floor: Double) {
    let theta = system.temperature
    let nodes = parts.flatMap { $0.faces[wire] }
    let rates = nodes.map { $0.weight * system.relaxation.inverseMeanFreePath(kineticEnergy: $0.kinetic) }
    let bottom = wires[wire].psiEdges[0]
    var mu = muFace[wire]
    for _ in 0..<30 {
      var (miss, slope) = (0.0, 0.0)
      for (rate, node) in zip(rates, nodes) {
        let y = (node.kinetic + bottom - mu) / theta
        miss += rate * (node.sum - 2 * fermi(y))
        slope += rate * 2 * logisticDensity(y) / theta
      }
      let step = min(max(miss / max(slope, .leastNormalMagnitude), -theta), theta)
      mu += step
      if abs(step) < 1e-15 { break }
    }
    muFace[wire] = mu
    // Below the grid every state is full.
    let full = 2 * max(floor - bottom, 0).squareRoot()
    densityFace[wire] =
      nodes.reduce(full) { $0 + 0.5 * $1.weight / $1.kinetic.squareRoot() * $1.sum } - localDensity(1)
  }
}
