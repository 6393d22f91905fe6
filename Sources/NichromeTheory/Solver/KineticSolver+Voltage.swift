import NichromeModel

extension KineticSolver {
  /// The steady state at a voltage: the root of u(iota), by secants kept between a current that is too small and one
  /// that is too large, or that no steady state carries.
  mutating func solve(on mesh: SolverMesh, voltage target: Double) throws(TheoryError) -> SteadyState {
    var lower = (current: 0.0, miss: -target)
    var upper = Double.infinity
    var slope: Double?
    var last: (current: Double, miss: Double)?
    var best: SteadyState?
    for _ in 0..<Self.mostTrials {
      let iota = current
      guard let state = try? solve(on: mesh) else {
        upper = iota
        current = 0.5 * (lower.current + upper)
        if upper - lower.current < Self.narrowest * upper { break }
        continue
      }
      let miss = state.voltage - target
      if best.map({ abs(miss) < abs($0.voltage - target) }) ?? true { best = state }
      if abs(miss) <= max(Self.precision * target, Self.ofUnrest * state.unrest) { break }
      if miss < 0 { lower = (iota, miss) } else { upper = min(upper, iota) }
      if let last, iota != last.current, (miss - last.miss) / (iota - last.current) > 0 {
        slope = (miss - last.miss) / (iota - last.current)
      }
      last = (iota, miss)
      current = iota - miss / (slope ?? state.voltage / iota)
      // Outside the bracket, or with noise for a slope: towards the middle.
      if !(current > lower.current && current < upper) {
        current = upper.isFinite ? 0.5 * (lower.current + upper) : 2 * iota
      }
      current = min(current, Self.largestStep * iota)
      // Nothing between both ends but the noise of the iteration.
      if upper.isFinite && upper - lower.current <= 1e-13 * upper { break }
    }
    guard let best else { throw .noConvergence(what: "the current of the voltage", residual: 1) }
    let miss = abs(best.voltage - target)
    guard miss <= max(Self.acceptable * target, best.unrest) else {
      throw .noConvergence(what: "the current of the voltage", residual: miss / target)
    }
    current = best.current
    return best
  }

  private static let mostTrials = 12
  private static let largestStep = 4.0
  /// Bracket between a current with and one without a steady state, relative, that is not searched further.
  private static let narrowest = 0.02
  /// Of the voltage, relative: what is aimed at, and what will do.
  private static let precision = 1e-11
  /// Share of the unrest of the potentials below which it is their noise that is followed.
  private static let ofUnrest = 1e-2
  private static let acceptable = 1e-8
}
