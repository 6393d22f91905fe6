"""p^q(z, t) as an image."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ..material import Material
from ..profiles import groups, position
from .style import COLOUR_MAP, figure
from .units import DisplayUnit, display_unit, label
from .wires import POSITION, shown_range

TITLE = "Heat in space and time"

# So many rows at most: neighbouring intervals are averaged, a row of its own would show noise.
MOST_ROWS = 64


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
    power = display_unit(run["heat"], float(np.abs(values).max()))
    shown = np.abs(edges) <= reach * l0 * (1 + 1e-9)
    inside = values[:, shown[1:] | shown[:-1]] * power.factor
    low, high = np.quantile(inside, [0.002, 0.998])
    mesh = panel.pcolormesh(edges * length.factor, times * time.factor, values * power.factor, cmap=COLOUR_MAP,
                            vmin=low, vmax=high, rasterized=True)
    panel.set_xlim(-reach * l0 * length.factor, reach * l0 * length.factor)
    start = float(run["discardedTime"]) * time.factor
    panel.axhline(start, color="white", linestyle=(0, (5, 2)), linewidth=1.4)
    panel.annotate("production", (0.985, start), xycoords=("axes fraction", "data"), xytext=(0, 4),
                   textcoords="offset points", ha="right", color="white")
    panel.annotate("warm-up, discarded", (0.985, start), xycoords=("axes fraction", "data"), xytext=(0, -4),
                   textcoords="offset points", ha="right", va="top", color="white")
    bar = fig.colorbar(mesh, ax=panel, pad=0.09, extend="both")
    # The label of the bar stands outside; reduced units stand between bar and image.
    label_bar(bar.ax, power)
    label(panel.xaxis, POSITION, length)
    label(panel.yaxis, "simulated time", time)
    return fig


def label_bar(axes, power: DisplayUnit) -> None:
    """Names the colour bar's heat, its reduced unit behind the other."""
    axes.set_ylabel(f"heat $p^q$ ({power.symbol})")
    if power.opposite is not None:
        axes.set_xlabel(f"{power.per_reduced:.3g} {power.symbol}\nis 1 {power.opposite}", fontsize=9)


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
    return "How the heat profile settles, in averages over intervals of time; above the dashed line it is steady but for noise."
