"""What the same deck says without particles: the deterministic solution, and formulas that give the whole profile.

Everything comes from `nichrome solve` and `nichrome theory`, asked with the deck that the result file carries.
"""

from __future__ import annotations

import dataclasses

import numpy as np
import xarray as xr

from .command import ask
from .dataset import SCALE, parameters
from .deck import deck_file
from .profiles import position


def solution(run: xr.Dataset, command: str | None = None) -> xr.Dataset:
    """The deterministic solution of the run's deck, profiles averaged over the run's bins, in the run's units.

    Attributes: `method`, `relative_error` of the profile. Raises CommandError if there is none.
    """
    with deck_file(run) as deck:
        answer = ask("solve", deck, command=command)
    numbers = {name: answer["profile"][name] for name in answer["profile"] if name in run and name != "distance"}
    profiles = {
        name: ("bin", np.array(values, dtype=float) * run[name].attrs[SCALE], dict(run[name].attrs))
        for name, values in numbers.items()
        if name != "side"
    }
    scalars = {
        name: ((), answer[name]["value"] * run[name].attrs[SCALE], dict(run[name].attrs))
        for name in answer
        if isinstance(answer[name], dict) and "value" in answer[name] and name in run
    }
    scalars |= {
        f"excessHeat{key.capitalize()}": (
            (),
            value["value"] * run["excessHeatLeft"].attrs[SCALE],
            dict(run["excessHeatLeft"].attrs),
        )
        for key, value in answer["excessHeat"].items()
    }
    attributes = {"method": answer["method"], "relative_error": answer["discretisationError"]["relative"]}
    return xr.Dataset(profiles | scalars, attrs=attributes)


@dataclasses.dataclass(frozen=True)
class FormulaCurve:
    """A closed formula evaluated as bin averages, in the run's units and in the order of its bins."""

    number: str
    text: str
    quantity: str
    """`heat` or `kineticHeat`: what it predicts."""
    values: np.ndarray


def formula_curves(run: xr.Dataset, command: str | None = None) -> list[FormulaCurve]:
    """Formulas for the profile that belong to the run's dynamics and whose regime holds the deck."""
    with deck_file(run) as deck:
        answer = ask("theory", deck, command=command)
    curves = (_curve(run, number, found, answer["parameters"]) for number, found in answer["formulas"].items())
    return [curve for curve in curves if curve is not None]


def _curve(run: xr.Dataset, number: str, formula: dict, given: dict) -> FormulaCurve | None:
    regime = formula.get("regime")
    inside = formula["applicable"] and (regime is None or regime["inside"])
    linearised = parameters(run)["system"]["dynamics"] == "linearised"
    if not inside or linearised == number.endswith(".full"):
        return None
    values = formula["corrected"]
    unit, drude = run["heat"].attrs[SCALE], float(run["drudeHeat"])
    if number == "52":
        terms = {side: [(values[f"{side} relaxation"], 1.0), (values[f"{side} screening"], given["screening"])]
                 for side in "LR"}
        return FormulaCurve(number, "Eq. (52)", "heat", drude + unit * _exponentials(run, terms))
    # (62.full) is the whole profile in the neutral limit only.
    if number == "52.full" or (number == "62.full" and given["screening"] is None):
        name = "exact: $P\\,e^{-s}$" if number == "52.full" else "Eq. (62), full dynamics"
        terms = {side: [(values[side], 1.0)] for side in "LR"}
        return FormulaCurve(number, name, "heat", drude + unit * _exponentials(run, terms))
    if number == "62" and "kineticHeat" in run:
        terms = {side: [(values[side], 1.0)] for side in "LR"}
        return FormulaCurve(number, "Eq. (62), corrected", "kineticHeat", unit * _exponentials(run, terms))
    return None


def _exponentials(run: xr.Dataset, terms: dict[str, list[tuple[float, float]]]) -> np.ndarray:
    """Bin averages of sum of a e^{-k s} in each wire, s the distance from the face in l0."""
    s = np.abs(position(run)) / run["distance"].attrs[SCALE]
    half = s.min()
    side = run["side"].values.astype(str)

    def mean(a: float, k: float) -> np.ndarray:
        return a * (np.exp(-k * (s - half)) - np.exp(-k * (s + half))) / (2 * half * k)

    return sum(np.where(side == name, mean(a, k), 0.0) for name, pairs in terms.items() for a, k in pairs)
