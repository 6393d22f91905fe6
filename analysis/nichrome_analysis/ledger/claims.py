"""The table of claims, runs/ledger/claims.yaml: one entry for each statement that is put to the test."""

from __future__ import annotations

import dataclasses
import os
import pathlib

import yaml


class ClaimsError(ValueError):
    """A table that cannot be used: which entry, and why."""


@dataclasses.dataclass(frozen=True)
class Claim:
    """One row of the ledger. Exactly one of `formula`, `measure`, `spots` and `unmeasured` says how it is decided."""

    id: str
    source: str
    """Number of the equation, or place of the statement."""
    says: str
    deck: str | None = None
    formula: str | None = None
    """Number of a formula: its rows of `nichrome validate` decide, as printed and as corrected."""
    only: str | None = None
    """Of these rows the quantities that begin so."""
    term: str | None = None
    """The formula without the term in question, an expression; what is left is to be confirmed to 1 %."""
    measure: str | None = None
    """An expression of measured quantities, evaluated on the run and on the solver's answer alike."""
    printed: str | None = None
    """What the paper says of it: an expression, `> 0` or `< 0`, `linearised` or `full` for that solver's answer."""
    corrected: str | None = None
    neglects: str | None = None
    """What a corrected expression may leave out, an expression."""
    spots: dict | None = None
    """`printed` and `corrected`: the spots each says there are, as wire to kind."""
    contrast: dict | None = None
    """How much the printed spots stand out, wire to expression or `linearised`: what must have been seen."""
    unmeasured: str | None = None
    """Why no run measures it, and what confirms or refutes it instead."""
    remark: str | None = None


HOW = ("formula", "measure", "spots", "unmeasured")
FIELDS = {field.name for field in dataclasses.fields(Claim)}


def load(path: str | os.PathLike[str]) -> list[Claim]:
    """The claims in their order. Raises ClaimsError for a table that cannot be used, with all that is wrong with it."""
    path = pathlib.Path(path)
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ClaimsError(f"{path}: {error}") from error
    if not isinstance(entries, list):
        raise ClaimsError(f"{path}: not a list of claims")
    problems: list[str] = []
    claims: list[Claim] = []
    for entry in entries:
        problem = _problem(entry, {claim.id for claim in claims})
        if problem:
            problems.append(f"{entry.get('id', entry) if isinstance(entry, dict) else entry}: {problem}")
        else:
            claims.append(Claim(**entry))
    if problems:
        raise ClaimsError(f"{path}: " + "; ".join(problems))
    return claims


def _problem(entry: object, taken: set[str]) -> str | None:
    if not isinstance(entry, dict):
        return "not a claim"
    unknown = set(entry) - FIELDS
    missing = {"id", "source", "says"} - set(entry)
    how = [name for name in HOW if entry.get(name) is not None]
    if unknown or missing:
        return f"unknown {sorted(unknown)}, missing {sorted(missing)}"
    if entry["id"] in taken:
        return "the id is taken"
    if len(how) != 1:
        return f"one of {', '.join(HOW)} is needed, {how} given"
    if ("deck" in entry) == (how == ["unmeasured"]):
        return "what is measured needs a deck, what is not needs none"
    if how == ["measure"] and "corrected" not in entry:
        return "no prediction for the measured quantity"
    return None
