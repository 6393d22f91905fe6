import NichromeModel

/// Closed forms of the exact solution for a constant mean free path and T(E) = T0 + T0' (E - mu0).
///
/// Valid at any voltage and temperature while T(E) is not clipped where electrons cross the scatterer and the band bottom
/// is full. With r = T0/(1 - T0):
///
///     iota = r u,   W = T0' [u^3/12 + iota u^2/4 + u iota^2/2 + iota^3/2 + (pi^2 theta^2/3)(u + iota)],
///     P_T = iota u,   P_A = 2 W = (T0' u/(1 - T0)) [2 pi^2 theta^2/3 + u^2 (1 + 3 T0^2 + 2 T0^3)/(6 (1 - T0)^2)].
///
/// The moment of the window of `ConstantMeanFreePath` is exact for a polynomial T(E); the asymmetry in the voltage
/// follows by inserting iota = r u.
public struct LinearTransmission: Sendable, Equatable {
  /// T0 = T(mu0), below 1.
  public let value: Double
  /// T0' = dT/dE at mu0, in 1/mu0.
  public let slope: Double
  /// theta = k_B T/mu0.
  public let temperature: Double

  public init(value: Double, slope: Double, temperature: Double) {
    precondition(value >= 0 && value < 1 && temperature >= 0)
    self.value = value
    self.slope = slope
    self.temperature = temperature
  }

  /// - Throws: `TheoryError.relaxationLaw` or `.transmissionShape` when the closed forms are for another system, and
  ///   `.unboundedCurrent` for perfect transmission.
  public init(_ system: System) throws(TheoryError) {
    guard system.relaxation.exponent == 0 else {
      throw .relaxationLaw(expected: 0, found: system.relaxation.exponent)
    }
    try self.init(transmissionOf: system)
  }

  /// T0 and T0' of a constant or linear law, whatever the relaxation.
  init(transmissionOf system: System) throws(TheoryError) {
    let (value, slope): (Double, Double)
    switch system.scatterer.transmission {
    case .constant(let constant): (value, slope) = (constant, 0)
    case .linear(let atFermiEnergy, let derivative): (value, slope) = (atFermiEnergy, derivative)
    default: throw .transmissionShape(expected: "constant or linear")
    }
    guard value < 1 else { throw .unboundedCurrent(voltage: 0) }
    self.init(value: value, slope: slope, temperature: system.temperature)
  }

  /// r = T0/(1 - T0), the four-point Landauer conductance.
  public var conductance: Double { value / (1 - value) }

  /// iota = r u.
  public func current(voltage: Double) -> Double { conductance * voltage }

  /// u = iota/r; T0 must not vanish.
  public func voltage(current: Double) -> Double {
    precondition(value > 0, "an opaque scatterer has no voltage per current")
    return current / conductance
  }

  /// W at the voltage u and the current r u.
  public func heatImbalance(voltage u: Double) -> Double {
    let iota = current(voltage: u)
    let thermal = (Double.pi * Double.pi / 3) * temperature * temperature
    return slope * (u * u * u / 12 + iota * u * u / 4 + u * iota * iota / 2 + iota * iota * iota / 2)
      + slope * thermal * (u + iota)
  }

  /// P_A = P_R - P_L as a polynomial of the voltage.
  public func excessHeatAsymmetry(voltage u: Double) -> Double {
    let transparency = value
    let thermal = 2 * (Double.pi * Double.pi / 3) * temperature * temperature
    let cubic = Self.cubicCoefficient(transmission: transparency)
    return slope * u / (1 - transparency) * (thermal + u * u * cubic)
  }

  /// (1 + 3 T0^2 + 2 T0^3)/(6 (1 - T0)^2), the cubic term of the asymmetry.
  static func cubicCoefficient(transmission t: Double) -> Double {
    (1 + 3 * t * t + 2 * t * t * t) / (6 * (1 - t) * (1 - t))
  }
}
