/// Where a run stands, reported a few times a second.
public struct RunProgress: Sendable {
  public enum Phase: String, Sendable {
    case warmUp = "warm-up"
    case production
  }

  public var phase: Phase
  /// Simulated time within this phase in l0/v0, all realisations together.
  public var time: Double
  /// Relaxation events so far, warm-up included.
  public var events: Int
  public var eventsPerSecond: Double
  /// Largest standard error of a bin near the scatterer relative to the largest |excess heat|; nil until it is known.
  public var heatError: Double?
  /// The heat error at which the run stops, if the deck sets one.
  public var heatErrorTarget: Double?
  public var secondsElapsed: Double
  /// Estimated wall-clock seconds to go; nil while there is nothing to estimate it from.
  public var secondsLeft: Double?
  /// Realisations that are over, and how many there are to be; 0 of 1 for a single run.
  public var realisations: Int
  public var ensemble: Int

  public init(
    phase: Phase, time: Double, events: Int, eventsPerSecond: Double, heatError: Double? = nil,
    heatErrorTarget: Double? = nil, secondsElapsed: Double, secondsLeft: Double? = nil, realisations: Int = 0,
    ensemble: Int = 1
  ) {
    self.phase = phase
    self.time = time
    self.events = events
    self.eventsPerSecond = eventsPerSecond
    self.heatError = heatError
    self.heatErrorTarget = heatErrorTarget
    self.secondsElapsed = secondsElapsed
    self.secondsLeft = secondsLeft
    self.realisations = realisations
    self.ensemble = ensemble
  }
}

/// Why a run left no record: for example stopped before there was any production data.
public struct RunError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Kind: Sendable { case tooShort, checkpoint, noSteadyState, ranksDiffer, tooManyRanks }

  public let kind: Kind
  public let message: String

  public init(_ kind: Kind, message: String) { (self.kind, self.message) = (kind, message) }

  public var description: String { message }
}
