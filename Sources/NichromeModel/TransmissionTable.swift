import NichromeNumerics

/// Tabulated transmission probabilities, interpolated without overshoot and constant outside the table.
public struct TransmissionTable: Sendable, Equatable, Codable {
  @usableFromInline let curve: MonotoneCubic

  /// The law through `values` at `energies` (from the band bottom, in mu0).
  ///
  /// - Precondition: two or more strictly increasing energies and as many values in [0, 1].
  public init(energies: [Double], values: [Double]) {
    precondition(values.allSatisfy { (0...1).contains($0) }, "transmissions are probabilities")
    curve = MonotoneCubic(knots: energies, values: values)
  }

  public var energies: [Double] { curve.knots }
  public var values: [Double] { curve.values }

  /// The energies the table covers.
  public var domain: ClosedRange<Double> { curve.knots[0]...curve.knots[curve.knots.count - 1] }

  /// T at `energy`, O(log n).
  @inlinable
  public func probability(at energy: Double) -> Double { curve.value(at: energy) }
}
