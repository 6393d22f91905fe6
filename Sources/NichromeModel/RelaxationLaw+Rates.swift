import NichromeNumerics

extension RelaxationLaw {
  /// l/l0 of an electron of kinetic energy `x` in mu0: (v/v0)^s = x^(s/2), or the table's.
  public func meanFreePath(kineticEnergy x: Double) -> Double {
    guard let exponent else { return table!.meanFreePath(kineticEnergy: x) }
    return raise(x, 0.5 * exponent)
  }

  /// l0/l of an electron of kinetic energy `x` in mu0: x^(-s/2).
  public func inverseMeanFreePath(kineticEnergy x: Double) -> Double {
    guard let exponent else { return 1 / meanFreePath(kineticEnergy: x) }
    return raise(x, -0.5 * exponent)
  }

  /// Relaxation rate v/l in v0/l0 of an electron of kinetic energy `x` in mu0: x^((1 - s)/2).
  public func rate(kineticEnergy x: Double) -> Double {
    guard let exponent else { return x.squareRoot() / meanFreePath(kineticEnergy: x) }
    return raise(x, 0.5 * (1 - exponent))
  }

  /// The word for this law in a deck (`law:`).
  public var name: String {
    switch exponent {
    case nil: "table"
    case 0: "meanFreePath"
    case 1: "relaxationTime"
    default: "powerLaw"
    }
  }

  /// The law in words or as a formula.
  public var words: String {
    switch exponent {
    case nil:
      "a table of \(table!.energies.count) mean free paths l(x), x = (v/v0)^2 from "
        + "\(Text.number(table!.domain.lowerBound)) to \(Text.number(table!.domain.upperBound))"
    case 0: "constant mean free path"
    case 1: "constant relaxation time"
    case let exponent?: "l = l0 (v/v0)^\(Text.number(exponent))"
    }
  }
}
