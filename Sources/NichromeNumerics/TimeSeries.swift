/// Questions one asks of an equally spaced series: how correlated is it, and is it steady?
public enum TimeSeries {
  /// Integrated autocorrelation time in sampling intervals, 1 for white noise.
  ///
  /// 1 + 2 sum rho_k, summed until k exceeds five times the running value (Sokal's window).
  public static func autocorrelationTime(_ series: [Double]) -> Double {
    let n = series.count
    guard n > 3 else { return 1 }
    let mean = series.reduce(0, +) / Double(n)
    let d = series.map { $0 - mean }
    let variance = d.reduce(0) { $0 + $1 * $1 }
    guard variance > 0 else { return 1 }
    var time = 1.0
    for lag in 1..<n {
      var sum = 0.0
      for i in 0..<(n - lag) { sum += d[i] * d[i + lag] }
      time += 2 * sum / variance
      if Double(lag) >= 5 * time { break }
    }
    return max(time, 1)
  }

  /// Geweke's statistic: difference of the means of the first 30 % and the last half in units of its standard error, the
  /// variance of each mean taking its own autocorrelation time into account. About normal for a stationary series.
  public static func geweke(_ series: [Double]) -> Double {
    let early = Array(series.prefix(3 * series.count / 10))
    let late = Array(series.suffix(series.count / 2))
    guard early.count >= 6 else { return .infinity }
    let (a, b) = (meanAndVariance(early), meanAndVariance(late))
    let variance = a.variance + b.variance
    guard variance > 0 else { return a.mean == b.mean ? 0 : .infinity }
    return (a.mean - b.mean) / variance.squareRoot()
  }

  /// Mean of a series and the variance of that mean, s^2 tau/n.
  public static func meanAndVariance(_ series: [Double]) -> (mean: Double, variance: Double) {
    let n = Double(series.count)
    let mean = series.reduce(0, +) / n
    let scatter = series.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(n - 1, 1)
    return (mean, scatter * autocorrelationTime(series) / n)
  }
}
