"""The runs behind the ledger: which are missing, how long they will take, and making them."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import time

import xarray as xr

from ..command import CommandError, executable

DURATION = re.compile(r"(\bduration:\s*)([0-9.eE+]+)(\s*tau0)")
STOPPED = 4  # exit code: stopped by a signal, with a checkpoint
# Seconds per tau0 and thousand electrons where nothing has been measured yet: 2 cores at 3e6 events per second.
GUESS = 1000 / 6e6
# What runs discard before the production, about, in tau0.
WARM_UP = 120


class CampaignError(RuntimeError):
    """A deck or a run that cannot be used."""


@dataclasses.dataclass(frozen=True)
class Job:
    """One deck and where its result lies. `text` is the deck with its production time scaled."""

    name: str
    text: str
    result: pathlib.Path

    @property
    def deck_digest(self) -> str:
        """SHA-256 of the deck that is run."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def duration(self) -> float:
        """Simulated time of the production, in tau0."""
        return float(DURATION.search(self.text)[2])

    @property
    def effort(self) -> float:
        """Thousand electrons times the simulated time, warm-up included."""
        return (self.duration + WARM_UP) * self.particles / 1000

    @property
    def particles(self) -> float:
        """Electrons aimed at."""
        found = re.search(r"\bparticles:\s*([0-9.eE+]+)", self.text)
        return float(found[1]) if found else 200000.0


def job(deck: pathlib.Path, results: pathlib.Path, scale: float) -> Job:
    """The job of a deck. Raises CampaignError where it states no production time: only that makes a run repeatable."""
    try:
        text = deck.read_text(encoding="utf-8")
    except OSError as error:
        raise CampaignError(f"{deck}: {error.strerror}") from error
    if not DURATION.search(text):
        raise CampaignError(f"{deck}: no `duration: ... tau0` to run for; a wall clock makes no repeatable run")
    if scale != 1:
        text = DURATION.sub(lambda found: f"{found[1]}{float(found[2]) * scale:.6g}{found[3]}", text)
    return Job(deck.stem, text, results / f"{deck.stem}.nc")


@dataclasses.dataclass(frozen=True)
class Made:
    """What a result file says of its own making."""

    deck_digest: str
    version: str
    status: str
    seconds: float
    digest: str
    """SHA-256 of the file."""


def made(result: pathlib.Path) -> Made | None:
    """Of a result file; None where there is none that can be read."""
    try:
        with xr.open_dataset(result, engine="netcdf4") as file:
            found = file.attrs
        digest = hashlib.sha256(result.read_bytes()).hexdigest()
        return Made(hashlib.sha256(found["deck"].encode()).hexdigest(), str(found["version"]), str(found["status"]),
                    float(found["seconds"]), digest)
    except (OSError, KeyError, ValueError):
        return None


def is_finished(job: Job, version: str) -> bool:
    """Whether the result is of this very deck and program, and complete."""
    found = made(job.result)
    return found is not None and (found.deck_digest, found.version, found.status) == (
        job.deck_digest, version, "complete")


def version(command: str | None = None) -> str:
    """Of the command, as result files record it: without the commit it was built from."""
    line = [command or executable(), "--version"]
    try:
        return subprocess.run(line, capture_output=True, text=True, check=True).stdout.split()[0]
    except (OSError, subprocess.CalledProcessError) as error:
        raise CommandError(f"{line[0]}: cannot be run ({error})", 1) from error


def estimate(jobs: list[Job], all_jobs: list[Job]) -> float:
    """Seconds for `jobs`, from the time each electron's tau0 took in the results there are."""
    rates = [found.seconds / other.effort for other in all_jobs
             if (found := made(other.result)) and found.status == "complete" and found.deck_digest == other.deck_digest]
    rate = sum(rates) / len(rates) if rates else GUESS
    return sum(job.effort for job in jobs) * rate


def run(job: Job, version: str, command: str | None = None, threads: int | None = None) -> None:
    """Makes the result, or goes on with it. Raises KeyboardInterrupt when stopped, CampaignError when it failed."""
    job.result.parent.mkdir(parents=True, exist_ok=True)
    deck = job.result.with_suffix(".yaml")
    begun = deck.is_file() and deck.read_text(encoding="utf-8") == job.text and _is_begun(job.result, version)
    deck.write_text(job.text, encoding="utf-8")
    words = ["--quiet"] + (["--threads", str(threads)] if threads else [])
    tried = ["resume", job.result] if begun else ["run", deck, "-o", job.result]
    code = _call(command, *tried, *words)
    if begun and code not in (0, STOPPED):
        # A checkpoint of another program, say: from the beginning then.
        code = _call(command, "run", deck, "-o", job.result, *words)
    if code == STOPPED:
        raise KeyboardInterrupt
    if code or not is_finished(job, version):
        raise CampaignError(f"{job.name}: the run failed (exit code {code})")


def _is_begun(result: pathlib.Path, version: str) -> bool:
    found = made(result)
    stands = found is None or (found.version == version and found.status != "complete")
    return stands and result.with_suffix(".checkpoint").is_file()


def _call(command: str | None, *words: str | os.PathLike[str]) -> int:
    process = subprocess.Popen([command or executable(), *map(os.fspath, words)])
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # The run has had the signal too: it writes its checkpoint and ends with 4.
            continue


def run_all(jobs: list[Job], version: str, command: str | None = None, threads: int | None = None) -> list[str]:
    """Makes what is missing, with an overview on standard error; what failed, in words."""
    missing = [job for job in jobs if not is_finished(job, version)]
    say(f"{len(jobs) - len(missing)} of {len(jobs)} runs are there; {span(estimate(missing, jobs))} for the others")
    failures: list[str] = []
    for index, job in enumerate(missing):
        left = span(estimate(missing[index:], jobs))
        say(f"[{len(jobs) - len(missing) + index + 1}/{len(jobs)}] {job.name}: {job.duration:g} tau0; {left} to go")
        start = time.monotonic()
        try:
            run(job, version, command, threads)
            say(f"    done in {span(time.monotonic() - start)}")
        except CampaignError as error:
            failures.append(str(error))
            say(f"    {error}")
    return failures


def span(seconds: float) -> str:
    """A time in words."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def say(text: str) -> None:
    """To standard error, at once."""
    print(text, file=sys.stderr, flush=True)
