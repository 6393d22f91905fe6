"""p^q(z) as it changes, in an animated PNG: over the phase of a sine, else over the time of the run."""

from __future__ import annotations

import io

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from PIL import Image

from .dataset import SCALE
from .driven import driven_name, driven_series, error_of, grouped_rows, has_cycle
from .material import Material
from .plots.style import BLUE, GREY, VERMILION, figure
from .plots.units import DisplayUnit, display_unit, label
from .plots.wires import POSITION

TITLE = "The heat in motion"

# Neighbouring intervals are averaged into so many frames at most.
MOST_FRAMES = 48
# Milliseconds of all frames together, and dots per inch: a page stays below a megabyte.
DURATION = 4800
RESOLUTION = 90
SHADES = 32


def animate(material: Material) -> bytes:
    """The pictures of all frames, played over and over."""
    times, drive, place, values, error = frames(material)
    run = material.run
    power = display_unit(run["heat"], float(np.abs(values).max()))
    length = display_unit(run["distance"], float(np.abs(place).max()) / 2)
    fig = figure(4.8)
    FigureCanvasAgg(fig)
    above, below = fig.subplots(2, 1, height_ratios=[1, 3])
    dot = drive_panel(above, material, times, drive)
    # No line from one wire to the other.
    gap = int((place < 0).sum())
    x, y = np.insert(place * length.factor, gap, np.nan), np.insert(values * power.factor, gap, np.nan, axis=1)
    spread = np.zeros_like(y) if error is None else np.insert(2 * error * power.factor, gap, np.nan, axis=1)
    low, high = np.nanquantile(np.concatenate([y - spread, y + spread]), [0.01, 0.99])
    below.set_ylim(low - 0.08 * (high - low), high + 0.08 * (high - low))
    below.set_xlim(-np.nanmax(x) * 1.05, np.nanmax(x) * 1.05)
    below.axhline(0, color=GREY, linewidth=0.8)
    below.axvline(0, color=GREY, linewidth=0.8)
    curve = below.plot(x, y[0], "o-", color=BLUE, markersize=3.4, linewidth=1)[0]
    label(below.xaxis, POSITION, length)
    label(below.yaxis, "heat $p^q$", power)
    fig.draw_without_rendering()
    fig.set_layout_engine("none")
    pictures, shades = [], palette()
    for index in range(len(times)):
        dot.set_data([times[index]], [drive[index]])
        curve.set_ydata(y[index])
        band = below.fill_between(x, y[index] - spread[index], y[index] + spread[index], color=BLUE, alpha=0.22,
                                  linewidth=0)
        pictures.append(picture(fig, shades))
        band.remove()
    data = io.BytesIO()
    pictures[0].save(data, format="PNG", save_all=True, append_images=pictures[1:], loop=0,
                     duration=DURATION / len(pictures))
    return data.getvalue()


def palette() -> Image.Image:
    """Shades of the colours of the figure, white among them; one for all frames, or they would flicker."""
    shades = []
    for colour in ("#000000", GREY, BLUE, VERMILION):
        rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])
        shades += [round(value) for mix in np.linspace(0, 1, SHADES) for value in 255 + mix * (rgb - 255)]
    image = Image.new("P", (1, 1))
    image.putpalette(shades)
    return image


def picture(fig: Figure, shades: Image.Image) -> Image.Image:
    """The figure as it is drawn now."""
    fig.set_dpi(RESOLUTION)
    fig.canvas.draw()
    full = np.array(fig.canvas.buffer_rgba())[:, :, :3]
    indices = np.array(Image.fromarray(full).quantize(palette=shades, dither=Image.Dither.NONE))
    # The nearest shade is found in coarse steps: white would be grey.
    indices[(full == 255).all(axis=2)] = 0
    image = Image.fromarray(indices)
    image.putpalette(shades.getpalette())
    return image


def frames(material: Material) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray | None]:
    """Times or phases as shown, the drive, places, and heat and its errors, frame by frame."""
    run = material.run
    if has_cycle(run):
        place, values, error = grouped_rows(run, "heatFolded")
        unit = drive_unit(material)
        return run["phase"].values, run[f"{driven_series(run)}Folded"].values * unit.factor, place, values, error
    place, values, error = grouped_rows(run, "heatHistory")
    per_frame = -(-values.shape[0] // MOST_FRAMES)
    count = values.shape[0] // per_frame
    time = display_unit(run["time"], float(run["time"].values[-1]) / 2)

    def joined(rows: np.ndarray) -> np.ndarray:
        return rows[: count * per_frame].reshape(count, per_frame, *rows.shape[1:]).mean(axis=1)

    ends = run["time"].values
    middles = joined(ends - 0.5 * ends[0]) * time.factor
    drive = joined(run[f"{driven_series(run)}History"].values) * drive_unit(material).factor
    joint = None if error is None else np.sqrt(joined(error**2) / per_frame)
    return middles, drive, place, joined(values), joint


def drive_unit(material: Material) -> DisplayUnit:
    """The unit the drive is shown in."""
    name = driven_series(material.run) + ("Folded" if has_cycle(material.run) else "History")
    return display_unit(material.run[name])


def drive_panel(panel: Axes, material: Material, times: np.ndarray, drive: np.ndarray) -> Line2D:
    """The drive against time or phase; the dot that moves on it."""
    run = material.run
    panel.plot(times, drive, color=GREY, linewidth=1.2)
    panel.axhline(0, color=GREY, linewidth=0.6)
    label(panel.yaxis, "drive", drive_unit(material))
    if has_cycle(run):
        panel.set_xlim(0, 1)
        panel.set_xlabel("phase of the drive (periods)")
    else:
        time = display_unit(run["time"], float(run["time"].values[-1]) / 2)
        panel.set_xlim(0, float(run["time"].values[-1]) * time.factor)
        label(panel.xaxis, "simulated time", time, opposite=False)
    return panel.plot([], [], "o", color=VERMILION, markersize=7)[0]


def caption(material: Material) -> str:
    """One sentence."""
    run = material.run
    known = error_of(run, "heatFolded" if has_cycle(run) else "heatHistory") is not None
    band = "the band is two standard errors to either side" if known else "one realisation has no standard errors"
    if has_cycle(run):
        period = float(run["cyclePeriod"]) / run["cyclePeriod"].attrs[SCALE]
        return f"The heat along the wires through a period of {period:.4g} l0/v0, and where the {driven_name(run)} is meanwhile; {band}."
    return f"The heat along the wires through the run, and where the {driven_name(run)} is meanwhile; {band}."
