import NichromeModel
import NichromeNumerics

/// Electrons in a driven wire, advanced in time: deviational particles in a quasistatic field.
///
/// `step()` is the page to read first. The order of its lines is the splitting: everything that moves sees the potential
/// and the mu(z) of the steps before; carriers absorbed in a step are re-emitted at random instants of the next. In the
/// steady state neither delay matters, so the field interval has no error but that of the legs of flight.
public class Simulation {
  public let system: System
  public let timeStep: Double
  /// Carriers a simulated electron stands for, in units of the number measure.
  public let weight: Double
  /// Steps done.
  public internal(set) var stepNumber: UInt64 = 0
  /// iota asked of the contacts; a voltage drive adjusts it.
  public internal(set) var current: Double
  /// The bulk that the reference belongs to.
  package internal(set) var bulk: BulkDrift
  /// The bulk whose gas the contacts let in, at a current near theirs.
  var entering: BulkDrift
  private(set) var reference: Reference
  /// Of all ranks; those of the others are empty, and only their tallies are filled, between blocks.
  package let chunks: [Chunk]
  /// The chunks that this rank simulates.
  let ownChunks: Range<Int>
  let communicator: any Communicator
  let counts: StepCounts
  private let blockTable: BlockTable
  /// Electrons that the chunks of other ranks had aloft at the end of the last block.
  private var populationElsewhere = 0
  let cells: Mesh
  let bins: Mesh
  let densityCells: Mesh
  package let field: Field
  /// The equations of motion: which potential flights see, which energies are emitted, what the scatterer bears.
  var closure: any Closure
  package let relaxation: Relaxation
  var sources: Sources
  private let memory: Double
  /// The drift in the reference, and the edges of the stretches where it is looked at.
  var drift: DriftReference?
  let driftEdges: [[Double]]
  let states: StateFunctions
  private(set) var landscape: Landscape
  package internal(set) var contacts: Contacts
  let team: Team
  /// Time-averaged density nu of deviational electrons per density cell.
  var density: [[Double]]
  /// Sum over the steps of the block of the parts of carriers found per density cell.
  var foundInBlock: [Int]

  package convenience init(plan: Plan, threads: Int, communicator: any Communicator = SingleProcess()) {
    self.init(plan: plan, threads: threads, communicator: communicator, field: plan.makeField(), isClosed: false)
  }

  /// - Parameter isClosed: whether the ends are mirrors.
  init(plan: Plan, threads: Int, communicator: any Communicator, field: Field, isClosed: Bool) {
    let setup = plan
    system = setup.system
    timeStep = setup.timeStep
    weight = setup.weight
    bulk = setup.bulk
    entering = setup.bulk
    states = setup.states
    current = setup.bulk.current
    (cells, bins, densityCells) = (setup.cells, setup.bins, setup.densityCells)
    self.field = field
    let closure = setup.closure.bound(to: field)
    self.closure = closure
    let reference = closure.reference ?? setup.reference
    self.reference = reference
    relaxation = Relaxation(
      cells: setup.cells, grain: setup.grain, system: setup.system, reference: reference, states: setup.states,
      emissionSpread: closure.emissionSpread, sea: setup.sea)
    contacts = Contacts(unit: setup.grain.unit(setup.system.halfLength), holdsCurrent: closure.holdsCurrent)
    let share = 1 / (Double(setup.chunks) * setup.weight)
    sources = Sources(
      reference: reference, temperature: setup.system.temperature, bulk: setup.bulk,
      halfLength: setup.system.halfLength, duration: setup.timeStep,
      share: share, isWhole: setup.sea != nil)
    let potential = closure.flightPotential(in: field)
    landscape = Landscape(
      system: setup.system, thermal: closure.thermal, potential: potential,
      // A step at the scatterer has no screening layer.
      screening: potential === field ? setup.system.screening : .neutral, grain: setup.grain,
      layerFraction: setup.layerFraction, heldReach: setup.heldReach)
    landscape.isClosed = isClosed
    team = Team(threads: threads)
    memory = setup.memory
    drift = setup.drift
    driftEdges = setup.driftEdges
    let own = communicator.share(of: setup.chunks, rank: communicator.rank)
    (self.communicator, ownChunks) = (communicator, own)
    let slow = landscape.slow
    let chunks = (0..<setup.chunks).map { index in
      Chunk(
        index: index, of: setup.chunks, seed: setup.seed, stream: setup.chunks * setup.realisation + index,
        capacity: own.contains(index) ? 2 * setup.particles / setup.chunks : 0,
        duration: setup.timeStep, temperature: setup.system.temperature, grain: setup.grain,
        tally: ChunkTally(
          cells: setup.cells, bins: setup.bins, densityCells: setup.densityCells, energyBins: setup.energyBins,
          grain: setup.grain, law: setup.system.relaxation, slow: slow))
    }
    self.chunks = chunks
    counts = StepCounts(
      cells: 2 * setup.cells.count, densityCells: 2 * setup.densityCells.count, chunkCount: setup.chunks)
    blockTable = BlockTable(chunks: chunks, communicator: communicator)
    density = Array(repeating: Array(repeating: 0, count: setup.densityCells.count), count: 2)
    foundInBlock = Array(repeating: 0, count: 2 * setup.densityCells.count)
    look(transmissionShift: 0)
    let isWhole = setup.sea != nil
    if setup.startsInEquilibrium, !isWhole { return }
    let population = setup.population
    for chunk in chunks[own] { chunk.fill(with: population, in: landscape, share: share) }
  }

