"""The ledger: arithmetic, verdicts and documents on synthetic evidence, and one real short campaign."""

import math
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
import xarray as xr
from nichrome_analysis.ledger.arithmetic import ExpressionError, evaluate
from nichrome_analysis.ledger.campaign import is_finished, job, run_all, version
from nichrome_analysis.ledger.claims import Claim, ClaimsError, load
from nichrome_analysis.ledger.command import write_ledger
from nichrome_analysis.ledger.document import document
from nichrome_analysis.ledger.evidence import Evidence, in_dynamics
from nichrome_analysis.ledger.judge import row
from nichrome_analysis.ledger.verdict import Observation, verdict
from nichrome_analysis.ledger.web import web
from nichrome_analysis.ledger.witness import measured

DECKS = pathlib.Path(__file__).resolve().parents[2] / "runs/ledger"


def test_arithmetic_is_arithmetic_and_nothing_else():
    assert evaluate("2*x**2 - face('p', 'L')/4", {"x": 3}, {"face": lambda name, side: 8.0}) == 16
    for text in ("__import__('os')", "x.real", "[1]", "x if x else 1", "y", "2 +", "(lambda: 1)()"):
        with pytest.raises(ExpressionError):
            evaluate(text, {"x": 1.0})


def observation(value, error, printed, corrected, **more):
    return Observation("q", value, error, printed, corrected, None, **more)


@pytest.mark.parametrize(("found", "expected"), [
    (observation(1.00, 0.01, 1.2, 1.0), "printed refuted, corrected holds"),
    (observation(1.20, 0.01, 1.2, 1.0), "printed holds, corrected refuted"),
    (observation(1.10, 0.01, 1.2, 1.0), "both refuted"),
    # 8 standard errors between the forms would decide, there are 2: 16 times as long.
    (observation(1.00, 0.10, 1.2, 1.0), "cannot tell; x 16"),
    # What the expansion leaves out exceeds the difference of the forms.
    (observation(1.00, 0.01, 1.2, 1.0, neglected=0.3), "cannot tell; never: the forms are too close"),
    (observation(1.002, 0.004, 1.0, 1.0), "confirmed to 0.004"),
    (observation(1.002, 0.004, 1.0, 1.0, term=0.1), "holds to 0.04; x 16 for 0.01"),
    (observation(1.06, 0.01, 1.0, 1.0), "refuted"),
    (observation(1.06, 0.01, 1.0, 1.0, neglected=0.06), "holds to 0.061; the expansion leaves out 0.06"),
    # More time would decide whether this is noise; no time makes up for what an expansion leaves out.
    (observation(1.04, 0.01, 1.0, 1.0), "cannot tell; 4 standard errors off, x 1.6"),
    (observation(1.01, 0.01, 1.0, 1.0, neglected=0.3), "cannot tell; never: the expansion leaves out 0.3"),
    (observation(0.6, 0.1, "> 0", "> 0"), "confirmed"),
    (observation(-0.6, 0.1, "> 0", "> 0"), "refuted"),
    (observation(-0.6, 0.1, "> 0", "< 0"), "printed refuted, corrected holds"),
    (observation(0.3, 0.1, "> 0", "> 0"), "cannot tell"),
    (observation(1.0, 0.0, 1.0, 1.0), "cannot tell"),
])
def test_verdicts(found, expected):
    assert verdict(found) == expected


def synthetic(seed=0, batches=64, slope=0.5, error=0.01):
    """A run of ten bins a wire whose heat falls linearly, with independent batches."""
    random, bins = np.random.default_rng(seed), 10
    distance = np.tile(np.arange(bins) + 0.5, 2) / 2
    def quantity(truth):
        rows = truth + error * math.sqrt(batches) * random.standard_normal((batches, *np.shape(truth)))
        return rows
    run = xr.Dataset(coords={"side": ("bin", np.repeat(["L", "R"], bins)), "distance": ("bin", distance)})
    for name, truth in (("excessHeat", 3 - slope * distance), ("current", 2.0), ("voltage", 0.5)):
        rows = quantity(np.asarray(truth))
        dims = ("bin",) if np.ndim(truth) else ()
        run[name] = (dims, rows.mean(axis=0))
        run[f"{name}_batches"] = (("batch", *dims), rows)
        run[f"{name}_error"] = (dims, rows.std(axis=0, ddof=1) / math.sqrt(batches))
    return run


