import NichromeNumerics

/// Tabulated transmission probabilities, interpolated without overshoot and constant outside the table.
public struct TransmissionTable: Sendable, Equatable {
  @usableFromInline let curve: MonotoneCubic

  /// The law through `values` at `energies` (from the band bottom, in mu0).
  ///
  /// - Precondition: two or more strictly increasing energies and as many values in [0, 1].
  public init(energies: [Double], values: [Double]) {
    precondition(values.allSatisfy { (0...1).contains($0) }, "transmissions are probabilities")
    curve = MonotoneCubic(knots: energies, values: values)
  }

  /// Any T(E), tabulated at `points` equal distances from one end of `energies` to the other.
  ///
  /// - Precondition: two or more points, and values in [0, 1].
  public init(over energies: ClosedRange<Double>, points: Int, of transmission: (Double) -> Double) {
    precondition(points >= 2, "a table has two points or more")
    let step = (energies.upperBound - energies.lowerBound) / Double(points - 1)
    let knots = (0..<points).map { energies.lowerBound + Double($0) * step }
    self.init(energies: knots, values: knots.map(transmission))
  }

  public var energies: [Double] { curve.knots }
  public var values: [Double] { curve.values }

  /// The energies the table covers.
  public var domain: ClosedRange<Double> { curve.knots[0]...curve.knots[curve.knots.count - 1] }

  /// T at `energy`, O(log n).
  @inlinable
  public func probability(at energy: Double) -> Double { curve.value(at: energy) }
}

/// Stored as its points; the curve between them follows.
extension TransmissionTable: Codable {
  private enum Key: CodingKey { case energies, values }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(energies, forKey: .energies)
    try container.encode(values, forKey: .values)
  }

  /// - Throws: `DecodingError` also where the points make no table.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let energies = try container.decode([Double].self, forKey: .energies)
    let values = try container.decode([Double].self, forKey: .values)
    guard energies.count >= 2, energies.count == values.count, zip(energies, energies.dropFirst()).allSatisfy(<),
      values.allSatisfy({ (0...1).contains($0) })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container, debugDescription: "no transmission table: \(energies), \(values)")
    }
    self.init(energies: energies, values: values)
  }
}
