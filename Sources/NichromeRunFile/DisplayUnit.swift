import NichromeModel

/// How a reduced unit appears outside: the unit numbers are given in, and what one reduced unit is worth in it.
public struct DisplayUnit: Sendable, Equatable {
  /// SI-derived unit, e.g. `W/m`; `1` when the numbers are dimensionless or left in reduced units.
  public var units: String
  /// The reduced unit in words, e.g. `mu0^2/(pi hbar l0)`.
  public var reduced: String
  /// One reduced unit in `units`: reduced value = shown value / reducedUnitValue.
  public var reducedUnitValue: Double

  /// The unit of products of two such quantities.
  var squared: DisplayUnit {
    DisplayUnit(
      units: units == "1" ? "1" : "(\(units))^2", reduced: reduced == "1" ? "1" : "(\(reduced))^2",
      reducedUnitValue: reducedUnitValue * reducedUnitValue)
  }
}

extension ReducedUnit {
  /// The reduced unit in symbols of the deck: mu0, l0, v0.
  public var symbol: String {
    switch self {
    case .one: "1"
    case .energy: "mu0"
    case .current: "e mu0/(pi hbar)"
    case .heatPerLength: "mu0^2/(pi hbar l0)"
    case .heat: "mu0^2/(pi hbar)"
    case .density: "2 mu0/(pi hbar v0)"
    case .length: "l0"
    case .time: "l0/v0"
    }
  }

  /// SI-derived unit of a deck with `scales`; the reduced unit itself of a deck without.
  public func display(_ scales: Scales?) -> DisplayUnit {
    guard let scales, self != .one else { return DisplayUnit(units: "1", reduced: symbol, reducedUnitValue: 1) }
    let (units, value) = siDerived(scales)
    return DisplayUnit(units: units, reduced: symbol, reducedUnitValue: value)
  }

  /// The unit a wire's numbers are of order one in, and the reduced unit in it.
  private func siDerived(_ scales: Scales) -> (String, Double) {
    let nanometre = 1e-9
    let picosecond = 1e-12
    let value = scales.si(self)
    return switch self {
    case .one: ("1", value)
    case .energy: ("eV", value / PhysicalConstants.elementaryCharge)
    case .current: ("A", value)
    case .heatPerLength: ("W/m", value)
    case .heat: ("W", value)
    case .density: ("1/nm", value * nanometre)
    case .length: ("nm", value / nanometre)
    case .time: ("ps", value / picosecond)
    }
  }
}
