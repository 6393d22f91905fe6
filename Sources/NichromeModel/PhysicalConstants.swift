/// Constants of nature in SI units, CODATA 2018 (E. Tiesinga et al., Rev. Mod. Phys. 93, 025010 (2021)).
///
/// Charge, Planck's and Boltzmann's constant are exact by definition of the SI (2019).
public enum PhysicalConstants {
  /// Elementary charge e in C (exact).
  public static let elementaryCharge = 1.602176634e-19
  /// Planck's constant h in J s (exact).
  public static let planck = 6.62607015e-34
  /// hbar = h/(2 pi) in J s.
  public static let reducedPlanck = planck / (2 * Double.pi)
  /// Boltzmann's constant k_B in J/K (exact).
  public static let boltzmann = 1.380649e-23
  /// Electron mass in kg; the last two digits, 15, are uncertain by 28.
  public static let electronMass = 9.1093837015e-31
  /// Vacuum permittivity eps0 in F/m; the last two digits, 28, are uncertain by 13.
  public static let vacuumPermittivity = 8.8541878128e-12
}
