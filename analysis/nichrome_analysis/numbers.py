"""The numbers of a run with their errors, in words and units for a table; and whether they can be judged."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import xarray as xr

from .dataset import SCALE, parameters, quantities
from .material import Material
from .plots.units import DisplayUnit, display_unit

# Above this error of a bin near the scatterer, relative to the largest excess heat, shapes cannot be judged.
ROUGH = 0.2
# Below this number of batches the error bars themselves are uncertain by more than a third.
FEW_BATCHES = 8
NEAR = 3.0
ROUNDING = 1e-9


@dataclasses.dataclass(frozen=True)
class Row:
    """One quantity: value(error) in reduced and, where there are scales, in practical units; the solution beside it."""

    name: str
    reduced: str
    practical: str
    solution: str
    z: str


def with_error(value: float, error: float) -> str:
    """`0.0123(45)`: the error in units of the last digits shown, two of them."""
    # A quantity that the run holds fixed has rounding for an error.
    if not (math.isfinite(value) and math.isfinite(error)) or error <= ROUNDING * abs(value):
        return f"{value:.6g}"
    digits = 1 - math.floor(math.log10(error))
    if round(error * 10.0**digits) >= 100:
        digits -= 1
    if digits <= 0:
        return f"{round(value, digits):.0f}({round(error, digits):.0f})"
    if digits > 6 and abs(value) < 1e-2:
        exponent = math.floor(math.log10(max(abs(value), error)))
        return f"{with_error(value / 10.0**exponent, error / 10.0**exponent)}e{exponent}"
    return f"{value:.{digits}f}({round(error * 10.0**digits)})"


def rows(material: Material) -> list[Row]:
    """All scalar quantities of the run, in the order of the file."""
    run = material.run
    return [_row(material, run[name]) for name in quantities(run) if run[name].dims == ()]


def _row(material: Material, quantity: xr.DataArray) -> Row:
    name = str(quantity.name)
    value, error, unit = float(quantity), float(material.run[f"{name}_error"]), quantity.attrs[SCALE]
    display = display_unit(quantity, max(abs(value), error) or unit)
    practical = "" if display.opposite is None else _shown(value, error, display)
    solved, z = "", ""
    if material.solution is not None and name in material.solution:
        known = float(material.solution[name])
        solved = f"{known / unit:.6g}"
        if error > ROUNDING * abs(known):
            z = f"{(value - known) / error:+.1f}"
    return Row(quantity.attrs["long_name"], with_error(value / unit, error / unit), practical, solved, z)


def _shown(value: float, error: float, unit: DisplayUnit) -> str:
    return f"{with_error(value * unit.factor, error * unit.factor)} {unit.symbol}"


def heat_error(run: xr.Dataset) -> float:
    """Largest standard error of a bin within 3 l0, relative to the largest |excess heat|; infinite without heat."""
    near = run["distance"].values < NEAR * run["distance"].attrs[SCALE]
    largest = float(np.abs(run["excessHeat"].values).max())
    return float(run["heat_error"].values[near].max()) / largest if largest > 0 else math.inf


def judgement(material: Material) -> str | None:
    """Why the run is too short to judge, and how much longer it should run; None if it is long enough."""
    run = material.run
    reasons = []
    batches = run.sizes.get("batch", 0)
    if batches < FEW_BATCHES:
        reasons.append(f"only {batches} batches stand behind the error bars, which are rough themselves")
    error = heat_error(run)
    if not error <= ROUGH:
        # Errors fall with the square root of time.
        longer = (error / (ROUGH / 4)) ** 2
        size = "larger than anything there is to see" if error >= 1 else f"{error:.0%} of the largest excess heat"
        reasons.append(
            f"a bin near the scatterer has a standard error of {size}; about {max(2, longer):.0f} times the production"
            f" would make it {ROUGH / 4:.0%}"
        )
    if not reasons:
        return None
    return f"Too short to judge: {'; '.join(reasons)}. Shapes, spots and agreement on this page tell nothing yet."


def reproduction(run: xr.Dataset) -> str:
    """The command that makes the same result again from the deck on the page."""
    deck = run.attrs["deck_file"] or "deck.yaml"
    seeded = f" --seed {run.attrs['seed']}"
    return f"nichrome run {deck}{seeded}"


def about(material: Material) -> list[tuple[str, str]]:
    """Status and provenance."""
    run, given = material.run, parameters(material.run)["system"]
    theta = given["temperature"]
    return [
        ("status", f"{run.attrs['status']}: {run.attrs['stop_reason']}"),
        ("dynamics", f"{given['dynamics']}, theta = {theta:.4g}"),
        ("events", f"{int(run.attrs['events']):,} in {float(run.attrs['seconds']):.3g} s"),
        ("batches", f"{run.sizes.get('batch', 0)} of {_time(run, 'batchDuration')}"),
        ("warm-up, production", f"{_time(run, 'discardedTime')}, {_time(run, 'productionTime')}"),
        ("heat error", f"{heat_error(run):.2%} of the largest excess heat, at most, within {NEAR:g} l0"),
        ("seed", str(run.attrs["seed"])),
        ("program", f"nichrome {run.attrs['version']}"),
        ("made", run.attrs["history"]),
        ("solution", "none" if material.solution is None else material.solution.attrs["method"]),
    ]


def _time(run: xr.Dataset, name: str) -> str:
    return f"{float(run[name]) / run[name].attrs[SCALE]:.4g} l0/v0"
