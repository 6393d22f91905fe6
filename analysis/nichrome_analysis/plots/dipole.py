"""Electrochemical potential, electrostatic potential and density along the wires: the Landauer dipole."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..dataset import parameters
from ..material import Material
from ..profiles import grouped
from .style import BLUE, GREY, SOLVER, figure
from .units import DisplayUnit, display_unit, label, label_stack
from .wires import POSITION, halves, name_wires, prepare

TITLE = "Potentials and density"

PANELS = {
    "electrochemicalPotential": "electrochemical\npotential $\\mu-\\mu_0$",
    "potential": "electrostatic\npotential energy $e\\phi$",
    "density": "density\ndeviation $A\\,\\delta n$",
}


def draw(material: Material) -> Figure:
    """Three panels above each other."""
    fig = figure(6.4)
    panels = list(fig.subplots(3, 1, sharex=True))
    for panel, (name, text) in zip(panels, PANELS.items(), strict=True):
        length = prepare(panel, material)
        values = display_unit(material.run[name], scale(material, name))
        profile_panel(panel, material, name, length, values)
        panel.axhline(0, color=GREY, linewidth=0.8)
        label(panel.yaxis, text, values)
    if is_neutral(material):
        panels[2].set_ylim(-1, 1)
        panels[2].text(0.5, 0.75, "neutral limit: no deviation", transform=panels[2].transAxes, ha="center",
                       bbox={"facecolor": "white", "edgecolor": "none"})
    panels[0].legend(loc="upper right")
    name_wires(panels[0], material)
    label_stack(panels, POSITION, length)
    return fig


def is_neutral(material: Material) -> bool:
    """Whether the screening is perfect, so that the density cannot deviate."""
    return "neutral" in parameters(material.run)["system"]["screening"]


def scale(material: Material, name: str) -> float | None:
    """Largest value to choose a unit by; in the neutral limit the density is rounding, and any unit does."""
    if name == "density" and is_neutral(material):
        return material.run[name].attrs["reduced_unit_value"]
    return float(np.abs(grouped(material.run, name).values).max())


def profile_panel(panel: Axes, material: Material, name: str, length: DisplayUnit, values: DisplayUnit) -> None:
    """One quantity of the run, with error bars, and of the solution."""
    means = grouped(material.run, name)
    for wire, sign in enumerate((-1, 1)):
        part = means[sign * means["position"] > 0]
        x, y, e = part["position"] * length.factor, part * values.factor, part["error"] * values.factor
        panel.fill_between(x, y - 2 * e, y + 2 * e, color=BLUE, alpha=0.22, linewidth=0)
        panel.plot(x, y, "o", color=BLUE, markersize=3.4, label="run" if wire == 0 else None)
    if material.solution is not None:
        for wire, (index, x) in enumerate(halves(material, length)):
            panel.plot(x, material.solution[name].values[index] * values.factor,
                       label="deterministic solution" if wire == 0 else None, **SOLVER)


def caption(material: Material) -> str:
    """One sentence."""
    charge = (
        "the screening is perfect, so the density stays that of the neutral wire"
        if is_neutral(material)
        else "the density that screens the drop on both sides is the Landauer dipole"
    )
    run = material.run
    energy = display_unit(run["voltage"], abs(float(run["voltage"])))
    drops = [float(run[name]) * energy.factor for name in ("voltage", "electrostaticDrop")]
    symbol = energy.symbol
    if energy.opposite is None:
        drops, symbol = [drop / energy.factor for drop in drops], "mu0"
    return (
        f"At the scatterer the electrochemical potential drops by {drops[0]:.4g} {symbol} and the electrostatic one by"
        f" {drops[1]:.4g} {symbol}; {charge}."
    )
