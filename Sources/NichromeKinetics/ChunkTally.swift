import NichromeModel
import NichromeNumerics

/// What one chunk of electrons records; sums over chunks are taken in order, so results do not depend on threads.
package final class ChunkTally {
  /// Scatterer's and contact's place in the order of the bins, see `cross`.
  static let scatterer = -1
  let cells: Mesh
  let bins: Mesh
  let densityCells: Mesh
  let energyBins: EnergyBins
  /// Net carriers absorbed per cell in this step, wire after wire.
  let absorbed: Column<Int32>
  /// Parts of carriers (`SlowFlight`) found per density cell at the end of this step.
  let found: Column<Int32>
  /// Energy from mu0 absorbed and (honestly) re-emitted per cell since the last block.
  let absorbedEnergy: Column<Double>
  let emittedEnergy: Column<Double>
  /// Net carriers (honestly) re-emitted per cell since the last block.
  let emitted: Column<Int32>
  /// Carriers aloft per bin between blocks, and their energy from mu0.
  let aloft: Column<Double>
  let aloftEnergy: Column<Double>
  /// Differences along the faces of the net outward crossings since the last block, as far as `aloft`, births in pairs and
  /// the relaxations do not tell them: number, and energy from mu0.
  let crossings: Column<Double>
  let crossingEnergy: Column<Double>
  /// Net carriers that left through the far end of each wire in this step.
  package var exits: [Int] { exited.array }
  let exited: Column<Int>
  let grain: Grain
  /// Sums over the passages of each face in this step, of 1/l and of 1/v (`FaceWeights`).
  let faceRate: Column<Double>
  let faceInverseSpeed: Column<Double>
  let faceWeights: FaceWeights
  private let slow: SlowFlight
  /// Attempts, transmissions and sum of T(E) at the scatterer since the last block.
  package let attempts: Column<Double>
  let transmissions: Column<Double>
  let expected: Column<Double>
  /// Energy that electrons aloft gained per bin since the last block because the potential moved under them.
  let shifted: Column<Double>
  /// Absorptions plus emissions since the last block.
  var events = 0

  init(
    cells: Mesh, bins: Mesh, densityCells: Mesh, energyBins: EnergyBins, grain: Grain, law: RelaxationLaw,
    slow: SlowFlight
  ) {
    self.grain = grain
    self.slow = slow
    faceWeights = FaceWeights(law: law)
    faceRate = Column(count: 2, repeating: 0)
    faceInverseSpeed = Column(count: 2, repeating: 0)
    self.cells = cells
    self.bins = bins
    self.densityCells = densityCells
    self.energyBins = energyBins
    absorbed = Column(count: 2 * cells.count, repeating: 0)
    found = Column(count: 2 * densityCells.count, repeating: 0)
    absorbedEnergy = Column(count: 2 * cells.count, repeating: 0)
    emittedEnergy = Column(count: 2 * cells.count, repeating: 0)
    emitted = Column(count: 2 * cells.count, repeating: 0)
    aloft = Column(count: 2 * bins.count, repeating: 0)
    aloftEnergy = Column(count: 2 * bins.count, repeating: 0)
    shifted = Column(count: 2 * bins.count, repeating: 0)
    exited = Column(count: 2, repeating: 0)
    crossings = Column(count: 2 * (bins.count + 2), repeating: 0)
    crossingEnergy = Column(count: 2 * (bins.count + 2), repeating: 0)
    attempts = Column(count: energyBins.count, repeating: 0)
    transmissions = Column(count: energyBins.count, repeating: 0)
    expected = Column(count: energyBins.count, repeating: 0)
  }

  func beginStep() {
    absorbed.fill(with: 0)
    found.fill(with: 0)
    faceRate.fill(with: 0)
    faceInverseSpeed.fill(with: 0)
    exited.fill(with: 0)
  }

  func beginBlock() {
    for column in [absorbedEnergy, emittedEnergy, crossings, crossingEnergy, attempts, transmissions, expected] {
      column.fill(with: 0)
    }
    emitted.fill(with: 0)
    shifted.fill(with: 0)
    events = 0
  }

  /// Scores of flights, for loops over many.
  var flights: FlightScores {
    FlightScores(
      cells: cells, densityCells: densityCells, grain: grain, absorbed: absorbed.start,
      absorbedEnergy: absorbedEnergy.start, found: found.start, slow: slow)
  }

  /// Scores electrons re-emitted in a cell.
  /// - Parameters:
  ///   - carriers: for which each of them stands, with its sign.
  ///   - energy: sum over them, from mu0.
  func emit(_ electrons: Int, carriers: Int, energy: Double, cell: Int) {
    emitted.start[cell] &+= Int32(truncatingIfNeeded: carriers * electrons)
    emittedEnergy.start[cell] += Double(carriers) * energy
    events &+= electrons
  }

  /// Scores where an electron's path begins (`+1`) or ends (`-1`): every face between the two is crossed once, so births,
  /// deaths and the ends of a block are all that needs recording. Bin -1 is the scatterer, bin `bins.count` the contact.
  /// Relaxations and ends of a block are counted anyway, births of pairs cancel: only what is left is marked.
  @inline(__always) func mark(_ electron: Electron, at bin: Int, _ direction: Double, unit: Int) {
    let place = electron.wire &* (bins.count &+ 2) &+ bin &+ 1
    let carriers = direction * electron.sign * Double(unit)
    crossings.start[place] += carriers
    crossingEnergy.start[place] += carriers * (electron.energy - 1)
  }

  /// The same for `carriers` pairs of opposite sign born together, with an energy between the two.
  @inline(__always) func markPairs(_ carriers: Int, _ wire: Int, at bin: Int, energy: Double) {
    crossingEnergy.start[wire &* (bins.count &+ 2) &+ bin &+ 1] += Double(carriers) * energy
  }

  @inline(__always) func attempt(argument: Double, probability: Double, transmitted: Bool) {
    let bin = energyBins.bin(argument)
    attempts.start[bin] += 1
    expected.start[bin] += probability
    if transmitted { transmissions.start[bin] += 1 }
  }
}

/// Equal bins of the transmission's argument; what lies outside counts in the end bins.
struct EnergyBins: Sendable, Equatable {
  let lower: Double
  let width: Double
  let count: Int

  @inline(__always) func bin(_ energy: Double) -> Int {
    min(max(Int((energy - lower) / width), 0), count &- 1)
  }
  var centres: [Double] { (0..<count).map { lower + width * (Double($0) + 0.5) } }
}
