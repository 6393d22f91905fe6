"""The deck that a result file carries, as files that `nichrome` reads, with the tables it names beside it."""

from __future__ import annotations

import contextlib
import csv
import pathlib
import tempfile
from collections.abc import Iterator

import xarray as xr
import yaml

from .dataset import parameters


@contextlib.contextmanager
def deck_file(run: xr.Dataset) -> Iterator[pathlib.Path]:
    """The deck of the run in a temporary file, with its tables of transmission and mean free path beside it.

    The tables are those that were simulated, from the result file; the CSV files of the deck may have changed since.
    """
    text = run.attrs["deck"]
    tables = _tables(run, text)
    # From the end, so that the places before stay where they are.
    for place, keys in sorted(((_place(text, keys), keys) for keys in tables), reverse=True):
        text = text[: place[0]] + _name(keys) + text[place[1] :]
    with tempfile.TemporaryDirectory() as folder:
        deck = pathlib.Path(folder) / pathlib.Path(run.attrs["deck_file"] or "deck.yaml").name
        for keys, rows in tables.items():
            with open(deck.with_name(_name(keys)), "w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows(rows)
        deck.write_text(text, encoding="utf-8")
        yield deck


TRANSMISSION = ("scatterer", "transmission", "file")
RELAXATION = ("wire", "relaxation", "file")


def _name(keys: tuple[str, ...]) -> str:
    return f"{keys[1]}.csv"


def _tables(run: xr.Dataset, text: str) -> dict[tuple[str, ...], list[tuple]]:
    """Rows of each table that the deck takes from a file, by the keys of the file's name."""
    given, found = parameters(run), {}
    transmission = given["system"]["scatterer"]["transmission"]
    if "table" in transmission:
        table = transmission["table"].get("_0", transmission["table"])
        rows = zip(table["energies"], table["values"], strict=True)
        found[TRANSMISSION] = [("energy_mu0", "transmission"), *rows]
    relaxation = given["system"]["relaxation"].get("table")
    if relaxation:
        # Lengths in a unit say what l0 is, where the deck does not.
        scales = given.get("scales")
        own = scales and _find(yaml.compose(text), ("wire", "relaxation", "length")) is None
        column, unit = ("length_m", scales["length"]) if own else ("length_l0", 1.0)
        rows = zip(relaxation["energies"], (unit * length for length in relaxation["lengths"]), strict=True)
        found[RELAXATION] = [("energy_mu0", column), *rows]
    return found


def _place(text: str, keys: tuple[str, ...]) -> tuple[int, int]:
    """Where the value of nested keys begins and ends in a YAML text, quotes included."""
    node = _find(yaml.compose(text), keys)
    if node is None:
        raise KeyError(f"the deck has no {'.'.join(keys)}")
    return node.start_mark.index, node.end_mark.index


def _find(node: yaml.Node, keys: tuple[str, ...]) -> yaml.Node | None:
    for wanted in keys:
        values = [value for key, value in node.value if key.value == wanted] if node else []
        node = values[0] if values else None
    return node
