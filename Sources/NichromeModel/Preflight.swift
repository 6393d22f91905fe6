/// What can be said about a run before it starts: derived scales, regime, choices made for the user, cost.
///
/// Costs are estimates and say so; nothing here is used by the simulation. Memory and disk: see `Footprint`; time: `Pace`.
public struct Preflight: Sendable, Equatable {
  public struct Line: Sendable, Equatable {
    public let label: String
    public let value: String
  }

  /// Label and value, in reading order.
  public let lines: [Line]
  /// The warnings of the deck, whole sentences.
  public let warnings: [String]

  /// `pace`: measured speed of the machine, for the estimate of time; nil: there is none.
  public init(_ deck: Deck, pace: Pace? = nil) {
    var lines = Preflight.system(deck) + Preflight.scatterer(deck.system)
    lines += Preflight.scales(deck) + Preflight.choices(deck)
    lines += Preflight.cost(deck, pace)
    if let pace { lines += Preflight.time(deck, pace) }
    self.lines = lines
    warnings = deck.warnings
  }

  private static func system(_ deck: Deck) -> [Line] {
    let system = deck.system
    var lines = [
      Line(label: "title", value: deck.title),
      Line(label: "dynamics", value: system.dynamics.rawValue),
      Line(label: "theta = kT/mu0", value: Text.number(system.temperature)),
    ]
    lines.append(Line(label: "relaxation", value: system.relaxation.words))
    switch system.screening {
    case .neutral: lines.append(Line(label: "screening", value: "neutral (strong Coulomb limit)"))
    case .poisson(let wavenumber):
      lines.append(Line(label: "K = k_s l0", value: Text.number(wavenumber)))
      let factor = Screening.thermalFactor(temperature: system.temperature)
      lines.append(Line(label: "Fhat(theta)", value: Text.number(factor)))
    }
    let bin = Text.number(system.halfLength / Double(deck.bins))
    lines.append(
      Line(label: "wires", value: "\(Text.number(system.halfLength)) l0 each, \(deck.bins) bins of \(bin) l0"))
    return lines
  }

  private static func scatterer(_ system: System) -> [Line] {
    let law = system.scatterer.transmission
    let mean = law.thermalMean(temperature: system.temperature)
    var lines = [
      Line(label: "transmission", value: "\(law.name), T(mu0) = \(Text.number(law.probability(at: 1)))"),
      Line(label: "thermal mean of T", value: Text.number(mean)),
    ]
    switch system.drive {
    case .voltage(let u):
      lines.append(Line(label: "u = eV/mu0", value: Text.number(u)))
      if mean < 1 {
        lines.append(Line(label: "iota", value: "about \(Text.number(u * mean / (1 - mean))) (linear response)"))
      }
    case .current(let iota):
      lines.append(Line(label: "iota = I/I0", value: Text.number(iota)))
      if let u = system.expectedVoltage {
        lines.append(Line(label: "u = eV/mu0", value: "about \(Text.number(u)) (linear response)"))
      }
    }
    let isWeak = system.temperature <= 0.2 && abs(system.expectedVoltage ?? 1) <= 0.3
    lines.append(
      Line(
        label: "regime", value: isWeak ? "weak excitation, low temperature" : "outside weak excitation, low temperature"
      ))
    return lines
  }
}
