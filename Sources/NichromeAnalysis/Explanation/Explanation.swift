import NichromeModel
import NichromeRunFile
import NichromeTheory

/// Every quantity that follows from a deck before anything is simulated, with the formula it follows by.
public struct Explanation: Sendable {
  public struct Row: Sendable, Equatable {
    /// Symbol of the reduced units, e.g. `K`.
    public let symbol: String
    public let meaning: String
    public let formula: String
    /// In reduced units; nil where a reduced unit itself is explained.
    public let value: Double?
    public let unit: String
    /// In SI units; nil for a deck in reduced units, and for pure numbers.
    public let si: Double?
    public let siUnit: String
  }

  public let deck: Deck
  public let rows: [Row]

  public init(_ deck: Deck) {
    self.deck = deck
    rows = Self.scales(deck) + Self.wire(deck) + Self.scatterer(deck) + Self.drive(deck) + Self.numerics(deck)
  }

  /// The reduced units in SI.
  private static func scales(_ deck: Deck) -> [Row] {
    guard let scales = deck.scales else { return [] }
    let hbar = PhysicalConstants.reducedPlanck
    func row(_ symbol: String, _ meaning: String, _ formula: String, _ si: Double, _ unit: String) -> Row {
      Row(symbol: symbol, meaning: meaning, formula: formula, value: nil, unit: "", si: si, siUnit: unit)
    }
    return [
      row("mu0", "unit of energy", "fermiEnergy", scales.energy / PhysicalConstants.elementaryCharge, "eV"),
      row("m", "effective mass", "effectiveMass m_e", scales.mass, "kg"),
      row("v0", "unit of velocity", "sqrt(2 mu0/m)", scales.velocity, "m/s"),
      row("l0", "unit of length", "mean free path at v0: length, or v0 time", scales.length, "m"),
      row("tau0", "unit of time", "l0/v0", scales.time, "s"),
      row("k0", "Fermi wave number", "m v0/hbar", scales.mass * scales.velocity / hbar, "1/m"),
      row("I0", "unit of current", "e mu0/(pi hbar)", scales.current, "A"),
      row("P0", "unit of integrated heat", "mu0^2/(pi hbar)", scales.heat, "W"),
      row("p0", "unit of heat per length", "mu0^2/(pi hbar l0)", scales.heatPerLength, "W/m"),
      row("n0", "unit of density", "2 mu0/(pi hbar v0)", scales.density, "1/m"),
    ]
  }
}

extension Explanation.Row {
  /// A number of the deck in its reduced unit, and in SI if the deck has scales.
  init(_ deck: Deck, _ symbol: String, _ meaning: String, _ formula: String, _ value: Double, _ unit: ReducedUnit) {
    let shown = unit.display(deck.scales)
    self.init(
      symbol: symbol, meaning: meaning, formula: formula, value: value, unit: unit == .one ? "" : unit.symbol,
      si: unit == .one ? nil : deck.scales.map { value * $0.si(unit) / Self.energyUnit(unit) },
      siUnit: shown.units == "1" ? "" : Self.siSymbol(unit))
  }

  /// Energies are shown in eV.
  private static func energyUnit(_ unit: ReducedUnit) -> Double {
    unit == .energy ? PhysicalConstants.elementaryCharge : 1
  }

  private static func siSymbol(_ unit: ReducedUnit) -> String {
    switch unit {
    case .one: ""
    case .energy: "eV"
    case .current: "A"
    case .heatPerLength: "W/m"
    case .heat: "W"
    case .density: "1/m"
    case .length: "m"
    case .time: "s"
    }
  }
}
