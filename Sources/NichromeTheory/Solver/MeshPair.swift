/// Solutions on a mesh and on one twice as fine: the better value of both, and how wrong it may be.
///
/// The scheme is of second order: the fine mesh errs by a third of the difference, and that much is taken off. The error
/// stated is the correction itself, not what is left of it. Square-root singularities of slow electrons lower the order:
/// where the differences fall q-fold from pair to pair, what is left after the third is 1/(q - 1) - 1/3 of the last one, and
/// that is stated if it is more. To that comes what the iteration left of its steps: in the potentials, and as work of the
/// current in the heat.
struct MeshPair {
  let best: SteadyState
  let error: DiscretisationError
  /// Largest difference between the profiles of both meshes.
  let difference: Double

  /// - Parameter previous: `difference` of the pair before, whose fine mesh is this pair's coarse one.
  init(coarse: SteadyState, fine: SteadyState, previous: Double? = nil) {
    func better(_ a: Double, _ b: Double) -> Double { b + (b - a) / 3 }
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
    difference = 3 * profile
    let share = Self.share(difference, after: previous)
    func deviation(_ a: Double, _ b: Double) -> Double { abs(b - a) * share }
    var error = DiscretisationError()
    error.profile = difference * share + unrest * fine.current
    error.current = deviation(coarse.current, fine.current)
    error.voltage = deviation(coarse.voltage, fine.voltage) + unrest
    error.electrostaticDrop = deviation(coarse.electrostaticDrop, fine.electrostaticDrop) + unrest
    error.extrapolatedVoltage = deviation(coarse.extrapolatedVoltage, fine.extrapolatedVoltage) + unrest
    error.excessHeat =
      [0, 1].map { deviation(coarse.excessHeat[$0], fine.excessHeat[$0]) }.max()! + unrest * fine.current
    error.relative = peak > 0 ? error.profile / peak : 0
    self.error = error
  }

  /// Part of the difference that bounds the error of the better value.
  private static func share(_ difference: Double, after previous: Double?) -> Double {
    let third = 1.0 / 3
    guard let previous, difference > 0 else { return third }
    return max(third, 1 / (max(previous / difference, slowest) - 1) - third)
  }

  /// Differences that hardly fall tell of noise, not of an order.
  private static let slowest = 1.25
}
