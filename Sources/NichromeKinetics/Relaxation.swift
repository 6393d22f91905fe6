import NichromeModel
import NichromeNumerics

/// The right side of the Boltzmann equation: absorbed carriers come back as local equilibrium, number conserved per cell.
///
/// Opposite signs absorbed in one cell and step cancel; the net number W is re-emitted with the energies of
/// (1/l)[F(E - mu) - F(E - m)]. Only the mean of W decides mu(z) (time-averaged: an instantaneous mu would add heat of order
/// 1/N), the number itself is exact at every step.
package final class Relaxation: @unchecked Sendable {
  package let cells: Mesh
  /// Carriers per electron in each cell.
  private let units: [Int]
  let law: EmissionLaw
  var cellCount: Int { 2 * cells.count }
  /// Time-averaged net absorption per length and time.
  let rate: Column<Double>
  /// mu - m at cell centres.
  package let deviation: Column<Double>
  /// Energy from mu0 expected to be re-emitted per cell since the last block.
  let expectedEnergy: Column<Double>
  /// Net carriers absorbed per cell: in the last step, and since the last block.
  package let net: Column<Int>
  let netInBlock: Column<Int>
  /// What each cell emits in the next step.
  let emissions: Column<CellEmission>
  /// Of the last step.
  private let equilibria: Column<CellEquilibrium>
  /// Chunk that emits the first of each cell's carriers.
  let firstEmission: Column<Int>
  /// Electrons emitted by the cells before each.
  private let emittedBefore: Column<Int>
  /// mu - m at each face of the scatterer.
  var faceDeviation: [Double] = [0, 0]
  /// The gas at the faces: time-averaged, and summed over the steps of the block.
  var faceGas = FaceGas()
  private(set) var faceGasInBlock = FaceGas()
  /// Cells whose local equilibrium is that of an empty band: with less than nothing to emit, or of a density below zero.
  private(set) var emptyCells = 0
  /// Whether the potential has ever left all bounds.
  private(set) var unbearable = false
  private let states: StateFunctions
  /// m - psi of most wires; what is beyond is drawn by rejection.
  private static let usual = 0.4...1.6
  private(set) var reference: Reference
  private let emissionSpread: Double
  private let sea: FermiSea?

  /// - Parameters:
  ///   - emissionSpread: share of mu - m over which the energies of re-emission are spread.
  ///   - sea: where all of the gas is simulated, and F(E - mu)/l is emitted.
  init(
    cells: Mesh, grain: Grain, system: System, reference: Reference, states: StateFunctions, emissionSpread: Double,
    sea: FermiSea?
  ) {
    self.sea = sea
    self.emissionSpread = emissionSpread
    self.cells = cells
    units = (0..<(2 * cells.count)).map { grain.unit(cells.centre($0 % cells.count)) }
    self.reference = reference
    self.states = states
    law = EmissionLaw(temperature: system.temperature, law: system.relaxation, isWhole: sea != nil)
      .tabulated(states, around: Self.usual)
    func column<T>(of value: T) -> Column<T> { Column(count: 2 * cells.count, repeating: value) }
    (rate, deviation, expectedEnergy) = (column(of: 0), column(of: 0), column(of: 0))
    (emissions, equilibria) = (column(of: CellEmission()), column(of: CellEquilibrium()))
    (net, netInBlock) = (column(of: 0), column(of: 0))
    (firstEmission, emittedBefore) = (column(of: 0), column(of: 0))
  }

  /// Takes what the chunks absorbed and renews mu(z).
  /// - Parameters:
  ///   - perCarrier: weight/(duration cell length), the absorption rate one carrier stands for.
  ///   - gain: share of this step in the running mean.
  ///   - fromBefore: whether mu is that of the steps before. Of the whole sea all that is emitted has mu in its energy, and a short
  ///     mean would know of its own number: more of them with more energy each.
  func collect(
    _ counts: StepCounts, chunks: Int, perCarrier: Double, gain: Double, in potential: Potential,
    fromBefore: Bool = false, team: Team = Team(threads: 1)
  ) {
    var first = 0
    for cell in 0..<cellCount {
      let sum = counts.absorbed(cell)
      net[cell] = sum
      netInBlock[cell] += sum
      firstEmission[cell] = first % chunks
      first += abs(sum) / units[cell]
    }
    if fromBefore { solve(in: potential, team) }
    for cell in 0..<cellCount { rate[cell] += gain * (Double(net[cell]) * perCarrier - rate[cell]) }
    if !fromBefore { solve(in: potential, team) }
    emptyCells = 0
    for cell in 0..<cellCount {
      if !equilibria[cell].isBearable { unbearable = true }
      emptyCells += equilibria[cell].isEmpty ? 1 : 0
    }
    if let sea { smooth(sea, in: potential) }
    prepareEmissions(team)
    let perFace = perCarrier * cells.spacing
    faceGas.add(counts, perCarrier: gain * perFace, keeping: 1 - gain)
    faceGasInBlock.add(counts, perCarrier: perFace)
    for wire in 0...1 { faceDeviation[wire] = deviation(faceRate: faceGas.rate[wire], wire, in: potential) }
  }

  /// mu of the cells from their rates, the wires at the same time.
  private func solve(in potential: Potential, _ team: Team) {
    nonisolated(unsafe) let field = potential
    team.forEach(2) { [self] wire in
      for j in 0..<cells.count {
        let (cell, s) = (wire * cells.count + j, cells.centre(j))
        let found = CellEquilibrium(
          emitting: rate[cell], reference: reference.potential(wire: wire, distance: s),
          potential: field.potential(wire: wire, distance: s), states, background: background)
        equilibria[cell] = found
        deviation[cell] = found.deviation
        if sea == nil { expect(found.meanEnergy, from: cell) }
      }
    }
  }

  private func expect(_ energy: Double, from cell: Int) { expectedEnergy[cell] += Double(net[cell]) * (energy - 1) }

  private func smooth(_ sea: FermiSea, in potential: Potential) {
    var smoothed = deviation.array
    sea.smooth(&smoothed)
    for cell in 0..<cellCount {
      deviation[cell] = smoothed[cell]
      let (wire, s) = (cell / cells.count, cells.centre(cell % cells.count))
      let y = reference.potential(wire: wire, distance: s) - potential.potential(wire: wire, distance: s)
      expect(potential.potential(wire: wire, distance: s) + sea.meanEnergy(y + deviation[cell]), from: cell)
    }
  }

  /// What the reference of chemical energy y emits of the rates counted: nothing, unless all of the gas is.
  private func background(_ y: Double) -> Double { sea.map { 2 * $0.number(y) } ?? 0 }

  /// Starts from the absorption rate of a gas of chemical energy y = m - psi everywhere, as if steps had gone before.
  /// - Parameters:
  ///   - density: n(y).
  ///   - perCarrier: weight/(duration cell length).
  func start(chemicalEnergy y: Double, density: Double, perCarrier: Double, chunks: Int) {
    var carriers = Accumulator(phase: 0.5)
    var first = 0
    for cell in 0..<cellCount {
      rate[cell] = background(y)
      let electrons = carriers.take(rate[cell] / (perCarrier * Double(units[cell])))
      net[cell] = units[cell] * electrons
      firstEmission[cell] = first % chunks
      first += electrons
    }
    faceGas = FaceGas(rate: [background(y), background(y)], density: [density, density])
    prepareEmissions()
  }

  func beginBlock() {
    for cell in 0..<cellCount {
      expectedEnergy[cell] = 0
      netInBlock[cell] = 0
    }
    faceGasInBlock = FaceGas()
  }

  /// Counts from a reference that has moved by a change, by wire and distance; mu stays: what F(E - m) emits more is emitted by
  /// the rest less.
  func recount(_ change: (Int, Double) -> Double, in potential: Potential) {
    func lost(_ wire: Int, _ s: Double, _ y: Double) -> Double { 2 * states.number(from: y, to: y + change(wire, s)) }
    for cell in 0..<cellCount {
      let (wire, s) = (cell / cells.count, cells.centre(cell % cells.count))
      let y = reference.potential(wire: wire, distance: s) - potential.potential(wire: wire, distance: s)
      rate[cell] -= lost(wire, s, y)
      deviation[cell] -= change(wire, s)
    }
    for wire in 0...1 {
      let y = reference.potential(wire: wire, distance: 0) - potential.facePotential[wire]
      faceGas.rate[wire] -= lost(wire, 0, y)
      faceGas.density[wire] -= states.density(y + change(wire, 0)) - states.density(y)
      faceDeviation[wire] -= change(wire, 0)
    }
    prepareEmissions()
  }

  /// Counts from another reference, and mu moves with it.
  func move(to new: Reference) { reference = new }

  /// mu - m at the contact of a wire.
  func endDeviation(_ wire: Int) -> Double { emissions[(wire + 1) * cells.count - 1].width(at: cells.halfLength) }

  /// mu - m at a wire's face for an absorption rate there, to first order in what that differs from its mean by: few electrons
  /// pass in a block, and a curve read at a noisy place is wrong in the mean.
  func deviation(faceRate: Double, _ wire: Int, in potential: Potential) -> Double {
    let y0 = reference.potential(wire: wire, distance: 0) - potential.facePotential[wire]
    let y1 = states.chemicalEnergy(emitting: faceGas.rate[wire] - background(y0), from: y0)
    return y1 - y0 + 0.5 * (faceRate - faceGas.rate[wire]) / states.relaxationNumber(y1)
  }

  /// psi at a wire's face in the neutral limit, for a density of the deviational electrons there; to first order likewise.
  func neutralPotential(faceDensity: Double, _ wire: Int, in potential: Potential) -> Double {
    let m = reference.potential(wire: wire, distance: 0)
    let y = states.chemicalEnergy(
      ofDensity: states.density(1) - faceGas.density[wire], near: m - potential.facePotential[wire])
    return m - y + (faceDensity - faceGas.density[wire]) / states.compressibility(y)
  }

  /// mu - m per cell for the rates of a block, to first order about their long means.
  func deviation(nearRates rates: [Double], in potential: Potential) -> [Double] {
    rates.indices.map { cell in
      let wire = cell / cells.count
      let s = cells.centre(cell % cells.count)
      let y0 = reference.potential(wire: wire, distance: s) - potential.potential(wire: wire, distance: s)
      return deviation[cell] + 0.5 * (rates[cell] - rate[cell]) / states.relaxationNumber(y0 + deviation[cell])
    }
  }

  /// mu - m per cell for given mean rates, e.g. of a batch.
  func deviation(ofRates rates: [Double], in potential: Potential) -> [Double] {
    rates.indices.map { cell in
      let wire = cell / cells.count
      let s = cells.centre(cell % cells.count)
      let y0 = reference.potential(wire: wire, distance: s) - potential.potential(wire: wire, distance: s)
      return states.chemicalEnergy(emitting: rates[cell], from: y0) - y0
    }
  }

  func prepareEmissions(_ team: Team = Team(threads: 1)) {
    var before = 0
    for cell in 0..<cellCount {
      emittedBefore[cell] = before
      before += abs(net[cell]) / units[cell]
    }
    team.forEach(2) { [self] wire in
      for cell in (wire * cells.count)..<((wire + 1) * cells.count) { prepareEmission(cell) }
    }
  }

  /// Slopes of second order by central differences inside a wire, from three cells at its face; one-sided at its end, where
  /// nothing bends.
  private func prepareEmission(_ cell: Int) {
    let j = cell % cells.count
    let (before, after) = (j > 0 ? cell - 1 : cell, j < cells.count - 1 ? cell + 1 : cell)
    let steps = Double(after - before)
    func change(of values: Column<Double>) -> Double {
      j == 0 && cells.count > 2
        ? -1.5 * values[cell] + 2 * values[cell + 1] - 0.5 * values[cell + 2]
        : (values[after] - values[before]) / steps
    }
    let slope = change(of: deviation) / cells.spacing
    emissions[cell] = CellEmission(
      electrons: abs(net[cell]) / units[cell], carriers: units[cell] * net[cell].signum(),
      firstChunk: firstEmission[cell], before: emittedBefore[cell], centre: cells.centre(j),
      halfSpacing: 0.5 * cells.spacing,
      tilt: rate[cell] != 0 ? min(max(0.5 * change(of: rate) / rate[cell], -1), 1) : 0,
      width: emissionSpread * deviation[cell], widthSlope: emissionSpread * slope)
  }
}
