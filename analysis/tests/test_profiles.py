"""Profiles with signed positions, and averages over groups of bins, checked by hand."""

import json

import numpy as np
import pytest
from nichrome_analysis import grouped, open_run, profile, spots
from nichrome_analysis.profiles import covariance, groups, position
from nichrome_analysis.deck import deck_file
from nichrome_analysis.theory import solution


@pytest.fixture(scope="module")
def run(run_file):
    return open_run(run_file)


def test_a_profile_runs_from_left_to_right(run):
    heat = profile(run, "heat")
    place = heat["position"].values
    assert (np.diff(place) > 0).all()
    assert np.abs(place) == pytest.approx(heat["distance"].values)
    assert set(heat["side"].values[place < 0]) == {"L"} and set(heat["side"].values[place > 0]) == {"R"}
    n = run.sizes["bin"] // 2
    assert float(heat[n - 1]) == float(run["heat"][0]) and float(heat[n]) == float(run["heat"][n])
    assert float(heat["error"][n]) == float(run["heat_error"][n])
    with pytest.raises(ValueError, match="no profile"):
        profile(run, "current")


def test_groups_hold_every_bin_once_and_no_group_spans_the_scatterer(run):
    members = groups(run)
    assert sorted(np.concatenate(members)) == list(range(run.sizes["bin"]))
    assert all(len(set(np.sign(position(run)[bins]))) == 1 for bins in members)


def test_errors_of_groups_follow_the_batches(run):
    """The error of a mean over bins is that of the batch means of that mean, up to how errors exceed the plain ones."""
    means = grouped(run, "heat")
    widest = max(groups(run), key=len)
    place = position(run)[widest].mean()
    found = means.sel(position=place, method="nearest")
    assert float(found) == pytest.approx(run["heat"].values[widest].mean(), rel=1e-12)
    plain = run["heat_batches"].std("batch", ddof=1).values / np.sqrt(run.sizes["batch"])
    factor = run["heat_error"].values / plain
    assert float(found["error"]) <= run["heat_error"].values[widest].mean() * (1 + 1e-9)
    combined = run["heat_batches"].values[:, widest].mean(axis=1).std(ddof=1) / np.sqrt(run.sizes["batch"])
    assert factor[widest].min() * (1 - 1e-6) <= float(found["error"]) / combined <= factor[widest].max() * (1 + 1e-6)


def test_covariance_of_other_profiles_has_their_errors_on_its_diagonal(run):
    sigma = run["electrochemicalPotential_error"].values
    assert np.sqrt(np.diag(covariance(run, "electrochemicalPotential"))) == pytest.approx(sigma, rel=1e-9)
    assert covariance(run, "heat") == pytest.approx(run["heatCovariance"].values)


def test_the_solution_is_that_of_the_run(run, command):
    solved = solution(run, command)
    assert solved["heat"].dims == ("bin",) and solved["heat"].attrs["units"] == run["heat"].attrs["units"]
    z = (run["heat"].values - solved["heat"].values) / run["heat_error"].values
    assert np.mean(z**2) < 4
    assert abs(float(run["current"] - solved["current"]) / float(run["current_error"])) < 5


def test_tables_are_laid_beside_the_deck(run):
    table = run.copy()
    given = json.loads(run.attrs["parameters_json"])
    given["system"]["scatterer"]["transmission"] = {"table": {"_0": {"energies": [0.5, 1.5], "values": [0.1, 0.9]}}}
    given["system"]["relaxation"] = {"exponent": None, "table": {"energies": [0.5, 2], "lengths": [0.5, 2]}}
    given["scales"] = {"energy": 1e-21, "length": 2e-6, "velocity": 2e5}
    deck = (
        'scatterer: {transmission: {shape: table, file: "my table.csv"}}  # file: of T\n'
        "wire:\n  relaxation:\n    law: table\n    file: ../paths.csv # l(E)\n"
    )
    table.attrs = {**run.attrs, "parameters_json": json.dumps(given), "deck": deck}
    with deck_file(table) as path:
        assert path.read_text() == deck.replace('"my table.csv"', "transmission.csv").replace(
            "../paths.csv", "relaxation.csv")
        lines = path.with_name("transmission.csv").read_text().split()
        assert lines == ["energy_mu0,transmission", "0.5,0.1", "1.5,0.9"]
        assert path.with_name("relaxation.csv").read_text().split() == ["energy_mu0,length_m", "0.5,1e-06", "2,4e-06"]
    table.attrs["deck"] = deck.replace("law: table\n", "law: table\n    length: 2 um\n")
    with deck_file(table) as path:
        assert path.with_name("relaxation.csv").read_text().split() == ["energy_mu0,length_l0", "0.5,0.5", "2,2.0"]


def test_spots_are_read_from_the_command(tmp_path):
    answer = {"spots": [{"side": "L", "kind": "cold", "distance": 1.2, "interval95": [1.1, 1.5], "contrast": 0.4,
                         "pValue": 1e-6}]}
    script = tmp_path / "nichrome"
    script.write_text(f"#!/bin/sh\ncat <<'EOF'\n{json.dumps(answer)}\nEOF\n")
    script.chmod(0o755)
    (spot,) = spots("any.nc", str(script))
    assert (spot.kind, spot.position, spot.signed_interval, spot.p_value) == ("cold", -1.2, (-1.5, -1.1), 1e-6)
