/// How fast a deck is simulated on some machine.
public struct Pace: Sendable, Equatable {
  /// Seconds of wall clock per l0/v0 of simulated time.
  public var secondsPerTime: Double
  public var eventsPerSecond: Double
  /// Seconds before the first step.
  public var setUp: Double
  /// Expected length of the warm-up, in l0/v0: the least there is.
  public var warmUp: Double
  /// Production in l0/v0 below which no error is believed.
  public var leastProduction: Double
  /// Seconds for which the deck was simulated to find out.
  public var measuredFor: Double

  public init(
    secondsPerTime: Double, eventsPerSecond: Double, setUp: Double, warmUp: Double, leastProduction: Double,
    measuredFor: Double
  ) {
    self.secondsPerTime = secondsPerTime
    self.eventsPerSecond = eventsPerSecond
    self.setUp = setUp
    self.warmUp = warmUp
    self.leastProduction = leastProduction
    self.measuredFor = measuredFor
  }

  /// Seconds of a run with that much production, in l0/v0.
  public func seconds(production: Double) -> Double { setUp + (warmUp + production) * secondsPerTime }
}
