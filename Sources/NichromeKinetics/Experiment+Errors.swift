import NichromeNumerics

/// How well the means over the batches are known.
extension Experiment {
  /// Standard errors of the means over the batches of a quantity.
  func error(_ name: String, _ own: [[Double]], among rows: [[Double]]) -> [Double] {
    isRemembered(name) ? scatter(own) : heatError(name, rows) ?? error(own)
  }

  private func error(_ batches: [[Double]]) -> [Double] {
    let width = batches.first?.count ?? 0
    return ensemble == nil
      ? CorrelatedBatches.standardError(batches, width: width) : BatchMeans.standardError(batches, width: width)
  }

  /// Of P_L and P_R, which exchange with what their wires store in the same way; nil for all else.
  private func heatError(_ name: String, _ rows: [[Double]]) -> [Double]? {
    let both = ["excessHeatLeft", "excessHeatRight"]
    guard ensemble == nil, let wire = both.firstIndex(of: name) else { return nil }
    let errors = CorrelatedBatches.pairedErrors(both.map { name in rows.map { $0[observables.scalar(name)] } })
    return [errors[wire]]
  }

  /// In neutral wires the drop is the voltage. Brought to the one asked for, it scatters by what psi remembers of noise long
  /// gone, so little and so slowly that batches do not tell how well their mean is known: it is taken to be known no better
  /// than one of them.
  private func isRemembered(_ name: String) -> Bool {
    name == "electrostaticDrop" && held?.name == "voltage" && deck.system.screening == .neutral
  }

  /// Standard deviations of the batches of a quantity.
  private func scatter(_ batches: [[Double]]) -> [Double] {
    BatchMeans.standardError(batches, width: batches.first?.count ?? 0).map { $0 * Double(batches.count).squareRoot() }
  }
}
