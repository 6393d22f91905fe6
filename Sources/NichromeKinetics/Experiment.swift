import NichromeModel
import NichromeNumerics

/// A simulation brought to its steady state and then measured, block of time by block of time.
///
/// Warm-up: the reference starts from the Landauer guess and the wires from the bulk's drift distribution; the data decide
/// when the steady state is reached (`SteadyStateTest`). Everything before is discarded; production adds blocks to batches.
public final class Experiment {
  public enum Phase: String, Sendable { case warmUp, production }

  /// Simulated time per block in l0/v0, rounded to whole steps.
  static let blockTime = 2.0
  /// Steps per block at most: signals, limits of time and runaways are seen between blocks.
  private static let mostSteps = 1000
  /// Blocks below which no error is believed and no run is stopped by it.
  public static let leastBlocks = 32
  /// The same in diffusion times of the wires, under the linearised closure: charge leaves through the open ends only, and
  /// the current is correlated for as long.
  private static let leastDiffusionTimes = 10.0

  public let deck: Deck
  public internal(set) var phase = Phase.warmUp
  /// Absorptions and emissions so far.
  public internal(set) var events = 0
  public internal(set) var warnings: [String]
  /// Simulated time discarded as warm-up.
  public internal(set) var discardedTime = 0.0
  /// Complete production blocks.
  public internal(set) var blocks = 0
  package let observables: Observables
  let numerics: Numerics
  let threads: Int
  let communicator: any Communicator
  let plan: Plan
  package internal(set) var simulation: Simulation
  package internal(set) var batches: BatchMeans
  /// Of the realisation under way.
  var recorder = HistoryRecorder()
  var ensemble: Ensemble?
  var cycle: CycleRecorder?
  var counts: TransmissionCounts
  var populationSum = 0.0
  var steadiness: SteadyStateTest
  /// Of so many batches of so many blocks each.
  private var lastHeatError: (ofBatches: (Int, Int), error: Double?)?
  private let diffusionTime: Double
  private let balance: ChargeBalance
  private let regulator: any Regulator
  public let stepsPerBlock: Int
  /// Gives up the block under way: only another experiment can go on from what was saved before.
  public let halt = Halt()
  /// Blocks in a row that ended with a cell whose band is empty.
  private(set) var emptyBlocks = 0

  /// - Parameters:
  ///   - state: what will be restored, on meshes of its own.
  ///   - communicator: to the other ranks that carry out the experiment, for which see `save(to:)`.
  public convenience init(
    deck: Deck, threads: Int, resuming state: StateReader? = nil, communicator: any Communicator = SingleProcess()
  ) {
    self.init(
      deck: deck, threads: threads, numerics: state.map(Numerics.init(of:)) ?? Numerics(), communicator: communicator)
  }

  package init(
    deck: Deck, threads: Int, numerics: Numerics, communicator: any Communicator = SingleProcess()
  ) {
    self.deck = deck
    self.threads = threads
    self.numerics = numerics
    warnings = deck.warnings
    let start = Start(deck: deck)
    plan = start.plan(deck: deck, numerics: numerics)
    self.communicator = communicator
    simulation = plan.makeSimulation(threads: threads, communicator: communicator)
    observables = Observables(bins: deck.bins, dynamics: deck.system.dynamics)
    batches = BatchMeans(width: observables.width)
    counts = TransmissionCounts(energyBins: plan.energyBins)
    let blockTime = Self.blockTime(of: deck, timeStep: plan.timeStep)
    let phases = PhaseMesh(deck)
    stepsPerBlock =
      phases?.stepsPerBlock(lasting: blockTime) ?? max(1, Int((blockTime / plan.timeStep).rounded()))
    diffusionTime = start.diffusionTime(of: deck.system)
    steadiness = SteadyStateTest(
      diffusionTime: diffusionTime,
      settlingTime: plan.isFitted ? Leveling.settlingTime(diffusionTime, in: deck.system) : nil,
      target: deck.simulation.stop.heatError,
      tolerances: observables.tolerances(for: deck.simulation.stop.heatError))
    balance = start.balance(of: deck.system)
    regulator = start.regulator(
      of: deck.system, responseTime: balance.responseTime, isFitted: plan.isFitted)
    let duration = Double(stepsPerBlock) * plan.timeStep
    ensemble = Ensemble(deck, blockDuration: duration, width: observables.width)
    let periods = phases.flatMap { phases in ensemble.map { Int($0.duration / phases.period + 1e-9) } }
    cycle = phases.map { CycleRecorder($0, bins: 2 * deck.bins, periods: periods) }
    simulation.obey(halt)
    if deck.system.course != nil {
      // What follows the drive has no steady state to wait for.
      recorder.markProduction()
      phase = .production
    }
  }

  /// A drive in time is followed in as many blocks as the time series has rows.
  private static func blockTime(of deck: Deck, timeStep: Double) -> Double {
    let longest = min(blockTime, Double(mostSteps) * timeStep)
    guard deck.system.course != nil, let duration = deck.simulation.stop.duration else { return longest }
    return min(longest, duration / Double(HistoryRecorder.capacity - 12))
  }

