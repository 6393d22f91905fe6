"""Current and voltage against time, with the discarded warm-up shaded, or with the errors of an ensemble."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..driven import course, error_of
from ..material import Material
from .style import BLUE, GREY, LEVEL, SKY, VERMILION, figure
from .units import DisplayUnit, display_unit, label, label_stack

TITLE = "Current and voltages in time"

SERIES = {
    "current": ("current", {"current": ("current", BLUE, "-")}),
    "voltage": (
        "voltage times $e$",
        {
            "voltage": ("electrochemical drop", BLUE, "-"),
            "electrostaticDrop": ("electrostatic drop", VERMILION, (0, (5, 2))),
        },
    ),
}


def draw(material: Material) -> Figure:
    """Two panels: current, voltages."""
    run = material.run
    fig = figure(4.8)
    panels = list(fig.subplots(2, 1, sharex=True))
    time = display_unit(run["time"], float(run["time"].values[-1]) / 2)
    for panel, (name, (text, series)) in zip(panels, SERIES.items(), strict=True):
        unit = display_unit(run[name], max(size(material, key) for key in series))
        series_panel(panel, material, series, time, unit)
        label(panel.yaxis, text, unit)
    panels[0].set_xlim(0, float(run["time"].values[-1]) * time.factor)
    panels[1].legend(loc="upper right", ncols=2)
    label_stack(panels, "simulated time", time)
    return fig


def size(material: Material, name: str) -> float:
    """What a unit is chosen by: the mean of a steady state, the largest value under a drive in time."""
    run = material.run
    return abs(float(run[name])) if course(run) is None else float(np.abs(run[f"{name}History"]).max())


def series_panel(panel: Axes, material: Material, series: dict, time: DisplayUnit, unit: DisplayUnit) -> None:
    """Means over intervals as steps, the mean of the production as a level with its error."""
    run = material.run
    ends = np.concatenate([[0], run["time"].values]) * time.factor
    start = float(run["discardedTime"]) * time.factor
    driven = course(run) is not None
    if not driven:
        panel.axvspan(0, start, color=GREY, alpha=0.18, linewidth=0, label="discarded warm-up")
    values = [run[f"{name}History"].values * unit.factor for name in series]
    for (name, (text, colour, line)), value in zip(series.items(), values, strict=True):
        panel.stairs(value, ends, baseline=None, color=colour, linestyle=line, linewidth=1.1, label=text)
        if driven:
            spread = error_of(run, f"{name}History")
            if spread is not None:
                band = 2 * unit.factor * spread
                panel.stairs(value + band, ends, baseline=value - band, color=colour, alpha=0.22, linewidth=0, fill=True)
            continue
        mean, error = float(run[name]) * unit.factor, float(run[f"{name}_error"]) * unit.factor
        panel.fill_between([start, ends[-1]], mean - 2 * error, mean + 2 * error, color=SKY, alpha=0.4, linewidth=0)
        panel.plot([start, ends[-1]], [mean, mean], **LEVEL)
    low, high = limits(np.array(values))
    panel.set_ylim(low, high)


def limits(values: np.ndarray) -> tuple[float, float]:
    """Range of the series with room for a legend; for constant ones a range about the value."""
    low, high = float(values.min()), float(values.max())
    span = high - low
    if span <= 1e-6 * max(abs(low), abs(high)):
        span = 0.2 * max(abs(low), abs(high)) or 1.0
        return low - span, high + span
    return low - 0.1 * span, high + 0.55 * span


def caption(material: Material) -> str:
    """One sentence."""
    run = material.run
    if course(run) is not None:
        count = int(run.attrs["realisations"])
        errors = f", means over {count} realisations with two standard errors" if count > 1 else ", of one realisation"
        return f"How current and voltages follow the drive{errors}."
    warm_up = float(run["discardedTime"] / run["discardedTime"].attrs["reduced_unit_value"])
    production = float(run["productionTime"] / run["productionTime"].attrs["reduced_unit_value"])
    return (
        f"The first {warm_up:.4g} l0/v0 (shaded) are discarded, the means (dotted, with two standard errors) are taken"
        f" over the following {production:.4g} l0/v0."
    )
