"""Hot and cold spots of a run, as `nichrome spots` finds them."""

from __future__ import annotations

import dataclasses
import os

from .command import ask


@dataclasses.dataclass(frozen=True)
class Spot:
    """A local extremum of p^q away from the scatterer. Lengths in l0, from the face outward."""

    side: str
    kind: str
    distance: float
    interval: tuple[float, float]
    """95 % confidence interval of `distance`."""
    contrast: float
    p_value: float
    """Probability of so significant an extremum if the true profile had none."""

    @property
    def position(self) -> float:
        """Signed distance from the scatterer, in l0."""
        return self.distance if self.side == "R" else -self.distance

    @property
    def signed_interval(self) -> tuple[float, float]:
        """`interval` as signed distances, the smaller first."""
        low, high = self.interval
        return (low, high) if self.side == "R" else (-high, -low)


def spots(path: str | os.PathLike[str], command: str | None = None) -> list[Spot]:
    """The spots of a result file. Raises CommandError if the command refuses."""
    return found_spots(path, command)[1]


def found_spots(path: str | os.PathLike[str], command: str | None = None) -> tuple[str, list[Spot]]:
    """What the command says of its search, and the spots."""
    answer = ask("spots", path, command=command)
    return answer.get("message", ""), [
        Spot(
            side=found["side"],
            kind=found["kind"],
            distance=found["distance"],
            interval=(found["interval95"][0], found["interval95"][1]),
            contrast=found["contrast"],
            p_value=found["pValue"],
        )
        for found in answer["spots"]
    ]
