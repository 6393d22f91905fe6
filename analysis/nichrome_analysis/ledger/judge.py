"""From claims and evidence to rows: value, predictions, the solver's answer, and the verdict."""

from __future__ import annotations

import contextlib
import dataclasses
import math

import numpy as np

from .arithmetic import ExpressionError
from .claims import Claim
from .evidence import Evidence, solved_profile
from .witness import Measured, measured, names, of_run, of_solution

DECISIVE = 5.0
"""Standard errors that decide; and how many a form may be off that is said to hold."""
AGREES = 3.0
SEEN = 2.0
"""Contrasts above this many times the one that would mostly have been found are not missed."""
CONFIRMED = 0.01
"""The share of the term in question to which a formula is to be confirmed."""


@dataclasses.dataclass(frozen=True)
class Observation:
    """One measured number of a row, and what is said of it. None: nothing is."""

    quantity: str
    value: float
    error: float
    printed: float | str | None
    corrected: float | str | None
    solver: float | None
    neglected: float = 0.0
    """What the corrected form leaves out."""
    term: float | None = None
    """Size of the term in question."""
    verdict: str = ""

    def z(self, prediction: float | str | None) -> float | None:
        """Difference in standard errors; of a sign, how far the value is on its side."""
        if prediction is None or not self.error > 0:
            return None
        if isinstance(prediction, str):
            return self.value / self.error * (1 if prediction.startswith(">") else -1)
        return (self.value - prediction) / self.error

    def excess(self, prediction: float | str, allowed: float) -> float:
        """By how many standard errors the value contradicts a prediction that may be off by `allowed`."""
        if isinstance(prediction, str):
            return max(0.0, -(self.z(prediction) or 0.0))
        return max(0.0, abs(self.value - prediction) - allowed) / self.error if self.error > 0 else 0.0


@dataclasses.dataclass(frozen=True)
class Row:
    """A claim with what was found."""

    claim: Claim
    verdict: str
    observations: list[Observation] = dataclasses.field(default_factory=list)
    findings: list[str] = dataclasses.field(default_factory=list)
    """What is to be said in words, e.g. the spots found."""
    evidence: Evidence | None = None


def row(claim: Claim, evidence: Evidence | None) -> Row:
    """The verdict of one claim; without evidence (the run is missing) it says so."""
    if claim.unmeasured:
        return Row(claim, "not measured by a run", findings=[claim.unmeasured])
    if evidence is None:
        return Row(claim, "no run yet")
    try:
        if claim.spots is not None:
            return _spots(claim, evidence)
        observations = _formula(claim, evidence) if claim.formula else [_measure(claim, evidence)]
    except (ExpressionError, KeyError) as error:
        reason = evidence.remarks.get(str(error).strip("'"), str(error))
        return Row(claim, "cannot tell", findings=[f"no answer: {reason}"], evidence=evidence)
    if not observations:
        return Row(claim, "cannot tell", findings=["the run has nothing of the kind"], evidence=evidence)
    judged = [dataclasses.replace(found, verdict=verdict(found)) for found in observations]
    return Row(claim, _summary([found.verdict for found in judged]), judged, evidence=evidence)


def verdict(found: Observation) -> str:
    """In words; numbers only where they tell how much longer to run."""
    printed, corrected = found.printed, found.corrected
    if corrected is None or not math.isfinite(found.value) or not found.error > 0:
        return "cannot tell"
    if isinstance(corrected, str) or isinstance(printed, str):
        return _of_signs(found)
    off = found.excess(corrected, found.neglected)
    if printed is not None and printed != corrected:
        apart = abs(printed - corrected) - found.neglected
        wrong = found.excess(printed, found.neglected)
        if wrong >= DECISIVE and off >= DECISIVE:
            return "both refuted"
        if wrong >= DECISIVE and off < AGREES:
            return "printed refuted, corrected holds"
        if off >= DECISIVE and wrong < AGREES:
            return "printed holds, corrected refuted"
        return _longer(found.error, apart / (DECISIVE + AGREES))
    if off >= DECISIVE:
        return "refuted"
    term = abs(corrected) if found.term is None else found.term
    share = math.hypot(found.error, found.neglected) / term if term > 0 else math.inf
    if off < AGREES and share <= CONFIRMED:
        return f"confirmed to {share:.2g} of the term" if found.term is not None else f"confirmed to {share:.2g}"
    if off < AGREES and share <= 1 / DECISIVE:
        wanted = CONFIRMED * term
        if found.neglected >= wanted:
            return f"holds to {share:.2g}; the expansion leaves out {found.neglected / term:.2g}"
        return f"holds to {share:.2g}; {_factor(found.error, math.sqrt(wanted**2 - found.neglected**2))} for 0.01"
    return _longer(found.error, CONFIRMED * term if found.term is None else term / DECISIVE)