  public var timeStep: Double { simulation.timeStep }
  public var particleWeight: Double { simulation.weight }
  /// Simulated time of the phase in l0/v0, all realisations together.
  public var phaseTime: Double {
    if let ensemble { return ensemble.time(simulation.time) }
    return simulation.time - (phase == .production ? discardedTime : 0)
  }
  public var blockDuration: Double { Double(stepsPerBlock) * simulation.timeStep }
  /// Expected length of the warm-up, in l0/v0.
  public var expectedWarmUp: Double { deck.system.course == nil ? steadiness.leastTime : 0 }
  /// Mean population in production.
  public var population: Double { blocks > 0 ? populationSum / Double(blocks) : Double(simulation.population) }

  /// Production below which no error is believed, in l0/v0.
  public var leastProduction: Double {
    let blocks = Double(Self.leastBlocks) * blockDuration
    return deck.system.dynamics == .full ? blocks : max(blocks, Self.leastDiffusionTimes * diffusionTime)
  }

  /// Simulates one block.
  public func advance() {
    simulation.beginBlock()
    for _ in 0..<stepsPerBlock where !isHopeless && !halt.isSet { simulation.step() }
    // Where there is no state to go on from, nothing is made of it.
    if simulation.relaxation.unbearable || halt.isSet { return countEvents() }
    let sample = simulation.takeBlock(steps: stepsPerBlock)
    countEvents()
    let observed = simulation.closure.observe(sample, of: simulation)
    let more = simulation.series
    recorder.append(
      time: simulation.time, observed, observables, population: simulation.population, more: more)
    cycle?.append(
      middle: simulation.time - 0.5 * blockDuration, duration: blockDuration,
      series: HistoryRecorder.series(observed, observables, more: more), heat: observed[observables.range("heat")])
    switch phase {
    case .warmUp: warmUp(observed)
    case .production: produce(observed)
    }
    control(sample, observed)
    emptyBlocks = simulation.relaxation.emptyCells > 0 ? emptyBlocks + 1 : 0
    if ensemble?.isRealisationOver == true { closeRealisation() }
  }

  private func countEvents() { events += simulation.chunks.reduce(0) { $0 + $1.tally.events } }

  /// Charge balance of the wires, and what is adjusted for the drive, for the next block.
  private func control(_ sample: BlockSample, _ observed: [Double]) {
    let through = sample.currentThroughScatterer
    let displacement = balance.displacement(
      mismatch: simulation.current - through, duration: blockDuration, weight: simulation.weight)
    // As many as are there: only a run without a steady state wants more.
    let most = deck.simulation.particles
    simulation.displace(by: displacement.map { min(max($0, -most), most) })
    // What is fitted to the drive needs no control, and would be fitted to its transients.
    if isBeingFitted(blocksAgo: 0) { return }
    regulator.adjust(
      simulation,
      to: Measured(
        voltage: observed[observables.scalar("voltage")],
        throughScatterer: through, duration: blockDuration))
  }

  /// Largest standard error of a bin within 3 l0 of the scatterer over the largest |excess heat|; nil before it means much.
  public var heatError: Double? {
    guard phase == .production, batches.batches.count > 2 else { return nil }
    let age = (batches.batches.count, batches.blocksPerBatch)
    if let last = lastHeatError, last.ofBatches == age { return last.error }
    let range = observables.range("excessHeat")
    let near = max(1, min(deck.bins, Int((3 / simulation.bins.spacing + 1e-9).rounded(.down))))
    let error = Self.heatError(of: batchesAtTheDrive.map { Array($0[range]) }, near: near)
    lastHeatError = (age, error)
    return error
  }

  /// The same for batches of a profile over two wires, looking at `near` bins of each.
  package static func heatError(of excess: [[Double]], near: Int) -> Double? {
    let width = excess[0].count
    let mean = BatchMeans.mean(excess, width: width)
    let error = CorrelatedBatches.standardError(excess, width: width)
    let peak = mean.reduce(0) { max($0, abs($1)) }
    let largest = max(error.prefix(near).max()!, error[(width / 2)..<(width / 2 + near)].max()!)
    return peak > 0 ? largest / peak : (largest == 0 ? 0 : nil)
  }

  /// Whether a run looks at its error now: not before a least production, and then in every fourth block only, since
  /// stopping on an error estimate favours estimates that happen to be small.
  public var judgesError: Bool {
    Self.judgesError(afterBlocks: blocks) && Double(blocks) * blockDuration >= leastProduction
  }

  package static func judgesError(afterBlocks blocks: Int) -> Bool { blocks >= leastBlocks && blocks % 4 == 0 }

  private func warmUp(_ observed: [Double]) {
    steadiness.append(observables.slowSeries.map { observed[observables.scalar($0)] })
    if isBeingFitted(blocksAgo: 1), steadiness.isRefitDue(simulation.time, blockDuration) { refit() }
    switch steadiness.verdict(time: simulation.time) {
    case .goOn: return
    case .steady:
      if isFitted, fitsAgain() { return }
    case .givenUp:
      warnings.append(
        "the steady state was not recognised after \(Int(simulation.time)) l0/v0; what follows may still drift: compare the"
          + " first with the second half of the time series")
    }
    discardedTime = simulation.time
    recorder.markProduction()
    phase = .production
  }

  private func produce(_ observed: [Double]) {
    if ensemble == nil { batches.append(observed) } else { ensemble?.append(observed) }
    blocks += 1
    populationSum += Double(simulation.population)
    counts.add(simulation.chunks.map(\.tally))
  }
}
