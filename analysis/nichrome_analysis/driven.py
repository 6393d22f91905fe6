"""What a run under a drive in time holds: its series, its cycle, and the heat of wider groups of bins with errors."""

from __future__ import annotations

import numpy as np
import xarray as xr

from .dataset import parameters
from .profiles import groups, position


def course(run: xr.Dataset) -> dict | None:
    """The drive as a function of time, as the file has it; None for a constant one."""
    return parameters(run)["system"].get("course")


def has_cycle(run: xr.Dataset) -> bool:
    """Whether there are averages over the periods of a sine."""
    return "cycle_tables" in run.attrs


def driven_series(run: xr.Dataset) -> str:
    """Name of the series that the source holds."""
    return "totalCurrent" if "current" in parameters(run)["system"]["drive"] else "appliedVoltage"


def driven_name(run: xr.Dataset) -> str:
    """The same in words."""
    return "current of the source" if driven_series(run) == "totalCurrent" else "applied voltage"


def error_of(run: xr.Dataset, name: str) -> np.ndarray | None:
    """Standard errors of a variable; None where they are not known."""
    return run[f"{name}_error"].values if f"{name}_error" in run else None


def grouped_rows(run: xr.Dataset, name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
    """Places of the groups of bins, and means and standard errors over them in each row of a variable over (row, bin).

    Bins are taken as independent: of p^q they hardly know of each other.
    """
    members = groups(run)
    values, error = run[name].values, error_of(run, name)
    place = position(run)
    means = np.stack([values[:, bins].mean(axis=1) for bins in members], axis=1)
    errors = None
    if error is not None:
        errors = np.stack([np.sqrt((error[:, bins] ** 2).sum(axis=1)) / bins.size for bins in members], axis=1)
    return np.array([place[bins].mean() for bins in members]), means, errors


def group_edges(run: xr.Dataset) -> np.ndarray:
    """Edges of the groups of bins, from left to right."""
    members, place = groups(run), position(run)
    half = float(run["distance"].min())
    return np.array([place[bins].min() - half for bins in members] + [place[members[-1]].max() + half])
