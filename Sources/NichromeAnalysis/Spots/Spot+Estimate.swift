import NichromeNumerics

/// Where an established extremum lies and how much it stands out, with intervals.
struct SpotEstimator {
  let profile: BatchedProfile
  let windows: ProfileWindows
  let drudeHeat: Functional
  /// Student's t for 95 % of the batches' degrees of freedom.
  let quantile: Double
  /// What an extremum must differ by from its surroundings before they bound it, in standard errors: less would be reached by
  /// noise somewhere near.
  let threshold: Double
  /// Stretch next to the face over which its bandwidth is chosen, in l0.
  private static let faceStretch = 1.0
  private static let gridPoints = 200
  /// On either side of the extremum.
  private static let nearPoints = 40

  /// The extremum of a turn; nil where the smoothed profile has none.
  func spot(_ turn: Zigzag.Turn, pValue: Double) -> Spot? {
    let sign = turn.isHot ? 1.0 : -1.0
    let stretch = surroundings(turn, sign)
    let smooth = SmoothedProfile(profile, over: stretch)
    let step = (stretch.upperBound - stretch.lowerBound) / Double(Self.gridPoints)
    let grid = (0...Self.gridPoints).map { stretch.lowerBound + step * Double($0) }
    let fits = grid.map { smooth.at($0) }
    guard !fits.contains(where: { $0 == nil }) else { return nil }
    let slopes = fits.map { sign * $0!.slope.value / max($0!.slope.error, .leastNormalMagnitude) }
    let turns = (1..<grid.count).filter { slopes[$0 - 1] > 0 && slopes[$0] <= 0 }
    guard let after = turns.max(by: { sign * fits[$0]!.value.value < sign * fits[$1]!.value.value }) else { return nil }
    let share = slopes[after - 1] / (slopes[after - 1] - slopes[after])
    let place = grid[after - 1] + share * step
    guard let fit = smooth.at(place), let face = SmoothedProfile(profile, over: 0...Self.faceStretch).at(0) else {
      return nil
    }
    // Places where neither the slope differs from 0 nor the value from the extremum's, significantly; near the extremum at
    // the resolution of its own error, which may be far below the grid's.
    func isOpen(_ there: SmoothedProfile.Point) -> Bool {
      let drop = fit.value - there.value
      return abs(there.slope.value) < quantile * there.slope.error && sign * drop.value < quantile * drop.error
    }
    let spread = fit.slope.error / max(abs(fit.curvature.value), .leastNormalMagnitude)
    let reach = min(2 * quantile * spread, 2 * step)
    let near = (-Self.nearPoints...Self.nearPoints).map { place + reach * Double($0) / Double(Self.nearPoints) }
    let open =
      grid.indices.filter { isOpen(fits[$0]!) }.map { grid[$0] }
      + near.filter { stretch.contains($0) && smooth.at($0).map(isOpen) ?? false }
    let interval = min(open.min() ?? place, place)...max(open.max() ?? place, place)
    // The largest value of a noisy curve is too large by var(slope)/(2 |curvature|).
    let excess = 0.5 * fit.slope.variance / max(abs(fit.curvature.value), .leastNormalMagnitude)
    var height = fit.value
    height.value -= sign * min(excess, fit.value.error)
    return Spot(
      side: profile.side, kind: turn.isHot ? .hot : .cold,
      distance: Spot.Measured(value: place, interval: interval),
      contrastFace: measured(height - face.value), contrastDrude: measured(height - drudeHeat), pValue: pValue,
      significance: turn.significance, bandwidth: smooth.bandwidth)
  }

  /// From the nearest window inward to the nearest outward that differ from the extremum's significantly.
  private func surroundings(_ turn: Zigzag.Turn, _ sign: Double) -> ClosedRange<Double> {
    func centre(_ window: Int) -> Double { windows.centre(window, spacing: profile.spacing) }
    var (lower, upper) = (centre(turn.inner), centre(turn.outer))
    for window in windows.ranges.indices {
      if window < turn.window, sign * windows.rise(window, turn.window) >= threshold {
        lower = max(lower, centre(window))
      }
      if window > turn.window, sign * windows.rise(turn.window, window) <= -threshold {
        upper = min(upper, centre(window))
      }
    }
    return lower...upper
  }

  /// In units of the Drude heat.
  private func measured(_ difference: Functional) -> Spot.Measured {
    let (value, error) = (difference.value / drudeHeat.value, difference.error / drudeHeat.value)
    return Spot.Measured(value: value, interval: (value - quantile * error)...(value + quantile * error))
  }
}
