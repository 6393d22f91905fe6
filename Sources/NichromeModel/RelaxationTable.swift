import NichromeNumerics

/// A mean free path l(v) given by points: l/l0 as a function of the kinetic energy x = v^2 in mu0.
///
/// Between two points l is a power of x, so that a table of a power law is that law; beyond the ends it is constant. Since l0
/// is the mean free path at mu0, l(1) = 1: lengths of any unit are divided by their value there.
public struct RelaxationTable: Sendable {
  /// The curve through the points.
  package let curve: PiecewisePower

  /// The least energy a point may have: slower electrons stand for each other at the faces of the scatterer.
  public static let lowestEnergy = 2e-4

  /// The law through `lengths`, in any unit, at kinetic `energies` in mu0.
  ///
  /// - Precondition: two or more strictly increasing energies from `lowestEnergy` up, on both sides of mu0, and as many
  ///   positive lengths.
  public init(energies: [Double], lengths: [Double]) {
    precondition(PiecewisePower.isValid(knots: energies, values: lengths), "increasing energies, positive lengths")
    precondition(energies[0] >= Self.lowestEnergy, "kinetic energies from \(Self.lowestEnergy) mu0 on")
    precondition(energies[0] <= 1 && energies[energies.count - 1] >= 1, "l0 is the mean free path at mu0")
    let unit = PiecewisePower(knots: energies, values: lengths).value(at: 1)
    self.init(normalised: energies, lengths.map { $0 / unit })
  }

  /// Any l(x), tabulated at `points` equal ratios from one end of `energies` to the other.
  ///
  /// - Precondition: two or more points, and positive lengths; `energies` from `lowestEnergy` up and around 1.
  public init(over energies: ClosedRange<Double>, points: Int, of length: (Double) -> Double) {
    precondition(points >= 2, "a table has two points or more")
    let (first, last) = (energies.lowerBound, energies.upperBound)
    precondition(first > 0, "kinetic energies from \(Self.lowestEnergy) mu0 on")
    var knots = (0..<points).map { first * raise(last / first, Double($0) / Double(points - 1)) }
    knots[points - 1] = last
    self.init(energies: knots, lengths: knots.map(length))
  }

  private init(normalised energies: [Double], _ lengths: [Double]) {
    curve = PiecewisePower(knots: energies, values: lengths)
  }

  public var energies: [Double] { curve.knots }
  /// l/l0.
  public var lengths: [Double] { curve.values }
  /// The kinetic energies the table covers.
  public var domain: ClosedRange<Double> { energies[0]...energies[energies.count - 1] }

  /// l/l0 of an electron of kinetic energy `x` in mu0.
  public func meanFreePath(kineticEnergy x: Double) -> Double { curve.value(at: x) }
}

extension RelaxationTable: Equatable {
  public static func == (a: RelaxationTable, b: RelaxationTable) -> Bool {
    a.curve === b.curve || (a.energies == b.energies && a.lengths == b.lengths)
  }
}

/// Stored as its points; the curve between them follows.
extension RelaxationTable: Codable {
  private enum Key: CodingKey { case energies, lengths }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(energies, forKey: .energies)
    try container.encode(lengths, forKey: .lengths)
  }

  /// - Throws: `DecodingError` also where the points make no table with l(1) = 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let energies = try container.decode([Double].self, forKey: .energies)
    let lengths = try container.decode([Double].self, forKey: .lengths)
    guard PiecewisePower.isValid(knots: energies, values: lengths), energies[0] >= Self.lowestEnergy,
      energies[0] <= 1, energies[energies.count - 1] >= 1
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .lengths, in: container, debugDescription: "no relaxation table: \(energies), \(lengths)")
    }
    self.init(normalised: energies, lengths)
    guard abs(curve.value(at: 1) - 1) < 1e-9 else {
      throw DecodingError.dataCorruptedError(
        forKey: .lengths, in: container, debugDescription: "the mean free path at mu0 is not l0")
    }
  }
}
