"""Histogram of the residuals of the heat, run against solution, with the unit normal."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ..material import Material
from .heat import residuals
from .style import BLUE, SOLVER, figure

TITLE = "Residuals of the heat"


def draw(material: Material) -> Figure:
    """Density of z of all bins."""
    z = residuals(material)
    z = z[np.isfinite(z)]
    fig = figure(3.6)
    panel = fig.subplots()
    reach = max(4.0, float(np.ceil(np.abs(z).max(initial=0))))
    edges = np.arange(-reach, reach + 0.25, 0.5)
    panel.hist(z, bins=edges, density=True, color=BLUE, alpha=0.35, edgecolor=BLUE, label=f"{z.size} bins")
    x = np.linspace(-reach, reach, 400)
    panel.plot(x, np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi), label="unit normal", **SOLVER)
    panel.set_xlim(-reach, reach)
    panel.set_ylim(0, None)
    panel.set_xlabel("run $-$ solution, $z$ (standard errors)")
    panel.set_ylabel("probability density\n(per standard error)")
    panel.legend(loc="upper right")
    return fig


def caption(material: Material) -> str:
    """One sentence."""
    z = residuals(material)
    z = z[np.isfinite(z)]
    return (
        f"If run and solution agree, the residuals are drawn from the unit normal: their mean square is"
        f" {np.mean(z**2):.2f} where 1 is expected, {np.mean(np.abs(z) > 2):.1%} lie beyond two standard errors where"
        " 4.6 % are expected."
    )
