/// The warm-up fits the reference to the wires, and at a voltage to the current that holds it.
extension Experiment {
  /// Relative miss of a voltage that the fits may leave to what is of first order in it (`DriveCorrection`).
  private static let smallMiss = 0.003

  var isFitted: Bool { plan.isFitted }

  /// Whether the reference is being fitted, or was some blocks ago.
  func isBeingFitted(blocksAgo blocks: Int) -> Bool {
    isFitted && phase == .warmUp
      && simulation.time - Double(blocks) * blockDuration < steadiness.endOfFitting
  }

  /// Fits the reference to the potentials of the last blocks, and to the current that would hold a voltage.
  func refit() {
    simulation.refit()
    simulation.rescale(to: simulation.current * missingRatio(overLast: 0.5))
    steadiness.restart()
  }

  /// The last fit, of the time that turned out to be steady.
  /// - Returns: whether it has moved the current by more than its noise, and the steady state has to be tested anew.
  func fitsAgain() -> Bool {
    let ratio = missingRatio(overLast: steadiness.share)
    let noise = heldSeries.map { steadiness.relativeError(ofSeries: $0) } ?? 0
    simulation.rescale(to: simulation.current * ratio)
    if abs(ratio - 1) <= max(Self.smallMiss, 3 * noise) || steadiness.isOutOfPatience(simulation.time) { return false }
    steadiness.startAgain(at: simulation.time)
    return true
  }

  /// What a drive holds, among the slow series.
  private var heldSeries: Int? { held.flatMap { observables.slowSeries.firstIndex(of: $0.name) } }

  /// What the current has to be multiplied with to hold a voltage, by its mean over the last part of the time since the last
  /// fit.
  private func missingRatio(overLast share: Double) -> Double {
    guard let held, let index = heldSeries,
      let voltage = steadiness.mean(ofSeries: index, overLast: share)
    else { return 1 }
    let ratio = held.target / voltage
    return ratio > 0 ? min(max(ratio, 0.5), 2) : 1
  }
}
