"""One varied key: contrast and place of the spots along it."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .phases import CANNOT_TELL, NO_RESULT, categories, coordinate, wires
from .style import BLUE, GREEN, GREY, LEVEL, PURPLE, VERMILION, figure

# Wire and kind: colour, marker, line. Filled markers are hot.
LOOKS = {
    ("left", "Hot"): (VERMILION, "^", "-"),
    ("left", "Cold"): (BLUE, "v", "--"),
    ("right", "Hot"): (PURPLE, "s", "-."),
    ("right", "Cold"): (GREEN, "D", ":"),
}


def draw(table: xr.Dataset, key: str) -> Figure:
    """Above the contrast with the Drude heat, below the distance from the face, with 95 % intervals."""
    fig = figure(4.6)
    above, below = fig.subplots(2, 1, sharex=True)
    x, words, text = coordinate(table, key)
    titles = dict(wires(table))
    shown = False
    for (wire, kind), look in LOOKS.items():
        if not np.isfinite(table[f"{wire}{kind}ContrastDrude"].values).any():
            continue
        shown = True
        curve(above, table, x, f"{wire}{kind}ContrastDrude", look, kind, f"{kind.lower()} spot, {titles[wire]}")
        curve(below, table, x, f"{wire}{kind}Distance", look, kind, None)
    above.axhline(0, **LEVEL)
    if not shown:
        above.annotate("no spot was found", (0.5, 0.6), xycoords="axes fraction", ha="center", color=GREY)
    states = categories(table, "left")
    for category, word in ((CANNOT_TELL, "?"), (NO_RESULT, "×")):
        for place in x[states == category]:
            above.annotate(word, (place, 0.02), xycoords=("data", "axes fraction"), ha="center", color=GREY)
    above.set_ylabel("contrast $(p^q-p^D)/p^D$")
    below.set_ylabel("distance from the face ($l_0$)")
    below.set_xlabel(text)
    below.set_ylim(bottom=0)
    margin = 0.04 * (x.max() - x.min())
    below.set_xlim(x.min() - margin, x.max() + margin)
    if words is not None:
        below.set_xticks(x, words)
    if shown:
        above.legend()
    return fig


def curve(
    panel: Axes, table: xr.Dataset, x: np.ndarray, name: str, look: tuple[str, str, str], kind: str, words: str | None
) -> None:
    """Points with their intervals, joined where neighbours have one."""
    colour, marker, line = look
    value = table[name].values
    low, high = table[f"{name}Low"].values, table[f"{name}High"].values
    errors = np.abs(np.vstack([value - low, high - value]))
    panel.errorbar(x, value, yerr=errors, color=colour, marker=marker, linestyle=line, linewidth=1.2, markersize=5,
                   markerfacecolor=colour if kind == "Hot" else "white", elinewidth=0.9, label=words)
