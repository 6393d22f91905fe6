import Foundation
import Yams

extension Deck {
  /// Reads and validates the deck in the file at `path`.
  ///
  /// - Throws: ``DeckError`` with every problem of the deck; a file that cannot be read is one problem.
  public init(contentsOf path: String) throws(DeckError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      let reason = isFolder.boolValue ? "it is a folder" : (error as NSError).localizedDescription
      throw DeckError(problems: [
        DeckProblem(
          file: path, line: nil, key: "", problem: "the deck cannot be read",
          reason: exists ? reason : "there is no such file",
          remedy: "check the path and the permissions")
      ])
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw DeckError(problems: [
        DeckProblem(
          file: path, line: nil, key: "", problem: "the deck cannot be read", reason: "it is not UTF-8 text",
          remedy: "save it as plain UTF-8 text")
      ])
    }
    try self.init(yaml: text, path: path)
  }

  /// Validates the deck `yaml`; `path` names it in messages and anchors the files it mentions.
  ///
  /// - Throws: ``DeckError`` with every problem of the deck.
  public init(yaml: String, path: String) throws(DeckError) {
    let problems = DeckProblems(file: path)
    guard let tree = DeckSyntax.tree(of: yaml, problems: problems),
      let root = DeckSection(tree, path: "", problems: problems)
    else { throw DeckError(problems: problems.sorted) }

    var units = UnitSystem()
    let title = root.text("title", expected: "text", example: "My wire")
    let wire = root.requiredSection("wire").flatMap { WireEntries($0, units: &units, deckPath: path) }
    let scatterer = root.requiredSection("scatterer")
      .flatMap { Scatterer($0, units: units, isNeutral: wire?.screening == .neutral, deckPath: path) }
    let driveSection = root.requiredSection("drive")
    let course = driveSection?.course(units: units, deckPath: path)
    let drive = course?.drive ?? driveSection.flatMap { Drive($0, units: units) }
    let dynamics =
      root.word("dynamics", among: Dynamics.allCases.map(\.rawValue)).flatMap(Dynamics.init(rawValue:)) ?? .full
    let settings = root.optionalSection("simulation").map { SimulationSettings($0, units: units) }
    let tallies = root.optionalSection("tallies")
    let givenBins = tallies?.integer(
      "bins", in: Deck.binRange, why: "fewer bins show no profile, more need gigabytes for their covariance",
      example: "120")
    let phaseBins = tallies?.integer(
      "phaseBins", in: Deck.phaseBinRange, why: "fewer show no third harmonic, more are all noise", example: "24")

    var system: System?
    if let wire, let scatterer, let drive {
      let complete = System(
        temperature: wire.temperature, relaxation: wire.relaxation, screening: wire.screening,
        halfLength: wire.halfLength, scatterer: scatterer, drive: drive, dynamics: dynamics, course: course?.course)
      complete.check(problems)
      settings?.check(with: complete, problems)
      Deck.check(
        phaseBins: phaseBins ?? Deck.defaultPhaseBins, of: tallies, complete, timeStep: settings?.timeStep)
      system = complete
    }
    guard problems.list.isEmpty else { throw DeckError(problems: problems.sorted) }
    guard let system else { preconditionFailure("a deck without problems must yield a system") }

    let bins = givenBins ?? Deck.defaultBins(halfLength: system.halfLength)
    let simulation =
      settings
      ?? SimulationSettings(
        particles: SimulationSettings.usualParticles(.deviational, until: .whenUnstated), stop: .whenUnstated)
    self.init(
      title: title ?? Deck.name(of: path), path: path, text: yaml, system: system, simulation: simulation, bins: bins,
      scales: units.scales, warnings: [], phaseBins: phaseBins ?? Deck.defaultPhaseBins)
    warnings =
      system.warnings + simulation.warnings + Deck.warnings(bins: bins, halfLength: system.halfLength)
      + units.warnings
  }

  /// Allowed bins per wire; the upper end keeps the covariance of all bins near a hundred megabytes.
  static let binRange = 4...2048

  /// Ten bins per l0 where the deck does not say.
  static func defaultBins(halfLength: Double) -> Int {
    let perMeanFreePath = 10.0
    return Int(
      min(max((perMeanFreePath * halfLength).rounded(), Double(binRange.lowerBound)), Double(binRange.upperBound)))
  }

  static func name(of path: String) -> String {
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    return path.isEmpty || name.isEmpty ? "untitled" : name
  }
}

extension DeckSection {
  func requiredSection(_ name: String) -> DeckSection? {
    if !has(name), !misspelled.contains(name) {
      problems.add(
        key(name), "the section is missing", because: "a run is not defined without it",
        instead: "add `\(name):` with the keys " + (DeckKeys.sections[key(name)] ?? []).joined(separator: ", "))
    }
    return section(name)
  }

  /// A section that may be absent or empty.
  func optionalSection(_ name: String) -> DeckSection? {
    guard let node = entries[name], !DeckSyntax.isNull(node) else { return nil }
    return section(name)
  }
}
