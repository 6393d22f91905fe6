import NichromeNumerics

/// Keeps the charge of the two wires in balance, as the field does in a real wire.
///
/// When potentials move, the term e d_t phi F' carries local equilibrium from one wire to the other at once. The quasistatic
/// approximation drops it, since its mean vanishes in the steady state; charge would then move only through the scatterer,
/// with a time constant RC of tens to hundreds of l0/v0, and long runs would crawl. Its uniform part is put back here: every
/// carrier by which the current through the scatterer misses the drive's is multiplied by `gain`, spread evenly along the
/// wires as local equilibrium. The mean of what is moved is zero, so no mean depends on the gain; only the memory shortens.
package struct ChargeBalance {
  package let gain: Double
  /// Correlation time left, RC/(1 + gain).
  package let responseTime: Double

  /// - Parameters:
  ///   - capacity: carriers per wire and unit of mu (D dn/dmu, both directions, in the number measure), halved for the pair.
  ///   - resistance: of the scatterer and the mean free paths beside it.
  package init(capacity: Double, resistance: Double) {
    let target = 8.0
    gain = max(0, capacity * resistance / target - 1)
    responseTime = min(capacity * resistance, target)
  }

  /// Carriers to add to each wire after a block in which the current through the scatterer fell short by `mismatch`.
  package func displacement(mismatch: Double, duration: Double, weight: Double) -> [Int] {
    let carriers = Int((gain * mismatch * duration / weight).rounded(.toNearestOrEven))
    return [carriers, -carriers]
  }
}

/// Decides from the data when the steady state is reached.
///
/// Tested once the slowest diffusion along a wire has had three time constants, and again each time the warm-up has grown by
/// a fifth: over the last two thirds, Geweke's statistic of each slow observable must be below 4, with the autocorrelation of
/// the series in its variance. Where the reference is fitted to the wires little is left to wait for: the fits end after a
/// quarter of that time, and the first test is after twice that and at least 40 l0/v0 later, over nearly all that the last fit has
/// left; later still where more is asked for than what the fits leave of the slowest mode.
package struct SteadyStateTest {
  package enum Verdict { case goOn, steady, givenUp }

  /// No decision before this time.
  package let leastTime: Double
  /// When the reference is fitted for the last time.
  let endOfFitting: Double
  var series: [[Double]] = []
  var nextTest: Double

  /// Of each series, see `isSteady`.
  private let tolerances: [Double]
  /// Share of a series that is tested.
  let share: Double

  /// Enough blocks of the usual length for a test.
  private static let shortestTest = 40.0

  /// Relative error of the heat up to which what the fits leave does not matter, and the one that is assumed.
  private static let residue = 0.005
  private static let usualTarget = 0.003

  /// - Parameters:
  ///   - settlingTime: of what the fits leave, where the reference is fitted to the wires.
  ///   - target: heat error asked for.
  package init(
    diffusionTime: Double, settlingTime: Double? = nil, target: Double? = nil, tolerances: [Double] = []
  ) {
    self.tolerances = tolerances
    let time = 3 * diffusionTime + 40
    guard let settlingTime else {
      (endOfFitting, leastTime, nextTest, share) = (0, time, time, 2.0 / 3)
      return
    }
    endOfFitting = 0.25 * time
    let wait = settlingTime * logarithm(Self.residue / (target ?? Self.usualTarget))
    let least = max(endOfFitting, Self.shortestTest)
    leastTime = endOfFitting + max(least, wait)
    // What was waited for is not tested.
    share = wait > least ? 0.5 : 5.0 / 6
    nextTest = leastTime
  }

  /// Whether a block has just passed a half, three quarters or all of the time for fits.
  package func isRefitDue(_ time: Double, _ blockDuration: Double) -> Bool {
    let parts = (4 * time / endOfFitting).rounded(.down)
    return (2...4).contains(parts) && 4 * (time - blockDuration) / endOfFitting < parts
  }

  /// Mean over the last share of a series.
  package func mean(ofSeries index: Int, overLast share: Double) -> Double? {
    guard series.indices.contains(index) else { return nil }
    let recent = series[index].suffix(Int((share * Double(series[index].count)).rounded(.up)))
    return recent.isEmpty ? nil : recent.reduce(0, +) / Double(recent.count)
  }

  /// Relative standard error of the mean of a series.
  func relativeError(ofSeries index: Int) -> Double {
    guard series.indices.contains(index), series[index].count > 2 else { return 0 }
    let values = series[index]
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    let effective = Double(values.count) / TimeSeries.autocorrelationTime(values)
    return mean == 0 ? 0 : (variance / effective).squareRoot() / abs(mean)
  }

  /// Forgets what came before a change that the run made to itself.
  package mutating func restart() { series = [] }

  /// The same, with as much time to the next test as a first one has at the least.
  package mutating func startAgain(at time: Double) {
    restart()
    nextTest = time + max(endOfFitting, Self.shortestTest)
  }

  package mutating func append(_ values: [Double]) {
    if series.isEmpty { series = values.map { _ in [] } }
    for i in values.indices { series[i].append(values[i]) }
  }

  func isOutOfPatience(_ time: Double) -> Bool { time > 20 * leastTime }

  package mutating func verdict(time: Double) -> Verdict {
    guard time >= nextTest else { return .goOn }
    let steady = series.indices.allSatisfy { index in
      Self.isSteady(series[index], share: share, within: index < tolerances.count ? tolerances[index] : 0)
    }
    if steady { return .steady }
    if isOutOfPatience(time) { return .givenUp }
    nextTest = 1.2 * time
    return .goOn
  }

  /// - Parameters:
  ///   - share: of the series, the last part of which is tested.
  ///   - tolerance: change over that window, in units of the last value's size, that is steady enough.
  package static func isSteady(
    _ series: [Double], share: Double = 2.0 / 3, within tolerance: Double = 0
  ) -> Bool {
    if series.allSatisfy({ $0 == series[0] }) { return true }
    let window = Array(series.suffix(Int(share * Double(series.count) + 1e-9)))
    if abs(TimeSeries.geweke(window)) < 4 { return true }
    return window.count >= 20 && abs(TimeSeries.change(window)) < tolerance * abs(window.last ?? 0)
  }
}

