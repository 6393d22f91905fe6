import NichromeModel
import NichromeNumerics

/// A reference that drifts.
extension Plan {
  /// Whether deviational particles find a steady state: only then may the reference drift, and layers hold electrons.
  static func isPlain(_ system: System, _ settings: SimulationSettings) -> Bool {
    system.course == nil && settings.field == .quasistatic && settings.method == .deviational
  }

  /// Whether the warm-up fits the reference to the wires: under the linearised closure nothing is left to fit.
  var isFitted: Bool { drift != nil && system.dynamics == .full }

  /// The electrons that the gas starts from, per length of a wire.
  var population: SignedSampler {
    guard let drift else { return bulk.population(whole: sea != nil, times: startsInEquilibrium ? 0 : 1) }
    return Self.population(beyond: drift, bulk)
  }

  private static func population(beyond drift: DriftReference, _ bulk: BulkDrift) -> SignedSampler {
    bulk.population(times: 1) { drift.slope * drift.deviation(speed: $0, bulk.chemicalEnergy) }
  }

  /// Carriers aloft where the reference drifts: beside the gas of second order those from the scatterer, born in four kinds
  /// at the rate of half the current or twice that, and those of them that relax and fly again.
  static func carried(beyond drift: DriftReference, _ bulk: BulkDrift, simulated: Double) -> Double {
    population(beyond: drift, bulk).total * 2 * simulated + 5 * abs(bulk.current)
  }

  /// Edges of the cells in which the drift's sources are known, for every stretch of a wire: the nodes of psi in the screening
  /// layer, and those of the density cells beyond.
  ///
  /// Between nodes psi' is constant. Of longer cells, which know its mean, a dip of psi would get as many electrons at rest as
  /// its surroundings, and nothing would take those away: it would grow.
  var driftEdges: [[Double]] {
    var layer = 0.0
    if case .poisson(let k) = system.screening { layer = min(6 / k, system.halfLength) }
    let fine = (0..<fieldCells.count).map(fieldCells.centre).prefix { $0 < layer }
    let nodes = fine + (0..<densityCells.count).map(densityCells.centre).filter { $0 >= layer }
    return grain.regions.map { region in
      let end = region.start + region.length
      return [region.start] + nodes.filter { $0 > region.start && $0 < end } + [end]
    }
  }
}
