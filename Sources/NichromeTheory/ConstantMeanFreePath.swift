import NichromeModel
import NichromeNumerics

/// The exact solution of the full dynamics for a constant mean free path, at any voltage, temperature and T(E).
///
/// In total energy the potential drops out of the kinetics: nothing depends on the screening, mu(z) falls with the slope
/// iota/2 everywhere in the wires, and the heat beyond the Drude background decays as one exponential,
///
///     p^q(z) - p^D = P_{L,R} e^{-s},   p^D = iota^2/2,   s = distance from the face of the scatterer,
///     P_L = iota u/2 - W,   P_R = iota u/2 + W,   W = int dE E T(E) [g_L(z-, E) - g_R(z+, E)],
///
/// with E counted from the mid electrochemical potential. Exact while the band bottom is full: corrections are of the
/// order of exp(-1/theta) and exp(-2/iota). Reduced units throughout: mu0, l0, I0 = e mu0/(pi hbar).
public struct ConstantMeanFreePath: Sendable, Equatable {
  /// theta = k_B T/mu0.
  public let temperature: Double
  /// iota, positive from left to right.
  public let current: Double
  /// u = eV/mu0, the electrochemical drop mu(z-) - mu(z+).
  public let voltage: Double
  /// W: how much more heat than P_T/2 the right wire receives.
  public let heatImbalance: Double

  /// Solves for the current that belongs to the voltage, or the other way round, whichever the drive fixes.
  ///
  /// - Throws: `TheoryError.relaxationLaw` unless the mean free path is constant, `.unboundedCurrent` for a voltage
  ///   across a perfect transmission, `.unreachableCurrent` for a current the scatterer cannot carry.
  public init(_ system: System) throws(TheoryError) {
    guard system.relaxation.exponent == 0 else {
      throw .relaxationLaw(expected: 0, found: system.relaxation.exponent)
    }
    let law = system.scatterer.transmission
    switch system.drive {
    case .voltage(let voltage):
      let magnitude = try Self.current(voltage: abs(voltage), temperature: system.temperature, transmission: law)
      self.init(
        temperature: system.temperature, current: voltage < 0 ? -magnitude : magnitude, voltage: voltage,
        transmission: law)
    case .current(let current):
      let magnitude = try Self.voltage(current: abs(current), temperature: system.temperature, transmission: law)
      self.init(
        temperature: system.temperature, current: current, voltage: current < 0 ? -magnitude : magnitude,
        transmission: law)
    }
  }

  private init(temperature: Double, current: Double, voltage: Double, transmission: TransmissionLaw) {
    self.temperature = temperature
    self.current = current
    self.voltage = voltage
    // The window is odd under reversal of the drive, and so is W.
    let window = TransmissionWindow(temperature: temperature, voltage: abs(voltage), current: abs(current))
    let magnitude = window.moment(of: transmission) { $0 }
    heatImbalance = current < 0 || voltage < 0 ? -magnitude : magnitude
  }

  /// p^D = iota^2/2, the heat per length of the bare wire at the same current.
  public var drudeHeat: Double { 0.5 * current * current }
  /// P_T = iota u: the work of the electrochemical drop, dissipated in the wires.
  public var excessHeatTotal: Double { current * voltage }
  /// P_A = P_R - P_L = 2 W.
  public var excessHeatAsymmetry: Double { 2 * heatImbalance }
  public var excessHeatLeft: Double { 0.5 * excessHeatTotal - heatImbalance }
  public var excessHeatRight: Double { 0.5 * excessHeatTotal + heatImbalance }
}