  /// Simulated time in l0/v0.
  public var time: Double { Double(stepNumber) * timeStep }
  /// Electrons aloft; those of other ranks as of the end of the last block.
  public var population: Int { chunks.reduce(populationElsewhere) { $0 + $1.electrons.count } }

  /// One field interval.
  public func step() {
    let (flight, dt, sources) = (Flight(landscape: landscape), timeStep, sources)
    let (relaxation, contacts, number) = (relaxation, contacts, stepNumber + 1)
    forEachOwnChunk { [chunks] index in
      let chunk = chunks[index]
      chunk.beginStep(number)
      chunk.bear(sources, in: flight)  // -v m' (-F'), and pairs at the scatterer
      chunk.exchange(sources, extra: contacts.share(chunk: index, of: chunks.count))  // contacts
      chunk.emit(relaxation, chunks: chunks.count, in: flight)  // right side: (1/l) [F(E - mu) - F(E - m)]
      chunk.drift(in: flight)  // left side of the Boltzmann equation, matching (3); ends in relaxations
    }
    stepNumber = number
    collectCounts()
    let gain = memoryGain
    let potential = closure.flightPotential(in: field)
    relaxation.collect(  // mu(z)
      counts, chunks: chunks.count, perCarrier: weight / (dt * cells.spacing), gain: gain, in: potential, team: team)
    collectDensity(gain: gain)  // nu, Eq. (6)
    let extraDrop = closure.extraDrop(relaxation)
    if isAlien(current) { enter(at: current) }
    field.endSlope = slope(at: current)
    field.update(density: density, extraDrop: extraDrop, team: team)  // psi, Eq. (A1), by cosine transform; or nu = 0
    self.contacts.settle(counts, due: dueAtEnds)
    look(transmissionShift: closure.transmissionShift(relaxation))
  }

  /// What the next step sees of the potential, the closure and the current.
  func look(transmissionShift: Double) {
    let potential = closure.flightPotential(in: field)
    landscape.look(at: potential, thermal: closure.thermal, transmissionShift: transmissionShift)
    sources.endPotential = (0...1).map { potential.contactPotential($0) }
    sources.thermal = closure.thermal
    sources.scatterer = closure.scattererBirths(in: field)
    sources.endDeviation = (0...1).map { relaxation.endDeviation($0) }
    sources.inflow = entering.current == 0 ? 1 : current / entering.current
    if let drift { lookBeyond(drift) }
  }

  /// Goes on under another closure of the same kind, for example at another voltage.
  func impose(_ closure: any Closure) {
    self.closure = closure
    look(transmissionShift: closure.transmissionShift(relaxation))
  }

  /// Goes on with another reference, of full dynamics: the state is the same, the electrons have to be made so.
  func adopt(_ reference: Reference) {
    field.adopt(reference)
    self.reference = reference
    impose(FullDynamics(reference: reference))
  }

  /// Share of a step in the running means of mu and nu.
  var memoryGain: Double { closure.memoryGain(step: timeStep, time: time, memory: memory) }

  func collectCounts() { counts.collect(chunks[ownChunks], from: communicator, team: team) }

  /// Adds carriers of local equilibrium along each wire (`ChargeBalance`).
  package func displace(by carriers: [Int]) { displace(by: carriers, in: 0..<system.halfLength) }

  /// The same along a stretch of each wire, on either side of the grain's border what is due there to half an electron: rounded
  /// off chunk by chunk it would be noise of a current from one side to the other.
  final func displace(by carriers: [Int], in stretch: Range<Double>) {
    let parts = carriers.map { landscape.grain.parts(of: abs($0), in: stretch) }
    forEachOwnChunk { [chunks, landscape] index in
      for wire in 0...1 {
        for (stretch, electrons) in parts[wire] {
          chunks[index].displace(wire, by: electrons, sign: carriers[wire] < 0 ? -1 : 1, in: stretch, landscape)
        }
      }
    }
  }

  func forEachOwnChunk(_ work: @Sendable (Int) -> Void) {
    let first = ownChunks.lowerBound
    team.forEach(ownChunks.count) { work(first + $0) }
  }

  /// Ends steps halfway as soon as that is called for.
  func obey(_ halt: Halt) {
    for chunk in chunks { chunk.halt = halt }
  }

  /// Ends the block in all chunks; what those of other ranks have scored is in their tallies then.
  func endBlock() {
    forEachOwnChunk { [chunks] index in chunks[index].endBlock() }
    populationElsewhere = blockTable.complete(chunks, own: ownChunks)
  }

  /// Whether the potential may leave electrons stranded that do not relax at rest.
  var strandsElectrons: Bool { system.dynamics == .full && landscape.exponent < 1 }

  /// Means over the block that only a kind of simulation has, for the time series.
  var series: [String: Double] { [:] }

  /// What a kind of simulation keeps besides, for checkpoints.
  func saveMore(to writer: inout StateWriter) {}
  func restoreMore(from reader: StateReader) throws(StateError) {}

  package func beginBlock() {
    let strands = strandsElectrons
    forEachOwnChunk { [chunks, landscape] index in
      if strands { chunks[index].settleResting(in: landscape) }
      chunks[index].beginBlock()
    }
    relaxation.beginBlock()
    for index in foundInBlock.indices { foundInBlock[index] = 0 }
  }
}
