"""Two varied keys: a map of where spots exist, a panel for each wire."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle
from matplotlib.transforms import ScaledTranslation

from .phases import BOTH, COLD, EDGE, HOT, LOOKS, categories, coordinate, wires
from .style import figure

# Side of the largest marker, as a part of a cell.
LARGEST = 0.62


def draw(table: xr.Dataset, across: str, up: str) -> Figure:
    """Colour and hatching: what there is; triangles: contrast with the Drude heat, upwards hot, downwards cold."""
    fig = figure(4.0)
    panels = fig.subplots(1, 2, sharey=True)
    table = table.transpose(up, across, ...)
    sizes = contrasts(table)
    largest = max((float(np.nanmax(values)) for values in sizes.values() if np.isfinite(values).any()), default=1.0)
    seen: set[int] = set()
    for panel, (wire, title) in zip(panels, wires(table)):
        found = categories(table, wire)
        seen |= set(found.ravel().tolist())
        cells(panel, table, across, up, found)
        for kind in ("Hot", "Cold"):
            triangles(panel, table, across, up, sizes[wire, kind] / largest, kind, found == BOTH)
        panel.set_title(title)
        panel.set_xlabel(coordinate(table, across)[2])
    panels[0].set_ylabel(coordinate(table, up)[2])
    handles = [
        Patch(facecolor=LOOKS[c][1], edgecolor=EDGE, hatch=LOOKS[c][2], label=LOOKS[c][0]) for c in sorted(seen)
    ]
    if seen & {HOT, COLD, BOTH}:
        handles.append(Patch(facecolor="none", edgecolor="none",
                             label=f"side of a triangle: contrast, largest {largest:.2g} $p^D$"))
    fig.legend(handles=handles, loc="outside lower center", ncols=min(len(handles), 3))
    return fig


def contrasts(table: xr.Dataset) -> dict[tuple[str, str], np.ndarray]:
    """Absolute contrasts with the Drude heat by wire and kind."""
    return {
        (wire, kind): np.abs(table[f"{wire}{kind}ContrastDrude"].values)
        for wire in ("left", "right")
        for kind in ("Hot", "Cold")
    }


def edges(values: np.ndarray, words: list[str] | None) -> np.ndarray:
    """Borders of cells about sorted values: half way to the neighbours (in ratios where the steps are such)."""
    ratios = values[1:] / values[:-1] if np.all(values > 0) else np.array([])
    steps = np.diff(values)
    if words is None and len(values) > 2 and ratios.size and np.allclose(ratios, ratios[0]) \
            and not np.allclose(steps, steps[0]):
        return np.exp(edges(np.log(values), ["ratios"]))
    middle = 0.5 * (values[1:] + values[:-1])
    return np.concatenate([[values[0] - steps[0] / 2], middle, [values[-1] + steps[-1] / 2]])


def cells(panel: Axes, table: xr.Dataset, across: str, up: str, found: np.ndarray) -> None:
    """Rectangles about the points, ticks at their values."""
    for name, axis in ((across, panel.xaxis), (up, panel.yaxis)):
        values, words, _ = coordinate(table, name)
        borders = edges(np.sort(values), words)
        limits = (borders[0], borders[-1])
        if np.all(borders > 0) and not np.allclose(np.diff(borders), borders[1] - borders[0]) and words is None \
                and np.allclose(np.diff(np.log(borders)), np.log(borders[1] / borders[0])):
            (panel.set_xscale if name == across else panel.set_yscale)("log")
        (panel.set_xlim if name == across else panel.set_ylim)(limits)
        if words is not None:
            axis.set_ticks(values, words)
    x, y = (edges(np.sort(coordinate(table, name)[0]), coordinate(table, name)[1]) for name in (across, up))
    column, row = (np.argsort(np.argsort(coordinate(table, name)[0])) for name in (across, up))
    for (j, i), category in np.ndenumerate(found):
        left, bottom = x[column[i]], y[row[j]]
        _, colour, hatch = LOOKS[int(category)]
        panel.add_patch(Rectangle((left, bottom), x[column[i] + 1] - left, y[row[j] + 1] - bottom, facecolor=colour,
                                  edgecolor=EDGE, linewidth=0.4, hatch=hatch))


def triangles(
    panel: Axes, table: xr.Dataset, across: str, up: str, sizes: np.ndarray, kind: str, both: np.ndarray
) -> None:
    """Markers whose sides follow the contrasts; where there are `both` kinds they stand side by side."""
    j, i = np.nonzero(np.isfinite(sizes))
    if not j.size:
        return
    x, y = coordinate(table, across)[0], coordinate(table, up)[0]
    width, height = panel.figure.get_size_inches() * 72 * np.array([0.4, 0.62]) / [len(x), len(y)]
    side = np.where(both[j, i], min(width / 2, height), min(width, height)) * LARGEST * sizes[j, i]
    shift = np.where(both[j, i], (-1 if kind == "Hot" else 1) * 0.22 * width / 72, 0.0)
    for column, row, size, offset in zip(i, j, np.maximum(side, 1.5), shift):
        place = panel.transData + ScaledTranslation(offset, 0, panel.figure.dpi_scale_trans)
        panel.scatter(x[column], y[row], s=size**2, marker="^" if kind == "Hot" else "v", transform=place,
                      facecolor="black" if kind == "Hot" else "white", edgecolor="black", linewidth=0.7, zorder=3)
