import Foundation

extension RelaxationLaw {
  /// l/l0 of an electron of kinetic energy `x` in mu0: (v/v0)^s = x^(s/2).
  @inlinable
  public func meanFreePath(kineticEnergy x: Double) -> Double {
    if exponent == 0 { return 1 }
    if exponent == 1 { return x.squareRoot() }
    return pow(x, 0.5 * exponent)
  }

  /// l0/l of an electron of kinetic energy `x` in mu0: x^(-s/2).
  @inlinable
  public func inverseMeanFreePath(kineticEnergy x: Double) -> Double {
    if exponent == 0 { return 1 }
    if exponent == 1 { return 1 / x.squareRoot() }
    return pow(x, -0.5 * exponent)
  }

  /// Relaxation rate v/l in v0/l0 of an electron of kinetic energy `x` in mu0: x^((1 - s)/2).
  @inlinable
  public func rate(kineticEnergy x: Double) -> Double {
    if exponent == 0 { return x.squareRoot() }
    if exponent == 1 { return 1 }
    return pow(x, 0.5 * (1 - exponent))
  }

  /// The word for this law in a deck (`law:`).
  public var name: String {
    switch exponent {
    case 0: "meanFreePath"
    case 1: "relaxationTime"
    default: "powerLaw"
    }
  }
}
