"""analysis/ledger.md: the table of all rows."""

from __future__ import annotations

import collections
import math

from ..numbers import with_error
from .campaign import Job, made
from .judge import Row
from .verdict import Observation

NUMBERS = ["quantity", "run", "printed", "z", "corrected", "z", "solver"]
HEAD = ["row", "claim", *NUMBERS, "verdict", "deck", "result"]


def number(value: float | str | None) -> str:
    """Short, in a table."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return "none" if math.isnan(value) else f"{value:.6g}"


def score(z: float | None) -> str:
    """Signed, in standard errors."""
    return "" if z is None else f"{z:+.1f}"


def document(rows: list[Row], jobs: list[Job], command: str, made_by: str) -> str:
    """The whole file. `command` repeats it; `made_by` is the program and the machine's time it took."""
    counts = collections.Counter(_kind(row.verdict) for row in rows)
    lines = [
        "# The ledger of claims", "",
        f"Written by `{command}`; {made_by}. How rows are decided is in [docs/ledger.md](../docs/ledger.md). Reduced"
        " units; digits in parentheses are one standard error; z is the difference in standard errors.", "",
        "| verdict | rows |", "|---|---|", *(f"| {kind} | {count} |" for kind, count in counts.most_common()), "",
        _line(HEAD), _line(["---"] * len(HEAD)),
    ]
    for row in rows:
        lines += _rows(row)
    lines += ["", "## Runs", "", _line(["deck", "SHA-256 of the deck", "SHA-256 of the result", "seconds", "program"]),
              _line(["---"] * 5)]
    for job in jobs:
        if found := made(job.result):
            lines.append(_line([job.name, f"`{found.deck_digest}`", f"`{found.digest}`", f"{found.seconds:.0f}",
                                f"nichrome {found.version}"]))
    return "\n".join(lines) + "\n"


def _kind(verdict: str) -> str:
    return verdict.split(";")[0].split(" to ")[0]


def _rows(row: Row) -> list[str]:
    claim = row.claim
    says = f"{claim.source} {claim.says}" + (f" *{claim.remark}*" if claim.remark else "")
    deck = f"`{claim.deck}`" if claim.deck else ""
    digest = f"`{row.evidence.digest[:12]}`" if row.evidence else ""
    if not row.observations:
        found = "; ".join(row.findings)
        return [_line([claim.id, says, found, "", "", "", "", "", "", f"**{row.verdict}**", deck, digest])]
    lines = []
    for index, found in enumerate(row.observations):
        several = len(row.observations) > 1
        first = index == 0
        lines.append(_line([
            claim.id if first else "", says if first else "", *(cell.replace("|", "\\|") for cell in cells(found)),
            found.verdict if several and not first else f"**{row.verdict}**" if first else "",
            deck if first else "", digest if first else ""]))
    return lines


def cells(found: Observation) -> list[str]:
    """Quantity, run, printed, its z, corrected, its z, solver."""
    return [found.quantity, with_error(found.value, found.error), number(found.printed), score(found.z(found.printed)),
            number(found.corrected), score(found.z(found.corrected)), number(found.solver)]


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("\n", " ") for cell in cells) + " |"
