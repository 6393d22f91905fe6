/// A validated deck: the system in reduced units, how to simulate it, and the text it came from.
public struct Deck: Sendable, Equatable {
  public var title: String
  /// Path the deck was read from; empty when made in code.
  public var path: String
  /// The deck verbatim.
  public var text: String
  public var system: System
  public var simulation: SimulationSettings
  /// Bins per wire.
  public var bins: Int
  /// Bins of phase in a period of a sine.
  public var phaseBins: Int
  /// SI values of the reduced units; nil when the deck is in reduced units only.
  public var scales: Scales?
  /// Remarks that do not stop a run: outside the WELT regime, halfLength short, ...
  public var warnings: [String]

  public init(
    title: String, path: String = "", text: String = "", system: System, simulation: SimulationSettings, bins: Int,
    scales: Scales? = nil, warnings: [String] = [], phaseBins: Int = Deck.defaultPhaseBins
  ) {
    self.title = title
    self.path = path
    self.text = text
    self.system = system
    self.simulation = simulation
    self.bins = bins
    self.scales = scales
    self.warnings = warnings
    self.phaseBins = phaseBins
  }
}

/// How a system is simulated.
public struct SimulationSettings: Sendable, Equatable, Codable {
  public var method: SimulationMethod
  /// Target population.
  public var particles: Int
  public var seed: UInt64
  /// Field interval in l0/v0; nil: chosen by the engine.
  public var timeStep: Double?
  public var field: FieldDynamics
  /// Independent realisations of a drive in time.
  public var ensemble: Int
  /// Shares the electrons are cut into, each with random numbers of its own: results depend on it, never on threads or ranks.
  public var chunks: Int
  public var stop: StopRule
  /// Seconds of wall clock between checkpoints.
  public var checkpointEvery: Double

  public init(
    particles: Int = 200_000, seed: UInt64 = 1, timeStep: Double? = nil, stop: StopRule = StopRule(),
    checkpointEvery: Double = 60, field: FieldDynamics = .quasistatic, method: SimulationMethod = .deviational,
    ensemble: Int = 1, chunks: Int = Self.usualChunks
  ) {
    self.method = method
    self.particles = particles
    self.seed = seed
    self.timeStep = timeStep
    self.field = field
    self.ensemble = ensemble
    self.chunks = chunks
    self.stop = stop
    self.checkpointEvery = checkpointEvery
  }
}

extension SimulationSettings {
  /// Files written before these keys existed hold single runs with a quasistatic field, deviational particles and 32 chunks.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      particles: try values.decode(Int.self, forKey: .particles),
      seed: try values.decode(UInt64.self, forKey: .seed),
      timeStep: try values.decodeIfPresent(Double.self, forKey: .timeStep),
      stop: try values.decode(StopRule.self, forKey: .stop),
      checkpointEvery: try values.decode(Double.self, forKey: .checkpointEvery),
      field: try values.decodeIfPresent(FieldDynamics.self, forKey: .field) ?? .quasistatic,
      method: try values.decodeIfPresent(SimulationMethod.self, forKey: .method) ?? .deviational,
      ensemble: try values.decodeIfPresent(Int.self, forKey: .ensemble) ?? 1,
      chunks: try values.decodeIfPresent(Int.self, forKey: .chunks) ?? Self.usualChunks)
  }
}

extension SimulationSettings {
  /// Simulated time after the warm-up in l0/v0 at which the run ends, all realisations together; nil: there is no such rule.
  public var productionTime: Double? { stop.duration.map { $0 * Double(ensemble) } }
}

/// When a run ends: whichever comes first. At least one member is set in a valid deck.
public struct StopRule: Sendable, Equatable, Codable {
  /// Largest standard error of a bin within 3 l0 of the scatterer, relative to the largest |excess heat|.
  public var heatError: Double?
  /// Simulated time after equilibration, in l0/v0.
  public var duration: Double?
  /// Wall clock in seconds.
  public var wallClock: Double?

  public init(heatError: Double? = nil, duration: Double? = nil, wallClock: Double? = nil) {
    self.heatError = heatError
    self.duration = duration
    self.wallClock = wallClock
  }
}
