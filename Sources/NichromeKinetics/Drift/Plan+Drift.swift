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

  /// Edges of the cells in which the drift's sources are known, for every stretch of a wire: those of the relaxation cells,
  /// and in the screening layer those of the field.
  var driftEdges: [[Double]] {
    var fine = 0.0
    if case .poisson(let k) = system.screening { fine = min(6 / k, system.halfLength) }
    let h = fieldCells.spacing
    let layer = h < cells.spacing ? (0..<Int(fine / h)).map { Double($0 + 1) * h } : []
    return grain.regions.map { region in
      let end = region.start + region.length
      let inner = (layer + (1..<cells.count).map { Double($0) * cells.spacing }).filter {
        $0 > region.start && $0 < end
      }
      var edges = [region.start]
      for edge in (inner + [end]).sorted() where edge > edges.last! + 1e-9 { edges.append(edge) }
      return edges
    }
  }
}
