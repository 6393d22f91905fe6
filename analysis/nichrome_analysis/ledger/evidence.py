"""What is asked about one run: its own numbers, formulas, spots, and the solver's answer.

The full dynamics are also asked what the closure says of their deck, a matter of a second; the reverse takes minutes
and no claim needs it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import pathlib
import re
import tempfile

import numpy as np
import xarray as xr

from ..command import CommandError, ask
from ..dataset import open_run, parameters, reduced
from .campaign import Job, made

DYNAMICS = ("full", "linearised")
QUESTIONS = ("validate", "spots", "theory")


@dataclasses.dataclass(frozen=True)
class Evidence:
    """The answers, in reduced units. What could not be had is missing from `answers`, its reason in `remarks`."""

    name: str
    digest: str
    run: xr.Dataset
    answers: dict[str, dict]
    remarks: dict[str, str]

    @property
    def dynamics(self) -> str:
        """Of the run."""
        return parameters(self.run)["system"]["dynamics"]

    @property
    def solution(self) -> dict | None:
        """The solver's answer in the run's own dynamics."""
        return self.answers.get(self.dynamics)


def gather(job: Job, command: str | None = None) -> Evidence:
    """The evidence of a finished run; answers are kept beside the result until result or program change."""
    found = made(job.result)
    if found is None:
        raise FileNotFoundError(job.result)
    store = job.result.with_suffix(".answers.json")
    key = hashlib.sha256(f"{found.digest} {found.version} {QUESTIONS}".encode()).hexdigest()
    kept = {}
    with contextlib.suppress(OSError, ValueError):
        kept = json.loads(store.read_text(encoding="utf-8"))
    if kept.get("key") != key:
        own = parameters(open_run(job.result))["system"]["dynamics"]
        answers, remarks = _asked(job, (*QUESTIONS, own, *(["linearised"] if own == "full" else [])), command)
        kept = {"key": key, "answers": answers, "remarks": remarks}
        store.write_text(json.dumps(kept), encoding="utf-8")
    return Evidence(job.name, found.digest, reduced(open_run(job.result)), kept["answers"], kept["remarks"])


def _asked(job: Job, questions: tuple[str, ...], command: str | None) -> tuple[dict[str, dict], dict[str, str]]:
    answers: dict[str, dict] = {}
    remarks: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        for question in questions:
            words = (question, job.result)
            if question in (*DYNAMICS, "theory"):
                deck = pathlib.Path(folder) / f"{question}.yaml"
                deck.write_text(job.text if question == "theory" else in_dynamics(job.text, question))
                words = ("solve" if question in DYNAMICS else question, deck)
            try:
                answers[question] = ask(*words, command=command)
            except CommandError as error:
                remarks[question] = str(error).splitlines()[-1] if str(error) else "no reason given"
    return answers, remarks


def in_dynamics(deck: str, dynamics: str) -> str:
    """The same deck under other dynamics."""
    line = f"dynamics: {dynamics}"
    text, count = re.subn(r"^dynamics:.*$", line, deck, flags=re.MULTILINE)
    return text if count else f"{text.rstrip()}\n{line}\n"


def solved_profile(solution: dict, name: str) -> np.ndarray:
    """A profile of the solver's answer, bin by bin, as the run has it."""
    return np.array(solution["profile"][name], dtype=float)
