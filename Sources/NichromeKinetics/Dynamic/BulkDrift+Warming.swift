import NichromeModel
import NichromeNumerics

extension BulkDrift {
  /// The gas of a current that changes with time: to first order in the field the linearised one, and apart from it what
  /// is of second order, the kinetic energy of which is the heat that electrons have taken up on their way.
  ///
  /// For a constant relaxation time g(v) = int_0^inf ds e^-s f(v - a(s)), a(s) what the field has added to v in the
  /// last s: f - <a> f' + <a^2> f''/2 + ... at any course of a uniform field. In a steady one the last term is the even part
  /// [d(v) + d(-v)]/2 + F(v^2 - y) - F(v^2 - 1) of the exact gas, to all even orders; it is taken from there, for any law.
  package init(warm current: Double, temperature: Double, law: RelaxationLaw, states: StateFunctions) {
    guard current != 0 else {
      self.init(linearised: current, temperature: temperature, law: law)
      return
    }
    let size = min(abs(current), Self.gentle)
    let gas = BulkDrift(current: size, temperature: temperature, law: law, states: states)
    let (grid, d, y) = (gas.velocities, gas.deviation, gas.chemicalEnergy)
    let scale = current * current / (size * size)
    let even = grid.indices.map { i in
      let x = grid[i] * grid[i]
      let shifted = fermi((x - y) / temperature) - fermi((x - 1) / temperature)
      return scale * (0.5 * (d[i] + d[grid.count - 1 - i]) + shifted)
    }
    self.init(
      linearised: current, temperature: temperature, law: law, velocities: grid, spacing: grid[1] - grid[0],
      warming: even)
  }

  /// Largest current whose gas is asked for its even part: what a source might do at its peak may be beyond any steady state.
  private static let gentle = 0.1
}
