import NichromeModel
import NichromeNumerics

/// Every electron of the Fermi sea as a particle: the method without a control variate, baseline and oracle of the others.
///
/// Flights, scatterer, relaxation and tallies are those of `Simulation`. No reference takes off what is known, so nothing is
/// born: the contacts let in the whole gas of the bulk, relaxation emits F(E - mu)/l, and current and heat are differences
/// of large numbers. Nor does anything follow a potential at once: psi moves slowly (`SeaField`), and the electrons keep their
/// kinetic energies. psi follows the mean density of some l0/v0 before, in which time most noise has come and gone: a
/// potential that pushes at the electrons whose noise it has followed does work on them, and heats.
package final class AnalogSimulation: Simulation {
  /// Carriers of a sea that is not neutral as a whole come and go in this time, in l0/v0.
  private static let neutralisation = 20.0
  /// Of mu, in l0/v0: its noise is smoothed in space, and what is left should not outlive a batch.
  private static let memory = 10.0
  /// Of the density that psi follows, in l0/v0.
  private static let densityMemory = 5.0

  private let seaField: SeaField
  /// By how much psi of each wire is to move besides in the next step, for the balance of charge.
  private var shift = [0.0, 0.0]
  /// Energy that carriers between absorption and emission gained in the block because psi moved, per relaxation cell.
  private(set) var waitingWork: [Double]

  init(plan: Plan, threads: Int, communicator: any Communicator = SingleProcess()) {
    guard let field = plan.makeField() as? SeaField else { preconditionFailure("the field of a sea is one of its own") }
    seaField = field
    waitingWork = Array(repeating: 0, count: 2 * plan.cells.count)
    super.init(plan: plan, threads: threads, communicator: communicator, field: field, isClosed: false)
    let equilibrium = states.density(bulk.chemicalEnergy)
    density = density.map { $0.map { _ in states.density(1) } }
    relaxation.start(
      chemicalEnergy: bulk.chemicalEnergy, density: equilibrium, perCarrier: weight / (timeStep * cells.spacing),
      chunks: chunks.count)
  }

  package override func step() {
    let (flight, dt, sources) = (Flight(landscape: landscape), timeStep, sources)
    let (relaxation, contacts, number) = (relaxation, contacts, stepNumber + 1)
    forEachOwnChunk { [chunks] index in
      let chunk = chunks[index]
      chunk.beginStep(number)
      chunk.admitSea(sources, extra: contacts.share(chunk: index, of: chunks.count))  // contacts
      chunk.emit(relaxation, chunks: chunks.count, in: flight)  // right side: (1/l) F(E - mu)
      chunk.drift(in: flight)  // left side of the Boltzmann equation, matching (3); ends in relaxations
    }
    stepNumber = number
    collectCounts()
    if isAlien(current) { enter(at: current) }
    moveField(gain: memoryGain)  // psi, of the density before
    relaxation.collect(
      counts, chunks: chunks.count, perCarrier: weight / (dt * cells.spacing), gain: min(1, dt / Self.memory),
      in: field)  // mu(z)
    keepWaiting()
    collectDensity(gain: min(1, dt / Self.densityMemory))  // nu + n(1), Eq. (6)
    self.contacts.settle(counts, due: dueAtEnds, missing: missing * min(1, dt / Self.neutralisation))
    look(transmissionShift: closure.transmissionShift(relaxation))
  }

  private func moveField(gain: Double) {
    field.endSlope = slope(at: current)
    seaField.move(density: lessReference(density), gain: gain, shift: shift, team: team)
    shift = [0, 0]
    // Read only, by all threads.
    nonisolated(unsafe) let change = seaField.change
    forEachOwnChunk { [chunks] index in chunks[index].keepSpeeds(change) }
  }

  /// A density of all electrons as one of deviational ones, for a field that adds the reference's.
  func lessReference(_ density: [[Double]]) -> [[Double]] {
    let equilibrium = states.density(1)
    return density.enumerated().map { wire, values in
      values.enumerated().map { cell, value in
        value - equilibrium - field.referenceDensity(wire, from: cell, of: densityCells)
      }
    }
  }

  /// Those between absorption and emission keep their kinetic energy too.
  private func keepWaiting() {
    for cell in 0..<(2 * cells.count) {
      let shift = seaField.change.potential(wire: cell / cells.count, distance: cells.centre(cell % cells.count))
      waitingWork[cell] += Double(relaxation.net[cell]) * shift
    }
  }

  /// Carriers that both wires together lack for being neutral.
  private var missing: Double {
    let all = density.reduce(0) { $0 + $1.reduce(0, +) }
    return 2 * densityCells.spacing / weight * (2 * Double(densityCells.count) * states.density(1) - all)
  }

  /// Charge is kept, so that the potentials of the wires move instead: by as much as those of deviational electrons do.
  package override func displace(by carriers: [Int]) {
    let perCarrier = weight / (2 * states.compressibility(1) * system.halfLength)
    for wire in 0...1 { shift[wire] += Double(carriers[wire]) * perCarrier }
  }

  override var strandsElectrons: Bool { false }

  package override func beginBlock() {
    super.beginBlock()
    for cell in waitingWork.indices { waitingWork[cell] = 0 }
  }

  override func saveMore(to writer: inout StateWriter) { writer.add("field.shift", shift) }

  override func restoreMore(from reader: StateReader) throws(StateError) {
    shift = try reader.doubles("field.shift", count: 2)
  }
}