def test_errors_of_expressions_are_those_of_their_scatter():
    text = "mean('excessHeat','L',0,2)/current**2 - voltage"
    truth = 2.5 / 4 - 0.5
    found = [measured(text, synthetic(seed), {}) for seed in range(60)]
    z = np.array([(item.value - truth) / item.error for item in found])
    # The mean square of 60 normal numbers is 1 with a deviation of sqrt(2/60).
    assert abs((z**2).mean() - 1) < 4 * math.sqrt(2 / 60)
    assert abs(z.mean()) < 4 / math.sqrt(60)
    expected = math.hypot(0.01 / 2 / 4, 2 * 2.5 / 8 * 0.01, 0.01)
    assert abs(np.mean([item.error for item in found]) / expected - 1) < 0.05


@pytest.fixture
def evidence():
    formulas = {"E5": {"applicable": True, "printed": {"value": 0.3}, "corrected": {"value": 0.25}}}
    given = {"theta": 0.1, "permittivityRatio": 1, "scattererLength": 0.1, "exponent": 1, "screening": None,
             "T0": 0.4, "T0'": 0.5}
    run = synthetic()
    rows = [{"formula": "57", "closure": "fullDynamics", "quantity": f"P, {side}", "printed": form, "corrected": not form, "value": 1.0,
             "error": 0.01, "prediction": 1.2 if form else 1.0, "predictionError": 0.0, "neglected": 0.0,
             "solution": 1.0} for side in "LR" for form in (True, False)]
    profile = {"excessHeat": list(3 - 0.5 * run["distance"].values)}
    solution = {"current": {"value": 2.0}, "voltage": {"value": 0.5}, "excessHeat": {}, "profile": profile,
                "discretisationError": {"profile": 1e-6}}
    spot = {"side": "L", "kind": "cold", "distance": 1.0, "interval95": [0.9, 1.1], "significance": 7.0}
    answers = {"theory": {"parameters": given, "formulas": formulas}, "validate": {"rows": rows},
               "spots": {"finding": "spots", "message": "", "spots": [spot]}, "full": solution}
    run.attrs["parameters_json"] = '{"system": {"dynamics": "full"}}'
    return Evidence("deck", "0" * 64, run, answers, {})


def claim(**more):
    return Claim(id="x", source="(1)", says="<words>", deck="deck", **more)


def test_rows_of_formulas_measures_and_spots(evidence):
    rows = [
        row(claim(formula="57"), evidence),
        row(claim(measure="current", printed="2.5*u", corrected="2*r*(1-T0)/T0 + 0*corrected_E5"), evidence),
        row(claim(measure="voltage", printed="printed_E5", corrected="full"), evidence),
        row(claim(spots={"printed": {}, "corrected": {"L": "cold"}}), evidence),
        row(claim(spots={"printed": {"L": "cold", "R": "hot"}, "corrected": {}}), evidence),
        row(claim(measure="unheard", corrected="1"), evidence),
        row(claim(formula="57"), None),
        row(Claim(id="y", source="(2)", says="algebra", unmeasured="no observable"), None),
    ]
    assert [found.verdict for found in rows] == [
        "printed refuted, corrected holds", "printed refuted, corrected holds", "printed refuted, corrected holds",
        "printed refuted, corrected holds", "cannot tell", "cannot tell", "no run yet", "not measured by a run"]
    assert [found.quantity for found in rows[0].observations] == ["P, L", "P, R"]
    assert rows[1].observations[0].solver == 2.0
    text = document(rows, [], "make ledger", "made")
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert len({line.count("|") - line.count("\\|") for line in table if line.count("|") > 8}) == 1
    page = web(rows, "made")
    assert page.count("<img") == 6 and "&lt;words&gt;" in page and "<words>" not in page
    assert not re.search(r"https?://|@import", re.sub(r'src="data:[^"]*"', "", page))


def test_a_spot_not_found_is_refuted_only_where_it_would_have_been_seen(evidence):
    evidence.answers["spots"] |= {"finding": "none", "spots": [], "detectable": 0.1}
    evidence.run["drudeHeat"] = ((), 2.0)
    said = {"printed": {"L": "cold"}, "corrected": {}}
    # 0.1 p^D would mostly have been found: 0.4 or more is not missed.
    expected = {"0.41": "printed refuted, corrected holds", "0.39": "cannot tell"}
    for contrast, words in expected.items():
        assert row(claim(spots=said, contrast={"L": contrast}), evidence).verdict == words
    assert row(claim(spots=said), evidence).verdict == "cannot tell"
    assert row(claim(spots={"corrected": {}}), evidence).verdict == "confirmed"


