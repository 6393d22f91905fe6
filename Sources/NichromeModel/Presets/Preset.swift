/// A commented deck to start from.
public enum Preset: String, CaseIterable, Sendable {
  case gaasQPC = "gaas-qpc"
  case inasFilter = "inas-filter"
  case metal
  case reduced

  /// One line about it.
  public var summary: String {
    switch self {
    case .gaasQPC: "quantum point contact in a GaAs wire at 4.2 K"
    case .inasFilter: "energy filter in an InAs nanowire, with a hot and a cold spot"
    case .metal: "scatterer in an ordinary metal at room temperature"
    case .reduced: "a wire in reduced units, without a material"
    }
  }

  /// The deck, a YAML text.
  public var deck: String {
    switch self {
    case .gaasQPC: Self.gaasQPCDeck
    case .inasFilter: Self.inasFilterDeck
    case .metal: Self.metalDeck
    case .reduced: Self.reducedDeck
    }
  }

  /// The end of every preset.
  static let ending = """
    simulation:
      particles: 200000             # more: less bias from noise, more memory
      seed: 1                       # same deck and seed: same bits, on any number of threads
      stopWhen:                     # whichever comes first
        heatError: 1 %              # of the largest excess heat within 3 l0 of the scatterer
        wallClock: 60 s             # or duration: 400 tau0, simulated time
      checkpointEvery: 60 s         # `nichrome resume` goes on from there
    """
}
