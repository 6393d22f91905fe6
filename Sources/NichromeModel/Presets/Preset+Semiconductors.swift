extension Preset {
  static let gaasQPCDeck = """
    # A quantum point contact in a GaAs wire at the temperature of liquid helium.
    #
    # T(E) rises with energy, so the current is carried by electrons from above the chemical potential: more heat is released
    # downstream of the contact than upstream.
    title: Quantum point contact in GaAs

    wire:
      fermiEnergy: 8 meV            # chemical potential above the band bottom of the 1D subband
      effectiveMass: 0.067          # in electron masses
      temperature: 4.2 K            # of the lattice, where the heat goes
      relaxation:
        law: relaxationTime         # l = v tau; or meanFreePath, powerLaw
        time: 5 ps                  # or length: 1.0 um, the mean free path at the Fermi velocity
      screening:
        length: 30 nm               # 1/k_s; or permittivity: and crossSection:; or screening: neutral
      halfLength: 12 l0             # simulated length of each wire; l0: mean free path at the Fermi velocity

    scatterer:
      length: 0.1 um
      permittivityRatio: 1          # of the scatterer over that of the wires
      transmission:
        shape: saddlePoint          # T = 1/(1 + exp(-(E - center)/width)), E from the band bottom
        center: 8.8 meV             # T = 1/2 here; move it with the gate
        width: 0.4 meV

    drive:
      current: 30 nA                # or voltage: 0.5 mV, the electrochemical drop at the contact

    \(ending)
    tallies:
      bins: 120                     # of the profiles, in each wire

    """

  static let inasFilterDeck = """
    # An energy filter in an InAs nanowire that is barely degenerate: a hot spot upstream and a cold spot downstream.
    #
    # Only electrons well above the chemical potential pass. Upstream the wire loses them and is cooled at the face of the
    # filter; further upstream the excess heat changes sign and has a maximum. Downstream it is the other way round.
    title: Energy filter in InAs

    wire:
      fermiEnergy: 3 meV            # chemical potential above the band bottom
      effectiveMass: 0.023          # in electron masses
      temperature: 34.8 K           # k_B T = mu0: outside the regime of the expansions, which the program says
      relaxation:
        law: relaxationTime         # l = v tau; or meanFreePath, powerLaw
        time: 1 ps
      screening: neutral            # screening length far below the mean free path; or length: 5 nm
      halfLength: 24 l0             # energetic electrons reach far

    scatterer:
      length: 20 nm
      permittivityRatio: 1
      transmission:
        shape: gaussian             # peak exp(-(E - center)^2/(2 width^2)); or lorentzian, table, ...
        peak: 1
        center: 7.5 meV             # from the band bottom: 2.5 mu0
        width: 0.9 meV              # standard deviation

    drive:
      current: 14 nA                # or voltage: 1 mV

    \(ending)
    tallies:
      bins: 240                     # of the profiles, in each wire

    """
}
