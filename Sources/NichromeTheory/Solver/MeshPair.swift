/// Solutions on a mesh and on one twice as fine: the better value of both, and how wrong it may be.
///
/// The scheme is of second order or better: the fine mesh errs by at most a third of the difference, and that much is
/// taken off. Square-root singularities of slow electrons lower the order, so that the error stated is the correction
/// itself, not what is left of it. To that comes what the iteration left of its steps: in the potentials, and as work of
/// the current in the heat.
struct MeshPair {
  let best: SteadyState
  let error: DiscretisationError

  init(coarse: SteadyState, fine: SteadyState) {
    func better(_ a: Double, _ b: Double) -> Double { b + (b - a) / 3 }
    func deviation(_ a: Double, _ b: Double) -> Double { abs(b - a) / 3 }
    let unrest = max(coarse.unrest, fine.unrest)
    var best = fine
    best.current = better(coarse.current, fine.current)
    best.voltage = better(coarse.voltage, fine.voltage)
    best.electrostaticDrop = better(coarse.electrostaticDrop, fine.electrostaticDrop)
    best.extrapolatedVoltage = better(coarse.extrapolatedVoltage, fine.extrapolatedVoltage)
    var profile = 0.0
    var peak = 0.0
    for wire in 0...1 {
      let correction = LocalPolynomial(
        knots: coarse.mesh.edges,
        values: coarse.mesh.edges.indices.map { (fine.cumulative[wire][2 * $0] - coarse.cumulative[wire][$0]) / 3 })
      let before = LocalPolynomial(knots: fine.mesh.edges, values: fine.cumulative[wire])
      for (k, edge) in fine.mesh.edges.enumerated() { best.cumulative[wire][k] += correction(edge).value }
      let after = LocalPolynomial(knots: fine.mesh.edges, values: best.cumulative[wire])
      for s in coarse.mesh.centres {
        peak = max(peak, abs(after(s).slope))
        profile = max(profile, abs(after(s).slope - before(s).slope))
      }
    }
    self.best = best
    var error = DiscretisationError()
    error.profile = profile + unrest * fine.current
    error.current = deviation(coarse.current, fine.current)
    error.voltage = deviation(coarse.voltage, fine.voltage) + unrest
    error.electrostaticDrop = deviation(coarse.electrostaticDrop, fine.electrostaticDrop) + unrest
    error.extrapolatedVoltage = deviation(coarse.extrapolatedVoltage, fine.extrapolatedVoltage) + unrest
    error.excessHeat =
      [0, 1].map { deviation(coarse.excessHeat[$0], fine.excessHeat[$0]) }.max()! + unrest * fine.current
    error.relative = peak > 0 ? error.profile / peak : 0
    self.error = error
  }
}
