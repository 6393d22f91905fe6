import Foundation
import NichromeModel

/// Names and tables of the result file, shared by its writer and its reader.
///
/// Format 1. One netCDF-4 file a run, followed by a checksum of all its bytes (`Seal`); numbers are in the units of the attribute `units`, and divided by the attribute
/// `reduced_unit_value` they are in reduced units. Bins and faces run outward from the scatterer, left wire first.
///
/// | variable | over | is |
/// |---|---|---|
/// | `side`, `distance`, `z` | bin | wire, distance of the bin centre from the scatterer's face, signed position |
/// | `faceSide`, `faceDistance`, `faceZ` | face | the same for bin faces |
/// | a quantity | -, bin or face | mean over the production |
/// | its `_error` | the same | one standard error |
/// | its `_batches` | batch + the same | batch means |
/// | `heatCovariance` | bin, otherBin | covariance of the mean heat profile |
/// | `time`, `warmUp`, `...History` | time (, bin) | whole run, warm-up flagged; means over an ensemble, with `_error` |
/// | `...Folded` | phase (, bin) | means over the phase of a sine |
/// | `...InPhase`, `...Quadrature`, `...Amplitude`, `...Angle` | harmonic (, bin) | lock-in at multiples of its frequency |
/// | `transmissionEnergy`, `attempts`, `transmissions`, `transmissionsExpected` | energyBin | counters at the scatterer |
/// | `drudeHeat`, `productionTime`, ... | - | `scalars` below |
public enum RunFile {
  /// Number of the format written; files up to this number are read.
  public static let format = 1

  /// Global attributes in which two runs of one deck and seed may differ; all else is the same, bit for bit.
  public static let volatileAttributes = ["history", "seconds"]

  /// Checks, before a run, that its result can be written to `path`; makes the folder if it is missing.
  public static func prepare(_ path: String) throws(RunFileError) { try AtomicFile.prepare(path) }

  /// Runs `body` while no other thread is inside the netCDF library, for code that calls the library itself.
  public static func withLibrary<Result>(_ body: () throws -> Result) rethrows -> Result {
    try NetCDFLibrary.exclusivelyAny(body)
  }

  /// A number of the record that is stored as a variable of its own.
  struct Scalar: Sendable {
    var name: String
    var longName: String
    var unit: ReducedUnit
    var member: WritableKeyPath<RunRecord, Double> & Sendable
  }

  static let scalars: [Scalar] = [
    Scalar(
      name: "drudeHeat", longName: "heat of the bare wire at the same current", unit: .heatPerLength,
      member: \.drudeHeat),
    Scalar(
      name: "discardedTime", longName: "simulated time discarded as warm-up", unit: .time, member: \.discardedTime),
    Scalar(name: "productionTime", longName: "simulated time of the production", unit: .time, member: \.productionTime),
    Scalar(name: "batchDuration", longName: "simulated time of a batch", unit: .time, member: \.batchDuration),
    Scalar(
      name: "autocorrelationTime", longName: "largest integrated autocorrelation time of the heat", unit: .time,
      member: \.autocorrelationTime),
    Scalar(name: "timeStep", longName: "field interval", unit: .time, member: \.timeStep),
    Scalar(name: "particleWeight", longName: "weight of a deviational particle", unit: .one, member: \.particleWeight),
    Scalar(name: "population", longName: "mean number of particles in production", unit: .one, member: \.population),
  ]

  /// Unit of a history series: that of the quantity of the same name, or of what its name says.
  static func unit(ofHistory name: String, in quantities: [Quantity]) -> ReducedUnit {
    if let quantity = quantities.first(where: { $0.name == name }) { return quantity.unit }
    switch name {
    case "totalCurrent": return .current
    case "appliedVoltage": return .energy
    default: return name.hasPrefix("heat") ? .heat : .one
    }
  }
}

/// What the deck said, in reduced units: enough to rebuild it without parsing its text again.
struct StoredParameters: Codable {
  var system: System
  var simulation: SimulationSettings
  var bins: Int
  /// Files written before the key existed lack it.
  var phaseBins: Int?
  var scales: Scales?
  var warnings: [String]

  init(_ deck: Deck) {
    system = deck.system
    simulation = deck.simulation
    bins = deck.bins
    phaseBins = deck.phaseBins
    scales = deck.scales
    warnings = deck.warnings
  }

  /// Nil for a text that is not the JSON of a deck.
  init?(json: String) {
    guard let parameters = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else { return nil }
    self = parameters
  }

  /// JSON with sorted keys, so that equal decks give equal text.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { preconditionFailure("a valid deck holds finite numbers only") }
    return String(decoding: data, as: UTF8.self)
  }
}

/// Where bins and faces lie.
struct BinCoordinates {
  /// `L` or `R`.
  var side: [UInt8]
  /// From the scatterer's face outward, in l0.
  var distance: [Double]
  /// From the middle of the scatterer, negative in the left wire, in l0.
  var z: [Double]

  init(centersOf deck: Deck) { self.init(deck, count: deck.bins, offset: 0.5) }
  init(facesOf deck: Deck) { self.init(deck, count: deck.bins + 1, offset: 0) }

  private init(_ deck: Deck, count: Int, offset: Double) {
    let width = deck.system.halfLength / Double(deck.bins)
    let outward = (0..<count).map { (Double($0) + offset) * width }
    let half = deck.system.scatterer.length / 2
    side = [UInt8](repeating: UInt8(ascii: "L"), count: count) + [UInt8](repeating: UInt8(ascii: "R"), count: count)
    distance = outward + outward
    z = outward.map { -(half + $0) } + outward.map { half + $0 }
  }
}
