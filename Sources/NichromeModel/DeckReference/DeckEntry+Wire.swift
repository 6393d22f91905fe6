extension DeckEntry {
  static let top: [DeckEntry] = [
    DeckEntry("title", .text, "Free text, shown by every command.", absent: "the name of the file"),
    DeckEntry("wire", .group, "The two wires; they are alike."),
    DeckEntry("scatterer", .group, "What stands between the wires: coherent, elastic, electrically neutral."),
    DeckEntry("drive", .group, "What the source holds fixed: one of voltage and current."),
    DeckEntry(
      "dynamics", .word(Dynamics.allCases.map(\.rawValue)),
      "The equations of motion: the Boltzmann equation itself, or the closure behind the formulas of the paper.",
      absent: "`full`"),
    DeckEntry("simulation", .group, "How it is simulated.", absent: "what its keys say"),
    DeckEntry("tallies", .group, "What is recorded.", absent: "what its keys say"),
    DeckEntry(
      "tallies.bins", .wholeNumber(bounds(Deck.binRange)), "Bins of the profiles in each wire.",
      absent: "10 per mean free path"),
    DeckEntry(
      "tallies.phaseBins", .wholeNumber(bounds(Deck.phaseBinRange)), "Bins of phase in a period of a sine.",
      absent: "24"),
  ]

  static let wire: [DeckEntry] = [
    DeckEntry(
      "wire.fermiEnergy", .quantity(.fermiEnergy), "mu0, the chemical potential in equilibrium above the band bottom.",
      absent: "reduced units only"),
    DeckEntry("wire.effectiveMass", .number, "m in electron masses.", absent: "reduced units only"),
    DeckEntry(
      "wire.temperature", .quantity(.temperature),
      "Of the lattice and of the electrons far away; in units of mu0 it is theta = k_B T/mu0, from 1e-4 to 100."),
    DeckEntry("wire.relaxation", .group, "How the mean free path l depends on the velocity v."),
    DeckEntry(
      "wire.relaxation.law", .word(DeckKeys.relaxationLaws.map(\.name)),
      "`relaxationTime`: l = v tau; `meanFreePath`: l is the same for all; `powerLaw`: l = l0 (v/v0)^exponent; `table`: "
        + "any l(v)."),
    DeckEntry(
      "wire.relaxation.time", .quantity(.relaxationTime), "tau; l0 = v0 tau follows.",
      absent: "`length` is given, or the deck is in reduced units"),
    DeckEntry(
      "wire.relaxation.length", .quantity(.meanFreePath), "l0, the mean free path at the Fermi velocity v0.",
      absent: "`time` or a table with lengths in a unit is given, or the deck is in reduced units"),
    DeckEntry("wire.relaxation.exponent", .number, "`powerLaw`: from -3 to 3."),
    DeckEntry(
      "wire.relaxation.file", .text,
      "`table`: a CSV file with the columns energy_UNIT, the kinetic energy, and length_UNIT, the mean free path, its path "
        + "counted from the folder of the deck. The length at mu0 is l0; with length_l0, lengths are relative to it."),
    DeckEntry(
      "wire.screening", .wordOrGroup(["neutral"]),
      "`neutral`, the strong Coulomb limit; or Poisson's equation with a screening length 1/k_s."),
    DeckEntry("wire.screening.length", .quantity(.length), "1/k_s itself, at most 1e5 l0."),
    DeckEntry(
      "wire.screening.permittivity", .number, "Relative permittivity; with `crossSection` it gives k_s by Eq. (A4)."),
    DeckEntry("wire.screening.crossSection", .quantity(.area), "Cross-section of the wire."),
    DeckEntry(
      "wire.halfLength", .quantity(.length),
      "Simulated length of each wire, 1 to 1000 l0; 12 l0 is long enough for most."),
  ]

  static let scatterer: [DeckEntry] = [
    DeckEntry(
      "scatterer.length", .quantity(.length), "L, which matters for the electrostatics: L eps/eps_B is at most 1e5 l0.",
      absent: "0, in the neutral limit only"),
    DeckEntry(
      "scatterer.permittivityRatio", .number, "eps_B/eps, permittivity of the scatterer over that of the wires.",
      absent: "1, in the neutral limit only"),
    DeckEntry(
      "scatterer.transmission", .group, "T(E), E counted from the band bottom in equilibrium."),
    DeckEntry(
      "scatterer.transmission.shape", .word(DeckKeys.shapes.map(\.name)), "The form of T(E); it decides the other keys."
    ),
    DeckEntry(
      "scatterer.transmission.value", .number, "`constant`, `linear`: T at mu0, from 0 to 1."),
    DeckEntry(
      "scatterer.transmission.slope", .quantity(.slope), "`linear`: dT/dE; T is clipped to [0, 1]."),
    DeckEntry(
      "scatterer.transmission.center", .quantity(.energy),
      "`saddlePoint`: where T = 1/2; `lorentzian`, `gaussian`: where T is largest."),
    DeckEntry(
      "scatterer.transmission.width", .quantity(.energy),
      "`saddlePoint`: T = 1/(1 + exp(-(E - center)/width)); `lorentzian`: half width at half maximum; `gaussian`: "
        + "standard deviation."),
    DeckEntry("scatterer.transmission.peak", .number, "`lorentzian`, `gaussian`: the largest T, at most 1."),
    DeckEntry(
      "scatterer.transmission.height", .quantity(.energy), "`barrier`: of a rectangular barrier, solved exactly."),
    DeckEntry(
      "scatterer.transmission.thickness", .quantity(.length),
      "`barrier`: its thickness, at most 1e4/k0, k0 = m v0/hbar."),
    DeckEntry(
      "scatterer.transmission.file", .text,
      "`table`: a CSV file with the columns energy and transmission, its path counted from the folder of the deck."),
  ]
}