def _of_signs(found: Observation) -> str:
    """Where a form says no more than a sign."""
    def says(prediction: float | str | None) -> float | None:
        if prediction is None:
            return None
        if isinstance(prediction, str):
            return found.z(prediction)
        return DECISIVE if found.excess(prediction, found.neglected) < AGREES else -found.excess(prediction, 0)

    corrected, printed = says(found.corrected), says(found.printed)
    if printed is None or found.printed == found.corrected:
        if corrected >= DECISIVE:
            return "confirmed"
        return "refuted" if corrected <= -DECISIVE else "cannot tell"
    if printed <= -DECISIVE and corrected > -AGREES:
        return "printed refuted, corrected holds"
    if corrected <= -DECISIVE and printed > -AGREES:
        return "printed holds, corrected refuted"
    return "both refuted" if max(printed, corrected) <= -DECISIVE else "cannot tell"


def _longer(error: float, wanted: float) -> str:
    return f"cannot tell; {_factor(error, wanted)}" if wanted > 0 else "cannot tell; never: the forms are too close"


def _factor(error: float, wanted: float) -> str:
    return f"x {max(1.0, (error / wanted) ** 2):.2g}"


def _summary(verdicts: list[str]) -> str:
    """One verdict for a row: a refutation counts, else the least certain."""
    for word in ("both refuted", "printed holds", "refuted", "printed refuted", "cannot tell", "holds", "confirmed"):
        chosen = [found for found in verdicts if found.startswith(word)]
        if chosen and word in ("printed refuted", "cannot tell") and len(chosen) < len(verdicts):
            certain = [found for found in verdicts if found.startswith("printed refuted")]
            # One side of the scatterer may decide what the other is too weak for.
            return certain[0] if certain else chosen[-1]
        if chosen:
            return chosen[-1]
    return "cannot tell"


def _formula(claim: Claim, evidence: Evidence) -> list[Observation]:
    rows = [found for found in evidence.answers["validate"]["rows"]
            if found.get("formula") == claim.formula and found["quantity"].startswith(claim.only or "")]
    without = None if claim.term is None else of_run(evidence.run).value(claim.term, names(evidence))
    observations = []
    for found in (row for row in rows if row["corrected"]):
        other = next((r for r in rows if not r["corrected"] and r["quantity"] == found["quantity"]), None)
        if found["value"] is None or found["prediction"] is None:
            continue
        solver = found["solution"]
        own = found["closure"] == "equilibrium" or (found["closure"] == "fullDynamics") == (evidence.dynamics == "full")
        # An expansion leaves out what separates it from the solution of its own dynamics, and no more than the estimate.
        neglected = found["neglected"]
        if own and solver is not None:
            neglected = min(neglected, abs(solver - found["prediction"]))
        observations.append(Observation(
            quantity=found["quantity"], value=found["value"],
            error=math.hypot(found["error"], found["predictionError"]),
            printed=found["prediction"] if found["printed"] else other and other["prediction"],
            corrected=found["prediction"], solver=solver, neglected=neglected,
            term=None if without is None else abs(found["prediction"] - without)))
    return observations


def _measure(claim: Claim, evidence: Evidence) -> Observation:
    known = names(evidence)
    found = measured(claim.measure, evidence.run, known)
    solution = evidence.solution
    solver = None
    if solution is not None:
        # The solver has not every quantity a run has.
        with contextlib.suppress(ExpressionError, KeyError):
            solver = of_solution(solution, evidence.run).value(claim.measure, known)

    def prediction(text: str | None) -> float | str | None:
        if text is None or str(text).strip() in ("> 0", "< 0"):
            return text
        if text in ("full", "linearised"):
            return of_solution(evidence.answers[text], evidence.run).value(claim.measure, known)
        return of_run(evidence.run).value(str(text), known | _formulas(evidence))

    corrected = prediction(claim.corrected)
    term = None if claim.term is None else abs(corrected - prediction(claim.term))
    neglected = 0.0 if claim.neglects is None else abs(prediction(claim.neglects))
    return Observation(
        claim.measure, found.value, found.error, prediction(claim.printed), corrected, solver, neglected, term)


def _formulas(evidence: Evidence) -> dict[str, float]:
    """Formulas of one number, as `printed_E5` and `corrected_E5_field`."""
    return {f"{form}_{number.replace('.', '_')}": found[form]["value"]
            for number, found in evidence.answers["theory"]["formulas"].items() if found["applicable"]
            for form in ("printed", "corrected") if found[form] and found[form].get("value") is not None}


def _spots(claim: Claim, evidence: Evidence) -> Row:
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
    return Row(claim, words, findings=findings, evidence=evidence)


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


__all__ = ["Measured", "Observation", "Row", "extrema", "row", "verdict"]
