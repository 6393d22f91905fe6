"""p^q(z, t) as an image."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import AsinhNorm
from matplotlib.figure import Figure

from ..driven import course
from ..material import Material
from ..profiles import groups, position
from .style import COLOUR_MAP, figure
from .units import display_unit, label
from .wires import POSITION, shown_range

TITLE = "Heat in space and time"

# So many rows at most: neighbouring intervals are averaged, a row of its own would show noise.
MOST_ROWS = 64

# Part of the largest excess heat up to which colours follow it in proportion.
LINEAR_PART = 0.15


def draw(material: Material) -> Figure:
    """The image, time upwards, with its colour bar."""
    run = material.run
    fig = figure(4.6)
    panel = fig.subplots()
    time = display_unit(run["time"], float(run["time"].values[-1]) / 2)
    l0 = run["distance"].attrs["reduced_unit_value"]
    reach = shown_range(material)
    length = display_unit(run["distance"], reach * l0 / 2)
    edges, times, values = image(material)
    excess = values - float(run["drudeHeat"])
    power = display_unit(run["heat"], float(np.abs(excess).max()))
    shown = np.abs(edges) <= reach * l0 * (1 + 1e-9)
    low, high = np.quantile(excess[:, shown[1:] | shown[:-1]] * power.factor, [0.002, 0.998])
    # Stretched about zero: spots are small beside what happens at the faces.
    norm = AsinhNorm(LINEAR_PART * max(abs(low), abs(high)), vmin=low, vmax=high)
    mesh = panel.pcolormesh(edges * length.factor, times * time.factor, excess * power.factor, cmap=COLOUR_MAP,
                            norm=norm, rasterized=True)
    panel.set_xlim(-reach * l0 * length.factor, reach * l0 * length.factor)
    if course(run) is None:
        mark_warm_up(panel, float(run["discardedTime"]) * time.factor)
    bar = fig.colorbar(mesh, ax=panel, pad=0.03, extend="both", ticks=ticks(low, high), format="%g")
    bar.minorticks_off()
    text = f"{'excess heat $p^q-p^D$' if course(run) is None else 'heat $p^q$'} ({power.symbol})"
    if power.opposite is not None:
        text += f"\n{power.per_reduced:.4g} {power.symbol} is 1 $\\times$ {power.opposite}"
    bar.set_label(text)
    label(panel.xaxis, POSITION, length)
    label(panel.yaxis, "simulated time", time)
    return fig


def mark_warm_up(panel: Axes, start: float) -> None:
    """A line between what is discarded and what is not."""
    panel.axhline(start, color="white", linestyle=(0, (5, 2)), linewidth=1.4)
    panel.annotate("production", (0.985, start), xycoords=("axes fraction", "data"), xytext=(0, 4),
                   textcoords="offset points", ha="right", color="white")
    panel.annotate("warm-up, discarded", (0.985, start), xycoords=("axes fraction", "data"), xytext=(0, -4),
                   textcoords="offset points", ha="right", va="top", color="white")


def ticks(low: float, high: float) -> list[float]:
    """Zero, and one and three times the powers of ten outside the part in which colours are in proportion."""
    largest = max(abs(low), abs(high))
    top = int(np.floor(np.log10(largest)))
    steps = [m * 10.0**n for n in range(top - 1, top + 1) for m in (1, 3)]
    steps = [step for step in steps if LINEAR_PART * largest <= step <= largest]
    return [-step for step in reversed(steps) if -step >= low] + [0.0] + [step for step in steps if step <= high]


def image(material: Material) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Edges of groups of bins, edges of rows in time, and the heat averaged over both."""
    run = material.run
    history = run["heatHistory"].values
    members = groups(run)
    columns = np.stack([history[:, bins].mean(axis=1) for bins in members], axis=1)
    half = float(run["distance"].min())
    place = position(run)
    edges = np.array([place[bins].min() - half for bins in members] + [place[members[-1]].max() + half])
    # Rows of equal numbers of intervals; intervals have one length.
    per_row = -(-history.shape[0] // MOST_ROWS)
    starts = np.arange(0, history.shape[0], per_row)
    values = np.stack([columns[start : start + per_row].mean(axis=0) for start in starts])
    ends = run["time"].values
    times = np.concatenate([[0.0], ends[np.minimum(starts + per_row, history.shape[0]) - 1]])
    return edges, times, values


def caption(material: Material) -> str:
    """One sentence."""
    if course(material.run) is not None:
        return "The heat in both wires as it follows the drive, averaged over intervals of time (colours are stretched about zero)."
    return (
        "How the excess heat settles, in averages over intervals of time: above the dashed line it is steady but for"
        " noise (colours are stretched about zero)."
    )
