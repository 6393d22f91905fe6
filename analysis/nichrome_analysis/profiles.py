"""Profiles along both wires, with errors, on one axis: the signed distance from the scatterer.

The distance counts from the scatterer's nearer face, negative in the left wire, so that both faces lie at zero.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from .dataset import SCALE, quantities

# A group of bins spans this fraction of its distance from the face, and at most this many mean free paths: profiles
# vary over the distance from the face close to it, over mean free paths far from it.
GROUP_FRACTION = 0.2
GROUP_LIMIT = 1.0


def profile(run: xr.Dataset, name: str) -> xr.DataArray:
    """Quantity `name` of every bin against `position`, the signed distance from the scatterer, from left to right.

    Further coordinates: `side`, `distance`, and `error`, one standard error. Units as in `run`.
    """
    if name not in quantities(run) or run[name].dims != ("bin",):
        known = [q for q in quantities(run) if run[q].dims == ("bin",)]
        raise ValueError(f"{name!r} is no profile of this run; it has {', '.join(known)}")
    order = np.argsort(position(run), kind="stable")
    side, distance = run["side"].values.astype(str)[order], run["distance"].values[order]
    return xr.DataArray(
        run[name].values[order],
        coords={
            "position": ("position", position(run)[order], dict(run["distance"].attrs, long_name=POSITION)),
            "error": ("position", run[f"{name}_error"].values[order], dict(run[f"{name}_error"].attrs)),
            "side": ("position", side),
            "distance": ("position", distance, dict(run["distance"].attrs)),
        },
        dims="position",
        name=name,
        attrs=dict(run[name].attrs),
    )


POSITION = "signed distance from the scatterer"


def position(run: xr.Dataset) -> np.ndarray:
    """Signed distance of every bin from the scatterer's nearer face, in the order of the file."""
    return np.where(run["side"].values.astype(str) == "L", -1.0, 1.0) * run["distance"].values


def covariance(run: xr.Dataset, name: str) -> np.ndarray:
    """Covariance of the means of a profile, in the order of the file: correlations of the batch means, scaled to the
    standard errors, as the file has it for `heat`."""
    if name == "heat":
        return run["heatCovariance"].values
    batches, sigma = run[f"{name}_batches"].values, run[f"{name}_error"].values
    deviation = batches - batches.mean(axis=0)
    norm = np.sqrt((deviation**2).sum(axis=0))
    unit = np.divide(deviation, norm, out=np.zeros_like(deviation), where=norm > 0)
    return (unit.T @ unit) * np.outer(sigma, sigma)


def groups(run: xr.Dataset) -> list[np.ndarray]:
    """Indices of the bins of each group, from left to right: single bins at the faces, wider groups further out."""
    l0 = run["distance"].attrs[SCALE]
    place = position(run)
    found: list[np.ndarray] = []
    for side in ("L", "R"):
        index = np.flatnonzero(run["side"].values.astype(str) == side)
        distance = run["distance"].values[index] / l0
        width = 2 * distance[0]
        first = 0
        while first < index.size:
            wanted = min(GROUP_LIMIT, GROUP_FRACTION * distance[first])
            last = min(index.size, first + max(1, round(wanted / width)))
            found.append(index[first:last])
            first = last
    return sorted(found, key=lambda bins: float(place[bins].mean()))


def grouped(run: xr.Dataset, name: str) -> xr.DataArray:
    """Means of `name` over groups of bins that widen outward, with errors from the covariance of the bins.

    Coordinates `position` and `error` as of `profile`.
    """
    members = groups(run)
    weights = np.zeros((len(members), run.sizes["bin"]))
    for row, bins in zip(weights, members, strict=True):
        row[bins] = 1 / bins.size
    error = np.sqrt(((weights @ covariance(run, name)) * weights).sum(axis=1))
    return xr.DataArray(
        weights @ run[name].values,
        coords={
            "position": ("position", weights @ position(run), dict(run["distance"].attrs, long_name=POSITION)),
            "error": ("position", error, dict(run[f"{name}_error"].attrs)),
        },
        dims="position",
        name=name,
        attrs=dict(run[name].attrs),
    )
