#!/usr/bin/env python3
"""T(E) of a smooth barrier on a tight-binding chain, as a table for `shape: table`.

    python3 analysis/kwant_transmission.py TABLE.csv

With Kwant (https://kwant-project.org) if it can be imported, else by the recursion for the Green function of a chain, which
is the same problem. A continuum of mass m on sites a apart: hopping t = hbar^2/(2 m a^2), on-site energy 2 t + barrier.
"""

from __future__ import annotations

import sys

import numpy

HBAR2_OVER_2ME = 38.0998212  # hbar^2/(2 m_e) in meV nm^2
MASS = 0.067  # GaAs
SPACING = 2.0  # nm; t = 142 meV, so that the band is parabolic at the energies below
HOPPING = HBAR2_OVER_2ME / (MASS * SPACING**2)
HEIGHT, WIDTH = 8.5, 60.0  # of the barrier HEIGHT/cosh^2(z/WIDTH), meV and nm
SITES = 601
ENERGIES = numpy.arange(0.1, 20.01, 0.1)  # meV above the band bottom


def barrier() -> numpy.ndarray:
    """The barrier on the sites, in meV."""
    z = (numpy.arange(SITES) - (SITES - 1) / 2) * SPACING
    return HEIGHT / numpy.cosh(z / WIDTH) ** 2


def by_kwant() -> numpy.ndarray:
    """T at ENERGIES from Kwant's scattering matrix."""
    import kwant

    lattice = kwant.lattice.chain(SPACING, norbs=1)
    system = kwant.Builder()
    for site, height in enumerate(barrier()):
        system[lattice(site)] = 2 * HOPPING + height
    system[lattice.neighbors()] = -HOPPING
    lead = kwant.Builder(kwant.TranslationalSymmetry((-SPACING,)))
    lead[lattice(0)] = 2 * HOPPING
    lead[lattice.neighbors()] = -HOPPING
    system.attach_lead(lead)
    system.attach_lead(lead.reversed())
    final = system.finalized()
    return numpy.array([kwant.smatrix(final, energy).transmission(1, 0) for energy in ENERGIES])


def by_recursion() -> numpy.ndarray:
    """T at ENERGIES = Gamma^2 |G_1N|^2, G_1N by adding one site at a time (Fisher and Lee, PRB 23, 6851 (1981))."""
    wave_number = numpy.arccos(1 - ENERGIES / (2 * HOPPING))  # times SPACING
    self_energy = -HOPPING * numpy.exp(1j * wave_number)
    gamma = 2 * HOPPING * numpy.sin(wave_number)
    sites = 2 * HOPPING + barrier()
    end = 1 / (ENERGIES - sites[0] - self_energy)
    across = end
    for index in range(1, SITES):
        closing = self_energy if index == SITES - 1 else 0
        end = 1 / (ENERGIES - sites[index] - closing - HOPPING**2 * end)
        across = -HOPPING * across * end
    return gamma**2 * abs(across) ** 2


def exact() -> numpy.ndarray:
    """T of the same barrier in the continuum (Landau and Lifshitz, Quantum Mechanics, section 25, problem 4)."""
    unit = HBAR2_OVER_2ME / MASS
    top = numpy.cosh(0.5 * numpy.pi * numpy.sqrt(4 * HEIGHT * WIDTH**2 / unit - 1)) ** 2
    sinh = numpy.sinh(numpy.pi * WIDTH * numpy.sqrt(ENERGIES / unit)) ** 2
    return sinh / (sinh + top)


def main(path: str) -> None:
    """Writes the table."""
    try:
        import kwant

        values, source = by_kwant(), f"Kwant {kwant.__version__}"
    except ImportError:
        values, source = by_recursion(), "the recursion for a chain, Kwant being absent"
    with open(path, "w", encoding="utf-8") as table:
        table.write(f"# {HEIGHT} meV/cosh^2(z/{WIDTH} nm) on a chain of spacing {SPACING} nm, m = {MASS} m_e; by {source}\n")
        table.write("energy_meV,transmission\n")
        for energy, value in zip(ENERGIES, values):
            table.write(f"{energy:.1f},{min(max(value, 0.0), 1.0):.10f}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: kwant_transmission.py TABLE.csv")
    main(sys.argv[1])
