"""From claims and evidence to rows: value, predictions, the solver's answer, and the verdict."""

from __future__ import annotations

import contextlib
import dataclasses
import math

from . import spot_claims
from .arithmetic import ExpressionError
from .claims import Claim
from .evidence import Evidence
from .verdict import Observation, summary, verdict
from .witness import measured, names, of_run, of_solution


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
            words, findings = spot_claims.judged(claim, evidence)
            return Row(claim, words, findings=findings, evidence=evidence)
        observations = _formula(claim, evidence) if claim.formula else [_measure(claim, evidence)]
    except (ExpressionError, KeyError) as error:
        reason = evidence.remarks.get(str(error).strip("'"), str(error))
        return Row(claim, "cannot tell", findings=[f"no answer: {reason}"], evidence=evidence)
    if not observations:
        return Row(claim, "cannot tell", findings=["the run has nothing of the kind"], evidence=evidence)
    judged = [dataclasses.replace(found, verdict=verdict(found)) for found in observations]
    return Row(claim, summary([found.verdict for found in judged]), judged, evidence=evidence)


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
