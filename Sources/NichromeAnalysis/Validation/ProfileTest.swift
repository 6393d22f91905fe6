import NichromeModel
import NichromeNumerics
import NichromeTheory

/// The heat of every bin against the deterministic solution, and all bins near the scatterer at once.
///
/// Hotelling's T^2 = d C^-1 d with the batches' own covariance C of the k means; (B - k)/(k (B - 1)) T^2 has Fisher's
/// distribution with k and B - k degrees of freedom. Where B batches are too few for every bin, neighbouring bins are joined
/// in equal groups until there are at least `batchesPerGroup` batches for every group.
public struct ProfileTest: Sendable {
  /// Bins are tested together up to this distance from the scatterer, in l0.
  public static let reach = 5.0
  static let batchesPerGroup = 4

  public let measured: [Estimate]
  public let expected: [Double]
  /// Error of the solution in every bin.
  public let discretisation: Double
  /// Bins joined to a group, and groups tested.
  public let joined: Int
  public let groups: Int
  /// T^2, nil with too few batches.
  public let statistic: Double?
  public let pValue: Double?

  public var z: [Double] {
    zip(measured, expected).map { found, expected in
      let error = (found.error * found.error + discretisation * discretisation).squareRoot()
      return found.value == expected ? 0 : (found.value - expected) / error
    }
  }

  /// - Parameter unresolved: heat per length that the run may miss, counted as an error of the solution.
  init(_ record: RunRecord, _ solution: any DeterministicSolution, unresolved: Double = 0) {
    let heat = record.quantity("excessHeat")
    let bins = record.deck.bins
    let width = record.deck.system.halfLength / Double(bins)
    measured = zip(heat?.value ?? [], heat?.error ?? []).map { Estimate(value: $0, error: $1) }
    let expected = Side.allCases.flatMap { side in
      (0..<bins).map { solution.excessHeat(side, from: Double($0) * width, to: Double($0 + 1) * width) }
    }
    self.expected = expected
    discretisation = solution.discretisationError.profile + unresolved
    let batches = heat?.batches ?? []
    let near = max(1, min(bins, Int((Self.reach / width + 1e-9).rounded(.down))))
    let most = batches.count / Self.batchesPerGroup / 2
    guard most > 0,
      let wires = BatchedProfile.wires(heat!.value, batches: batches, halfLength: record.deck.system.halfLength)
    else {
      (joined, groups, statistic, pValue) = (0, 0, nil, nil)
      return
    }
    let joined = (near + most - 1) / most
    let perWire = near / joined
    let weights = Array(repeating: 1 / Double(joined), count: joined)
    let parts = wires.enumerated().flatMap { wire, profile in
      (0..<perWire).map { group in
        var part = profile.functional(weights, from: group * joined)
        for bin in 0..<joined { part.value -= weights[bin] * expected[wire * bins + group * joined + bin] }
        return part
      }
    }
    (self.joined, groups) = (joined, parts.count)
    statistic = Self.statistic(parts, discretisation)
    pValue = statistic.map { statistic in
      let (k, n) = (Double(parts.count), Double(batches.count))
      return Distributions.varianceRatioTail(statistic * (n - k) / (k * (n - 1)), k, n - k)
    }
  }

  private static func statistic(_ parts: [Functional], _ discretisation: Double) -> Double? {
    var rows: [Double] = []
    for (i, a) in parts.enumerated() {
      for (j, b) in parts.enumerated() {
        rows.append(
          zip(a.deviations, b.deviations).reduce(i == j ? discretisation * discretisation : 0) { $0 + $1.0 * $1.1 })
      }
    }
    guard !parts.isEmpty, let solved = LUFactors(rows: rows, order: parts.count)?.solution(for: parts.map(\.value))
    else {
      return nil
    }
    return zip(parts, solved).reduce(0) { $0 + $1.0.value * $1.1 }
  }
}
