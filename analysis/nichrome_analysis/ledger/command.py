"""`python -m nichrome_analysis ledger`: runs what is missing and writes the ledger."""

from __future__ import annotations

import pathlib

from .campaign import Job, is_finished, job, made, run_all, say, span, version
from .claims import Claim, load
from .document import document
from .evidence import Evidence, gather
from .judge import row
from .web import web


def plan(decks: pathlib.Path, scale: float) -> tuple[list[Claim], list[Job]]:
    """The claims and the runs they need, each once, in their order."""
    claims = load(decks / "claims.yaml")
    results = decks / ("results" if scale == 1 else f"results-{scale:g}")
    wanted = dict.fromkeys(claim.deck for claim in claims if claim.deck)
    return claims, [job(decks / f"{name}.yaml", results, scale) for name in wanted]


def write_ledger(decks: pathlib.Path, output: pathlib.Path, scale: float, jobs_only: set[str] | None = None,
                 command: str | None = None, threads: int | None = None) -> list[str]:
    """Runs, judges and writes ledger.md and ledger.html; what failed, in words.

    Only a run of full length is the ledger: with another scale both files go beside the shortened results.
    """
    claims, jobs = plan(decks, scale)
    program = version(command)
    chosen = [found for found in jobs if jobs_only is None or found.name in jobs_only]
    failures = run_all(chosen, program, command, threads)
    evidence: dict[str, Evidence] = {}
    for found in jobs:
        # A result of another deck or program is no evidence, even where nothing is run.
        if not is_finished(found, program):
            continue
        say(f"asking about {found.name}")
        evidence[found.name] = gather(found, command)
    rows = [row(claim, evidence.get(claim.deck)) for claim in claims]
    if scale != 1:
        output = jobs[0].result.parent
        output.mkdir(parents=True, exist_ok=True)
    there = [found for found in jobs if found.name in evidence]
    seconds = sum(made(found.result).seconds for found in there)
    made_by = f"nichrome {program}, {len(evidence)} of {len(jobs)} runs, {span(seconds)} in all"
    if scale != 1:
        made_by += f", shortened to {scale:g} of their length: no verdict here is final"
    how = "make ledger" if scale == 1 else f"make ledger LEDGER_SCALE={scale:g}"
    (output / "ledger.md").write_text(document(rows, there, how, made_by), encoding="utf-8")
    (output / "ledger.html").write_text(web(rows, made_by), encoding="utf-8")
    say(f"ledger: {output / 'ledger.md'}, {output / 'ledger.html'}")
    return failures
