"""The figure of one row of the ledger: numbers against what is said of them, or the profile where spots are claimed."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..ledger.evidence import solved_profile
from ..ledger.judge import Row
from ..ledger.verdict import Observation
from .style import BLUE, FORMULA, GREEN, GREY, ORANGE, PURPLE, RUN, SOLVER, VERMILION, WIDTH

REACH = 5.0
"""Profiles are shown up to this distance from the scatterer, in l0."""


def draw(row: Row) -> Figure | None:
    """The figure, None for a row without a run."""
    if row.evidence is None:
        return None
    if row.observations:
        figure = Figure(figsize=(WIDTH, 0.8 + 0.66 * len(row.observations)), layout="constrained")
        axes = figure.subplots(len(row.observations), 1, squeeze=False)[:, 0]
        for ax, found in zip(axes, row.observations, strict=True):
            _number(ax, found)
        axes[-1].set_xlabel("reduced units")
        handles = {label: handle for ax in axes for handle, label in zip(*ax.get_legend_handles_labels(), strict=True)}
        figure.legend(handles.values(), handles.keys(), loc="outside upper center", ncols=5)
        return figure
    figure = Figure(figsize=(WIDTH, 2.6), layout="constrained")
    _profile(figure.subplots(), row)
    return figure


def _number(ax: Axes, found: Observation) -> None:
    ax.axvspan(found.value - found.error, found.value + found.error, color=BLUE, alpha=0.15, linewidth=0)
    # At different heights, to be told apart when they coincide.
    for prediction, height, marker, colour, label in (
        (found.printed, 0.5, "v", ORANGE, "printed"), (found.corrected, -0.5, "^", GREEN, "corrected"),
        (found.solver, -1.15, "D", VERMILION, "solver"),
    ):
        if isinstance(prediction, (int, float)) and np.isfinite(prediction):
            ax.plot(prediction, height, marker=marker, color=colour, linestyle="none", label=label)
    ax.errorbar(found.value, 0, xerr=found.error, color=BLUE, marker="o", capsize=3, label="run")
    if isinstance(found.printed, str) or isinstance(found.corrected, str):
        ax.axvline(0, color=GREY, linewidth=0.8)
    ax.set_ylim(-1.6, 1)
    ax.set_yticks([])
    ax.margins(x=0.12)
    ax.set_ylabel(found.quantity if len(found.quantity) < 26 else "value", rotation=0, ha="right", va="center")
    ax.tick_params(axis="x", labelsize=9)


def _profile(ax: Axes, row: Row) -> None:
    run = row.evidence.run
    sign = np.where(run["side"].values.astype(str) == "L", -1.0, 1.0)
    place = sign * run["distance"].values
    chosen = np.argsort(place)
    chosen = chosen[np.abs(place[chosen]) < REACH]
    heat, error = run["excessHeat"].values, run["excessHeat_error"].values
    ax.errorbar(place[chosen], heat[chosen], error[chosen], label="run", **RUN)
    for dynamics, look in (("full", SOLVER), ("linearised", FORMULA)):
        if (solution := row.evidence.answers.get(dynamics)) is None:
            continue
        values = solved_profile(solution, "excessHeat")
        for number, wire in enumerate((-1, 1)):
            part = chosen[sign[chosen] == wire]
            ax.plot(place[part], values[part], label=f"solver, {dynamics} dynamics" if number == 0 else None, **look)
    for spot in row.evidence.answers.get("spots", {}).get("spots", []):
        wire = -1 if spot["side"] == "L" else 1
        ax.axvspan(*sorted(wire * edge for edge in spot["interval95"]), color=PURPLE, alpha=0.25, linewidth=0)
    ax.axvline(0, color=GREY, linewidth=0.8)
    ax.set_xlabel(r"$z$ / $l_0$")
    ax.set_ylabel(r"$p^s$ / $(\mu_0^2/\pi\hbar l_0)$")
    ax.legend()
