"""A result file as xarray users meet it, checked against the command's own summary."""

import json
import pathlib
import re
import subprocess

import numpy as np
import pytest
import xarray as xr
from nichrome_analysis import open_run, parameters, quantities, reduced, wire

CONDUCTANCE_QUANTUM = 7.748091729e-5  # 2 e^2/h in S
SCALARS = ["current", "voltage", "electrostaticDrop"]
PROFILES = ["heat", "excessHeat", "density", "potential", "electrochemicalPotential"]


@pytest.fixture(scope="module")
def run(run_file):
    return open_run(run_file)


@pytest.fixture(scope="module")
def summary(run_file, command):
    done = subprocess.run([command, "summary", str(run_file), "--json"], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def test_plain_xarray_opens_it(run_file):
    with xr.open_dataset(run_file) as file:
        assert file.attrs["title"]
        assert file["heat"].dims == ("bin",)
        assert {"side", "distance", "z"} <= set(file["heat"].coords)


def test_every_variable_has_units_and_a_name(run):
    for name in run.variables:
        assert run[name].attrs["units"], name
        assert run[name].attrs["long_name"], name


def test_every_quantity_has_errors_of_its_shape(run):
    names = quantities(run)
    assert set(SCALARS + PROFILES) <= set(names)
    for name in names:
        assert run[f"{name}_error"].dims == run[name].dims, name
        assert (run[f"{name}_error"] >= 0).all(), name


def test_bins_run_outward_left_wire_first(run):
    half = run.sizes["bin"] // 2
    assert "".join(run["side"].values) == "L" * half + "R" * half
    for distance in (run["distance"].values[:half], run["distance"].values[half:]):
        assert (np.diff(distance) > 0).all()
    assert (run["z"].values[:half] < 0).all() and (run["z"].values[half:] > 0).all()


@pytest.mark.parametrize("name", SCALARS)
def test_reduced_scalars_agree_with_the_summary(run, summary, name):
    assert float(reduced(run)[name]) == pytest.approx(summary[name]["value"], rel=1e-12)
    assert float(reduced(run)[f"{name}_error"]) == pytest.approx(summary[name]["error"], rel=1e-12)


@pytest.mark.parametrize("name", PROFILES)
def test_reduced_profiles_agree_with_the_summary(run, summary, name):
    found = reduced(run)
    assert found[name].values == pytest.approx(np.array(summary["profile"][name], dtype=float), rel=1e-12, nan_ok=True)
    assert found["distance"].values == pytest.approx(np.array(summary["profile"]["distance"]), rel=1e-12)


def test_stored_units_are_si(run):
    scales = parameters(run).get("scales")
    if scales is None:
        assert run["current"].attrs["units"] == "1"
        return
    volts = scales["energy"] / 1.602176634e-19
    assert run["current"].attrs["units"] == "A"
    assert run["current"].attrs["reduced_unit_value"] == pytest.approx(CONDUCTANCE_QUANTUM * volts, rel=1e-9)
    assert run["heat"].attrs["units"] == "W/m"
    watts = CONDUCTANCE_QUANTUM * volts**2
    assert run["heat"].attrs["reduced_unit_value"] == pytest.approx(watts / scales["length"], rel=1e-9)


def test_wire_is_indexed_by_distance(run):
    right = wire(reduced(run), "R")
    assert right["heat"].dims == ("distance",)
    nearest = right["heat"].sel(distance=0, method="nearest")
    assert float(nearest) == float(reduced(run)["heat"][run.sizes["bin"] // 2])
    with pytest.raises(ValueError):
        wire(run, "left")


def test_covariance_is_that_of_the_batches(run):
    if run.sizes.get("batch", 0) < 3:
        pytest.fail("too few batches in the test run")
    covariance = run["heatCovariance"].values
    sigma = np.sqrt(np.diag(covariance))
    correlation = np.corrcoef(run["heat_batches"].values, rowvar=False)
    assert covariance / np.outer(sigma, sigma) == pytest.approx(correlation, abs=1e-9)
    assert sigma == pytest.approx(run["heat_error"].values, rel=1e-9)


def test_every_variable_and_attribute_is_documented(run):
    text = (pathlib.Path(__file__).resolve().parents[2] / "docs" / "file-format.md").read_text()
    documented = set(re.findall(r"`(\w+)`", text))
    derived = {f"{q}{end}" for q in quantities(run) for end in ("_error", "_batches")}
    derived |= {f"{series}History" for series in run.attrs["history_series"].split()}
    assert set(run.variables) - derived <= documented
    assert set(run.attrs) <= documented
    for name in run.variables:
        assert set(run[name].attrs) <= documented, name


def test_warm_up_is_flagged(run):
    discarded = float(run["discardedTime"])
    warm_up = run["warmUp"].values.astype(bool)
    times = run["time"].values
    assert (times[warm_up] <= discarded * (1 + 1e-9)).all()
    assert (times[~warm_up] > discarded).all()


def test_foreign_files_are_refused(tmp_path):
    xr.Dataset({"a": ("x", [1.0])}).to_netcdf(tmp_path / "other.nc")
    with pytest.raises(ValueError, match="not a result file"):
        open_run(tmp_path / "other.nc")
