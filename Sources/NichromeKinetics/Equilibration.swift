import NichromeNumerics

/// The way to the steady state, and the test that it is reached.
///
/// The slowest mode is charge moving from one wire to the other (`slowTime`). While time t < slowTime every carrier by which
/// the current through the scatterer misses the drive's is multiplied: slowTime/t - 1 more are moved between the wires,
/// spread evenly as local equilibrium. That is stochastic approximation with gain 1/t, whose fixed point is the steady state;
/// it ends well before the data are judged.
/// Steady: on each slow observable MSER-5 drops less than half of the warm-up, and Geweke's statistic of its second half
/// is below 3. Otherwise the warm-up goes on.
struct Equilibration {
  enum Verdict { case goOn, steady, givenUp }

  let slowTime: Double
  private var series: [[Double]] = []
  private var nextTest: Double

  /// No decision before this time.
  var leastTime: Double { 1.5 * slowTime + 20 }

  init(slowTime: Double) {
    self.slowTime = slowTime
    nextTest = 1.5 * slowTime + 20
  }

  /// Carriers to add to each wire after a block in which the current through the scatterer fell short by `mismatch`.
  func displacement(mismatch: Double, duration: Double, weight: Double, time: Double) -> [Int] {
    let gain = min(slowTime / (time + 2) - 1, 12)
    guard gain > 0 else { return [0, 0] }
    let carriers = Int((gain * mismatch * duration / weight).rounded())
    return [carriers, -carriers]
  }

  mutating func append(_ values: [Double]) {
    if series.isEmpty { series = values.map { _ in [] } }
    for i in values.indices { series[i].append(values[i]) }
  }

  mutating func verdict(time: Double) -> Verdict {
    guard time >= nextTest else { return .goOn }
    if series.allSatisfy(Self.isSteady) { return .steady }
    if time > 20 * leastTime { return .givenUp }
    nextTest = 1.2 * time
    return .goOn
  }

  static func isSteady(_ series: [Double]) -> Bool {
    if series.allSatisfy({ $0 == series[0] }) { return true }
    guard TimeSeries.truncation(series) <= series.count / 2 else { return false }
    return abs(TimeSeries.geweke(Array(series.suffix(series.count / 2)))) < 3
  }
}

/// Holds the electrochemical drop at its target by adjusting the current, slowly compared with the wires' response.
///
/// Integral control with time constant 4 slowTime: critically damped for a response with that lag. The time average of the
/// voltage approaches the target like 1/t, the current fluctuates instead.
struct VoltageGovernor {
  let target: Double
  /// iota/u expected.
  let conductance: Double
  let lag: Double
  private var mean = 0.0

  init(target: Double, conductance: Double, lag: Double) {
    self.target = target
    self.conductance = conductance
    self.lag = lag
  }

  /// Warm-up: the current moves by the whole deviation divided by the time, stochastic approximation with gain 1/t.
  func firstGuess(_ current: Double, _ voltage: Double, time: Double) -> Double {
    let step = conductance * (target - voltage) * min(0.1, Experiment.blockTime / (time + 10))
    return current + min(max(step, -0.02 * abs(current)), 0.02 * abs(current))
  }

  mutating func correct(_ current: Double, voltage: Double, duration: Double) -> Double {
    current + conductance * (target - voltage) * duration / (4 * lag)
  }
}
