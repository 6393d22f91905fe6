"""Means over the phase of a sine: the drive, what follows it, the heat of both wires, and p^q(z, phase)."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import AsinhNorm
from matplotlib.figure import Figure

from ..dataset import SCALE
from ..driven import driven_name, driven_series, error_of, group_edges, grouped_rows
from ..material import Material
from .heat_map import LINEAR_PART, ticks
from .style import BLUE, COLOUR_MAP, GREY, VERMILION, figure
from .units import DisplayUnit, display_unit, label
from .wires import POSITION

TITLE = "The cycle"
PHASE = "phase of the drive (periods)"

VOLTAGES = {
    "voltage": ("electrochemical drop", BLUE, "-"),
    "electrostaticDrop": ("electrostatic drop", VERMILION, (0, (5, 2))),
}
HEATS = {"excessHeatLeft": ("left wire", BLUE, "-"), "excessHeatRight": ("right wire", VERMILION, (0, (5, 2)))}


def draw(material: Material) -> Figure:
    """Drive, drops and heats against phase, with the first three harmonics; the image of the heat below them."""
    run = material.run
    fig = figure(9.0)
    panels = list(fig.subplots(4, 1, height_ratios=[1, 1.2, 1.3, 2]))
    name = driven_series(run)
    lines(panels[0], material, {name: ("", GREY, "-")}, "drive")
    lines(panels[1], material, VOLTAGES, "drops times $e$")
    lines(panels[2], material, HEATS, "heat of a wire")
    for panel in panels[:3]:
        panel.set_xlim(0, 1)
        panel.tick_params(labelbottom=False)
    for panel in panels[1:3]:
        low, high = panel.get_ylim()
        panel.set_ylim(low, high + 0.25 * (high - low))
        panel.legend(loc="upper right", ncols=2)
    image(fig, panels[3], material)
    return fig


def lines(panel: Axes, material: Material, series: dict, text: str) -> None:
    """Folded means with two standard errors, and mean and harmonics as a curve."""
    run = material.run
    unit = display_unit(run[f"{next(iter(series))}Folded"], max(np.abs(run[f"{name}Folded"]).max() for name in series))
    phase = run["phase"].values
    for name, (words, colour, dash) in series.items():
        values, error = run[f"{name}Folded"].values * unit.factor, error_of(run, f"{name}Folded")
        fine = np.linspace(0, 1, 241)
        panel.plot(fine, harmonics(material, name, fine) * unit.factor, color=colour, linestyle=dash, linewidth=1.2,
                   label=words or None)
        panel.errorbar(phase, values, yerr=None if error is None else 2 * error * unit.factor, color=colour,
                       linestyle="none", marker="o", markersize=3, elinewidth=0.9)
    panel.axhline(0, color=GREY, linewidth=0.8, zorder=0.5)
    label(panel.yaxis, text, unit)


def harmonics(material: Material, name: str, phase: np.ndarray) -> np.ndarray:
    """mean + sum of the harmonics at phases in periods."""
    run = material.run
    total = np.full_like(phase, float(run[f"{name}CycleMean"]))
    for k, sine, cosine in zip(run["harmonic"].values, run[f"{name}InPhase"].values, run[f"{name}Quadrature"].values,
                               strict=True):
        total += sine * np.sin(2 * np.pi * k * phase) + cosine * np.cos(2 * np.pi * k * phase)
    return total


def image(fig: Figure, panel: Axes, material: Material) -> None:
    """p^q(z, phase), phase to the right."""
    run = material.run
    _, means, _ = grouped_rows(run, "heatFolded")
    edges = group_edges(run)
    power: DisplayUnit = display_unit(run["heatFolded"], float(np.abs(means).max()))
    length = display_unit(run["distance"], float(np.abs(edges).max()) / 2)
    low, high = np.quantile(means * power.factor, [0.002, 0.998])
    norm = AsinhNorm(LINEAR_PART * max(abs(low), abs(high)), vmin=low, vmax=high)
    borders = np.linspace(0, 1, run.sizes["phase"] + 1)
    mesh = panel.pcolormesh(borders, edges * length.factor, means.T * power.factor, cmap=COLOUR_MAP, norm=norm,
                            rasterized=True)
    panel.axhline(0, color="white", linewidth=0.8)
    bar = fig.colorbar(mesh, ax=panel, pad=0.03, extend="both", ticks=ticks(low, high), format="%g")
    bar.minorticks_off()
    bar.set_label(f"heat $p^q$ ({power.symbol})")
    panel.set_xlabel(PHASE)
    label(panel.yaxis, POSITION.replace(" from", "\nfrom"), length)


def caption(material: Material) -> str:
    """One sentence."""
    run = material.run
    period = float(run["cyclePeriod"]) / run["cyclePeriod"].attrs[SCALE]
    samples = int(run.attrs["cycle_samples"])
    errors = (
        f"bars are two standard errors from {samples} samples" if samples > 1 else "one sample gives no standard errors"
    )
    parts = []
    for name, side in (("excessHeatLeft", "left"), ("excessHeatRight", "right")):
        mean = abs(float(run[f"{name}CycleMean"])) or 1.0
        first, second = (float(value) / mean for value in run[f"{name}Amplitude"].values[:2])
        parts.append(f"{first:.2f} and {second:.2f} times its mean in the {side} wire")
    return (
        f"The {driven_name(run)} and what follows it: means over {int(run.attrs['cycle_periods'])} periods of {period:.4g} l0/v0; {errors}, curves are mean and three"
        f" harmonics. The heat has a first and a second harmonic of {', '.join(parts)}."
    )