/// Holds the electrochemical drop at its target by adjusting the current, slowly compared with the wires' response.
///
/// Integral control. After the wires have responded once to how the run was started, its time constant is first two and a
/// half of their response times, and grows with the time up to ten, so that the steady state is found soon and then hardly
/// disturbed; slowly, or what the fast control has overshot by is frozen in. The time average of the voltage approaches the
/// target like 1/t; the current fluctuates instead.
///
/// Where the run was fitted to the voltage, the time constant is thirty response times from the beginning.
package struct VoltageGovernor {
  package let target: Double
  /// iota/u expected.
  package let conductance: Double
  /// Of the wires to a change of the current, in l0/v0.
  package let responseTime: Double

  private let isFitted: Bool

  /// - Parameter isFitted: whether the current is nearly right already, and the wires need not find their state.
  package init(target: Double, conductance: Double, responseTime: Double, isFitted: Bool = false) {
    self.target = target
    self.conductance = conductance
    self.responseTime = responseTime
    self.isFitted = isFitted
  }

  package func timeConstant(at time: Double) -> Double {
    // A current that follows the noise of the voltage makes it good within the response, which no batch shows.
    isFitted ? 30 * responseTime : min(max(2.5 * responseTime, time / 6), 10 * responseTime)
  }

  /// The current for what follows a block of time that ended at `time` and had a mean voltage.
  package func corrected(_ current: Double, voltage: Double, duration: Double, time: Double) -> Double {
    guard time > 2 * responseTime else { return current }
    let change = conductance * (target - voltage) * duration / timeConstant(at: time)
    return current + min(max(change, -0.05 * abs(current)), 0.05 * abs(current))
  }
}
