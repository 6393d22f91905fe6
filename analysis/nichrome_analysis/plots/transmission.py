"""Transmission counters at the scatterer against the law T(E)."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ..material import Material
from .style import BLUE, GREY, SOLVER, figure
from .units import display_unit, label

TITLE = "Transmission of the scatterer"

# Energies are shown where arrivals are not rarer than this, relative to the most frequent.
RARE = 1e-4
# Arrivals from which on a fraction is worth a point.
ENOUGH = 20


def draw(material: Material) -> Figure:
    """Panels: fractions transmitted against the mean of the law, and the arrivals behind them."""
    run = material.run
    fig = figure(4.8)
    panels = list(fig.subplots(2, 1, sharex=True, height_ratios=[2.4, 1]))
    arrivals = run["attempts"].values
    met = arrivals > 0
    energy = display_unit(run["transmissionEnergy"], float(run["transmissionEnergy"].values[-1]) / 2)
    x = run["transmissionEnergy"].values * energy.factor
    fraction, expected, error = counted(material)
    panels[0].plot(x[met], expected[met], label="law $T(E)$, mean over the arrivals", **SOLVER)
    counted_often = arrivals >= ENOUGH
    points = [part[counted_often] for part in (x, fraction, error)]
    panels[0].errorbar(*points, color=BLUE, marker="o", markersize=3.4, linestyle="none",
                       elinewidth=0.9, label="fraction transmitted")
    top = max(float(np.max(np.where(counted_often, part, 0))) for part in (expected, fraction))
    panels[0].set_ylim(-0.05 * max(top, 0.02), 1.3 * max(top, 0.02))
    panels[0].set_ylabel("transmission\nprobability (1)")
    panels[0].legend(loc="upper left")
    half = (x[1] - x[0]) / 2
    panels[1].bar(x, arrivals, width=2 * half, color=GREY, alpha=0.6, linewidth=0)
    panels[1].set_yscale("log")
    panels[1].set_ylim(0.5, max(10, 3 * arrivals.max()))
    panels[1].set_ylabel("arrivals\n(number)")
    usual = x[arrivals > RARE * arrivals.max()]
    panels[0].set_xlim(usual.min() - half, usual.max() + half)
    panels[0].tick_params(labelbottom=False)
    label(panels[1].xaxis, "energy of the law's argument, from the band bottom", energy, opposite=False)
    if energy.opposite is not None:
        functions = (lambda e: e / energy.per_reduced, lambda e: e * energy.per_reduced)
        panels[0].secondary_xaxis("top", functions=functions).set_xlabel(f"energy ({energy.opposite})")
    return fig


def counted(material: Material) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Per energy bin: fraction transmitted, mean of the law over the arrivals, binomial error by that mean.

    Where the law allows nothing to be counted its mean is 0 or 1 and so is the fraction: no error.
    """
    run = material.run
    arrivals = run["attempts"].values
    met = arrivals > 0

    def per_arrival(name: str) -> np.ndarray:
        return np.divide(run[name].values, arrivals, out=np.full_like(arrivals, np.nan), where=met)

    fraction, expected = per_arrival("transmissions"), per_arrival("transmissionsExpected")
    variance = np.clip(expected * (1 - expected), 0, None)
    error = np.sqrt(np.divide(variance, arrivals, out=np.zeros_like(arrivals), where=met))
    return fraction, expected, error


def caption(material: Material) -> str:
    """One sentence."""
    arrivals, passed = float(material.run["attempts"].sum()), float(material.run["transmissions"].sum())
    fraction, expected, error = counted(material)
    judged = (material.run["attempts"].values >= ENOUGH) & (error > 0)
    z = (fraction[judged] - expected[judged]) / error[judged]
    return (
        f"Of {arrivals:,.0f} electrons that met the scatterer {passed:,.0f} passed; the fractions deviate from the law"
        f" by {np.sqrt(np.mean(z**2)) if z.size else 0:.2f} binomial standard errors in root mean square (1 is expected)."
    )
