"""One short run, made by the `nichrome` command, for all tests.

NICHROME names the command (default: the release build of this repository); NICHROME_RUN names a result file to use
instead of making one.
"""

import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]

DECK = """\
title: Short run for the tests
wire:
  fermiEnergy: 8 meV
  effectiveMass: 0.067
  temperature: 0.1 mu0
  relaxation: {law: relaxationTime, time: 1.5 ps}
  screening: neutral
  halfLength: 6 l0
scatterer:
  length: 0.1 l0
  permittivityRatio: 1
  transmission: {shape: saddlePoint, center: 1.02 mu0, width: 0.1 mu0}
drive: {voltage: 0.02 mu0}
simulation:
  particles: 5000
  seed: 7
  stopWhen: {duration: 40 tau0}
tallies: {bins: 12}
"""


@pytest.fixture(scope="session")
def command() -> str:
    return os.environ.get("NICHROME", str(ROOT / ".build/release/nichrome"))


@pytest.fixture(scope="session")
def run_file(tmp_path_factory, command) -> pathlib.Path:
    if "NICHROME_RUN" in os.environ:
        return pathlib.Path(os.environ["NICHROME_RUN"])
    folder = tmp_path_factory.mktemp("run")
    (folder / "short.yaml").write_text(DECK)
    result = folder / "short.nc"
    subprocess.run([command, "run", "short.yaml", "-o", str(result), "--quiet"], cwd=folder, check=True)
    return result
