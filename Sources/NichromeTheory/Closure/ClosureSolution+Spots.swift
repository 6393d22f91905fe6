import NichromeModel

/// An interior extremum of the excess heat of one wire.
public struct ClosureSpot: Sendable, Equatable {
  public enum Kind: String, Sendable, Equatable {
    case hot, cold
  }

  public let side: Side
  public let kind: Kind
  /// From the face, in l0.
  public let distance: Double
  /// p^q - p^D there, in mu0^2/(pi hbar l0).
  public let excessHeat: Double
}

extension ClosureSolution {
  /// Hot and cold spots of p^q - p^D in both wires, outward, the left wire first.
  ///
  /// Looked for as far as `reach`, and where |p^q - p^D| exceeds ten times its stated error.
  public func spots(reach: Double = 15) -> [ClosureSpot] {
    Side.allCases.flatMap { wire($0).spots(reach: reach, floor: 10 * error.heat) }
  }
}
