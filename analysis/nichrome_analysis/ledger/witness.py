"""The same expression put to the run and to the solver."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping

import numpy as np
import xarray as xr

from .arithmetic import ExpressionError, evaluate
from .evidence import Evidence, solved_profile


@dataclasses.dataclass(frozen=True)
class Measured:
    """A number with its standard error."""

    value: float
    error: float


class Profiles:
    """Scalars and profiles under one roof: of a run, of one of its batches, or of a solution."""

    def __init__(self, scalars: Mapping[str, float], profile: Callable[[str], np.ndarray], side: np.ndarray,
                 distance: np.ndarray):
        self.scalars, self.profile, self.side, self.distance = scalars, profile, side, distance
        self.width = 2 * float(distance.min())

    def mean(self, name: str, side: str, a: float, b: float) -> float:
        """Mean over the bins whose centres lie between two distances from the face."""
        chosen = (self.side == side) & (self.distance > a) & (self.distance < b)
        if not chosen.any():
            raise ExpressionError(f"no bin of {name} between {a:g} and {b:g}")
        return float(self.profile(name)[chosen].mean())

    def functions(self) -> dict[str, Callable]:
        """What expressions may call."""
        return {
            "mean": self.mean,
            "face": lambda name, side: self.mean(name, side, 0, self.width),
            "integral": lambda name, side, a, b: self.mean(name, side, a, b) * self.width * float(
                ((self.side == side) & (self.distance > a) & (self.distance < b)).sum()),
        }

    def value(self, text: str, names: Mapping[str, float]) -> float:
        """Of an expression."""
        return evaluate(text, {**names, **self.scalars}, self.functions())


def of_run(run: xr.Dataset) -> Profiles:
    """The means of the production."""
    scalars = {str(name): float(run[name]) for name in run.data_vars
               if run[name].dims == () and f"{name}_error" in run.variables}
    return _profiles(scalars, lambda name: run[name].values, run)


def of_solution(solution: dict, run: xr.Dataset) -> Profiles:
    """The solver's answer, under the names of the run."""
    scalars = {name: found["value"] for name, found in solution.items() if isinstance(found, dict) and "value" in found}
    scalars |= {f"excessHeat{word.capitalize()}": found["value"] for word, found in solution["excessHeat"].items()}
    return _profiles(scalars, lambda name: solved_profile(solution, name), run)


def _profiles(scalars: Mapping[str, float], profile: Callable[[str], np.ndarray], run: xr.Dataset) -> Profiles:
    return Profiles(scalars, profile, run["side"].values.astype(str), run["distance"].values)


def measured(text: str, run: xr.Dataset, names: Mapping[str, float]) -> Measured:
    """An expression of a run's quantities; its error by the jackknife over the batches they have in common.

    Correlations between batches count as the file has them: by the largest factor between stated and plain standard
    errors of the quantities that the expression reads.
    """
    whole = of_run(run)
    used: set[tuple[str, int | None]] = set()
    value = _recording(whole, run, used).value(text, names)
    count = run.sizes["batch"]

    def without(batch: int) -> float:
        def shifted(name: str) -> np.ndarray:
            batches = run[f"{name}_batches"].values
            mean = batches.mean(axis=0)
            return run[name].values + (mean - batches[batch]) / (count - 1)

        scalars = {name: float(shifted(name)) for name, element in used if element is None}
        return Profiles({**whole.scalars, **scalars}, shifted, whole.side, whole.distance).value(text, names)

    deviations = np.array([without(batch) for batch in range(count)])
    plain = math.sqrt((count - 1) / count * ((deviations - deviations.mean()) ** 2).sum())
    return Measured(value, plain * max((_factor(run, name) for name, _ in used), default=1.0))


def _recording(whole: Profiles, run: xr.Dataset, used: set) -> Profiles:
    """The same that notes what is read."""

    class Noting(dict):
        def __getitem__(self, name):
            if name in whole.scalars:
                used.add((name, None))
            return super().__getitem__(name)

    class Recording(Profiles):
        def value(self, text, names):
            return evaluate(text, Noting({**names, **whole.scalars}), self.functions())

    def profile(name: str) -> np.ndarray:
        used.add((name, 0))
        return whole.profile(name)

    return Recording(whole.scalars, profile, whole.side, whole.distance)


def _factor(run: xr.Dataset, name: str) -> float:
    """Stated over plain standard error, the median over the elements."""
    batches = run[f"{name}_batches"].values
    plain = batches.std(axis=0, ddof=1) / math.sqrt(len(batches))
    stated = run[f"{name}_error"].values
    ratio = np.divide(stated, plain, out=np.ones_like(plain), where=plain > 0)
    return max(1.0, float(np.median(ratio)))


def names(evidence: Evidence) -> dict[str, float]:
    """What expressions may speak of beside the run's quantities: the deck's parameters and the paper's own of them."""
    given = evidence.answers["theory"]["parameters"]
    theta, ratio, length = given["theta"], given["permittivityRatio"], given["scattererLength"]
    found = {"theta": theta, "b": ratio, "L": length, "s": given["exponent"],
             "t": math.pi**2 * theta**2 / 6, "pi": math.pi}
    whole = of_run(evidence.run).scalars
    found |= {"u": whole["voltage"], "iota": whole["current"]}
    screening = given.get("screening")
    if screening is not None:
        found |= {"K": screening, "w": screening * length + 2 * ratio}
        found["g"] = 1 + 2 * ratio / found["w"]
    value, slope = given.get("T0"), given.get("T0'")
    if value is not None:
        found |= {"T0": value, "T1": slope}
        if 0 < value < 1:
            found["r"] = value / (1 - value)
            found["dT"] = 2 * found["t"] * slope / value
            found["dh"] = found["dT"] - found["t"] * (1 - value)
            if screening is not None:
                found["kappa"] = found["r"] * length / found["w"]
    return found
