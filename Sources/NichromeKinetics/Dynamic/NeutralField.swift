import NichromeModel
import NichromeNumerics

/// The neutral limit in time: psi' is what keeps the current the same at every place, and what takes away charge that is there
/// nevertheless (`NeutralControl`).
///
/// No field follows from a charge that is zero. The charge that has passed a place beyond the total current, D = int dt (iota -
/// I), is known to the carrier from the carriers counted, d_z D = -2 nu. psi' is linear between nodes (`Hats`) and answers
/// the means of D with the same weights; the drop at the scatterer, where psi jumps across a layer of charges without
/// thickness, answers D there. Of a source that holds a voltage I is the mean of iota, and psi' has a uniform part besides.
final class NeutralField: DynamicField {
  private let control: NeutralControl
  private let hats: Hats
  private let density: Double
  private let resistance: Double
  private let conductivity: Double
  private let timeStep: Double
  /// D at the left end, now.
  private var passed = 0.0
  /// D at the faces of the cells in the step before.
  private var displaced: Displacement
  /// D at the nodes in the step before, and the steady part of psi' there; wire after wire.
  private var before: [Double]
  private var steady: [Double]
  /// psi(z-) - psi(z+), and its steady part.
  private var drop: Double
  private var steadyDrop: Double
  /// Since the block began, per cell: what the field has done to the carriers beyond its work on the total current.
  private var extraWork: [Double]

  override init(plan: Plan) {
    let transmission = plan.system.scatterer.transmission.thermalMean(temperature: plan.system.temperature)
    timeStep = plan.timeStep
    density = plan.states.density(1)
    conductivity = plan.conductivity
    resistance = (1 - transmission) / max(transmission, 0.02)
    control = NeutralControl(timeStep: plan.timeStep, density: density, transmission: transmission)
    hats = Hats(mesh: plan.fieldCells, spacing: NeutralControl.spacing)
    before = Array(repeating: 0, count: 2 * hats.count)
    steady = Array(repeating: -plan.startingSlope, count: 2 * hats.count)
    steadyDrop = plan.startsInEquilibrium ? 0 : plan.reference.jump
    drop = steadyDrop
    displaced = Displacement(faces: Array(repeating: Array(repeating: 0, count: plan.fieldCells.count + 1), count: 2))
    extraWork = Array(repeating: 0, count: 2 * plan.fieldCells.count)
    super.init(plan: plan)
    for wire in 0...1 { slopes[wire] = slopes[wire].map { _ in -plan.startingSlope } }
    integrateSlopes(rise: rise)
    change.nodes.fill(with: 0)
  }

  override var dropInScatterer: Double { drop }
  override var excessWork: [Double] { extraWork }

  override func start(charge: [[Double]], _ source: Source) {
    displaced = Displacement(charge: charge, atLeftEnd: passed, spacing: mesh.spacing)
    before = displaced.faces.flatMap(hats.means)
    settle(source)
  }

  override func follow(charge: [[Double]], passed entered: Double, _ source: Source) -> Double {
    let (old, slopesBefore, dropBefore, displacedBefore) = (passed, slopes, drop, displaced)
    passed += entered
    if case .current(let total, _) = source { passed -= total * timeStep }
    displaced = Displacement(charge: charge, atLeftEnd: passed, spacing: mesh.spacing)
    settle(source)
    addExcessWork(slopesBefore, dropBefore, displacedBefore)
    return (entered - (passed - old)) / timeStep
  }

  private func settle(_ source: Source) {
    switch source {
    case .nothing: break
    // iota has to grow with I at once: psi' takes an impulse and then the Drude field, and the dipole charges.
    case .current(_, let rise):
      steadyDrop += resistance * rise
      for i in steady.indices { steady[i] -= rise / conductivity }
    // I is the mean of iota, and the mean of D stays zero.
    case .voltage:
      let more = -displaced.mean
      passed += more
      displaced.shift(by: more)
    }
    let means = displaced.faces.flatMap(hats.means)
    var nodes = means.indices.map { i in
      steady[i] += control.recall * means[i]
      return steady[i] + control.stiffness * means[i] + control.damping * (means[i] - before[i])
    }
    before = means
    steadyDrop -= control.scattererRecall * displaced.atScatterer
    drop = steadyDrop - control.scattererStiffness * displaced.atScatterer
    spread(nodes)
    var uniform = 0.0
    switch source {
    case .nothing: break
    case .current(_, let rise): uniform = -rise / (density * timeStep)
    case .voltage(let held):
      uniform = (-rise - held) / (2 * mesh.halfLength)
      for i in steady.indices { steady[i] += uniform }
    }
    if uniform != 0 {
      for i in nodes.indices { nodes[i] += uniform }
      spread(nodes)
    }
    integrateSlopes(rise: rise)
  }

  private func spread(_ nodes: [Double]) {
    slopes[0] = hats.values(Array(nodes.prefix(hats.count)))
    slopes[1] = hats.values(Array(nodes.suffix(hats.count)))
  }

  /// The work on iota - I in a step, by the mean of the fields before and after it. It would be none without noise: charge that
  /// the field takes away costs the carriers energy that no phonon gets.
  private func addExcessWork(_ slopesBefore: [[Double]], _ dropBefore: Double, _ displacedBefore: Displacement) {
    let means = zip(slopes, slopesBefore).map { zip($0, $1).map { 0.5 * ($0 + $1) } }
    for (cell, work) in displacedBefore.work(of: means, until: displaced, spacing: mesh.spacing).enumerated() {
      extraWork[cell] += work
    }
    let jump = 0.5 * (drop + dropBefore) * (displaced.atScatterer - displacedBefore.atScatterer)
    for wire in 0...1 { extraWork[wire * mesh.count] += 0.5 * jump }
  }

  /// Energy of the field, which has none, for what it has taken since the block began.
  package override var energy: Double { -extraWork.reduce(0, +) }

  override func beginBlock() {
    super.beginBlock()
    for cell in extraWork.indices { extraWork[cell] = 0 }
  }

  // MARK: State

  override func saveSlopes(to writer: inout StateWriter) {
    super.saveSlopes(to: &writer)
    writer.add("neutral.displaced", rows: displaced.faces)
    writer.add("neutral.before", before)
    writer.add("neutral.steady", steady)
    writer.add("neutral.scatterer", [passed, drop, steadyDrop])
  }

  override func restoreSlopes(from reader: StateReader) throws(StateError) {
    try super.restoreSlopes(from: reader)
    let rows = try reader.rows("neutral.displaced", width: mesh.count + 1)
    guard rows.count == 2 else { throw .otherCount(section: "neutral.displaced", found: rows.count, expected: 2) }
    displaced = Displacement(faces: rows)
    before = try reader.doubles("neutral.before", count: before.count)
    steady = try reader.doubles("neutral.steady", count: steady.count)
    let numbers = try reader.doubles("neutral.scatterer", count: 3)
    (passed, drop, steadyDrop) = (numbers[0], numbers[1], numbers[2])
  }
}