def test_the_table_of_claims_is_sound():
    claims = load(DECKS / "claims.yaml")
    decks = {path.stem for path in DECKS.glob("*.yaml")} - {"claims"}
    assert {found.deck for found in claims if found.deck} == decks
    assert len(claims) > 80
    for deck in decks:
        assert job(DECKS / f"{deck}.yaml", DECKS / "results", 0.1).duration > 0


def test_bad_tables_are_refused_with_all_that_is_wrong(tmp_path):
    table = tmp_path / "claims.yaml"
    table.write_text("- {id: a, source: s, says: t}\n- {id: b, source: s, says: t, deck: d, formula: '1', colour: red}\n")
    with pytest.raises(ClaimsError, match="a: one of .*; b: unknown"):
        load(table)


def test_the_dynamics_of_a_deck_are_changed_in_place():
    assert in_dynamics("title: x\ndynamics: full\ndrive: {}\n", "linearised") == "title: x\ndynamics: linearised\ndrive: {}\n"
    assert in_dynamics("title: x\n", "linearised") == "title: x\ndynamics: linearised\n"


def short_decks(folder: pathlib.Path, name: str) -> pathlib.Path:
    """The deck with few electrons, and its claims."""
    decks = folder / "decks"
    decks.mkdir(parents=True)
    text = (DECKS / f"{name}.yaml").read_text()
    (decks / f"{name}.yaml").write_text(text.replace("simulation:", "simulation:\n  particles: 5000"))
    entries = (DECKS / "claims.yaml").read_text().splitlines()
    (decks / "claims.yaml").write_text("\n".join(line for line in entries if f"deck: {name}," in line))
    return decks


def test_a_short_campaign_runs_once_and_writes_the_ledger(tmp_path, command):
    """One real deck at a hundredth of its length; the second call runs nothing, another scale runs again."""
    name, scale = "full-dipole", 0.008
    decks = short_decks(tmp_path, name)
    assert write_ledger(decks, tmp_path, scale, None, command) == []
    folder = decks / f"results-{scale:g}"
    assert "no verdict here is final" in (folder / "ledger.md").read_text()
    assert not (tmp_path / "ledger.md").exists()
    made = job(decks / f"{name}.yaml", folder, scale)
    before = made.result.stat().st_mtime_ns
    assert is_finished(made, version(command)) and run_all([made], version(command), command) == []
    assert made.result.stat().st_mtime_ns == before
    assert not is_finished(made, "0.0.0")
    assert not is_finished(job(decks / f"{name}.yaml", folder, 2 * scale), version(command))


def test_stopped_from_the_keyboard_it_goes_on_bit_for_bit(tmp_path, command):
    """Ctrl-C reaches the driver and the run under way alike, as processes of one group."""
    name, scale = "full-dipole", 0.8  # seconds of work: it is not over before it can be stopped
    decks = short_decks(tmp_path, name)
    words = [sys.executable, "-m", "nichrome_analysis", "ledger", "--decks", str(decks), "-o", str(tmp_path), "--scale",
             str(scale), "--command", command]
    result = job(decks / f"{name}.yaml", decks / f"results-{scale:g}", scale).result
    modules = {**os.environ, "PYTHONPATH": str(pathlib.Path(__file__).resolve().parents[1])}
    stopped = 0
    for _ in range(20):
        ledger = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True, env=modules)
        # Once the run is under way it catches signals within moments.
        errors = ""
        while ledger.poll() is None and "[1/1]" not in errors:
            errors += ledger.stderr.readline()
        time.sleep(0.5)
        if stopped < 3 and ledger.poll() is None:
            os.killpg(ledger.pid, signal.SIGINT)
        errors += ledger.communicate(timeout=60)[1]
        if ledger.returncode == 0:
            break
        assert ledger.returncode == 4 and "stopped; `make ledger` goes on from there" in errors, errors
        assert result.with_suffix(".checkpoint").exists() and "Traceback" not in errors
        stopped += 1
    assert ledger.returncode == 0 and stopped > 0
    again = short_decks(tmp_path / "again", name)
    assert write_ledger(again, tmp_path, scale, None, command) == []
    whole = again / f"results-{scale:g}" / f"{name}.nc"
    with xr.open_dataset(result) as parts, xr.open_dataset(whole) as one:
        for variable in ("excessHeat", "voltage", "voltageHistory"):
            np.testing.assert_array_equal(parts[variable], one[variable])


def test_the_version_is_that_of_result_files(tmp_path):
    command = tmp_path / "nichrome"
    command.write_text("#!/bin/sh\necho '0.1.0 (c38440d)'\n")
    command.chmod(0o755)
    assert version(str(command)) == "0.1.0"
