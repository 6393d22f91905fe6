import NichromeModel
import NichromeNumerics

/// The hot and cold spots of a run: interior extrema of p^q(z) that noise does not explain.
///
/// A hot spot is a window of bins that lies significantly above one further in and one further out (cold: below). A profile
/// without a hot spot falls and then rises outward; whatever it is, one of the two differences is then noise, so that the
/// smaller of the two is compared with the largest difference noise alone makes between any two windows of either wire
/// (`LargestDifference`). The p-value therefore holds for every profile and corrects for all places, widths, wires and kinds.
public struct Spots: Sendable {
  public enum Finding: Sendable, Equatable {
    case spots([Spot])
    /// No extremum at the level; one of `detectable` over a mean free path, in Drude heats, would mostly have been seen.
    case none(detectable: Double)
    case cannotTell(String)
  }

  /// Extrema with larger p-values are not reported.
  public static let level = 0.05
  /// Batches below which a covariance means nothing.
  static let leastBatches = 8

  public let deck: Deck
  public let finding: Finding
  /// The smallest significance of rise and fall that is reported; nil where nothing could be told.
  public let threshold: Double?

  public var spots: [Spot] { if case .spots(let found) = finding { found } else { [] } }

  public init(_ record: RunRecord) {
    deck = record.deck
    let batches = record.quantity("heat")?.batches ?? []
    guard batches.count >= Self.leastBatches, let heat = record.quantity("heat")?.value,
      let wires = BatchedProfile.wires(heat, batches: batches, halfLength: deck.system.halfLength)
    else {
      threshold = nil
      finding = .cannotTell(
        "the run has \(batches.count) batches, and errors need at least \(Self.leastBatches); run longer")
      return
    }
    guard record.drudeHeat > 0 else {
      threshold = nil
      finding = .cannotTell("no current flows, so that there is no Drude heat to compare with; drive a current")
      return
    }
    (finding, threshold) = Self.search(
      wires, drudeHeat: Self.drudeHeat(record), excess: record.quantity("excessHeat")?.value ?? [])
  }

  package static func search(
    _ wires: [BatchedProfile], drudeHeat: Functional, excess: [Double]
  ) -> (Finding, threshold: Double) {
    let windows = wires.map(ProfileWindows.init)
    let noise = LargestDifference(windows)
    let threshold = noise.significance(atProbability: Self.level)
    let quantile = Distributions.studentQuantile(tail: 0.025, freedom: noise.freedom)
    var found: [Spot] = []
    for (profile, windows) in zip(wires, windows) {
      let estimator = SpotEstimator(
        profile: profile, windows: windows, drudeHeat: drudeHeat, quantile: quantile, threshold: threshold)
      for turn in Zigzag(windows, significance: threshold).turns {
        let pValue = noise.probability(turn.significance)
        if pValue < Self.level, let spot = estimator.spot(turn, pValue: pValue) { found.append(spot) }
      }
    }
    if !found.isEmpty { return (.spots(found), threshold) }
    let detectable = threshold * wires.map(Self.localError).max()!
    if let largest = excess.map(abs).max(), detectable > largest {
      return (
        .cannotTell(
          "the errors are too large: an extremum must reach \(percent(detectable / drudeHeat.value)) of the Drude heat to be"
            + " seen, and no bin does; run longer"), threshold
      )
    }
    return (.none(detectable: detectable / drudeHeat.value), threshold)
  }

  private static func percent(_ share: Double) -> String { "\((1000 * share).rounded() / 10) %" }

  /// Median standard error of the difference of neighbouring mean free paths.
  private static func localError(_ profile: BatchedProfile) -> Double {
    let bins = max(1, min(Int((1 / profile.spacing).rounded()), profile.count / 3))
    let weights = (0..<(2 * bins)).map { $0 < bins ? -1 / Double(bins) : 1 / Double(bins) }
    let errors = stride(from: 0, through: profile.count - 2 * bins, by: bins).map {
      profile.functional(weights, from: $0).error
    }
    return errors.sorted()[errors.count / 2]
  }

  /// p^D, quadratic in the current: exact where the current is the drive, else as uncertain as the current.
  private static func drudeHeat(_ record: RunRecord) -> Functional {
    let batches = record.quantity("heat")?.batches.count ?? 0
    var found = Functional(value: record.drudeHeat, deviations: Array(repeating: 0, count: batches))
    guard case .voltage = record.deck.system.drive, let current = record.quantity("current"),
      current.batches.count == batches, let mean = current.value.first, mean != 0
    else { return found }
    let factor = CorrelatedBatches.seriesFactor(current.batches.map { $0[0] })
    let scale = factor * 2 * record.drudeHeat / mean / (Double(batches) * Double(batches - 1)).squareRoot()
    found.deviations = current.batches.map { ($0[0] - mean) * scale }
    return found
  }
}
