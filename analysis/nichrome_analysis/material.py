"""Everything the figures and the page of one run are drawn from."""

from __future__ import annotations

import dataclasses
import os

import xarray as xr

from .command import USAGE, CommandError
from .dataset import open_run, parameters
from .spots import Spot, found_spots
from .theory import FormulaCurve, formula_curves, solution


@dataclasses.dataclass(frozen=True)
class Material:
    """A run and what is known of its deck without particles."""

    path: str
    run: xr.Dataset
    solution: xr.Dataset | None = None
    formulas: list[FormulaCurve] = dataclasses.field(default_factory=list)
    spots: list[Spot] = dataclasses.field(default_factory=list)
    search: str = ""
    """What the search for spots says of itself."""
    remarks: list[str] = dataclasses.field(default_factory=list)
    """What could not be had, and why: sentences for the page."""

    @property
    def is_linearised(self) -> bool:
        """Whether the run has the linearised dynamics."""
        return parameters(self.run)["system"]["dynamics"] == "linearised"

    @property
    def is_reduced(self) -> bool:
        """Whether the deck fixes no scales in SI."""
        return parameters(self.run).get("scales") is None

    def formulas_for(self, quantity: str) -> list[FormulaCurve]:
        """Curves of the formulas that predict `quantity`."""
        return [curve for curve in self.formulas if curve.quantity == quantity]


def gather(path: str | os.PathLike[str], command: str | None = None) -> Material:
    """Opens the run, solves its deck and asks for its spots; what fails becomes a remark."""
    material = Material(os.fspath(path), open_run(path))
    remarks: list[str] = []
    solved, curves, search, found = None, [], "", []
    try:
        solved = solution(material.run, command)
    except CommandError as error:
        remarks.append(f"No deterministic solution to compare with: {last_sentence(error)}")
    try:
        curves = formula_curves(material.run, command)
    except CommandError as error:
        remarks.append(f"No formulas to compare with: {last_sentence(error)}")
    try:
        search, found = found_spots(path, command)
    except CommandError as error:
        # A command without `spots` takes the word for a mistake of usage.
        reason = "this nichrome has no command for them" if error.code == USAGE else last_sentence(error)
        remarks.append(f"Spots were not looked for: {reason}")
    return dataclasses.replace(material, solution=solved, formulas=curves, spots=found, search=search, remarks=remarks)


def last_sentence(error: CommandError) -> str:
    """The words of a failed command without the name of the temporary deck, and with a full stop."""
    text = str(error).splitlines()[-1] if str(error) else "the command gave no reason"
    head, colon, rest = text.partition(": ")
    text = rest if colon and head.endswith((".yaml", ".yml")) else text
    return text if text.endswith(".") else f"{text}."
