/// What the simulated electrons are.
public enum SimulationMethod: String, Sendable, Equatable, Codable, CaseIterable {
  /// Signed units of the difference between the gas and a known reference.
  case deviational
  /// Every electron of the Fermi sea: no control variate.
  case analog
}

extension SimulationSettings {
  /// Field interval of the whole sea, in l0/v0, and the longest. On long legs electrons near the band bottom, of which
  /// deviational ones are few, are poorly told where they may go and how often they relax: at 0.1 a voltage was found 7 % too
  /// small, and beyond 0.2 they pile up where psi is high, and that raises it.
  package static let analogTimeStep = 0.05
  /// From this exponent on the relaxation rate v/l of the slowest electrons diverges faster than they become few.
  private static let divergentExponent = 1.5

  /// Reports what the whole Fermi sea does not go with.
  func checkAnalog(with system: System, _ problems: DeckProblems) {
    func refuse(_ what: String, because reason: String, instead remedy: String) {
      problems.add("simulation.method", "`analog` does not go with \(what)", because: reason, instead: remedy)
    }
    if system.dynamics == .linearised {
      refuse(
        "the linearised dynamics", because: "its distributions are negative in places, and no electrons have such",
        instead: "use dynamics: full, or `method: deviational`")
    }
    if field == .dynamic, case .neutral = system.screening {
      refuse(
        "`field: dynamic` and screening: neutral",
        because: "the field would have to undo the noise of all electrons at every step, and push at nothing else",
        instead: "give a screening length, or use `method: deviational`")
    }
    if let step = timeStep, step > Self.analogTimeStep * (1 + 1e-9) {
      problems.add(
        "simulation.timeStep", "is too long for `method: analog`",
        because: "slow electrons, of which the sea is full, would lose their way in the potential, and excite it",
        instead: "use auto, or at the most \(Text.number(Self.analogTimeStep)) tau0")
    }
    if let exponent = system.relaxation.exponent, exponent >= Self.divergentExponent {
      refuse(
        "an exponent of \(Text.number(exponent))",
        because: "the relaxation rate of slow electrons diverges at the band bottom, where the sea is full (from"
          + " \(Text.number(Self.divergentExponent)) on)", instead: "use `method: deviational`")
    }
  }
}
