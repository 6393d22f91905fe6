import NichromeModel
import NichromeNumerics

/// Electrons in a field of true time dependence: charge is kept, plasma oscillations are resolved.
///
/// A step is a leapfrog: the field pulls at its beginning, all fly, the field follows from where they are. Its oscillation
/// is stable below omega_p dt = 2, without growth or damping of its own; its frequency is (omega_p dt)^2/24 too high.
package final class DynamicSimulation: Simulation {
  package let dynamicField: DynamicField
  /// mu - psi of the reference.
  let chemicalEnergy: Double
  /// Nil where every electron is simulated: all of them feel the field in flight.
  var kicks: Kicks?
  /// The wires beyond the contacts; none at mirrors.
  var outer: [OuterWire]
  private let ends: Ends
  /// nu of what is counted less that of the carriers, the same everywhere.
  private let background: Double
  /// nu per cell, all carriers, those between absorption and emission included.
  package private(set) var charge: [[Double]]
  /// Energy that carriers between absorption and emission gained since the last block, per relaxation cell.
  private(set) var waitingWork: [Double]
  /// Potential energy of those, from mu0, at the beginning of the block.
  private(set) var waitingAtStart: [Double] = []
  /// I of the step: conduction and displacement, the same at every place.
  package internal(set) var totalCurrent = 0.0
  /// Sum of it over the block.
  private var totalCurrentSum = 0.0

  /// Since the block began: work of the source, and what the carriers' kinetic energy is above their energy from mu0 where they
  /// pass each contact, in carriers times mu0.
  var sourceWork = 0.0
  var contactEnergy = [0.0, 0.0]

  /// What happens at the ends of the wires.
  package enum Ends: Sendable {
    /// Sources holding a current or a voltage.
    case contacts
    /// Mirrors, and no field: a box.
    case mirrors
  }

  package init(
    plan: Plan, threads: Int, communicator: any Communicator = SingleProcess(), ends: Ends = .contacts
  ) {
    self.ends = ends
    chemicalEnergy = plan.bulk.chemicalEnergy
    guard let field = plan.makeField() as? DynamicField else {
      preconditionFailure("a dynamic simulation has a dynamic field")
    }
    dynamicField = field
    let cells = plan.fieldCells
    kicks = plan.sea == nil ? Kicks(mesh: cells, perSlope: cells.spacing * plan.timeStep / plan.weight) : nil
    background = Self.background(of: plan)
    let density = plan.states.density(plan.bulk.chemicalEnergy)
    let outer = OuterWire(
      density: density, relaxationTime: plan.conductivity / density,
      current: plan.startingSlope == 0 ? 0 : plan.bulk.current)
    self.outer = ends == .contacts ? [outer, outer] : []
    charge = Array(repeating: Array(repeating: 0, count: cells.count), count: 2)
    waitingWork = Array(repeating: 0, count: 2 * plan.cells.count)
    super.init(plan: plan, threads: threads, communicator: communicator, field: field, isClosed: ends == .mirrors)
    if let sea = plan.sea { startSea(sea) }
    // The charge that the first electrons happen to have.
    if plan.findsFirst { forEachOwnChunk { [chunks, landscape] index in chunks[index].countFound(in: landscape) } }
    collectCounts()
    countCharge()
    dynamicField.start(charge: charge, source)
    if plan.sea != nil { followField() }
    dynamicField.change.nodes.fill(with: 0)
    look(transmissionShift: closure.transmissionShift(relaxation))
  }

  /// What the source holds: over the step that has ended its mean current, or its voltage at the end.
  private var source: DynamicField.Source {
    if ends == .mirrors { return .nothing }
    guard let course = system.course else { return .current(current, rise: 0) }
    let (now, half) = (time, 0.5 * timeStep)
    switch system.drive {
    case .current:
      let held = stepNumber == 0 ? 0 : course(now - half)
      return .current(held, rise: course(now + half) - held)
    case .voltage: return .voltage(course(now))
    }
  }

  package override func step() {
    let (dt, number) = (timeStep, stepNumber + 1)
    kicks?.renew(dynamicField)
    let slopes = dynamicField.endSlopes
    for wire in outer.indices { outer[wire].advance(by: dt, slope: slopes[wire], perWarmth: warmPerStep[wire]) }
    let inflow = outer.map { bulk.current == 0 ? 0 : $0.current / bulk.current }
    let (bottoms, drop) = ((0...1).map { landscape.potential($0, system.halfLength) }, dynamicField.totalDrop)
    if kicks == nil, !inflow.isEmpty { sources.admit(bulk, times: inflow, warmth: warmth) }
    let (flight, sources, relaxation, kicks) = (Flight(landscape: landscape), sources, relaxation, kicks)
    let outer = outer
    forEachOwnChunk { [chunks, chemicalEnergy] index in
      let chunk = chunks[index]
      chunk.beginStep(number)
      if let kicks {
        chunk.kick(kicks, chemicalEnergy: chemicalEnergy, chunks: chunks.count, in: flight.landscape)  // -v psi' (-F')
        chunk.bear(sources, in: flight)  // T(E) [F(E - m_L) - F(E - m_R)]
        if !inflow.isEmpty {
          chunk.exchange(sources, inflow: inflow, outer, chunks: chunks.count, in: flight)  // contacts
        }
      } else if !inflow.isEmpty {
        chunk.admitSea(sources, extra: [0, 0])  // contacts
      }
      chunk.emit(relaxation, chunks: chunks.count, in: flight)  // (1/l) [F(E - mu) - F(E - m)]
      chunk.drift(in: flight)
    }
    stepNumber = number
    collectCounts()
    let gain = closure.memoryGain(step: dt, time: time, memory: 0)
    relaxation.collect(
      counts, chunks: chunks.count, perCarrier: weight / (dt * cells.spacing), gain: gain, in: dynamicField,
      fromBefore: kicks == nil)  // mu(z)
    countCharge()  // nu
    totalCurrent = dynamicField.follow(charge: charge, passed: passedLeft * weight, source)  // psi
    followField()  // dE/dt = d_t psi
    dynamicField.addToBlock(charge: charge)
    addSupply(bottoms: bottoms, drop: drop)
    totalCurrentSum += totalCurrent
    look(transmissionShift: closure.transmissionShift(relaxation))
  }

  /// Net carriers along +z through the left contact in this step.
  private var passedLeft: Double { Double(counts.entered(Wire.left)) }

  func countCharge() {
    collectDensity(gain: 1)
    let perCell = densityCells.count / cells.count
    let perCarrier = 0.5 * weight / (Double(perCell) * densityCells.spacing)
    for wire in 0...1 {
      for j in 0..<densityCells.count {
        let waiting = Double(relaxation.net[wire * cells.count + j / perCell])
        charge[wire][j] = density[wire][j] + waiting * perCarrier + background
      }
    }
  }

  /// Carriers that wait to be emitted are moved by the field like the others.
  func followField() {
    // Read only, by all threads.
    nonisolated(unsafe) let field = dynamicField
    forEachOwnChunk { [chunks] index in chunks[index].follow(field) }
    for wire in 0...1 {
      for j in 0..<cells.count {
        let cell = wire * cells.count + j
        if relaxation.net[cell] == 0 { continue }
        let shift = dynamicField.change.potential(wire: wire, distance: cells.centre(j))
        waitingWork[cell] += Double(relaxation.net[cell]) * shift
      }
    }
  }

  /// Charge needs no help to move.
  package override func displace(by carriers: [Int]) {}

  /// The potential takes them along.
  override var strandsElectrons: Bool { false }

  package override func beginBlock() {
    super.beginBlock()
    dynamicField.beginBlock()
    totalCurrentSum = 0
    (sourceWork, contactEnergy) = (0, [0, 0])
    for cell in waitingWork.indices { waitingWork[cell] = 0 }
    waitingAtStart = waitingEnergy
  }

  /// Means over the block: the total current, and the drop psi(-D) - psi(D) that a voltage source holds.
  override var series: [String: Double] {
    let steps = Double(max(dynamicField.steps, 1))
    return ["totalCurrent": totalCurrentSum / steps, "appliedVoltage": dynamicField.blockDrop]
  }

  override func saveMore(to writer: inout StateWriter) { saveFieldAndContacts(to: &writer) }

  override func restoreMore(from reader: StateReader) throws(StateError) { try restoreFieldAndContacts(from: reader) }
}
