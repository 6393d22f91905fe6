"""What a sweep found in each wire, as categories with a look of their own."""

from __future__ import annotations

import numpy as np
import xarray as xr

from .style import GREY, ORANGE, PURPLE, SKY

NO_RESULT, CANNOT_TELL, NONE, HOT, COLD, BOTH = range(6)

# Category: words, colour, hatch. Light enough for markers on them; they differ in brightness or hatching too.
LOOKS = {
    NO_RESULT: ("no result", "white", "xx"),
    CANNOT_TELL: ("too noisy to tell", "white", "...."),
    NONE: ("no spot seen", "#E6E6E6", ""),
    HOT: ("hot spot", ORANGE, ""),
    COLD: ("cold spot", SKY, ""),
    BOTH: ("hot and cold spot", PURPLE, "//"),
}
EDGE = GREY


def wires(table: xr.Dataset) -> list[tuple[str, str]]:
    """`left` and `right` with their titles: electrons go upstream to downstream where all currents agree."""
    current = table["current"].values
    known = current[np.isfinite(current)]
    if known.size and (known > 0).all():
        return [("left", "upstream wire (L)"), ("right", "downstream wire (R)")]
    if known.size and (known < 0).all():
        return [("left", "downstream wire (L)"), ("right", "upstream wire (R)")]
    return [("left", "left wire"), ("right", "right wire")]


def flag(table: xr.Dataset, name: str, word: str) -> np.ndarray:
    """Where a variable of flags has the value `word`."""
    meanings = dict(zip(table[name].attrs["flag_meanings"].split(), table[name].attrs["flag_values"].split()))
    return table[name].values == int(meanings[word])


def categories(table: xr.Dataset, wire: str) -> np.ndarray:
    """The category of every point for one wire."""
    hot = np.isfinite(table[f"{wire}HotContrastDrude"].values)
    cold = np.isfinite(table[f"{wire}ColdContrastDrude"].values)
    found = np.full(hot.shape, NO_RESULT)
    found[flag(table, "status", "done")] = NONE
    found[flag(table, "spots", "cannot_tell")] = CANNOT_TELL
    found[hot] = HOT
    found[cold] = COLD
    found[hot & cold] = BOTH
    return found


def coordinate(table: xr.Dataset, name: str) -> tuple[np.ndarray, list[str] | None, str]:
    """Values of a varied key, the words they stand for (None: numbers), and the label of its axis."""
    variable = table[name]
    words = variable.attrs["labels"].split(",") if "labels" in variable.attrs else None
    unit = variable.attrs["units"]
    key = variable.attrs["key"]
    text = NAMES.get(key, key)
    symbol = SYMBOLS.get(unit, unit)
    return variable.values, words, text if unit == "1" or words else f"{text} ({symbol})"


NAMES = {
    "wire.temperature": r"temperature, $k_BT$",
    "scatterer.transmission.center": "centre of the filter",
    "scatterer.transmission.width": "width of the filter",
    "drive.voltage": "voltage",
    "drive.current": "current",
}
SYMBOLS = {"mu0": r"$\mu_0$", "kT": r"$k_BT$", "I0": r"$I_0$", "l0": r"$l_0$", "tau0": r"$\tau_0$"}
