/// Questions one asks of an equally spaced series: how correlated is it, and is it steady?
public enum TimeSeries {
  /// Integrated autocorrelation time in sampling intervals, 1 for white noise.
  ///
  /// 1 + 2 sum rho_k, summed until k exceeds five times the running value (Sokal's window).
  public static func autocorrelationTime(_ series: [Double]) -> Double { max(windowed(series).time, 1) }

  /// The same without the bias that comes from taking the mean of the same series off, to first order in window/n: times
  /// 1 + (2 window + 1)/n (U. Wolff, Comput. Phys. Commun. 156, 143 (2004), Eq. 49).
  public static func unbiasedAutocorrelationTime(_ series: [Double]) -> Double {
    let (time, window) = windowed(series)
    return max(time * (1 + Double(2 * window + 1) / Double(max(series.count, 1))), 1)
  }

  private static func windowed(_ series: [Double]) -> (time: Double, window: Int) {
    let n = series.count
    guard n > 3 else { return (1, 0) }
    let mean = series.reduce(0, +) / Double(n)
    let d = series.map { $0 - mean }
    let variance = d.reduce(0) { $0 + $1 * $1 }
    guard variance > 0 else { return (1, 0) }
    var time = 1.0
    for lag in 1..<n {
      var sum = 0.0
      for i in 0..<(n - lag) { sum += d[i] * d[i + lag] }
      time += 2 * sum / variance
      if Double(lag) >= 5 * time { return (time, lag) }
    }
    return (time, n - 1)
  }

  /// Geweke's statistic: difference of the means of the first 30 % and the last half in units of its standard error.
  ///
  /// About normal for a stationary series. Variance and autocorrelation time are those of the whole series about its
  /// straight-line fit: taken from each part, as Geweke did, a drift would count as noise and hide itself, and short parts
  /// would underestimate the correlation.
  public static func geweke(_ series: [Double]) -> Double {
    let (early, late) = parts(series)
    guard early >= 6 else { return .infinity }
    let difference = change(series)
    let rest = aboutLine(series)
    let scatter = rest.reduce(0) { $0 + $1 * $1 } / Double(series.count - 2)
    let variance = scatter * autocorrelationTime(rest) * (1 / Double(early) + 1 / Double(late))
    guard variance > 0 else { return difference == 0 ? 0 : .infinity }
    return difference / variance.squareRoot()
  }

  private static func parts(_ series: [Double]) -> (early: Int, late: Int) {
    (3 * series.count / 10, series.count / 2)
  }

  /// The difference that Geweke's statistic tests.
  public static func change(_ series: [Double]) -> Double {
    let (early, late) = parts(series)
    return mean(series.prefix(early)) - mean(series.suffix(late))
  }

  private static func mean(_ values: ArraySlice<Double>) -> Double { values.reduce(0, +) / Double(values.count) }

  /// What a straight line fitted by least squares leaves.
  private static func aboutLine(_ series: [Double]) -> [Double] {
    let centre = 0.5 * Double(series.count - 1)
    let level = mean(series[...])
    var (product, square) = (0.0, 0.0)
    for (index, value) in series.enumerated() {
      let t = Double(index) - centre
      product += t * (value - level)
      square += t * t
    }
    return series.enumerated().map { $1 - level - product / square * (Double($0) - centre) }
  }
}
