"""The table of a sweep: reading it, and the figure of where spots exist."""

from __future__ import annotations

import os
import pathlib

import xarray as xr
from matplotlib.figure import Figure

from .dataset import RunFileError
from .plots import phase_curve, phase_map
from .plots.style import style

FORMAT = 1
NAME = "phase-diagram"
ESSENTIAL = ("status", "spots", "current", "leftHotContrastDrude", "rightColdContrastDrude")


def open_sweep(path: str | os.PathLike[str]) -> xr.Dataset:
    """The table, in memory. Raises RunFileError for a file that is missing, damaged, or no table of a sweep."""
    path = os.fspath(path)
    if not os.path.isfile(path):
        raise RunFileError(f"{path}: there is no such file; make one with `nichrome sweep`")
    try:
        with xr.open_dataset(path, engine="netcdf4", decode_cf=False) as file:
            table = file.load()
    except (OSError, RuntimeError, UnicodeDecodeError) as error:
        raise RunFileError(f"{path}: cannot be read ({error}); it is no netCDF-4 file, or it is damaged") from error
    if int(table.attrs.get("nichrome_sweep_format", 0)) not in range(1, FORMAT + 1):
        raise RunFileError(f"{path}: not a table of a sweep of this nichrome (attribute nichrome_sweep_format)")
    missing = [name for name in ESSENTIAL if name not in table]
    if missing:
        raise RunFileError(f"{path}: the table is damaged (without {', '.join(missing)}); sweep again")
    return table


def varied(table: xr.Dataset) -> list[str]:
    """Names of the dimensions that have more than one value, in the order of the command line."""
    return [name for name in table.attrs["varied"].split() if table.sizes[name] > 1]


def phase_diagram(table: xr.Dataset) -> Figure | None:
    """A curve for one varied key, a map for two; None for other numbers, which no page can show."""
    axes = varied(table)
    if len(axes) not in (1, 2):
        return None
    table = table.squeeze([name for name in table.attrs["varied"].split() if name not in axes])
    with style():
        return phase_curve.draw(table, axes[0]) if len(axes) == 1 else phase_map.draw(table, *axes)


def write_phase_diagram(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> pathlib.Path | None:
    """Writes the figure as PNG and PDF; the path of the former, None where there is no figure."""
    figure = phase_diagram(open_sweep(path))
    if figure is None:
        return None
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with style():
        figure.savefig(folder / f"{NAME}.png", metadata={"Software": None})
        figure.savefig(folder / f"{NAME}.pdf", metadata={"CreationDate": None, "Title": "Hot and cold spots"})
    return folder / f"{NAME}.png"
