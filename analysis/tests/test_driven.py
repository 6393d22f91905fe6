"""Runs under a drive in time: the figure of the cycle, the animation, and that both say what the file says."""

import io
import re
import subprocess

import numpy as np
import pytest
from nichrome_analysis import animation
from nichrome_analysis.__main__ import main
from nichrome_analysis.driven import course, driven_series, grouped_rows, has_cycle
from nichrome_analysis.material import gather
from nichrome_analysis.plots import cycle
from nichrome_analysis.report import CYCLE, FIGURES, figures
from PIL import Image

DECK = """\
title: Driven run for the tests
wire:
  fermiEnergy: 8 meV
  effectiveMass: 0.067
  temperature: 0.1 mu0
  relaxation: {{law: relaxationTime, time: 1.5 ps}}
  screening: {{length: 0.25 l0}}
  halfLength: 3 l0
scatterer:
  length: 0.1 l0
  permittivityRatio: 1
  transmission: {{shape: saddlePoint, center: 1.02 mu0, width: 0.1 mu0}}
drive: {{{drive}}}
simulation: {{field: dynamic, particles: 1000, seed: 7, ensemble: {ensemble}, stopWhen: {{duration: 40 tau0}}}}
tallies: {{bins: 12}}
"""
SINE = "current: {kind: sine, amplitude: 0.05 I0, period: 10 tau0}"
STEP = "voltage: {kind: step, to: 0.2 mu0, at: 2 tau0}"


def simulated(folder, command, drive, ensemble):
    (folder / "driven.yaml").write_text(DECK.format(drive=drive, ensemble=ensemble))
    subprocess.run([command, "run", "driven.yaml", "-o", "driven.nc", "--quiet"], cwd=folder, check=True)
    return gather(folder / "driven.nc", command)


@pytest.fixture(scope="module")
def sine(tmp_path_factory, command):
    return simulated(tmp_path_factory.mktemp("sine"), command, SINE, 3)


@pytest.fixture(scope="module")
def step(tmp_path_factory, command):
    return simulated(tmp_path_factory.mktemp("step"), command, STEP, 1)


def test_the_file_says_what_drives(sine, step):
    assert "sine" in course(sine.run)["shape"] and has_cycle(sine.run) and driven_series(sine.run) == "totalCurrent"
    assert "step" in course(step.run)["shape"] and not has_cycle(step.run)
    assert driven_series(step.run) == "appliedVoltage"


def test_harmonics_are_those_of_the_folded_means(sine):
    run = sine.run
    folded, phase = run["currentFolded"].values, run["phase"].values
    blur = np.sinc(1 / phase.size)
    assert run["currentInPhase"].values[0] == pytest.approx(2 * np.mean(folded * np.sin(2 * np.pi * phase)) / blur)
    amplitude = np.hypot(run["currentInPhase"], run["currentQuadrature"])
    assert run["currentAmplitude"].values == pytest.approx(amplitude.values)
    assert run["totalCurrentAmplitude"].values[0] / run["current"].attrs["reduced_unit_value"] == pytest.approx(0.05, rel=1e-4)
    curve = cycle.harmonics(sine, "totalCurrent", phase)
    assert np.abs(curve - run["totalCurrentFolded"].values).max() < 0.01 * np.abs(curve).max()


def test_groups_of_bins_keep_the_sum(sine):
    _, means, errors = grouped_rows(sine.run, "heatFolded")
    assert means.shape == errors.shape and (errors > 0).all()
    assert means.shape[0] == sine.run.sizes["phase"]


def test_the_figure_of_the_cycle_has_units(sine):
    drawn = figures(sine)
    assert set(drawn) == (set(FIGURES) | set(CYCLE)) - {"residuals"}
    for axes in drawn["cycle"].axes:
        assert re.search(r"\(.+\)", axes.get_ylabel()), axes.get_ylabel()
    assert "phase of the drive (periods)" in [axes.get_xlabel() for axes in drawn["cycle"].axes]


@pytest.mark.parametrize("name", ["sine", "step"])
def test_the_animation_moves_and_is_small(name, request):
    material = request.getfixturevalue(name)
    data = animation.animate(material)
    assert len(data) < 1_000_000
    assert data == animation.animate(material), "two reports of one run are the same"
    picture = Image.open(io.BytesIO(data))
    assert picture.format == "PNG" and 8 <= picture.n_frames <= max(animation.MOST_FRAMES, 24)
    frames = []
    for index in range(picture.n_frames):
        picture.seek(index)
        frames.append(np.asarray(picture.convert("RGB")))
    assert tuple(frames[0][0, 0]) == (255, 255, 255), "white stays white"
    assert all((a != b).any() for a, b in zip(frames, frames[1:], strict=False))


def test_the_page_of_a_driven_run(sine, tmp_path, command):
    assert main(["report", str(sine.path), "-o", str(tmp_path), "--command", command]) == 0
    text = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "data:image/png;base64," in text and not re.search(r"https?://|@import|url\(", text)
    for source in re.findall(r'(?:src|href)="([^"]*)"', text):
        assert source.startswith("data:") or (tmp_path / source).is_file(), source[:80]
    for part in ("two standard errors from 3 samples", "The heat in motion", "means over 3 realisations"):
        assert part in text, part
    assert "warm-up" not in re.sub(r"data:[^\"]*", "", text.split("Provenance")[0])
