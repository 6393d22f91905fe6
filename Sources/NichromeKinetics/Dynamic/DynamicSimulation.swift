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
  private var kicks: Kicks
  /// The wires beyond the contacts; none at mirrors.
  private(set) var outer: [OuterWire]
  private let ends: Ends
  /// nu per cell, all carriers, those between absorption and emission included.
  package private(set) var charge: [[Double]]
  /// Energy that carriers between absorption and emission gained since the last block, per relaxation cell.
  private(set) var waitingWork: [Double]
  /// I of the step: conduction and displacement, the same at every place.
  package private(set) var totalCurrent = 0.0
  /// Sum of it over the block.
  private var totalCurrentSum = 0.0

  /// Since the block began: work of the source, and what the carriers' kinetic energy is above their energy from mu0 where they
  /// pass the contacts, in carriers times mu0.
  var sourceWork = 0.0
  var contactEnergy = 0.0

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
      preconditionFailure("a dynamic field has a wave number")
    }
    dynamicField = field
    let cells = plan.fieldCells
    kicks = Kicks(mesh: cells, perSlope: cells.spacing * plan.timeStep / plan.weight)
    let density = plan.states.density(plan.bulk.chemicalEnergy)
    let outer = OuterWire(
      density: density, relaxationTime: plan.conductivity / density,
      current: plan.startingSlope == 0 ? 0 : plan.bulk.current)
    self.outer = ends == .contacts ? [outer, outer] : []
    charge = Array(repeating: Array(repeating: 0, count: cells.count), count: 2)
    waitingWork = Array(repeating: 0, count: 2 * plan.cells.count)
    super.init(plan: plan, threads: threads, communicator: communicator, field: field, isClosed: ends == .mirrors)
    // The charge that the first electrons happen to have.
    collectCounts()
    countCharge()
    if let course = system.course, case .voltage = system.drive {
      dynamicField.solve(charge: charge, .drop(course(0)))
    } else {
      dynamicField.solve(charge: charge, .slope(-plan.startingSlope))
    }
    dynamicField.change.nodes.fill(with: 0)
    look(transmissionShift: closure.transmissionShift(relaxation))
  }

  /// What the source holds: over the step that has ended its mean current, or its voltage at the end.
  private var drive: Drive {
    guard let course = system.course else { return .current(current) }
    switch system.drive {
    case .current: return .current(course(time - 0.5 * timeStep))
    case .voltage: return .voltage(course(time))
    }
  }

  package override func step() {
    let (dt, number) = (timeStep, stepNumber + 1)
    kicks.renew(dynamicField, chunks: chunks.count)
    let slopes = dynamicField.endSlopes
    for wire in outer.indices { outer[wire].advance(by: dt, slope: slopes[wire]) }
    let inflow = outer.map { bulk.current == 0 ? 0 : $0.current / bulk.current }
    let (bottoms, drop) = ((0...1).map { landscape.potential($0, system.halfLength) }, dynamicField.totalDrop)
    let (flight, sources, relaxation, kicks) = (Flight(landscape: landscape), sources, relaxation, kicks)
    forEachOwnChunk { [chunks, chemicalEnergy] index in
      let chunk = chunks[index]
      chunk.beginStep(number)
      chunk.kick(kicks, chemicalEnergy: chemicalEnergy, chunks: chunks.count, in: flight.landscape)  // -v psi' (-F')
      chunk.bear(sources, in: flight)  // T(E) [F(E - m_L) - F(E - m_R)]
      if !inflow.isEmpty { chunk.exchange(sources, inflow: inflow, in: flight) }  // contacts
      chunk.emit(relaxation, chunks: chunks.count, in: flight)  // (1/l) [F(E - mu) - F(E - m)]
      chunk.drift(in: flight)
    }
    stepNumber = number
    collectCounts()
    let gain = closure.memoryGain(step: dt, time: time, memory: 0)
    relaxation.collect(
      counts, chunks: chunks.count, perCarrier: weight / (dt * cells.spacing), gain: gain, in: dynamicField)  // mu(z)
    countCharge()  // nu
    renewField(passed: passedLeft * weight)  // psi, Poisson
    followField()  // dE/dt = d_t psi
    dynamicField.addToBlock(charge: charge)
    addSupply(bottoms: bottoms, drop: drop)
    totalCurrentSum += totalCurrent
    look(transmissionShift: closure.transmissionShift(relaxation))
  }

  /// Net carriers along +z through the left contact in this step.
  private var passedLeft: Double { Double(counts.entered(Wire.left)) }

  private func countCharge() {
    collectDensity(gain: 1)
    let background = states.density(chemicalEnergy) - states.density(1)
    let perCell = densityCells.count / cells.count
    let perCarrier = 0.5 * weight / (Double(perCell) * densityCells.spacing)
    for wire in 0...1 {
      for j in 0..<densityCells.count {
        let waiting = Double(relaxation.net[wire * cells.count + j / perCell])
        charge[wire][j] = density[wire][j] + waiting * perCarrier + background
      }
    }
  }

  /// - Parameter passed: iota dt at the left end.
  private func renewField(passed: Double) {
    let before = dynamicField.endSlopes[Wire.left]
    switch (ends, drive) {
    case (.mirrors, _): dynamicField.solve(charge: charge, .slope(0))
    case (.contacts, .current(let total)):
      dynamicField.solve(charge: charge, .slope(before + dynamicField.ampere * (passed - total * timeStep)))
    case (.contacts, .voltage(let drop)): dynamicField.solve(charge: charge, .drop(drop))
    }
    totalCurrent = (passed - (dynamicField.endSlopes[Wire.left] - before) / dynamicField.ampere) / timeStep
  }

  /// Carriers that wait to be emitted are moved by the field like the others.
  private func followField() {
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
  override func displace(by carriers: [Int]) {}

  package override func beginBlock() {
    super.beginBlock()
    dynamicField.beginBlock()
    totalCurrentSum = 0
    (sourceWork, contactEnergy) = (0, 0)
    for cell in waitingWork.indices { waitingWork[cell] = 0 }
  }

  /// Means over the block: the total current, and the drop psi(-D) - psi(D) that a voltage source holds.
  override var series: [String: Double] {
    let steps = Double(max(dynamicField.steps, 1))
    return ["totalCurrent": totalCurrentSum / steps, "appliedVoltage": dynamicField.dropSum / steps]
  }

  /// Adds carriers of local equilibrium with a density nu(z), z counted from the scatterer: a disturbance to look at.
  package func disturb(_ nu: (_ z: Double) -> Double) {
    for chunk in chunks { chunk.random.seek(epoch: .max) }
    for wire in 0...1 {
      for j in 0..<densityCells.count {
        let s = densityCells.centre(j)
        let carriers = 2 * nu(-Wire.sign(wire) * s) * densityCells.spacing / weight
        chunks[j % chunks.count].place(
          Int(carriers.rounded()), wire, in: (s - 0.5 * densityCells.spacing)..<(s + 0.5 * densityCells.spacing),
          chemicalEnergy: chemicalEnergy, landscape)
      }
    }
    countDisturbance()
  }

  private func countDisturbance() {
    for chunk in chunks { chunk.countFound(in: landscape) }
    collectCounts()
    countCharge()
    renewField(passed: 0)
    followField()
    look(transmissionShift: closure.transmissionShift(relaxation))
  }

  override func saveMore(to writer: inout StateWriter) {
    dynamicField.saveSlopes(to: &writer)
    writer.add("kicks.rest", kicks.rest)
    writer.add("outer.current", outer.map(\.current))
  }

  override func restoreMore(from reader: StateReader) throws(StateError) {
    try dynamicField.restoreSlopes(from: reader)
    kicks.rest = try reader.doubles("kicks.rest", count: kicks.rest.count)
    let currents = try reader.doubles("outer.current", count: outer.count)
    for (wire, current) in currents.enumerated() { outer[wire].current = current }
  }
}
