extension Preset {
  static let metalDeck = """
    # A scatterer in an ordinary metal: the voltage drops within an angstrom or so, the heat spreads over the mean free path.
    title: Scatterer in a metal at room temperature

    wire:
      fermiEnergy: 4 eV             # chemical potential above the band bottom
      effectiveMass: 1              # in electron masses
      temperature: 300 K            # of the lattice, where the heat goes
      relaxation:
        law: meanFreePath           # the same for all electrons; or relaxationTime, powerLaw
        length: 500 Å
      screening:
        length: 1 Å                 # 1/k_s; or permittivity: and crossSection:; or screening: neutral
      halfLength: 12 l0             # simulated length of each wire; l0 is the length above

    scatterer:
      length: 50 Å
      permittivityRatio: 2          # of the scatterer over that of the wires
      transmission:
        shape: linear               # value + slope (E - mu0), clipped to [0, 1]
        value: 0.4
        slope: 0.5 /mu0             # or per eV: 0.125 /eV

    drive:
      voltage: 20 mV                # electrochemical drop at the scatterer; or current: 1 uA

    \(ending)
    tallies:
      bins: 120                     # of the profiles, in each wire

    """

  static let reducedDeck = """
    # A wire without a material: energies in mu0, lengths in l0, times in tau0 = l0/v0, currents in I0 = e mu0/(pi hbar).
    #
    # mu0: chemical potential above the band bottom; v0 = sqrt(2 mu0/m); l0: mean free path at v0. One run stands for every
    # material with these ratios.
    title: A wire in reduced units

    wire:
      temperature: 0.05 mu0         # theta = k_B T/mu0
      relaxation:
        law: relaxationTime         # l = v tau; or meanFreePath, or powerLaw with exponent:
      screening: neutral            # or length: 0.1 l0
      halfLength: 12 l0             # simulated length of each wire

    scatterer:
      length: 0.1 l0
      permittivityRatio: 1          # of the scatterer over that of the wires
      transmission:
        shape: saddlePoint          # T = 1/(1 + exp(-(E - center)/width)), E from the band bottom
        center: 1.1 mu0
        width: 0.05 mu0

    drive:
      voltage: 0.1 mu0              # electrochemical drop at the scatterer; or current: 0.05 I0

    \(ending)
    tallies:
      bins: 120                     # of the profiles, in each wire

    """
}
