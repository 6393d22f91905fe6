"""Claims of where there are hot and cold spots."""

from __future__ import annotations

import numpy as np

from .claims import Claim
from .evidence import Evidence, solved_profile
from .verdict import DECISIVE
from .witness import names, of_run

SEEN = 2.0
"""Contrasts above this many times the one that would mostly have been found are not missed."""


def judged(claim: Claim, evidence: Evidence) -> tuple[str, list[str]]:
    """The verdict of a claim of spots, and what was found in words."""
    answer = evidence.answers["spots"]
    found = {(spot["side"], spot["kind"]): spot for spot in answer["spots"]}
    certain = {place for place, spot in found.items() if spot["significance"] >= DECISIVE}
    findings = [_said(spot) for spot in answer["spots"]] or [answer["message"]]
    if (solution := evidence.solution) is not None:
        places = extrema(solution, evidence)
        there = [f"{kind} {side} at {s:.2g} l0" for side, kind, s, _ in places]
        findings.append("solver: " + (", ".join(there) or "none"))
    said = {form: set(map(tuple, (claim.spots.get(form) or {}).items())) for form in ("printed", "corrected")
            if form in claim.spots}
    weak = _weak(claim, evidence)
    held = {form: _holds(places, found, certain, answer, weak if form == "printed" else places)
            for form, places in said.items()}
    printed, corrected = held.get("printed"), held["corrected"]
    if "printed" in said and said["printed"] != said["corrected"]:
        words = {(False, True): "printed refuted, corrected holds", (True, False): "printed holds, corrected refuted",
                 (False, False): "both refuted"}.get((printed, corrected), "cannot tell")
    else:
        words = {True: "confirmed", False: "refuted", None: "cannot tell"}[corrected]
    return words, findings


def _holds(places: set, found: dict, certain: set, answer: dict, weak: set) -> bool | None:
    """Whether these are the spots of the run: yes, no, or not to be told. Those of `weak` may have been missed."""
    if answer["finding"] == "cannot tell":
        return None
    if certain - places or places - set(found) - weak:
        return False
    if places - certain:
        return None
    return True if places or not found else None


def _weak(claim: Claim, evidence: Evidence) -> set:
    """The printed spots that this run may have missed: all but those whose contrast is known and large enough."""
    places = set((claim.spots.get("printed") or {}).items())
    detectable = evidence.answers["spots"].get("detectable")
    if detectable is None or claim.contrast is None:
        return places
    least = SEEN * detectable * float(evidence.run["drudeHeat"])
    known = names(evidence)

    def contrast(side: str, kind: str) -> float:
        text = str(claim.contrast.get(side, 0))
        if text != "linearised":
            return of_run(evidence.run).value(text, known)
        there = extrema(evidence.answers[text], evidence)
        return max((rise for wire, sort, _, rise in there if (wire, sort) == (side, kind)), default=0.0)

    return {(side, kind) for side, kind in places if contrast(side, kind) < least}


def _said(spot: dict) -> str:
    low, high = spot["interval95"]
    return (f"{spot['kind']} spot in wire {spot['side']} at {spot['distance']:.3g} l0 ({low:.3g} to {high:.3g}),"
            f" {spot['significance']:.1f} standard errors")


def extrema(solution: dict, evidence: Evidence) -> list[tuple[str, str, float, float]]:
    """Interior extrema of a deterministic profile that exceed its error: wire, kind, distance of the bin, contrast."""
    heat, error = solved_profile(solution, "excessHeat"), solution["discretisationError"]["profile"]
    places = []
    side, distance = evidence.run["side"].values.astype(str), evidence.run["distance"].values
    for wire in ("L", "R"):
        profile, s = heat[side == wire], distance[side == wire]
        for i in range(1, len(profile) - 1):
            for kind, sign in (("hot", 1), ("cold", -1)):
                y = sign * profile
                rise = min(y[i] - y[: i + 1].min(), y[i] - y[i:].min())
                if y[i] > y[i - 1] and y[i] >= y[i + 1] and rise > max(3 * error, 1e-4 * np.abs(heat).max()):
                    places.append((wire, kind, float(s[i]), float(rise)))
    return places
