import NichromeModel
import NichromeNumerics

/// The potential with the charge kept: Poisson's equation psi'' = -K^2 nu/Fhat at each step, from the carriers counted.
///
/// In one dimension that is Gauss's law: psi' changes by -(K^2/Fhat) nu h over a cell and is continuous through the neutral
/// scatterer, a gap of length L eps/eps_B. One number is left, psi' at the left end. It follows from the drop that a voltage
/// source holds between the ends, or from Ampere's law there, d_t psi' = (K^2/(2 Fhat)) (iota - I), at a total current I.
/// With the density continuous, iota - (2 Fhat/K^2) d_t psi' = I then holds at every place, to the carrier.
package final class DynamicField: Field {
  /// What fixes the field at the left end.
  enum End {
    /// psi' there.
    case slope(Double)
    /// psi(-D) - psi(D).
    case drop(Double)
  }

  /// K^2/Fhat.
  let stiffness: Double
  /// d_t psi' = ampere (iota - I).
  var ampere: Double { 0.5 * stiffness }
  /// Length of the scatterer as a gap in the wires' permittivity.
  let gap: Double
  /// psi' along +z at the cells' faces, the left wire outward from the scatterer, then the right one.
  private(set) var slopes: [[Double]]
  /// psi now less that of the step before, at the nodes.
  let change: Potential
  /// Sums over the steps of the block: psi at the nodes and the faces, nu per cell.
  private(set) var nodeSum: [Double]
  private(set) var faceSum = [0.0, 0.0]
  private(set) var chargeSum: [[Double]]
  private(set) var dropSum = 0.0
  private(set) var steps = 0
  /// Mean of psi(-D) and psi(D).
  private let level: Double

  init(plan: Plan, wavenumber k: Double) {
    stiffness = k * k / plan.states.compressibility(1)
    gap = plan.system.scatterer.length / plan.system.scatterer.permittivityRatio
    level = 1 - plan.bulk.chemicalEnergy
    let mesh = plan.fieldCells
    slopes = Array(repeating: Array(repeating: 0, count: mesh.count + 1), count: 2)
    change = Potential(mesh: mesh)
    nodeSum = Array(repeating: 0, count: 2 * (mesh.count + 2))
    chargeSum = Array(repeating: Array(repeating: 0, count: mesh.count), count: 2)
    super.init(
      system: plan.system, reference: plan.reference, bulk: plan.bulk, states: plan.states, mesh: mesh, screened: nil)
    solve(charge: chargeSum, .slope(-plan.startingSlope))
    change.nodes.fill(with: 0)
  }

  /// psi' at the ends of the wires, along +z.
  var endSlopes: [Double] { [slopes[0][mesh.count], slopes[1][mesh.count]] }
  /// psi(-D) - psi(D).
  package var totalDrop: Double { outerPotential(Wire.left) - outerPotential(Wire.right) }
  /// Energy of the field, int dz psi'^2/(2 ampere), the gap included.
  package var energy: Double {
    let h = mesh.spacing
    var sum = gap * slopes[0][0] * slopes[0][0]
    for wire in slopes {
      for (face, slope) in wire.enumerated() {
        sum += (face == 0 || face == mesh.count ? 0.5 : 1) * h * slope * slope
      }
    }
    return sum / (2 * ampere)
  }

  /// Mean psi' over a cell.
  func slope(_ wire: Int, _ cell: Int) -> Double { 0.5 * (slopes[wire][cell] + slopes[wire][cell + 1]) }

  private func outerPotential(_ wire: Int) -> Double {
    let last = wire * stride + mesh.count
    return 0.5 * (nodes[last] + nodes[last + 1])
  }

  /// Moves psi to the solution for a density nu of all carriers.
  func solve(charge: [[Double]], _ end: End) {
    integrateCharge(charge)
    let rise = self.rise
    let offset =
      switch end {
      case .slope(let slope): slope
      case .drop(let drop): (-drop - rise) / (2 * mesh.halfLength + gap)
      }
    for wire in 0...1 { for face in 0...mesh.count { slopes[wire][face] += offset } }
    integrateSlopes(from: level - 0.5 * (rise + offset * (2 * mesh.halfLength + gap)))
  }

  /// psi' for psi' = 0 at the left end.
  private func integrateCharge(_ charge: [[Double]]) {
    let (n, perCell) = (mesh.count, stiffness * mesh.spacing)
    var slope = 0.0
    slopes[0][n] = 0
    for j in Swift.stride(from: n - 1, through: 0, by: -1) {
      slope -= perCell * charge[0][j]
      slopes[0][j] = slope
    }
    slopes[1][0] = slope
    for j in 0..<n {
      slope -= perCell * charge[1][j]
      slopes[1][j + 1] = slope
    }
  }

  /// psi(D) - psi(-D).
  private var rise: Double {
    slopes.reduce(gap * slopes[0][0]) { sum, faces in
      sum + mesh.spacing * (faces.reduce(0, +) - 0.5 * (faces[0] + faces[mesh.count]))
    }
  }

  private func integrateSlopes(from start: Double) {
    let (n, h) = (mesh.count, mesh.spacing)
    for i in 0..<nodes.count { change.nodes[i] = -nodes[i] }
    var psi = start + 0.5 * h * slopes[0][n]
    nodes[n + 1] = psi - h * slopes[0][n]
    nodes[n] = psi
    for i in Swift.stride(from: n - 1, through: 1, by: -1) {
      psi += h * slopes[0][i]
      nodes[i] = psi
    }
    nodes[0] = psi + h * slopes[0][0]
    facePotential[0] = psi + 0.5 * h * slopes[0][0]
    facePotential[1] = facePotential[0] + gap * slopes[1][0]
    psi = facePotential[1] - 0.5 * h * slopes[1][0]
    for i in 0...(n + 1) {
      nodes[stride + i] = psi
      psi += h * slopes[1][min(i, n)]
    }
    for i in 0..<nodes.count { change.nodes[i] += nodes[i] }
    for wire in 0...1 { integrate(wire) }
  }

  // MARK: Means over a block

  func beginBlock() {
    (steps, dropSum) = (0, 0)
    for i in nodeSum.indices { nodeSum[i] = 0 }
    for wire in 0...1 {
      faceSum[wire] = 0
      for cell in chargeSum[wire].indices { chargeSum[wire][cell] = 0 }
    }
  }

  func addToBlock(charge: [[Double]]) {
    steps += 1
    dropSum += totalDrop
    for i in nodeSum.indices { nodeSum[i] += nodes[i] }
    for wire in 0...1 {
      faceSum[wire] += facePotential[wire]
      for cell in chargeSum[wire].indices { chargeSum[wire][cell] += charge[wire][cell] }
    }
  }

  /// psi averaged over the block.
  var blockMean: Potential {
    let mean = Potential(mesh: mesh)
    let share = 1 / Double(max(steps, 1))
    for i in nodeSum.indices { mean.nodes[i] = nodeSum[i] * share }
    for wire in 0...1 {
      mean.facePotential[wire] = faceSum[wire] * share
      mean.integrate(wire)
    }
    return mean
  }

  // MARK: State

  func saveSlopes(to writer: inout StateWriter) { writer.add("field.slopes", rows: slopes) }

  func restoreSlopes(from reader: StateReader) throws(StateError) {
    let rows = try reader.rows("field.slopes", width: mesh.count + 1)
    guard rows.count == 2 else { throw .otherCount(section: "field.slopes", found: rows.count, expected: 2) }
    slopes = rows
  }
}
