import CNetCDF
import Foundation
import NichromeModel

extension RunRecord {
  /// Writes the record as a result file (`RunFile` describes it), replacing an old one in one step.
  ///
  /// The content depends on the record alone, except for the attribute `history`, which carries `date`.
  /// Throws `RunFileError.unwritable`; an old file then stays as it was and nothing else is left behind.
  public func write(to path: String, date: Date = Date()) throws(RunFileError) {
    try AtomicFile.replace(path) { temporary throws(RunFileError) in
      try NetCDFLibrary.exclusively { () throws(RunFileError) in
        let file = try NetCDFWriter(creating: temporary, for: path)
        try RecordEncoder(record: self, file: file).encode(date: date)
        try file.close()
      }
      try Seal.append(to: temporary, naming: path)
    }
  }
}

/// Puts a record into an open file.
struct RecordEncoder {
  let record: RunRecord
  let file: NetCDFWriter

  private var deck: Deck { record.deck }
  var bin: (name: String, length: Int) { ("bin", 2 * deck.bins) }
  private var face: (name: String, length: Int) { ("face", 2 * (deck.bins + 1)) }

  func encode(date: Date) throws(RunFileError) {
    try globalAttributes(date: date)
    try coordinates(BinCoordinates(centersOf: deck), over: bin, side: "side", distance: "distance", z: "z")
    try coordinates(BinCoordinates(facesOf: deck), over: face, side: "faceSide", distance: "faceDistance", z: "faceZ")
    for quantity in record.quantities { try encode(quantity) }
    for scalar in RunFile.scalars {
      try variable(scalar.name, scalar.longName, scalar.unit, over: [], [record[keyPath: scalar.member]])
    }
    try variable(
      "heatCovariance", "covariance of the mean heat profile", .heatPerLength, squared: true,
      over: [bin, ("otherBin", bin.length)], record.heatCovariance.flatMap { $0 }, extra: [binCoordinates])
    try encode(record.transmission)
    try encode(record.history)
    if let cycle = record.cycle { try encode(cycle) }
  }

  private func globalAttributes(date: Date) throws(RunFileError) {
    let deckFile = FilePath.name(of: deck.path)
    let made = "\(date.ISO8601Format()): nichrome \(record.version) run \(deckFile)"
    let attributes: [(String, AttributeValue)] = [
      ("Conventions", .text("CF-1.11")),
      ("nichrome_format", .integer(RunFile.format)),
      ("title", .text(deck.title)),
      ("source", .text("nichrome \(record.version)")),
      ("version", .text(record.version)),
      ("history", .text(made)),
      ("deck", .text(deck.text)),
      ("deck_file", .text(deckFile)),
      ("parameters_json", .text(StoredParameters(deck).json)),
      ("realisations", .integer(record.history.realisations)),
      ("seed", .text(String(deck.simulation.seed))),
      ("status", .text(record.status.rawValue)),
      ("stop_reason", .text(record.stopReason)),
      ("events", .integer(record.events)),
      ("seconds", .real(record.seconds)),
      ("warnings", .text(record.warnings.joined(separator: "\n"))),
      ("quantities", .text(record.quantities.map(\.name).joined(separator: " "))),
    ]
    for (name, value) in attributes { try file.attribute(name, value) }
  }

  private func coordinates(
    _ place: BinCoordinates, over dimension: (name: String, length: Int), side: String, distance: String, z: String
  ) throws(RunFileError) {
    try file.characters(
      side, over: dimension, place.side,
      attributes: [("units", .text("1")), ("long_name", .text("wire: L left, R right of the scatterer"))])
    try variable(distance, "distance from the scatterer's face", .length, over: [dimension], place.distance)
    try variable(z, "position from the middle of the scatterer", .length, over: [dimension], place.z)
  }

  var binCoordinates: (String, AttributeValue) { ("coordinates", .text("side distance z")) }

  private func encode(_ quantity: Quantity) throws(RunFileError) {
    let (dimensions, coordinates): ([(name: String, length: Int)], [(String, AttributeValue)]) =
      switch quantity.support {
      case .scalar: ([], [])
      case .bins: ([bin], [binCoordinates])
      case .faces: ([face], [("coordinates", .text("faceSide faceDistance faceZ"))])
      }
    let name = quantity.name
    let errorName = "\(name)_error"
    try variable(
      name, quantity.longName, quantity.unit, over: dimensions, quantity.value,
      extra: coordinates + [
        ("ancillary_variables", .text(errorName)), ("quantity_support", .text(quantity.support.rawValue)),
      ])
    try variable(
      errorName, "standard error of: \(quantity.longName)", quantity.unit, over: dimensions, quantity.error,
      extra: coordinates)
    try variable(
      "\(name)_batches", "batch means of: \(quantity.longName)", quantity.unit,
      over: [("batch", quantity.batches.count)] + dimensions, quantity.batches.flatMap { $0 }, extra: coordinates)
  }

  private func encode(_ counts: TransmissionCounts) throws(RunFileError) {
    let over = [(name: "energyBin", length: counts.energy.count)]
    let coordinate: [(String, AttributeValue)] = [("coordinates", .text("transmissionEnergy"))]
    try variable("transmissionEnergy", "argument of the transmission law", .energy, over: over, counts.energy)
    try variable("attempts", "arrivals at the scatterer", .one, over: over, counts.attempts, extra: coordinate)
    try variable("transmissions", "transmitted arrivals", .one, over: over, counts.transmissions, extra: coordinate)
    try variable(
      "transmissionsExpected", "sum of the transmission probability over the arrivals", .one, over: over,
      counts.expected, extra: coordinate)
  }

  private func encode(_ history: History) throws(RunFileError) {
    let time = (name: "time", length: history.time.count)
    try variable("time", "simulated time at the end of the interval", .time, over: [time], history.time)
    try file.variable(
      "warmUp", over: [time], history.time.map { $0 <= record.discardedTime * (1 + 1e-12) ? 1 : 0 }, as: NC_BYTE,
      attributes: [
        ("units", .text("1")), ("long_name", .text("1: interval discarded as warm-up, 0: production")),
      ])
    for (name, values) in history.series.sorted(by: { $0.key < $1.key }) {
      let unit = RunFile.unit(ofHistory: name, in: record.quantities)
      try withError(
        "\(name)History", "history of \(name)", unit, over: [time], values, error: history.seriesError[name] ?? [])
    }
    try file.attribute("history_series", .text(history.series.keys.sorted().joined(separator: " ")))
    try withError(
      "heatHistory", "heat profile of the interval", .heatPerLength, over: [(time.name, history.heat.count), bin],
      history.heat.flatMap { $0 }, error: history.heatError.flatMap { $0 }, extra: [binCoordinates])
  }

  /// Writes reduced numbers in the unit the file shows them in.
  func variable(
    _ name: String, _ longName: String, _ unit: ReducedUnit, squared: Bool = false,
    over shape: [(name: String, length: Int)], _ values: [Double], extra: [(String, AttributeValue)] = []
  ) throws(RunFileError) {
    let plain = unit.display(deck.scales)
    let shown = squared ? plain.squared : plain
    let attributes: [(String, AttributeValue)] = [
      ("long_name", .text(longName)), ("units", .text(shown.units)), ("reduced_unit", .text(shown.reduced)),
      ("reduced_unit_value", .real(shown.reducedUnitValue)), ("quantity_kind", .text(unit.rawValue)),
    ]
    try file.variable(
      name, over: shape, values.map { $0 * shown.reducedUnitValue }, attributes: attributes + extra)
  }
}
