import NichromeModel
import NichromeNumerics

/// All that a run needs to go on as if it had never stopped: its deck, its state between two blocks of time, its clock.
public struct Checkpoint: Sendable, Equatable {
  public enum Status: String, Sendable { case unfinished, complete }

  /// With the stop rule and the seed that the run has.
  public var deck: Deck
  /// Of the program that wrote it.
  public var version: String
  /// Wall-clock seconds of the run so far, over all its sessions.
  public var seconds: Double
  /// Whether the run had met its stop rule.
  public var status: Status
  public var state: [StateSection]

  public init(deck: Deck, version: String, seconds: Double, status: Status, state: [StateSection]) {
    self.deck = deck
    self.version = version
    self.seconds = seconds
    self.status = status
    self.state = state
  }
}

extension Checkpoint {
  /// Everything but the state as sections of its own.
  var head: [StateSection] {
    var writer = StateWriter()
    writer.add("run.version", text: version)
    writer.add("run.seconds", seconds)
    writer.add("run.status", text: status.rawValue)
    writer.add("deck.title", text: deck.title)
    writer.add("deck.path", text: deck.path)
    writer.add("deck.text", text: deck.text)
    writer.add("deck.parameters", text: StoredParameters(deck).json)
    return writer.sections
  }

  init(sections: [StateSection]) throws(StateError) {
    let reader = StateReader(sections)
    let word = try reader.text("run.status")
    guard let status = Status(rawValue: word) else { throw .impossible(section: "run.status", value: word) }
    guard let parameters = StoredParameters(json: try reader.text("deck.parameters")) else {
      throw .impossible(section: "deck.parameters", value: "no JSON of a deck")
    }
    let deck = Deck(
      title: try reader.text("deck.title"), path: try reader.text("deck.path"), text: try reader.text("deck.text"),
      system: parameters.system, simulation: parameters.simulation, bins: parameters.bins, scales: parameters.scales,
      warnings: parameters.warnings, phaseBins: parameters.phaseBins ?? Deck.defaultPhaseBins)
    self.init(
      deck: deck, version: try reader.text("run.version"), seconds: try reader.double("run.seconds"), status: status,
      state: sections.filter { !$0.name.hasPrefix("run.") && !$0.name.hasPrefix("deck.") })
  }
}
