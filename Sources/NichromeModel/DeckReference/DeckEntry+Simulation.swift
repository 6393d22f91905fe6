extension DeckEntry {
  static let drive: [DeckEntry] = [
    DeckEntry(
      "drive.voltage",
      .quantityOrGroup(units: QuantityKind.voltage.units.map(\.symbol), example: QuantityKind.voltage.example),
      "The electrochemical drop at the scatterer, eV = mu(z-) - mu(z+), at most 10 mu0 (10 kT of hot electrons); with keys:"
        + " the applied voltage as a function of time, at most that and 3 mu0 (3 kT) per l0 of halfLength."),
    DeckEntry(
      "drive.current",
      .quantityOrGroup(units: QuantityKind.current.units.map(\.symbol), example: QuantityKind.current.example),
      "The current through both wires, at most 3 I0 (times theta of hot electrons); with keys: the total current as a"
        + " function of time."),
  ]

  /// What a drive in time is made of.
  static let courses: [DeckEntry] = [("drive.voltage", QuantityKind.voltage), ("drive.current", .current)].flatMap {
    (drive, kind) in
    [
      DeckEntry("\(drive).kind", .word(DeckKeys.courses.map(\.name)), "How it goes with time."),
      DeckEntry("\(drive).from", .quantity(kind), "Value before.", absent: "zero"),
      DeckEntry("\(drive).to", .quantity(kind), "Value after, or of the pulse."),
      DeckEntry("\(drive).at", .quantity(.time), "When it begins.", absent: "at once"),
      DeckEntry("\(drive).width", .quantity(.time), "How long the pulse lasts, at least 1e-3 tau0."),
      DeckEntry("\(drive).duration", .quantity(.time), "How long the ramp takes."),
      DeckEntry("\(drive).amplitude", .quantity(kind), "Amplitude of the sine."),
      DeckEntry("\(drive).offset", .quantity(kind), "Mean of the sine.", absent: "zero"),
      DeckEntry("\(drive).period", .quantity(.time), "Period of the sine, at least 1e-3 tau0."),
      DeckEntry("\(drive).file", .text, "CSV table of times and values, relative to the deck."),
    ]
  }

  static let simulation: [DeckEntry] = [
    DeckEntry(
      "simulation.method", .word(SimulationMethod.allCases.map(\.rawValue)),
      "Whether the difference from a known gas is simulated, or every electron of the Fermi sea.",
      absent: "`deviational`"),
    DeckEntry(
      "simulation.particles", .wholeNumber(bounds(SimulationSettings.particleRange)), "Target population.",
      absent: "200000; with `heatError` e above 0.5 %: 200000 (0.5 %/e)^2, at least 50000"),
    DeckEntry(
      "simulation.seed", .wholeNumber(0...UInt64.max), "Of the random numbers: same deck and seed, same bits.",
      absent: "1"),
    DeckEntry(
      "simulation.timeStep",
      .quantityOrWord(units: QuantityKind.time.units.map(\.symbol), example: "0.05 tau0", words: ["auto"]),
      "Interval after which the field is renewed, from 1e-7 to 1 tau0.", absent: "`auto`"),
    DeckEntry(
      "simulation.field", .word(["quasistatic", "dynamic"]), "Whether the field has its true course in time.",
      absent: "`quasistatic`"),
    DeckEntry(
      "simulation.ensemble", .wholeNumber(bounds(SimulationSettings.ensembleRange)),
      "Independent realisations of a drive in time, each as long as `duration`.", absent: "1"),
    DeckEntry(
      "simulation.chunks", .wholeNumber(bounds(SimulationSettings.chunkRange)),
      "Shares the electrons are cut into, at least as many as MPI ranks; other shares are other random numbers.",
      absent: "32"),
    DeckEntry(
      "simulation.stopWhen", .group, "When a run ends: whichever of its keys comes first.",
      absent: "1 % of heat error, ten minutes at the most"),
    DeckEntry(
      "simulation.stopWhen.heatError", .quantity(.fraction),
      "Largest standard error of a bin within 3 l0 of the scatterer, relative to the largest |excess heat|.",
      absent: "no such rule"),
    DeckEntry(
      "simulation.stopWhen.duration", .quantity(.time), "Simulated time after equilibration.", absent: "no such rule"),
    DeckEntry("simulation.stopWhen.wallClock", .quantity(.wallClock), "Time on the clock.", absent: "no such rule"),
    DeckEntry(
      "simulation.checkpointEvery", .quantity(.wallClock), "Time on the clock between checkpoints.", absent: "60 s"),
  ]

  static func bounds(_ range: ClosedRange<Int>) -> ClosedRange<UInt64> {
    UInt64(range.lowerBound)...UInt64(range.upperBound)
  }
}
