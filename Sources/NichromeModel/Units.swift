/// What a quantity measures.
public enum Dimension: String, Sendable, Equatable {
  case number, energy, temperature, length, area, time, wallClock, voltage, current, velocity, inverseEnergy

  /// The dimension with its article, for messages.
  public var noun: String {
    switch self {
    case .number: "a pure number"
    case .energy: "an energy"
    case .temperature: "a temperature"
    case .length: "a length"
    case .area: "an area"
    case .time: "a time"
    case .wallClock: "a wall-clock time"
    case .voltage: "a voltage"
    case .current: "a current"
    case .velocity: "a velocity"
    case .inverseEnergy: "an inverse energy"
    }
  }
}

/// A unit a deck may use.
public struct Unit: Sendable, Equatable {
  /// What one of the unit is.
  public enum Size: Sendable, Equatable {
    /// In SI units.
    case si(Double)
    /// One reduced unit of its dimension (mu0, l0, v0, tau0 = l0/v0, I0 = e mu0/(pi hbar), 1/mu0).
    case reduced
    /// k_B T of the deck, or its inverse.
    case thermal
  }

  public let symbol: String
  public let dimension: Dimension
  public let size: Size

  /// Every unit of the deck language; the first spelling of a unit is the one shown in messages.
  public static let all: [Unit] = {
    let e = PhysicalConstants.elementaryCharge
    return [
      Unit(symbol: "%", dimension: .number, size: .si(1e-2)),
      Unit(symbol: "eV", dimension: .energy, size: .si(e)),
      Unit(symbol: "meV", dimension: .energy, size: .si(1e-3 * e)),
      Unit(symbol: "ueV", dimension: .energy, size: .si(1e-6 * e)),
      Unit(symbol: "µeV", dimension: .energy, size: .si(1e-6 * e)),
      Unit(symbol: "J", dimension: .energy, size: .si(1)),
      Unit(symbol: "mu0", dimension: .energy, size: .reduced),
      Unit(symbol: "kT", dimension: .energy, size: .thermal),
      Unit(symbol: "K", dimension: .temperature, size: .si(1)),
      Unit(symbol: "mK", dimension: .temperature, size: .si(1e-3)),
      Unit(symbol: "Å", dimension: .length, size: .si(1e-10)),
      Unit(symbol: "nm", dimension: .length, size: .si(1e-9)),
      Unit(symbol: "um", dimension: .length, size: .si(1e-6)),
      Unit(symbol: "µm", dimension: .length, size: .si(1e-6)),
      Unit(symbol: "mm", dimension: .length, size: .si(1e-3)),
      Unit(symbol: "m", dimension: .length, size: .si(1)),
      Unit(symbol: "l0", dimension: .length, size: .reduced),
      Unit(symbol: "nm^2", dimension: .area, size: .si(1e-18)),
      Unit(symbol: "nm²", dimension: .area, size: .si(1e-18)),
      Unit(symbol: "um^2", dimension: .area, size: .si(1e-12)),
      Unit(symbol: "m^2", dimension: .area, size: .si(1)),
      Unit(symbol: "fs", dimension: .time, size: .si(1e-15)),
      Unit(symbol: "ps", dimension: .time, size: .si(1e-12)),
      Unit(symbol: "ns", dimension: .time, size: .si(1e-9)),
      Unit(symbol: "us", dimension: .time, size: .si(1e-6)),
      Unit(symbol: "µs", dimension: .time, size: .si(1e-6)),
      Unit(symbol: "ms", dimension: .time, size: .si(1e-3)),
      Unit(symbol: "s", dimension: .time, size: .si(1)),
      Unit(symbol: "tau0", dimension: .time, size: .reduced),
      Unit(symbol: "min", dimension: .wallClock, size: .si(60)),
      Unit(symbol: "h", dimension: .wallClock, size: .si(3600)),
      Unit(symbol: "V", dimension: .voltage, size: .si(1)),
      Unit(symbol: "mV", dimension: .voltage, size: .si(1e-3)),
      Unit(symbol: "uV", dimension: .voltage, size: .si(1e-6)),
      Unit(symbol: "µV", dimension: .voltage, size: .si(1e-6)),
      Unit(symbol: "A", dimension: .current, size: .si(1)),
      Unit(symbol: "mA", dimension: .current, size: .si(1e-3)),
      Unit(symbol: "uA", dimension: .current, size: .si(1e-6)),
      Unit(symbol: "µA", dimension: .current, size: .si(1e-6)),
      Unit(symbol: "nA", dimension: .current, size: .si(1e-9)),
      Unit(symbol: "pA", dimension: .current, size: .si(1e-12)),
      Unit(symbol: "I0", dimension: .current, size: .reduced),
      Unit(symbol: "v0", dimension: .velocity, size: .reduced),
      Unit(symbol: "/eV", dimension: .inverseEnergy, size: .si(1 / e)),
      Unit(symbol: "/meV", dimension: .inverseEnergy, size: .si(1e3 / e)),
      Unit(symbol: "/J", dimension: .inverseEnergy, size: .si(1)),
      Unit(symbol: "/mu0", dimension: .inverseEnergy, size: .reduced),
      Unit(symbol: "/kT", dimension: .inverseEnergy, size: .thermal),
    ]
  }()

  /// The unit written `symbol`, if there is one. Canonically equivalent spellings of Å count as one; the two micro
  /// signs of Unicode (U+00B5 and the Greek letter U+03BC) do too.
  public static func named(_ symbol: String) -> Unit? {
    let folded = symbol.replacing("\u{3bc}", with: "\u{b5}")
    return all.first { $0.symbol == folded }
  }
}
