extension DeckEntry {
  static let drive: [DeckEntry] = [
    DeckEntry(
      "drive.voltage", .quantity(.voltage), "The electrochemical drop at the scatterer, eV = mu(z-) - mu(z+)."),
    DeckEntry("drive.current", .quantity(.current), "The current through both wires."),
  ]

  static let simulation: [DeckEntry] = [
    DeckEntry(
      "simulation.method", .word(["deviational", "analog"]), "How electrons are represented.", absent: "`deviational`"),
    DeckEntry(
      "simulation.particles", .wholeNumber(bounds(SimulationSettings.particleRange)), "Target population.",
      absent: "200000"),
    DeckEntry(
      "simulation.seed", .wholeNumber(0...UInt64.max), "Of the random numbers: same deck and seed, same bits.",
      absent: "1"),
    DeckEntry(
      "simulation.timeStep",
      .quantityOrWord(units: QuantityKind.time.units.map(\.symbol), example: "0.05 tau0", words: ["auto"]),
      "Interval after which the field is renewed, at most 1 tau0.", absent: "`auto`"),
    DeckEntry(
      "simulation.field", .word(["quasistatic", "dynamic"]), "Whether plasma oscillations are resolved.",
      absent: "`quasistatic`"),
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
