/// Standard errors of batch means whose neighbours may still be correlated.
public enum CorrelatedBatches {
  /// Batches joined to see what longer ones would give.
  static let group = 4
  /// Fewest joined batches whose scatter means anything.
  static let leastGroups = 8

  /// How many times the scatter of white noise an autocorrelation time of one element of many must exceed.
  private static let beyondDoubt = 6.0

  /// Least rho taken of a series whose batches exchange what their borders store: -1/2 would leave no error, and rho found
  /// there by chance one far too small.
  static let leastExchange = -0.35

  /// Elements each way, as a share of a wire, over which the correlation in time is taken as the same.
  static let reach = 8

  /// Factors on the plain standard errors of a profile over two wires, the left wire's elements outward, then the right's:
  /// the variances from batches joined four by four over the plain ones, averaged over the elements at about the same
  /// distance. Below 1 where neighbouring batches make good each other's excess, which they do more and more outward. The plain
  /// variance in it is that of an element and its neighbours (`PooledVariances`). An element that changes so slowly that joined
  /// batches do not show it has a factor and a variance of its own.
  public static func profileFactors(_ batches: [[Double]]) -> [Double] {
    guard let width = batches.first?.count else { return [] }
    let groups = batches.count / group
    guard groups >= leastGroups else { return Array(repeating: 1, count: width) }
    let used = Array(batches.suffix(groups * group))
    let joined = (0..<groups).map { BatchMeans.mean(Array(used[($0 * group)..<(($0 + 1) * group)]), width: width) }
    let (plain, long) = (
      BatchMeans.standardError(used, width: width), BatchMeans.standardError(joined, width: width)
    )
    let ratios = zip(long, plain).map { $1 > 0 ? ($0 / $1) * ($0 / $1) : nil }
    let length = (width + 1) / 2
    let own = BatchMeans.standardError(batches, width: width).map { $0 * $0 }
    let pooled = [0..<length, length..<width].flatMap { PooledVariances.pooled(Array(own[$0]), batches: batches.count) }
    return (0..<width).map { element in
      let (place, near) = (element % length, length / reach)
      let here = max(place - near, 0)...min(place + near, length - 1)
      let values = here.flatMap { [$0, $0 + length] }.filter { $0 < width }.compactMap { ratios[$0] }
      let common = values.isEmpty ? 1 : values.reduce(0, +) / Double(values.count)
      let slowness = slowness(batches.map { $0[element] })
      if slowness > common { return slowness.squareRoot() }
      return own[element] > 0 ? (common * pooled[element] / own[element]).squareRoot() : common.squareRoot()
    }
  }

  /// Integrated autocorrelation time of one element, where it is beyond doubt far longer than joined batches show; else 0, since
  /// of hundreds of elements the largest error decides when a run ends. Slow electrons in a dip of psi that noise has made, for
  /// instance, keep it for hundreds of l0/v0.
  private static func slowness(_ x: [Double]) -> Double {
    let time = TimeSeries.unbiasedAutocorrelationTime(x)
    return time > max(2 * Double(group), 1 + beyondDoubt * scatter(of: Double(x.count))) ? time : 0
  }

  /// What an autocorrelation time t of n batches scatters by, summed over a window of 5 t (Sokal): t sqrt(2 (2 * 5 t + 1)/n); that of
  /// white noise unless told.
  private static func scatter(of n: Double, at t: Double = 1) -> Double { t * (2 * (10 * t + 1) / n).squareRoot() }

  /// Whether an autocorrelation time exceeds another by twice what that scatters by.
  private static func isBeyondDoubt(_ time: Double, over t: Double, _ n: Double) -> Bool {
    time > t + 2 * scatter(of: n, at: t)
  }

  /// Factor on the plain standard error of one series of n, by its lag-1 autocorrelation rho.
  ///
  /// rho is drawn towards zero by rho^2/(rho^2 + 1/n), since for white noise it has the variance 1/n; above zero, where it is worse
  /// to miss a correlation than to see one too many, by less, with half that deviation. Above zero the variance of
  /// the mean grows by (1 + rho)/(1 - rho). A slow mode under much noise hardly shows in rho: where the integrated
  /// autocorrelation time is larger by more than twice what it scatters by, it counts. Below zero what
  /// is stored at the border of two batches is missing in one and in excess in the other, and the variance falls by 1 + 2 rho.
  ///
  /// Variance and factor are estimates, whose relative variances of 2/n and about 4/n widen the tails of z; the error makes up
  /// for that as Student's does at n - 1 degrees of freedom, by a quarter of their sum.
  public static func seriesFactor(_ x: [Double]) -> Double {
    let n = Double(x.count)
    guard x.count >= 8 else { return 1 }
    let centre = x.reduce(0, +) / n
    let variance = x.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    guard variance > 0 else { return 1 }
    let lagged = (1..<x.count).reduce(0) { $0 + (x[$1] - centre) * (x[$1 - 1] - centre) }
    // The mean of the same series is taken off, which makes rho too small (Marriott and Pope, Biometrika 41, 390 (1954)).
    let found = lagged / variance
    let rho = min(found + (1 + 3 * found) / n, 0.9)
    let drawn = rho * rho * rho / (rho * rho + (rho > 0 ? 0.25 : 1) / n)
    func error(_ variance: Double) -> Double { variance.squareRoot() * (1 + 1.5 / n) }
    if drawn < 0 { return error(1 + 2 * max(drawn, leastExchange)) }
    let neighbours = (1 + drawn) / (1 - drawn)
    let time = TimeSeries.unbiasedAutocorrelationTime(x)
    return error(isBeyondDoubt(time, over: neighbours, n) ? time : neighbours)
  }

  /// Standard errors of two series that exchange in the same way, such as the heat of the two wires, with one factor for both: the
  /// mean of their squares, of which each alone scatters by a fifth. Where one of them stays on one side for longer beyond doubt,
  /// each has its own.
  public static func pairedErrors(_ pair: [[Double]]) -> [Double] {
    let squares = pair.map { seriesFactor($0) * seriesFactor($0) }
    let common = squares.reduce(0, +) / Double(max(squares.count, 1))
    let isSlow = zip(pair, squares).contains { series, square in
      square > common && isBeyondDoubt(TimeSeries.unbiasedAutocorrelationTime(series), over: 1, Double(series.count))
    }
    return zip(pair, squares).map { series, own in
      BatchMeans.standardError(series.map { [$0] }, width: 1)[0] * (isSlow ? own : common).squareRoot()
    }
  }

  /// Corrected standard errors of a profile (more than one element) or of a scalar.
  public static func standardError(_ batches: [[Double]], width: Int) -> [Double] {
    let factors = width == 1 ? [seriesFactor(batches.map { $0[0] })] : profileFactors(batches)
    return zip(BatchMeans.standardError(batches, width: width), factors).map { $0 * $1 }
  }

  /// Covariance of the means of a profile with the same corrections.
  public static func covariance(_ batches: [[Double]], width: Int) -> [[Double]] {
    let factors = profileFactors(batches)
    // The product of the factors first, so that the matrix is symmetric to the bit.
    return zip(BatchMeans.covariance(batches, width: width), factors).map { row, factor in
      zip(row, factors).map { $0 * (factor * $1) }
    }
  }
}
