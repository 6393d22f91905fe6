"""The estimators of the heat that have to agree, and the parts of the heat in linearised runs."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..material import Material
from ..profiles import grouped
from .style import BLUE, FORMULA, GREEN, LEVEL, ORANGE, PURPLE, VERMILION, figure
from .units import DisplayUnit, display_unit, label, label_stack
from .wires import POSITION, halves, prepare

TITLE = "The same heat by several estimators"

ESTIMATORS = {
    "heat": ("collisions", BLUE, "o", "-"),
    "heatExpected": ("collisions, expected emission", GREEN, "^", (0, (5, 2))),
    "heatFlux": ("decrease of the energy flux", ORANGE, "s", (0, (1, 1.5))),
    "heatWork": ("work of the field and inflow", PURPLE, "D", (0, (5, 1, 1, 1))),
}
PARTS = {
    "kineticHeat": ("kinetic energy given up, $p^u$", VERMILION, "s", (0, (5, 2))),
    "fieldWork": ("work of the field, $p^w$", GREEN, "^", (0, (1, 1.5))),
    "heat": ("both, $p^q$", BLUE, "o", "-"),
}


def draw(material: Material) -> Figure:
    """Panels: the estimators, their differences in standard errors, and the parts of a linearised run."""
    run = material.run
    parts = {name: look for name, look in PARTS.items() if name in run} if material.is_linearised else {}
    fig = figure(5.2 + 2.8 * bool(parts))
    ratios = [3, 1.3] + [3] * bool(parts)
    panels = list(fig.subplots(len(ratios), 1, sharex=True, height_ratios=ratios))
    estimators = {name: look for name, look in ESTIMATORS.items() if name in run}
    power = display_unit(run["heat"], float(np.abs(grouped(run, "heat").values).max()))
    length = prepare(panels[0], material)
    curves(panels[0], material, estimators, length, power)
    label(panels[0].yaxis, "heat $p^q$", power)
    prepare(panels[1], material)
    differences(panels[1], material, estimators, length)
    if parts:
        prepare(panels[2], material)
        curves(panels[2], material, parts, length, power, names_level=False)
        for curve in material.formulas_for("kineticHeat"):
            for wire, (index, x) in enumerate(halves(material, length)):
                panels[2].plot(x, curve.values[index] * power.factor, label=curve.text if wire == 0 else None,
                               **FORMULA)
        panels[2].legend(loc="best")
        label(panels[2].yaxis, "heat", power)
    label_stack(panels, POSITION, length)
    return fig


def curves(panel: Axes, material: Material, looks: dict, length: DisplayUnit, power: DisplayUnit,
           names_level: bool = True) -> None:
    """Each quantity with its errors, points of one group side by side so that their bars can be told apart."""
    level = "bare wire, $p^D$" if names_level else None
    panel.axhline(float(material.run["drudeHeat"]) * power.factor, label=level, **LEVEL)
    for name, (text, colour, marker, line) in looks.items():
        means = grouped(material.run, name)
        for wire, sign in enumerate((-1, 1)):
            part = means[sign * means["position"] > 0]
            panel.errorbar(part["position"] * length.factor, part * power.factor, part["error"] * power.factor,
                           color=colour, marker=marker, markersize=3, markerfacecolor="white", linestyle=line,
                           linewidth=1, elinewidth=0.8, label=text if wire == 0 else None)
    panel.legend(loc="best")


def differences(panel: Axes, material: Material, looks: dict, length: DisplayUnit) -> None:
    """Differences from the collision estimator over the error of the pair, taken from batches of both."""
    largest = 0.0
    for name, (_, colour, marker, _) in looks.items():
        if name == "heat":
            continue
        x, z = differences_of(material, name)
        largest = max(largest, float(np.nanmax(np.abs(z), initial=0)))
        panel.plot(x * length.factor, z, marker=marker, markersize=3, markerfacecolor="white", color=colour,
                   linestyle="none")
    panel.axhspan(-2, 2, color="#666666", alpha=0.15, linewidth=0)
    panel.set_ylim(-max(4, 1.1 * largest), max(4, 1.1 * largest))
    panel.set_ylabel("other $-$ collisions\n(standard errors)")


def differences_of(material: Material, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Positions and differences of an estimator from the collision estimator, in standard errors of the difference.

    The estimators are scored on the same electrons, hence correlated: the error is that of the batch means of the
    difference.
    """
    run = material.run
    pair = run.assign(
        {"pair": run[name] - run["heat"], "pair_batches": run[f"{name}_batches"] - run["heat_batches"]}
    )
    batches = pair["pair_batches"].values
    pair["pair_error"] = ("bin", batches.std(axis=0, ddof=1) / np.sqrt(batches.shape[0]))
    pair["pair"].attrs, pair["pair_error"].attrs = run["heat"].attrs, run["heat_error"].attrs
    means = grouped(pair, "pair")
    error = means["error"].values
    z = np.divide(means.values, error, out=np.full_like(error, np.nan), where=error > 0)
    return means["position"].values, z


def caption(material: Material) -> str:
    """One sentence."""
    others = [name for name in ESTIMATORS if name in material.run and name != "heat"]
    z = np.concatenate([differences_of(material, name)[1] for name in others])
    text = (
        "Estimators of the heat that look at different things, collisions, energy fluxes and the work of the field,"
        f" differ by {np.sqrt(np.nanmean(z**2)):.2f} standard errors of their differences in root mean square (1 at"
        " most is expected, less where they count the same events)"
    )
    if material.is_linearised:
        text += "; below, the kinetic energy the electrons give up and the work of the field, whose sum is the heat"
    return text + "."
