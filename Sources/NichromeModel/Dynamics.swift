/// The equations of motion of a run: the Boltzmann equation itself, or the closure under which formulas are derived from it.
public enum Dynamics: String, Sendable, Equatable, Codable, CaseIterable {
  /// The Boltzmann equation with the nonlinear local equilibrium; the scatterer conserves the total energy.
  case full
  /// Eqs. (1-5), (13-17), (40-43): the deviation from the Fermi sea feels no acceleration, local equilibrium is linear in
  /// mu - e phi, and the kinetic energy jumps by the electrochemical drop eV at the scatterer.
  case linearised
}
