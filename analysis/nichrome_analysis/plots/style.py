"""One look for all figures: fonts, and colours that colour-blind readers tell apart and that differ in line style too.

The colours are those of Okabe & Ito; maps use cividis.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import matplotlib
from matplotlib.figure import Figure

matplotlib.use("Agg")

BLUE, VERMILION, GREEN, ORANGE, SKY, PURPLE, GREY = (
    "#0072B2", "#D55E00", "#009E73", "#E69F00", "#56B4E9", "#CC79A7", "#666666",
)
COLOUR_MAP = "cividis"

# How each kind of curve is drawn everywhere.
RUN = {"color": BLUE, "linestyle": "none", "marker": "o", "markersize": 3.4, "elinewidth": 0.9}
SOLVER = {"color": VERMILION, "linestyle": "-", "linewidth": 1.4}
FORMULA = {"color": GREEN, "linestyle": (0, (5, 2)), "linewidth": 1.6}
LEVEL = {"color": GREY, "linestyle": (0, (1, 1.5)), "linewidth": 1.2}

PARAMETERS = {
    "font.family": "STIXGeneral",
    "mathtext.fontset": "stix",
    "font.size": 11,
    "axes.labelsize": 11.5,
    "axes.titlesize": 11.5,
    "legend.fontsize": 10,
    "legend.frameon": False,
    "axes.linewidth": 0.8,
    "xtick.direction": "in",
    "ytick.direction": "in",
    "figure.constrained_layout.use": True,
    "figure.dpi": 100,
    "savefig.dpi": 200,
    "pdf.fonttype": 42,
    "svg.hashsalt": "nichrome",
    "axes.formatter.limits": (-5, 6),
    "axes.formatter.useoffset": False,
    "axes.formatter.use_mathtext": True,
}

WIDTH = 7.2
"""Inches: the width of two columns of a journal."""


@contextlib.contextmanager
def style() -> Iterator[None]:
    """Figures made and saved inside look alike."""
    with matplotlib.rc_context(PARAMETERS):
        yield


def figure(height: float) -> Figure:
    """An empty figure of the common width, without the state of pyplot."""
    return Figure(figsize=(WIDTH, height), layout="constrained")
