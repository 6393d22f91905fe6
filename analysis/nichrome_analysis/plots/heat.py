"""Heat profile of both wires with its error, against the solution, the formulas and the heat of the bare wire."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..dataset import SCALE
from ..driven import course
from ..material import Material
from ..profiles import grouped
from .style import BLUE, FORMULA, GREY, LEVEL, RUN, SOLVER, VERMILION, figure
from .units import DisplayUnit, display_unit, label, label_stack
from .wires import POSITION, halves, name_wires, prepare, shown_range

TITLE = "Heat along the wires"

# A magnified panel is worth its place where the spots fill less than this part of the range of the heat.
MAGNIFY_BELOW = 0.4


def draw(material: Material) -> Figure:
    """Panels: the profile, the same magnified around the spots if they are small, the residuals of every bin."""
    limits = spot_limits(material)
    heat = grouped(material.run, "heat")
    span = float(heat.max() - heat.min())
    magnified = limits is not None and limits[1] - limits[0] < MAGNIFY_BELOW * span
    compared = material.solution is not None
    ratios = [3.2] + [2.2] * magnified + [1.2] * compared
    fig = figure(1.3 + 0.95 * sum(ratios))
    panels = list(fig.subplots(len(ratios), 1, sharex=True, squeeze=False, height_ratios=ratios)[:, 0])
    largest = float(np.abs(heat.values).max())
    for index, panel in enumerate(panels[: 1 + magnified]):
        length = prepare(panel, material)
        power = display_unit(material.run["heat"], largest)
        profile_panel(panel, material, length, power)
        mark_spots(panel, material, length, power)
        label(panel.yaxis, "heat $p^q$" if index == 0 else "magnified", power)
    panels[0].legend(loc="best")
    name_wires(panels[0], material)
    if magnified:
        panels[1].set_ylim(*(limit * power.factor for limit in limits))
    if compared:
        length = prepare(panels[-1], material)
        residual_panel(panels[-1], material, length)
    label_stack(panels, POSITION, length)
    return fig


def profile_panel(panel: Axes, material: Material, length: DisplayUnit, power: DisplayUnit) -> None:
    """Run, solution, formulas and p^D; under a drive in time that has no one value."""
    run = material.run
    if course(run) is None:
        panel.axhline(float(run["drudeHeat"]) * power.factor, label="bare wire, $p^D$", **LEVEL)
    means = grouped(run, "heat")
    for wire, sign in enumerate((-1, 1)):
        part = means[sign * means["position"] > 0]
        x, y, e = (a * f for a, f in zip((part["position"].values, part.values, part["error"].values),
                                         (length.factor, power.factor, power.factor), strict=True))
        panel.fill_between(x, y - 2 * e, y + 2 * e, color=BLUE, alpha=0.22, linewidth=0,
                           label="run, 95 %" if wire == 0 else None)
        panel.errorbar(x, y, label="run" if wire == 0 else None, **{**RUN, "elinewidth": 0})
    for wire, (index, x) in enumerate(halves(material, length)):
        if material.solution is not None:
            panel.plot(x, material.solution["heat"].values[index] * power.factor,
                       label="deterministic solution" if wire == 0 else None, **SOLVER)
        for curve in material.formulas_for("heat"):
            panel.plot(x, curve.values[index] * power.factor, label=curve.text if wire == 0 else None, **FORMULA)


def mark_spots(panel: Axes, material: Material, length: DisplayUnit, power: DisplayUnit) -> None:
    """A triangle at each spot, up for hot and down for cold, with the 95 % interval of its position."""
    l0 = material.run["distance"].attrs[SCALE] * length.factor
    for kind, marker, colour in (("hot", "^", VERMILION), ("cold", "v", BLUE)):
        for number, spot in enumerate([spot for spot in material.spots if spot.kind == kind]):
            y = heat_at(material, spot.position) * power.factor
            low, high = (edge * l0 for edge in spot.signed_interval)
            x = spot.position * l0
            panel.errorbar([x], [y], xerr=[[max(0, x - low)], [max(0, high - x)]], marker=marker, markersize=8,
                           color=colour, markeredgecolor="white", capsize=3, zorder=5, linestyle="none",
                           label=f"{kind} spot, 95 % of its position" if number == 0 else None)


def residual_panel(panel: Axes, material: Material, length: DisplayUnit) -> None:
    """(run - solution)/standard error of every bin."""
    z = residuals(material)
    for index, x in halves(material, length):
        panel.plot(x, z[index], ".", color=GREY, markersize=2.5)
    panel.axhspan(-2, 2, color=GREY, alpha=0.15, linewidth=0)
    panel.axhline(0, color=GREY, linewidth=0.8)
    shown = np.nanmax(np.abs(z)) if np.isfinite(z).any() else 0
    panel.set_ylim(-max(4, 1.1 * shown), max(4, 1.1 * shown))
    panel.set_ylabel("run $-$ solution\n(standard errors)")


def residuals(material: Material) -> np.ndarray:
    """z of every bin of the heat; not a number where the run has no error."""
    if material.solution is None:
        raise ValueError("there is no solution to take residuals from")
    run = material.run
    error = run["heat_error"].values
    difference = run["heat"].values - material.solution["heat"].values
    return np.divide(difference, error, out=np.full_like(difference, np.nan), where=error > 0)


def heat_at(material: Material, place: float) -> float:
    """The grouped heat of the run at a signed distance in l0."""
    means = grouped(material.run, "heat")
    means = means[np.sign(means["position"]) == np.sign(place)]
    return float(np.interp(place * material.run["distance"].attrs[SCALE], means["position"], means))


def spot_limits(material: Material) -> tuple[float, float] | None:
    """Range of heat around p^D that holds the spots with room to spare; None without spots."""
    if not material.spots:
        return None
    drude = float(material.run["drudeHeat"])
    reach = 2.2 * max(abs(heat_at(material, spot.position) - drude) for spot in material.spots)
    return (drude - reach, drude + reach)


def caption(material: Material) -> str:
    """One sentence."""
    run = material.run
    reach, drude = shown_range(material), float(run["drudeHeat"])
    sides = []
    more, less = ("more than the bare wire", "less than the bare wire")
    if course(run) is not None:
        more, less = ("positive", "negative")
    for name, side in (("left", "L"), ("right", "R")):
        near = float(run["heat"].values[(run["side"].values.astype(str) == side)][0])
        sides.append(f"{more if near > drude else less} at the {name} face")
    spots = [f"a {spot.kind} spot {spot.distance:.2f} l0 from the {'right' if spot.side == 'R' else 'left'} face"
             for spot in material.spots]
    found = f", with {' and '.join(spots)}" if spots else ""
    return (
        f"The heat per length is {sides[0]} and {sides[1]}{found}; points are averages over bins that widen outward,"
        f" the band is two standard errors to either side, and {reach:.3g} l0 of each wire are shown."
    )
