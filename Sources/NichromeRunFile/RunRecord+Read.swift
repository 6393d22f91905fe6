import Foundation
import NichromeModel

extension RunRecord {
  /// Reads a result file back into reduced units. The deck's `path` is its file name alone.
  ///
  /// Throws `missing`, `foreign`, `newerFormat`, `unreadable` or `damaged`.
  public init(contentsOf path: String) throws(RunFileError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    try Seal.check(path)
    self = try NetCDFLibrary.exclusively { () throws(RunFileError) in
      try RecordDecoder(path: path, file: NetCDFReader(opening: path)).decode()
    }
  }
}

/// Takes a record out of an open file.
struct RecordDecoder {
  let path: String
  let file: NetCDFReader

  func decode() throws(RunFileError) -> RunRecord {
    guard file.hasAttribute("nichrome_format") else {
      throw .foreign(path: path, reason: "no attribute nichrome_format")
    }
    let format = try file.integer("nichrome_format")
    guard format <= RunFile.format else { throw .newerFormat(path: path, found: format, supported: RunFile.format) }
    let deck = try deck()
    guard let status = RunRecord.Status(rawValue: try file.text("status")) else { throw damaged("unknown status") }
    var record = RunRecord(
      deck: deck, status: status, version: try file.text("version"), stopReason: try file.text("stop_reason"),
      events: try file.integer("events"), seconds: try file.real("seconds"), discardedTime: 0, productionTime: 0,
      batchDuration: 0, autocorrelationTime: 0, timeStep: 0, particleWeight: 0, population: 0, drudeHeat: 0,
      warnings: try file.text("warnings").split(separator: "\n").map(String.init), quantities: [],
      heatCovariance: rows(try array("heatCovariance")), transmission: try transmission(), history: try history(),
      cycle: try cycle(bins: deck.bins))
    for scalar in RunFile.scalars { record[keyPath: scalar.member] = try number(scalar.name) }
    for name in try names("quantities") { record.quantities.append(try quantity(name, bins: deck.bins)) }
    return record
  }

  private func deck() throws(RunFileError) -> Deck {
    guard let parameters = StoredParameters(json: try file.text("parameters_json")) else {
      throw damaged("its parameters cannot be read")
    }
    return Deck(
      title: try file.text("title"), path: try file.text("deck_file"), text: try file.text("deck"),
      system: parameters.system, simulation: parameters.simulation, bins: parameters.bins, scales: parameters.scales,
      warnings: parameters.warnings, phaseBins: parameters.phaseBins ?? Deck.defaultPhaseBins)
  }

  private func quantity(_ name: String, bins: Int) throws(RunFileError) -> Quantity {
    guard let variable = try file.variable(name), let error = try array("\(name)_error") else {
      throw damaged("\(name) or its error is missing")
    }
    guard let unit = ReducedUnit(rawValue: try file.text("quantity_kind", of: variable)),
      let support = Support(rawValue: try file.text("quantity_support", of: variable))
    else { throw damaged("\(name) has an unknown kind") }
    let value = try reduced(variable)
    let expected =
      switch support {
      case .scalar: 1
      case .bins: 2 * bins
      case .faces: 2 * (bins + 1)
      }
    guard value.values.count == expected, error.values.count == expected else {
      throw damaged("\(name) has \(value.values.count) values where \(expected) belong")
    }
    let batches = rows(try array("\(name)_batches"))
    guard batches.allSatisfy({ $0.count == expected }) else {
      throw damaged("the batches of \(name) have another shape")
    }
    return Quantity(
      name: name, longName: try file.text("long_name", of: variable), unit: unit, support: support,
      value: value.values, error: error.values, batches: batches)
  }

  private func transmission() throws(RunFileError) -> TransmissionCounts {
    TransmissionCounts(
      energy: try list("transmissionEnergy"), attempts: try list("attempts"),
      transmissions: try list("transmissions"), expected: try list("transmissionsExpected"))
  }

  private func history() throws(RunFileError) -> History {
    var (series, errors): ([String: [Double]], [String: [Double]]) = ([:], [:])
    for name in try names("history_series") {
      series[name] = try list("\(name)History")
      errors[name] = try array("\(name)History_error")?.values
    }
    // Files written before there were ensembles hold one realisation.
    let realisations = file.hasAttribute("realisations") ? try file.integer("realisations") : 1
    return History(
      time: try list("time"), series: series, heat: rows(try array("heatHistory")), realisations: realisations,
      seriesError: errors, heatError: rows(try array("heatHistory_error")))
  }

  private typealias Array2 = (values: [Double], shape: [Int])

  /// A variable in reduced units; nil if the file has none of that name, which stands for an empty one.
  private func array(_ name: String) throws(RunFileError) -> Array2? {
    guard let variable = try file.variable(name) else { return nil }
    return try reduced(variable)
  }

  private func reduced(_ variable: NetCDFReader.Variable) throws(RunFileError) -> Array2 {
    let unit = try file.real("reduced_unit_value", of: variable)
    guard unit > 0, unit.isFinite else { throw damaged("\(variable.name) has no unit") }
    return (try file.values(of: variable).map { $0 / unit }, variable.shape)
  }

  func list(_ name: String) throws(RunFileError) -> [Double] { try array(name)?.values ?? [] }

  func number(_ name: String) throws(RunFileError) -> Double {
    guard let value = try array(name)?.values, value.count == 1 else { throw damaged("\(name) is missing") }
    return value[0]
  }

  func names(_ attribute: String) throws(RunFileError) -> [String] {
    try file.text(attribute).split(separator: " ").map(String.init)
  }

  /// Rows of an array along its first dimension.
  private func rows(_ array: Array2?) -> [[Double]] {
    guard let array, let count = array.shape.first, count > 0 else { return [] }
    let length = array.values.count / count
    return (0..<count).map { Array(array.values[$0 * length..<($0 + 1) * length]) }
  }

  func damaged(_ reason: String) -> RunFileError { .damaged(path: path, reason: reason) }
}
