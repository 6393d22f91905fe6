"""What figures along the wires share: the range shown, the scatterer, the names of the wires."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from ..dataset import SCALE
from ..driven import course
from ..material import Material
from ..profiles import POSITION, grouped, position
from .style import GREY
from .units import DisplayUnit, display_unit

# Shown at least, in l0; and how small, relative to the largest, excess heat has to be to stay outside.
LEAST_RANGE = 4.0
NEGLIGIBLE = 0.01


def shown_range(material: Material) -> float:
    """Distance in l0 that holds what is to be seen of the excess heat: of the solution if there is one, else of the
    run where it stands out of its error."""
    run = material.run
    l0 = run["distance"].attrs[SCALE]
    half_length = float(run["distance"].max() + run["distance"].min()) / l0
    if material.solution is not None:
        excess, place = np.abs(material.solution["excessHeat"].values), np.abs(position(run)) / l0
    else:
        means = grouped(run, "excessHeat")
        excess, place = np.abs(means.values), np.abs(means["position"].values) / l0
        excess = np.where(excess > 3 * means["error"].values, excess, 0)
    visible = place[excess > NEGLIGIBLE * excess.max()]
    return min(half_length, max(LEAST_RANGE, 1.25 * visible.max())) if visible.size else half_length


def prepare(panel: Axes, material: Material) -> DisplayUnit:
    """Limits the panel to the shown range and marks the scatterer; the unit of lengths."""
    run = material.run
    reach = shown_range(material) * run["distance"].attrs[SCALE]
    unit = display_unit(run["distance"], reach / 2)
    panel.set_xlim(-reach * unit.factor, reach * unit.factor)
    panel.axvline(0, color=GREY, linewidth=0.8, zorder=0.5)
    return unit


def name_wires(panel: Axes, material: Material) -> None:
    """Writes which wire is which, seen along the flow of electrons unless that changes in time, into the lower corners."""
    forward = float(material.run["current"]) >= 0
    names = ("upstream wire", "downstream wire") if forward else ("downstream wire", "upstream wire")
    if course(material.run) is not None:
        names = ("left wire", "right wire")
    for x, name, side in ((0.015, names[0], "left"), (0.985, names[1], "right")):
        panel.text(x, 0.03, name, transform=panel.transAxes, ha=side, va="bottom", color=GREY, fontstyle="italic")


def halves(material: Material, unit: DisplayUnit) -> list[tuple[np.ndarray, np.ndarray]]:
    """Of each wire: indices of its bins outward sorted by position, and their positions as shown."""
    place = position(material.run)
    found = []
    for wire in (place < 0, place > 0):
        index = np.flatnonzero(wire)
        index = index[np.argsort(place[index])]
        found.append((index, place[index] * unit.factor))
    return found


__all__ = ["POSITION", "halves", "name_wires", "prepare", "shown_range"]
