import NichromeModel
import NichromeNumerics

/// The law as functions of the speed v >= 0.
extension RelaxationLaw {
  /// v/l.
  @inline(__always) func rate(speed v: Double) -> Double {
    if let exponent { return raise(v, 1 - exponent) }
    return rate(kineticEnergy: v * v)
  }

  /// l.
  @inline(__always) func meanFreePath(speed v: Double) -> Double {
    if let exponent { return raise(v, exponent) }
    return meanFreePath(kineticEnergy: v * v)
  }
}
