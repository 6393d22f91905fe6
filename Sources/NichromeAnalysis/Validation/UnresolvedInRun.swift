import Foundation
import NichromeModel
import NichromeRunFile
import NichromeTheory

/// What a run of the full dynamics may miss of its own solution, beside noise.
struct UnresolvedInRun {
  /// See `FacePocket`.
  var pocket: FacePocket?
  /// Of u: what cells miss of the bend of mu at the faces.
  var bend = 0.0
  /// Of P_L and P_R, which are those of the energy that enters and leaves the wires: what these have stored since.
  var stored = 0.0

  /// 0.37 to 0.39 in C1e, C1f and C1g of the reference cases, whose bends are 0.7 to 1 % of the voltage.
  private static let unresolvedBend = 0.4
  /// What the warm-up's fits leave of the slowest mode, relative to the heat, by P_R of three runs of C2c.
  private static let residue = 0.004

  init(_ record: RunRecord, _ solution: any DeterministicSolution, _ pocket: FacePocket?) {
    self.pocket = pocket
    let system = record.deck.system
    guard system.dynamics == .full else { return }
    bend = Self.unresolvedBend * abs(solution.faceBend)
    guard solution.current != 0, solution.drudeHeat > 0, system.temperature > 0, record.productionTime > 0 else {
      return
    }
    let mobility = solution.current * solution.current / solution.drudeHeat
    let diffusion = mobility / (2 * Screening.thermalFactor(temperature: system.temperature))
    // A wire between the scatterer and a contact: a quarter of a wave.
    let wave = 2 * system.halfLength / .pi
    let time = wave * wave / diffusion
    let elapsed = record.productionTime / time
    let heat = max(abs(solution.excessHeatLeft), abs(solution.excessHeatRight))
    stored = Self.residue * heat * exp(-record.discardedTime / time) * (1 - exp(-elapsed)) / elapsed
  }
}

extension DiscretisationError {
  mutating func add(_ unresolved: UnresolvedInRun, of solution: any DeterministicSolution) {
    if let pocket = unresolved.pocket {
      electrostaticDrop += pocket.depth
      current += pocket.current
      voltage += pocket.chemicalFall
      extrapolatedVoltage += pocket.chemicalFall
      excessHeat += pocket.current
    }
    voltage += unresolved.bend
    electrostaticDrop += unresolved.bend
    if solution.voltage != 0 { current += abs(solution.current / solution.voltage) * unresolved.bend }
    excessHeat += unresolved.stored
  }
}
