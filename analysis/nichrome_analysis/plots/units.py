"""Units on axes: SI with a fitting prefix on one side, reduced units opposite."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.axis import Axis

from ..dataset import SCALE

# The reduced units of docs/file-format.md as they are set in print.
SYMBOLS = {
    "mu0": r"$\mu_0$",
    "e mu0/(pi hbar)": r"$e\mu_0/\pi\hbar$",
    "mu0^2/(pi hbar l0)": r"$\mu_0^2/\pi\hbar l_0$",
    "mu0^2/(pi hbar)": r"$\mu_0^2/\pi\hbar$",
    "2 mu0/(pi hbar v0)": r"$2\mu_0/\pi\hbar v_0$",
    "l0": r"$l_0$",
    "l0/v0": r"$l_0/v_0$",
}

# Stored unit: base unit without a prefix, and what one stored unit is in it.
BASES = {
    "eV": ("eV", 1.0),
    "A": ("A", 1.0),
    "W/m": ("W/m", 1.0),
    "W": ("W", 1.0),
    "nm": ("m", 1e-9),
    "ps": ("s", 1e-12),
    "1/nm": ("/m", 1e9),
}
PREFIXES = {9: "G", 6: "M", 3: "k", 0: "", -3: "m", -6: "µ", -9: "n", -12: "p", -15: "f", -18: "a"}


@dataclasses.dataclass(frozen=True)
class DisplayUnit:
    """A unit to show numbers of one variable in."""

    symbol: str
    factor: float
    """Shown number per stored number."""
    opposite: str | None = None
    """Symbol of the reduced unit, None where `symbol` is that already."""
    per_reduced: float = 1.0
    """Shown number per unit of `opposite`, its power of ten included."""


def display_unit(array: xr.DataArray, largest: float | None = None) -> DisplayUnit:
    """The unit in which `largest` (default: the largest of `array`) is a number between 1 and 1000."""
    reduced = SYMBOLS.get(array.attrs["reduced_unit"], array.attrs["reduced_unit"])
    stored = array.attrs["units"]
    size = float(np.nanmax(np.abs(array.values))) if largest is None else largest
    power = reduced_power(size / array.attrs[SCALE])
    if power:
        reduced = f"$10^{{{power}}}$ {reduced}"
    if stored not in BASES:
        return DisplayUnit(reduced, 10.0**-power)
    base, in_base = BASES[stored]
    exponent = 3 * math.floor(math.log10(size * in_base) / 3) if size > 0 else 0
    # Per length, a prefix belongs to the length: 1/um counts a million per metre. Nobody counts electrons per mm.
    least = 6 if base == "/m" else min(PREFIXES)
    exponent = min(max(exponent, least), max(PREFIXES))
    symbol = f"1/{PREFIXES[-exponent]}m" if base == "/m" else f"{PREFIXES[exponent]}{base}"
    factor = in_base / 10.0**exponent
    return DisplayUnit(symbol, factor, reduced, array.attrs[SCALE] * factor * 10.0**power)


def reduced_power(size: float) -> int:
    """Power of ten to count reduced units in: none where `size` is handy, else a multiple of three."""
    if size <= 0 or 1e-2 <= size < 1e4:
        return 0
    return 3 * math.floor(math.log10(size) / 3)


def label(axis: Axis, text: str, unit: DisplayUnit, opposite: bool = True) -> None:
    """Labels an axis with its unit and, if there is another, puts the reduced unit opposite."""
    axis.set_label_text(f"{text} ({unit.symbol})")
    if not opposite or unit.opposite is None:
        return
    axes: Axes = axis.axes
    functions = (lambda x: x / unit.per_reduced, lambda x: x * unit.per_reduced)
    if axis.axis_name == "x":
        axes.tick_params(axis="x", top=False)
        second = axes.secondary_xaxis("top", functions=functions)
        second.set_xlabel(f"({unit.opposite})")
    else:
        axes.tick_params(axis="y", right=False)
        second = axes.secondary_yaxis("right", functions=functions)
        second.set_ylabel(f"({unit.opposite})")


def label_stack(axes: list[Axes], text: str, unit: DisplayUnit) -> None:
    """Labels the common x axis of panels above each other: stored units below the last, reduced above the first."""
    for panel in axes[:-1]:
        panel.tick_params(labelbottom=False)
    label(axes[-1].xaxis, text, unit, opposite=False)
    if unit.opposite is not None:
        functions = (lambda x: x / unit.per_reduced, lambda x: x * unit.per_reduced)
        axes[0].secondary_xaxis("top", functions=functions).set_xlabel(f"{text} ({unit.opposite})")
