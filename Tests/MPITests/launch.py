"""Runs of `nichrome` under a launcher."""

import os
import signal
import subprocess
import time
import uuid
from pathlib import Path

import xarray

NICHROME = os.environ["NICHROME"]
ENVIRONMENT = {**os.environ, "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
ONE_MACHINE = ["mpirun", "--oversubscribe"]

DECK = """
title: ranks
wire:
  temperature: 0.3 mu0
  relaxation: {{law: relaxationTime}}
  screening: {screening}
  halfLength: 6 l0
scatterer:
  length: 0.1 l0
  permittivityRatio: 1
  transmission: {{shape: gaussian, peak: 1, center: 1.2 mu0, width: 0.2 mu0}}
drive:
  {drive}
dynamics: {dynamics}
simulation:
  particles: {particles}
  seed: 3
  checkpointEvery: 0.2 s
  chunks: {chunks}
  stopWhen: {{duration: {duration} tau0}}
tallies: {{bins: 24}}
"""


def deck(path, drive="voltage: 0.1 mu0", dynamics="full", screening="neutral", particles=6000, duration=40,
         chunks=32):
    text = DECK.format(
        drive=drive, dynamics=dynamics, screening=screening, particles=particles, duration=duration, chunks=chunks)
    Path(path).write_text(text)
    return str(path)


class Job:
    """A command on some ranks, under way."""

    def __init__(self, ranks, words, launcher=ONE_MACHINE):
        self.mark = f"NICHROME_TEST={uuid.uuid4()}"
        name, value = self.mark.split("=")
        start = [NICHROME] if ranks == 0 else [*launcher, "-n", str(ranks), "-x", name, NICHROME]
        self.process = subprocess.Popen(
            start + [str(word) for word in words], env={**ENVIRONMENT, name: value}, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def end(self, seconds=300):
        """Exit code, standard output and standard error."""
        output, complaint = self.process.communicate(timeout=seconds)
        return self.process.returncode, output, complaint

    def rank(self, number):
        """The process of a rank, found by what the launcher tells it."""
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                words = (entry / "environ").read_bytes().decode(errors="replace").split("\0")
                is_command = os.path.samefile(entry / "exe", NICHROME)
            except OSError:
                continue
            if is_command and self.mark in words and f"OMPI_COMM_WORLD_RANK={number}" in words:
                return int(entry.name)
        raise LookupError(f"rank {number}")

    def wait_for(self, path, seconds=120):
        """Until a file exists and is younger than the job, and a moment more."""
        limit = time.monotonic() + seconds
        while not Path(path).exists():
            assert time.monotonic() < limit and self.process.poll() is None, self.end()
            time.sleep(0.02)
        time.sleep(0.1)

    def kill(self, number, by=signal.SIGKILL):
        os.kill(self.rank(number), by)


def done(ranks, *words, launcher=ONE_MACHINE):
    """Runs to the end, which must be a good one."""
    code, output, complaint = Job(ranks, words, launcher).end()
    assert code == 0, (code, output, complaint)
    return output, complaint


def differences(path, other):
    """Names of the variables and attributes in which two results differ, but for those that tell the time."""
    with xarray.open_dataset(path) as one, xarray.open_dataset(other) as two:
        assert set(one.variables) == set(two.variables) and set(one.attrs) == set(two.attrs)
        found = [name for name in one.variables if not one[name].identical(two[name])]
        times = {"seconds", "history"}
        return found + [name for name in one.attrs if name not in times and str(one.attrs[name]) != str(two.attrs[name])]
