/// A good deck in reduced units; the bad decks of the tests differ from it in a line.
enum SampleDecks {
  static let reduced = """
    title: Test
    wire:
      temperature: 0.05 mu0
      relaxation:
        law: relaxationTime
      screening: neutral
      halfLength: 12 l0
    scatterer:
      length: 0.1 l0
      permittivityRatio: 1
      transmission:
        shape: saddlePoint
        center: 1.1 mu0
        width: 0.05 mu0
    drive:
      current: 0.05 I0
    simulation:
      method: deviational
      particles: 200000
      seed: 1
      timeStep: auto
      field: quasistatic
      stopWhen:
        wallClock: 60 s
      checkpointEvery: 60 s
    tallies:
      bins: 120
    """

  /// The example of the manual.
  static let physical = """
    title: Hot spot downstream of a quantum point contact   # free text

    wire:
      fermiEnergy: 8 meV
      effectiveMass: 0.067
      temperature: 4.2 K            # or reduced: 0.05 mu0   (theta)
      relaxation:                   # one of
        law: relaxationTime         #   l = v tau           time:  (or length: l0 = v0 tau)
        time: 1.5 ps
      screening: neutral
      halfLength: 12 l0             # simulated length of each wire

    scatterer:
      length: 0.1 l0
      permittivityRatio: 1          # eps_B/eps
      transmission:
        shape: saddlePoint          #   1/(1+exp(-(E-center)/width))       center:, width:
        center: 1.02 mu0
        width: 0.03 mu0

    drive:                          # one of
      voltage: 0.02 mu0             # electrochemical drop at the scatterer

    dynamics: full

    simulation:
      method: deviational
      particles: 200000
      seed: 1
      timeStep: auto
      field: quasistatic
      stopWhen:                     # whichever comes first
        heatError: 0.3 %
        duration: 400 tau0
        wallClock: 2 h
      checkpointEvery: 60 s

    tallies:
      bins: 120
    """

  /// What the others have nothing of: a wire's make, a power law, a barrier, a course in time.
  static let driven = """
    title: Driven
    wire:
      fermiEnergy: 10 meV
      effectiveMass: 0.05
      temperature: 0.05 mu0
      relaxation:
        law: powerLaw
        length: 0.5 um
        exponent: 0.5
      screening:
        permittivity: 12.9
        crossSection: 900 nm^2
      halfLength: 6 l0
    scatterer:
      length: 20 nm
      permittivityRatio: 1.5
      transmission:
        shape: barrier
        height: 11 meV
        thickness: 15 nm
    drive:
      current:
        kind: sine
        amplitude: 0.03 I0
        period: 40 tau0
    simulation:
      field: dynamic
      particles: 100000
      seed: 1
      stopWhen:
        duration: 80 tau0
    """

  /// `deck` with the line numbers (from 1) in `edits` replaced, or dropped where the new text is nil.
  static func edit(_ edits: [Int: String?], in deck: String = reduced) -> String {
    deck.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .compactMap { index, line in
        if let change = edits[index + 1] { return change }
        return String(line)
      }
      .joined(separator: "\n")
  }
}
