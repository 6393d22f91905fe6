import NichromeModel
import NichromeNumerics

/// Every choice of a simulation that is not physics: reference, meshes, time step, weight. Errors against each of them are
/// measured in the documentation.
package struct Plan {
  let system: System
  let states: StateFunctions
  let bulk: BulkDrift
  let reference: Reference
  let closure: any Closure
  let cells: Mesh
  let bins: Mesh
  let grain: Grain
  let densityCells: Mesh
  /// The length that density cells were asked to have at the most.
  let fieldCell: Double
  let fieldCells: Mesh
  let energyBins: EnergyBins
  let timeStep: Double
  let weight: Double
  let particles: Int
  let seed: UInt64
  /// Shares the electrons are cut into.
  let chunks: Int
  /// Number of the realisation in an ensemble, from 0.
  var realisation = 0
  let layerFraction: Double
  /// How far a layer that holds electrons reaches.
  let heldReach: Double?
  let isDynamic: Bool
  /// Where every electron is simulated.
  let sea: FermiSea?
  /// Whether nothing flows at first: the drive is a function of time.
  let startsInEquilibrium: Bool
  let memory: Double
  /// The drift of the bulk in the reference, where that is worth while.
  let drift: DriftReference?

  /// - Parameters:
  ///   - current: iota of the contacts.
  ///   - jump: m(z-) - m(z+).
  ///   - dynamicTimeStep: of a dynamic field where the deck leaves it open; nil: what the plasma frequency asks for.
  init(
    system: System, states: StateFunctions, bulk: BulkDrift, jump: Double, bins binCount: Int,
    settings: SimulationSettings, dynamicTimeStep: Double? = nil, numerics: Numerics = Numerics()
  ) {
    self.system = system
    self.states = states
    self.bulk = bulk
    reference = Reference(jump: jump, slope: bulk.slope)
    let length = system.halfLength
    closure =
      switch system.dynamics {
      case .full where settings.field == .dynamic:
        TrueTime(chemicalEnergy: bulk.chemicalEnergy, thermal: reference, isWhole: settings.method == .analog)
      case .full where settings.method == .analog: WholeSea(reference: reference)
      case .full: FullDynamics(reference: reference)
      case .linearised: LinearisedDynamics(voltage: jump, reference: reference, halfLength: length)
      }
    bins = Mesh(halfLength: length, count: binCount)
    isDynamic = settings.field == .dynamic
    startsInEquilibrium = system.course != nil
    // Carriers that wait at the border between units would be missing from the charge.
    grain = Grain(bins: bins, reach: numerics.nearReach, farUnit: isDynamic ? 1 : numerics.farUnit)
    let followsNoise = Self.isPlain(system, settings) && system.dynamics == .full && system.screening == .neutral
    fieldCell = followsNoise ? numerics.neutralCellLength : numerics.fieldCellLength
    var (cellLength, fieldCellLength) = (numerics.cellLength, fieldCell)
    if isDynamic, case .poisson(let k) = system.screening {
      let resolved = Self.cellPerScreeningLength / k
      (cellLength, fieldCellLength) = (min(cellLength, resolved), min(fieldCellLength, resolved))
    }
    let held =
      Self.isPlain(system, settings)
      ? system.expectedVoltage.flatMap { HeldElectrons(system, voltage: $0) } : nil
    heldReach = held?.reach
    if let held, case .poisson(let k) = system.screening {
      cellLength = min(cellLength, max(held.reach, numerics.heldCellLength))
      fieldCellLength = min(fieldCellLength, max(numerics.heldCell / k, length / Double(numerics.largestField)))
    }
    let perBin = max(1, Int((bins.spacing / cellLength - 1e-9).rounded(.up)))
    cells = Mesh(halfLength: length, count: binCount * perBin)
    sea = settings.method == .analog ? FermiSea(states: states, cells: cells) : nil
    let fieldPerCell = max(1, Int((cells.spacing / fieldCellLength - 1e-9).rounded(.up)))
    densityCells = Mesh(halfLength: length, count: cells.count * fieldPerCell)
    var refinement = 1
    if !isDynamic, case .poisson(let k) = system.screening {
      let wanted = Int((k * densityCells.spacing * numerics.cellsPerScreeningLength).rounded(.up))
      refinement = max(1, min(wanted, max(numerics.largestField / densityCells.count, 1)))
    }
    fieldCells = Mesh(halfLength: length, count: densityCells.count * refinement)
    let spread = 12 * system.temperature + abs(jump)
    let lowest = max(0, 1 - spread)
    energyBins = EnergyBins(lower: lowest, width: (1 + spread - lowest) / 64, count: 64)
    let longest =
      isDynamic
      ? dynamicTimeStep ?? settings.dynamicTimeStep(of: system)
      : sea != nil ? SimulationSettings.analogTimeStep : numerics.timeStep
    timeStep = settings.timeStep ?? longest
    layerFraction = held == nil ? numerics.layerFraction : numerics.heldFraction
    memory = numerics.memory
    particles = settings.particles
    seed = settings.seed
    chunks = settings.chunks
    drift =
      numerics.drifts && Self.isPlain(system, settings)
      ? DriftReference(bulk: bulk, law: system.relaxation, states: states, isExact: system.dynamics == .linearised)
      : nil
    let simulated = grain.nearLength + grain.farLength / Double(grain.farUnit)
    let carried =
      drift.map { Self.carried(beyond: $0, bulk, simulated: simulated) }
      ?? (sea != nil
        ? bulk.population(whole: true).total * 2 * simulated
        : bulk.population().total * 2 * simulated + 2 * abs(jump) * (bulk.current == 0 ? 0 : 1))
    weight = carried > 0 ? carried / Double(settings.particles) : 1 / Double(settings.particles)
  }
}

/// Resolution of the numerics, in reduced units.
package struct Numerics: Sendable {
  /// Field interval.
  package var timeStep = 1.0
  /// Electrons further than this from the scatterer stand for `farUnit` carriers: half the work, the same errors nearby.
  package var nearReach = 5.0
  package var farUnit = 4
  /// Largest relaxation cell.
  package var cellLength = 0.05
  /// Largest density cell.
  package var fieldCellLength = 0.0125
  /// The same where neutrality makes psi follow each cell's noise: in finer cells that makes wells as steep as the field.
  package var neutralCellLength = 0.05
  package var cellsPerScreeningLength = 2.0
  package var largestField = 16384
  /// Share of the run so far that the running means of mu and nu remember; 0 takes each step by itself, which heats.
  package var memory = 0.3
  /// Leg of flight inside the screening layer, in screening lengths.
  package var layerFraction = 0.5
  /// The same where the layer holds electrons, and the largest density cell there, in screening lengths. Relaxation cells
  /// are no longer than the layer reaches then, `heldCellLength` at the least.
  package var heldFraction = 0.1
  package var heldCell = 0.25
  package var heldCellLength = 0.01
  /// Whether the reference drifts with the bulk, where that saves electrons.
  package var drifts = true

  package init() {}
}
