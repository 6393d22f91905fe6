/// A value with one standard error, in reduced units.
public struct Estimate: Sendable, Equatable, Codable {
  public var value: Double
  public var error: Double

  public init(value: Double, error: Double) {
    self.value = value
    self.error = error
  }
}

/// Where the elements of a quantity live.
public enum Support: String, Sendable, Equatable, Codable {
  /// One number.
  case scalar
  /// One per bin: the left wire's bins outward from the scatterer's face, then the right wire's.
  case bins
  /// One per bin face, bins + 1 per wire: the left wire's faces outward (the first is the scatterer's), then the
  /// right's.
  case faces
}

/// The reduced unit a quantity is measured in (shown with SI-derived units in result files).
public enum ReducedUnit: String, Sendable, Equatable, Codable {
  case one, energy, current, heatPerLength, heat, density, length, time
}

/// One tallied quantity: means over the production, their standard errors and the batch means behind them.
public struct Quantity: Sendable, Equatable {
  /// Name of the variable in the result file, e.g. `heat`.
  public var name: String
  public var longName: String
  public var unit: ReducedUnit
  public var support: Support
  public var value: [Double]
  /// One standard error of each value.
  public var error: [Double]
  /// `batches[b][i]`: mean of element i over batch b; empty when the quantity is not batched.
  public var batches: [[Double]]

  public init(
    name: String, longName: String, unit: ReducedUnit, support: Support, value: [Double], error: [Double],
    batches: [[Double]]
  ) {
    self.name = name
    self.longName = longName
    self.unit = unit
    self.support = support
    self.value = value
    self.error = error
    self.batches = batches
  }
}

/// Attempts and transmissions at the scatterer, per bin of the transmission law's argument.
public struct TransmissionCounts: Sendable, Equatable {
  /// Centres of the energy bins, from the band bottom, in mu0.
  public var energy: [Double]
  public var attempts: [Double]
  public var transmissions: [Double]
  /// Sum of T(E) over the attempts: what `transmissions` is expected to be.
  public var expected: [Double]

  public init(energy: [Double], attempts: [Double], transmissions: [Double], expected: [Double]) {
    self.energy = energy
    self.attempts = attempts
    self.transmissions = transmissions
    self.expected = expected
  }
}

/// Time series of the whole run, warm-up included; `time` in l0/v0 is the end of each interval.
public struct History: Sendable, Equatable {
  public var time: [Double]
  /// Interval means by name: `current`, `voltage`, `electrostaticDrop`, `heatLeft`, `heatRight`, `population`.
  public var series: [String: [Double]]
  /// p^q(z, t): `heat[k]` is the profile (support `bins`) averaged over interval k.
  public var heat: [[Double]]
  /// Realisations that these are means over.
  public var realisations: Int
  /// Standard errors of `series` and `heat` from the scatter of the realisations; empty for less than two.
  public var seriesError: [String: [Double]]
  public var heatError: [[Double]]

  public init(
    time: [Double] = [], series: [String: [Double]] = [:], heat: [[Double]] = [], realisations: Int = 1,
    seriesError: [String: [Double]] = [:], heatError: [[Double]] = []
  ) {
    self.time = time
    self.series = series
    self.heat = heat
    self.realisations = realisations
    self.seriesError = seriesError
    self.heatError = heatError
  }
}

/// Everything a run leaves behind, in reduced units.
public struct RunRecord: Sendable, Equatable {
  public enum Status: String, Sendable, Codable { case complete, running, stopped }

  public var deck: Deck
  public var status: Status
  public var version: String
  /// Why the run ended, in words.
  public var stopReason: String
  /// Relaxation events (absorptions plus emissions) of the production and the warm-up.
  public var events: Int
  /// Wall-clock seconds.
  public var seconds: Double
  /// Simulated time discarded as warm-up, and simulated time of the production, in l0/v0.
  public var discardedTime: Double
  public var productionTime: Double
  /// Length of a batch in l0/v0, and the largest integrated autocorrelation time found in the heat series.
  public var batchDuration: Double
  public var autocorrelationTime: Double
  public var timeStep: Double
  public var particleWeight: Double
  /// Mean number of particles in production.
  public var population: Double
  public var drudeHeat: Double
  public var warnings: [String]
  public var quantities: [Quantity]
  /// Covariance of the mean heat profile, `heatCovariance[i][j]` over bins.
  public var heatCovariance: [[Double]]
  public var transmission: TransmissionCounts
  public var history: History
  /// Averages over the periods of a sine; nil for other drives, and for runs without a sample.
  public var cycle: Cycle?

  public init(
    deck: Deck, status: Status, version: String, stopReason: String, events: Int, seconds: Double,
    discardedTime: Double, productionTime: Double, batchDuration: Double, autocorrelationTime: Double,
    timeStep: Double, particleWeight: Double, population: Double, drudeHeat: Double, warnings: [String],
    quantities: [Quantity], heatCovariance: [[Double]], transmission: TransmissionCounts, history: History,
    cycle: Cycle? = nil
  ) {
    self.deck = deck
    self.status = status
    self.version = version
    self.stopReason = stopReason
    self.events = events
    self.seconds = seconds
    self.discardedTime = discardedTime
    self.productionTime = productionTime
    self.batchDuration = batchDuration
    self.autocorrelationTime = autocorrelationTime
    self.timeStep = timeStep
    self.particleWeight = particleWeight
    self.population = population
    self.drudeHeat = drudeHeat
    self.warnings = warnings
    self.quantities = quantities
    self.heatCovariance = heatCovariance
    self.transmission = transmission
    self.history = history
    self.cycle = cycle
  }

  /// The quantity of that name, if it was tallied.
  public func quantity(_ name: String) -> Quantity? { quantities.first { $0.name == name } }

  /// A scalar quantity as an estimate; a missing one is a programmer's mistake.
  public func scalar(_ name: String) -> Estimate {
    guard let found = quantity(name), found.value.count == 1 else { preconditionFailure("no scalar quantity \(name)") }
    return Estimate(value: found.value[0], error: found.error[0])
  }
}
