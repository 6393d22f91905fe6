import NichromeModel
import NichromeNumerics

/// A potential made of its slopes, which follow step by step from the carriers counted: by Poisson's equation
/// (`GaussField`), or so that the wires stay neutral (`NeutralField`).
package class DynamicField: Field {
  /// What the source holds: the mean current of the step that has ended and by how much it grows to the next, or the voltage
  /// now.
  enum Source {
    /// Mirrors instead of a source.
    case nothing
    case current(Double, rise: Double)
    case voltage(Double)
  }

  /// psi' along +z at the cells' faces, the left wire outward from the scatterer, then the right one.
  var slopes: [[Double]]
  /// psi now less that of the step before, at the nodes.
  let change: Potential
  /// Sums over the steps of the block: psi at the nodes and the faces and the drop between the ends, those at the beginning and
  /// the end of the block by half; nu per cell.
  private var nodeSum: [Double]
  private var faceSum = [0.0, 0.0]
  private(set) var chargeSum: [[Double]]
  private var dropSum = 0.0
  private(set) var steps = 0
  /// Mean of psi(-D) and psi(D).
  private let level: Double

  init(plan: Plan) {
    level = 1 - plan.bulk.chemicalEnergy
    let mesh = plan.fieldCells
    slopes = Array(repeating: Array(repeating: 0, count: mesh.count + 1), count: 2)
    change = Potential(mesh: mesh)
    nodeSum = Array(repeating: 0, count: 2 * (mesh.count + 2))
    chargeSum = Array(repeating: Array(repeating: 0, count: mesh.count), count: 2)
    super.init(
      system: plan.system, reference: plan.reference, bulk: plan.bulk, states: plan.states, mesh: mesh, screened: nil)
  }

  /// Sets psi for a density nu that nothing has moved yet.
  func start(charge: [[Double]], _ source: Source) { preconditionFailure("a field has a law") }

  /// Moves psi to where a density nu of all carriers puts it at the end of a step.
  /// - Parameter passed: iota dt at the left end.
  /// - Returns: I, the total current of the step, the same at every place.
  func follow(charge: [[Double]], passed: Double, _ source: Source) -> Double {
    preconditionFailure("a field has a law")
  }

  /// Since the block began, per cell: work on carriers that does not belong to the total current, and is to be taken off the
  /// heat; nothing where the field has an energy of its own.
  var excessWork: [Double] { [] }
  /// psi(z-) - psi(z+).
  var dropInScatterer: Double { 0 }
  /// Energy of the field in the unit of integrated heat times time.
  package var energy: Double { 0 }

  /// psi right there: what enters knows the field of the moment.
  package override func contactPotential(_ wire: Int) -> Double { potential(wire: wire, distance: mesh.halfLength) }

  /// psi' at the ends of the wires, along +z.
  var endSlopes: [Double] { [slopes[0][mesh.count], slopes[1][mesh.count]] }
  /// psi(-D) - psi(D).
  package var totalDrop: Double { outerPotential(Wire.left) - outerPotential(Wire.right) }

  /// Mean psi' over a cell.
  func slope(_ wire: Int, _ cell: Int) -> Double { 0.5 * (slopes[wire][cell] + slopes[wire][cell + 1]) }

  private func outerPotential(_ wire: Int) -> Double {
    let last = wire * stride + mesh.count
    return 0.5 * (nodes[last] + nodes[last + 1])
  }

  /// psi(D) - psi(-D) of the slopes.
  var rise: Double {
    slopes.reduce(-dropInScatterer) { sum, faces in
      sum + mesh.spacing * (faces.reduce(0, +) - 0.5 * (faces[0] + faces[mesh.count]))
    }
  }

  /// Makes psi of its slopes.
  /// - Parameter rise: psi(D) - psi(-D).
  func integrateSlopes(rise: Double) {
    let (n, h) = (mesh.count, mesh.spacing)
    for i in 0..<nodes.count { change.nodes[i] = -nodes[i] }
    var psi = level - 0.5 * rise + 0.5 * h * slopes[0][n]
    nodes[n + 1] = psi - h * slopes[0][n]
    nodes[n] = psi
    for i in Swift.stride(from: n - 1, through: 1, by: -1) {
      psi += h * slopes[0][i]
      nodes[i] = psi
    }
    nodes[0] = psi + h * slopes[0][0]
    facePotential[0] = psi + 0.5 * h * slopes[0][0]
    facePotential[1] = facePotential[0] - dropInScatterer
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
    (steps, dropSum) = (0, 0.5 * totalDrop)
    for i in nodeSum.indices { nodeSum[i] = 0.5 * nodes[i] }
    for wire in 0...1 {
      faceSum[wire] = 0.5 * facePotential[wire]
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

  /// psi averaged over the block that ends now.
  var blockMean: Potential {
    let mean = Potential(mesh: mesh)
    let share = 1 / Double(max(steps, 1))
    for i in nodeSum.indices { mean.nodes[i] = (nodeSum[i] - 0.5 * nodes[i]) * share }
    for wire in 0...1 {
      mean.facePotential[wire] = (faceSum[wire] - 0.5 * facePotential[wire]) * share
      mean.integrate(wire)
    }
    return mean
  }

  /// psi(-D) - psi(D) averaged likewise.
  var blockDrop: Double { (dropSum - 0.5 * totalDrop) / Double(max(steps, 1)) }

  // MARK: State

  func saveSlopes(to writer: inout StateWriter) { writer.add("field.slopes", rows: slopes) }

  func restoreSlopes(from reader: StateReader) throws(StateError) {
    let rows = try reader.rows("field.slopes", width: mesh.count + 1)
    guard rows.count == 2 else { throw .otherCount(section: "field.slopes", found: rows.count, expected: 2) }
    slopes = rows
  }
}
