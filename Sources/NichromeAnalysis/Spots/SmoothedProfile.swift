import NichromeNumerics

/// A profile smoothed about one place: local cubics whose bandwidth the data choose.
///
/// The bandwidth is that of the local quadratics with the least estimated risk over a stretch, Mallows' C_p with the bins'
/// own errors and covariance: sum of [(fit - bin)^2 + 2 cov(fit, bin)]/var(bin). Numbers and intervals come from cubics
/// of `undersmoothing` times that bandwidth: what is left of the bias is then small beside the error (Calonico, Cattaneo and
/// Farrell, J. Am. Stat. Assoc. 113, 767 (2018), raise the order for the same reason). Where the data would have a narrower
/// window than some six bins, seventh orders take the place of the cubics.
struct SmoothedProfile {
  let profile: BatchedProfile
  /// Half width of the kernel, in l0; more at the face, where bins lie on one side only.
  let bandwidth: Double
  private let degree: Int

  /// Smallest bandwidth compared, and used, in bins: four bins carry a cubic at the face.
  private static let leastCompared = 4.6
  private static let leastUsed = 4.1
  /// Chosen bandwidth up to which the bins are coarse; half width of the seventh orders, and at the face, where eight bins
  /// carry one.
  private static let coarse = 6.0
  private static let seventhUsed = 6.1
  private static let seventhAtFace = 8.1
  private static let ratio = 1.3
  /// Chosen so that 95 % intervals of positions cover the truth as often on synthetic profiles of the reference cases.
  static let undersmoothing = 0.7

  /// - Parameter stretch: distances over which the bandwidth is chosen.
  init(_ profile: BatchedProfile, over stretch: ClosedRange<Double>) {
    self.profile = profile
    let bins = (0..<profile.count).filter { stretch.contains(profile.centre($0)) }
    var (best, chosen) = (Double.infinity, Self.leastCompared * profile.spacing)
    var candidate = chosen
    while candidate <= 0.5 * Double(profile.count) * profile.spacing {
      let risk = Self.risk(profile, bins, candidate)
      if risk < best { (best, chosen) = (risk, candidate) }
      candidate *= Self.ratio
    }
    let isCoarse = chosen <= Self.coarse * profile.spacing
    degree = isCoarse ? 7 : 3
    let least = isCoarse ? Self.seventhUsed : Self.leastUsed
    bandwidth = max(Self.undersmoothing * chosen, least * profile.spacing)
  }

  private static func risk(_ profile: BatchedProfile, _ bins: [Int], _ bandwidth: Double) -> Double {
    bins.reduce(0) { sum, bin in
      guard
        let fit = LocalFit(
          at: profile.centre(bin), degree: 2, bandwidth: bandwidth, spacing: profile.spacing, count: profile.count)
      else { return .infinity }
      // The mean of the local polynomial over the bin.
      let share = profile.spacing * profile.spacing / 24
      let weights = zip(fit.value, fit.curvature).map { $0 + share * $1 }
      let smooth = profile.functional(weights, from: fit.first)
      let own = profile.deviations[bin]
      let covariance = zip(smooth.deviations, own).reduce(0) { $0 + $1.0 * $1.1 }
      let variance = max(profile.variance(bin), .leastNormalMagnitude)
      let misfit = smooth.value - profile.mean[bin]
      return sum + (misfit * misfit + 2 * covariance) / variance
    }
  }

  typealias Point = (value: Functional, slope: Functional, curvature: Functional)

  /// Value, slope and curvature at a place; nil where too few bins are near.
  func at(_ place: Double) -> Point? {
    let width = degree == 7 ? max(bandwidth, Self.seventhAtFace * profile.spacing - place) : bandwidth
    return LocalFit(
      at: place, degree: degree, bandwidth: width, spacing: profile.spacing, count: profile.count
    ).map { fit in
      (
        profile.functional(fit.value, from: fit.first), profile.functional(fit.slope, from: fit.first),
        profile.functional(fit.curvature, from: fit.first)
      )
    }
  }
}
