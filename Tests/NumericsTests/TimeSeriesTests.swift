import NichromeNumerics
import Testing

@Suite("Time series") struct TimeSeriesTests {
  /// x_k = memory x_{k-1} + noise, started in its stationary distribution (uniform noise of unit variance).
  private func autoregressive(_ random: RandomStream, memory: Double, count: Int) -> [Double] {
    func noise() -> Double { (random.uniform() - 0.5) * 12.0.squareRoot() }
    var x = 0.0
    for _ in 0..<Int(30 / (1 - memory)) { x = memory * x + noise() }
    return (0..<count).map { _ in
      x = memory * x + noise()
      return x
    }
  }

  /// Exact (1 + a)/(1 - a); the estimate over n values with a window of 5 tau has a relative deviation of
  /// sqrt(2 (2 * 5 tau + 1)/n), 3 % here (Sokal), and misses exp(-10) of the sum.
  @Test("The autocorrelation time of an autoregressive series", arguments: [0.0, 0.5, 0.8])
  func autocorrelation(memory: Double) {
    let count = 100_000
    let series = autoregressive(RandomStream(seed: 51, stream: 0), memory: memory, count: count)
    let (exact, found) = ((1 + memory) / (1 - memory), TimeSeries.autocorrelationTime(series))
    let deviation = (2 * (10 * exact + 1) / Double(count)).squareRoot()
    #expect(abs(found / exact - 1) < 4 * deviation, "\(found), exact \(exact)")
  }

  /// Mean square near 1 (deviation 0.06, and the noise of the two autocorrelation times adds a few tenths), and hardly ever beyond 4, the bound by which a steady
  /// state is judged.
  @Test("Geweke's statistic is about normal for stationary series", arguments: [0.0, 0.5, 0.8])
  func gewekeStationary(memory: Double) {
    let random = RandomStream(seed: 53, stream: 0)
    let statistics = (0..<500).map { _ in TimeSeries.geweke(autoregressive(random, memory: memory, count: 2000)) }
    let square = statistics.reduce(0) { $0 + $1 * $1 } / 500
    #expect(square > 0.75 && square < 1.5, "mean square \(square)")
    let beyond = statistics.filter { abs($0) > 4 }.count
    #expect(beyond <= 2, "\(beyond) of 500 beyond 4")
  }

  @Test("Geweke's statistic is large for a drift and for an early part of another mean") func gewekeDrift() {
    let series = autoregressive(RandomStream(seed: 54, stream: 0), memory: 0.3, count: 1000)
    let drift = series.enumerated().map { $0.element + 0.01 * Double($0.offset) }
    #expect(abs(TimeSeries.geweke(drift)) > 4)
    let transient = series.enumerated().map { $0.element + ($0.offset < 300 ? 1 : 0) }
    #expect(abs(TimeSeries.geweke(transient)) > 4)
    // Two and a half deviations over 400 values part the means by 1.6, thirteen standard errors.
    let random = RandomStream(seed: 55, stream: 0)
    let missed = (0..<200).filter { _ in
      let faint = autoregressive(random, memory: 0, count: 400).enumerated().map { $1 + 2.5 * Double($0) / 400 }
      return abs(TimeSeries.geweke(faint)) < 4
    }
    #expect(missed.isEmpty, "\(missed.count) of 200 drifts missed")
    #expect(TimeSeries.geweke(Array(repeating: 2, count: 100)) == 0)
    #expect(TimeSeries.geweke([1, 2, 3]) == .infinity)
  }
}
