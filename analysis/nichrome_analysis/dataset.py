"""Opening a run and bringing it to reduced units.

A result file holds numbers in SI-derived units (or in reduced units, if its deck names none). Every variable carries
`reduced_unit_value`, what one reduced unit is worth in the unit stored, so that reduced = stored/reduced_unit_value.
"""

from __future__ import annotations

import json
import os

import xarray as xr

SCALE = "reduced_unit_value"
FORMAT = 1
ESSENTIAL = ("side", "distance", "heat", "excessHeat", "drudeHeat", "heatCovariance", "current", "voltage")


class RunFileError(ValueError):
    """A result file that cannot be used: what is wrong with it, and what to do."""


def open_run(path: str | os.PathLike[str]) -> xr.Dataset:
    """The whole result file, in memory, in the units it is stored in.

    Quantities `q` come with their standard error `q_error` and batch means `q_batches`. Raises RunFileError, a
    ValueError, for a file that is missing, damaged, of another program or of a newer nichrome.
    """
    path = os.fspath(path)
    if not os.path.isfile(path):
        raise RunFileError(f"{path}: there is no such file; make one with `nichrome run`")
    try:
        with xr.open_dataset(path, engine="netcdf4") as file:
            run = file.load()
    except (OSError, RuntimeError, UnicodeDecodeError) as error:
        raise RunFileError(f"{path}: cannot be read ({error}); it is no netCDF-4 file, or it is damaged") from error
    if "nichrome_format" not in run.attrs:
        raise RunFileError(f"{path}: not a result file of nichrome (no attribute nichrome_format)")
    if int(run.attrs["nichrome_format"]) > FORMAT:
        raise RunFileError(
            f"{path}: result file of a newer nichrome (format {run.attrs['nichrome_format']}, this module reads up to"
            f" {FORMAT}); update nichrome"
        )
    missing = [name for name in ESSENTIAL if name not in run.variables]
    missing += [f"{name}_error" for name in quantities(run) if f"{name}_error" not in run.variables]
    if missing:
        raise RunFileError(f"{path}: the result file is damaged (without {', '.join(missing)}); run again")
    return run


def reduced(run: xr.Dataset) -> xr.Dataset:
    """The same data in reduced units: mu0, l0, l0/v0, e mu0/(pi hbar), mu0^2/(pi hbar l0)."""

    def converted(array: xr.DataArray) -> xr.DataArray:
        if SCALE not in array.attrs:
            return array
        result = array / array.attrs[SCALE]
        result.attrs = {**array.attrs, "units": array.attrs["reduced_unit"], SCALE: 1.0}
        return result

    variables = {name: converted(run[name].reset_coords(drop=True)) for name in run.data_vars}
    coordinates = {
        name: (run[name].dims, converted(run[name].reset_coords(drop=True)).values, converted(run[name]).attrs)
        for name in run.coords
    }
    bare = {name: (array.dims, array.values, array.attrs) for name, array in variables.items()}
    return xr.Dataset(bare, coords=coordinates, attrs=run.attrs)


def quantities(run: xr.Dataset) -> list[str]:
    """Names of the tallied quantities, in the order of the file."""
    return run.attrs.get("quantities", "").split()


def parameters(run: xr.Dataset) -> dict:
    """What the deck said, in reduced units."""
    return json.loads(run.attrs["parameters_json"])


def wire(run: xr.Dataset, side: str) -> xr.Dataset:
    """The bins of one wire, `L` or `R`, indexed by their distance from the scatterer's face."""
    if side not in ("L", "R"):
        raise ValueError(f"side {side!r}: give 'L' or 'R'")
    binned = run.drop_dims([name for name in ("face", "otherBin") if name in run.dims])
    return binned.isel(bin=(run["side"] == side).values).swap_dims(bin="distance")
