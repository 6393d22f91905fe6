"""What one measured number says of the printed and of the corrected form, in words."""

from __future__ import annotations

import dataclasses
import math

DECISIVE = 5.0
"""Standard errors that decide; and how many a form may be off that is said to hold."""
AGREES = 3.0
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
    if off >= AGREES:
        return f"cannot tell; {off:.2g} standard errors off, x {(DECISIVE / off) ** 2:.2g}"
    if term > 0 and found.neglected >= term / DECISIVE:
        return f"cannot tell; never: the expansion leaves out {found.neglected / term:.2g}"
    if found.term is None:
        return _longer(found.error, CONFIRMED * term)
    return _longer(found.error, math.sqrt(max((term / DECISIVE) ** 2 - found.neglected**2, 0)))


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


def summary(verdicts: list[str]) -> str:
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
