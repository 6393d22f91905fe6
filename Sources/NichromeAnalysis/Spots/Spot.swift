import NichromeTheory

/// A hot or cold spot of a run: an interior extremum of p^q(z).
public struct Spot: Sendable, Equatable {
  public enum Kind: String, Sendable { case hot, cold }

  /// A number with its 95 % confidence interval.
  public struct Measured: Sendable, Equatable {
    public var value: Double
    public var interval: ClosedRange<Double>
  }

  public let side: Side
  public let kind: Kind
  /// From the scatterer's face, in l0.
  public let distance: Measured
  /// (p^q at the spot - p^q at the face)/p^D; positive for a spot hotter than the face.
  public let contrastFace: Measured
  /// (p^q at the spot - p^D)/p^D.
  public let contrastDrude: Measured
  /// Probability that a profile without extrema shows one as significant as this anywhere in the two wires.
  public let pValue: Double
  /// The smaller of the rise to and the fall from the spot (hot), in standard errors.
  public let significance: Double
  /// Half width of the smoothing kernel, in l0.
  public let bandwidth: Double
}
