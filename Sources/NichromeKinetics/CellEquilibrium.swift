import NichromeNumerics

/// The local equilibrium of a relaxation cell, that which emits what the cell absorbs.
struct CellEquilibrium: BitwiseCopyable, Sendable {
  /// mu - m.
  var deviation = 0.0
  /// Mean total energy of a carrier re-emitted.
  var meanEnergy = 0.0
  /// Whether it is that of an empty band.
  var isEmpty = false
  /// Whether m - psi is within all bounds.
  var isBearable = true
}

extension CellEquilibrium {
  /// - Parameters:
  ///   - rate: emitted per length and time, less what the reference emits.
  ///   - background: what the reference emits of it, by its chemical energy.
  init(
    emitting rate: Double, reference m: Double, potential psi: Double, _ states: StateFunctions,
    background: (Double) -> Double
  ) {
    let y0 = max(m - psi, states.lowest)
    let y1 = states.chemicalEnergy(emitting: rate - background(y0), from: y0)
    deviation = y1 - y0
    meanEnergy = psi + states.meanEmissionEnergy(from: y0, to: y1)
    isEmpty = y1 <= states.lowest
    isBearable = states.bearable.contains(m - psi)
  }
}
