import NichromeModel

extension KineticSolver {
  /// The steady state at a voltage: the root of u(iota), by secants kept between a current that is too small and one
  /// that is too large, or that no steady state carries. It ends where only the unrest of the potentials is left of the
  /// miss, which the secant takes off.
  mutating func solve(on mesh: SolverMesh, voltage target: Double) throws(TheoryError) -> SteadyState {
    var lower = 0.0
    var upper = Double.infinity
    var last: (current: Double, miss: Double)?
    var best: SteadyState?
    for _ in 0..<Self.mostTrials {
      let iota = current
      guard let state = try? solve(on: mesh) else {
        upper = iota
        current = 0.5 * (lower + upper)
        if upper - lower < Self.narrowest * upper { break }
        continue
      }
      let miss = state.voltage - target
      if best.map({ abs(miss) < abs($0.voltage - target) }) ?? true { best = state }
      if abs(miss) <= max(Self.precision * target, state.unrest) { break }
      if miss < 0 { lower = iota } else { upper = min(upper, iota) }
      if let last, abs(miss - last.miss) > Self.resolved * state.unrest {
        let slope = (miss - last.miss) / (iota - last.current)
        if slope > 0 { resistance = slope }
      }
      last = (iota, miss)
      current = iota - miss / (resistance ?? state.voltage / iota)
      // Outside the bracket: towards the middle.
      if !(current > lower && current < upper) {
        current = upper.isFinite ? 0.5 * (lower + upper) : 2 * iota
      }
      current = min(current, Self.largestStep * iota)
      // Nothing between both ends but the noise of the iteration.
      if upper.isFinite && upper - lower <= 1e-13 * upper { break }
    }
    guard var best else { throw .noConvergence(what: "the current of the voltage", residual: 1) }
    let miss = abs(best.voltage - target)
    guard miss <= max(Self.acceptable * target, best.unrest) else {
      throw .noConvergence(what: "the current of the voltage", residual: miss / target)
    }
    best.settle(voltage: target, resistance: resistance ?? best.voltage / best.current)
    current = best.current
    return best
  }

  private static let mostTrials = 12
  private static let largestStep = 4.0
  /// Bracket between a current with and one without a steady state, relative, that is not searched further.
  private static let narrowest = 0.02
  /// Differences of voltages this many times the unrest of the potentials make a secant.
  private static let resolved = 10.0
  /// Of the voltage, relative: what is aimed at, and what will do.
  private static let precision = 1e-11
  private static let acceptable = 1e-8
}
