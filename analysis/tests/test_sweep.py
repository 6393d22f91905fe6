"""The table and the figure of a sweep: a short real one, and tables made up to have every category."""

import os
import subprocess

import numpy as np
import pytest
import xarray as xr
from conftest import DECK
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle
from nichrome_analysis.__main__ import BAD_RESULT_FILE, main
from nichrome_analysis.dataset import RunFileError
from nichrome_analysis.plots import phases
from nichrome_analysis.plots.phase_map import edges
from nichrome_analysis.sweep import open_sweep, phase_diagram, varied, write_phase_diagram

STATUS = {"flag_meanings": "waiting running done failed", "flag_values": "0 1 2 3"}
FINDINGS = {"flag_meanings": "spots none cannot_tell", "flag_values": "0 1 2"}
NUMBERS = ("ContrastDrude", "ContrastDrudeLow", "ContrastDrudeHigh", "Distance", "DistanceLow", "DistanceHigh")


def made_up(**axes):
    """A table over the given axes; point k is in category k modulo 6 in the left wire."""
    shape = tuple(len(values) for values in axes.values())
    order = np.arange(np.prod(shape)).reshape(shape) % 6
    variables = {
        "status": (list(axes), np.where(order == phases.NO_RESULT, 3, 2), STATUS),
        "spots": (list(axes), np.select([order == 0, order == 1, order == 2], [-1, 2, 1], 0), FINDINGS),
        "current": (list(axes), np.where(order == 0, np.nan, 0.1)),
    }
    for wire in ("left", "right"):
        for kind, shown in (("Hot", (phases.HOT, phases.BOTH)), ("Cold", (phases.COLD, phases.BOTH))):
            there = np.isin(order, shown) & (wire == "left")
            for name, value in zip(NUMBERS, (0.2, 0.15, 0.25, 1.0, 0.8, 1.3)):
                sign = -1 if kind == "Cold" and name.startswith("Contrast") else 1
                variables[f"{wire}{kind}{name}"] = (list(axes), np.where(there, sign * value, np.nan))
    coordinates = {}
    for name, values in axes.items():
        attrs = {"key": name.replace("_", "."), "units": "mu0"}
        if isinstance(values[0], str):
            attrs = {**attrs, "units": "1", "labels": ",".join(values)}
            values = np.arange(len(values), dtype=float)
        coordinates[name] = (name, np.asarray(values, dtype=float), attrs)
    attrs = {"nichrome_sweep_format": 1, "varied": " ".join(axes)}
    return xr.Dataset(variables, coords=coordinates, attrs=attrs)


@pytest.fixture(scope="module")
def swept(command, tmp_path_factory):
    """A sweep of two runs just long enough for errors by the command, which draws it at its end."""
    folder = tmp_path_factory.mktemp("sweep")
    (folder / "short.yaml").write_text(DECK.replace("40 tau0", "80 tau0"))
    line = [command, "sweep", "short.yaml", "--vary", "drive.voltage=0.02mu0:0.04mu0:2", "-o", "s"]
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(f"figure: {os.path.join('s', 'phase-diagram.png')}\n")
    return folder / "s"


def test_the_command_draws_and_the_table_opens_with_xarray(swept):
    assert (swept / "phase-diagram.png").read_bytes().startswith(b"\x89PNG")
    assert (swept / "phase-diagram.pdf").read_bytes().startswith(b"%PDF")
    with xr.open_dataset(swept / "table.nc") as table:
        np.testing.assert_allclose(table["drive_voltage"], [0.02, 0.04])
        # The voltage asked for is the voltage measured, within its error.
        score = (table["voltage"] - table["drive_voltage"]) / table["voltage_error"]
        assert np.abs(score).max() < 5
    assert varied(open_sweep(swept / "table.nc")) == ["drive_voltage"]


def test_every_category_is_told_from_the_table_and_has_a_look_of_its_own():
    table = made_up(wire_temperature=[0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
    assert phases.categories(table, "left").tolist() == list(range(6))
    assert phases.categories(table, "right").tolist() == [0, 1, 2, 2, 2, 2]
    assert len({look[1:] for look in phases.LOOKS.values()}) == len(phases.LOOKS)


def test_a_map_has_a_cell_for_every_point_and_wire_in_its_place():
    table = made_up(wire_temperature=[0.1, 0.2, 0.3], scatterer_transmission_center=[1.0, 2.0, 3.0, 4.0])
    figure = phase_diagram(table)
    left = figure.axes[0]
    patches = [patch for patch in left.patches if isinstance(patch, Rectangle)]
    assert len(patches) == 12
    # Temperature 0.2, centre 1: point 4 of the grid, a cold spot.
    cell = next(p for p in patches if 0 < 0.2 - p.get_x() < p.get_width() and 0 < 1.0 - p.get_y() < p.get_height())
    assert cell.get_facecolor() == to_rgba(phases.LOOKS[phases.COLD][1])
    words = [text.get_text() for text in figure.legends[0].get_texts()]
    assert "hot spot" in words and "no result" in words


@pytest.mark.parametrize("axes", [
    {"wire_temperature": [0.1, 0.2, 0.4, 0.8, 1.6, 3.2]},
    {"dynamics": ["full", "linearised"]},
    {"drive_voltage": [0.4, 0.2, 0.1], "dynamics": ["full", "linearised"]},
    {"drive_voltage": [0.1, 1.0, 10.0], "wire_temperature": [0.3, 0.2], "tallies_bins": [12]},
])
def test_curves_and_maps_of_any_axes_can_be_drawn(axes, tmp_path):
    made_up(**axes).to_netcdf(tmp_path / "t.nc")
    assert write_phase_diagram(tmp_path / "t.nc", tmp_path / "f").read_bytes().startswith(b"\x89PNG")


def test_nothing_is_drawn_of_three_keys_or_none(tmp_path, capsys):
    made_up(a=[1.0, 2.0], b=[1.0, 2.0], c=[1.0, 2.0]).to_netcdf(tmp_path / "t.nc")
    assert main(["sweep", str(tmp_path / "t.nc"), "-o", str(tmp_path)]) == 0
    assert "one or two varied keys" in capsys.readouterr().out
    assert os.listdir(tmp_path) == ["t.nc"]
    assert phase_diagram(made_up(a=[1.0])) is None


def test_wires_are_named_after_the_current():
    table = made_up(a=[1.0, 2.0, 3.0])
    assert "upstream" in dict(phases.wires(table))["left"]
    assert "downstream" in dict(phases.wires(table.assign(current=-table["current"])))["left"]
    mixed = table.assign(current=("a", [1.0, -1.0, 1.0]))
    assert dict(phases.wires(mixed))["left"] == "left wire"


def test_cells_meet_half_way_in_steps_or_in_ratios():
    np.testing.assert_allclose(edges(np.array([1.0, 2.0, 4.0, 8.0]), None), np.sqrt(0.5) * np.array([1, 2, 4, 8, 16.0]))
    np.testing.assert_allclose(edges(np.array([1.0, 2.0, 3.0]), None), [0.5, 1.5, 2.5, 3.5])


def test_other_files_are_no_tables(tmp_path, run_file, capsys):
    for path in (tmp_path / "none.nc", run_file):
        with pytest.raises(RunFileError):
            open_sweep(path)
        assert main(["sweep", str(path), "-o", str(tmp_path)]) == BAD_RESULT_FILE
        assert "Traceback" not in capsys.readouterr().err
