"""The page of a report: one HTML file, pictures inside, nothing fetched."""

from __future__ import annotations

import base64
import dataclasses
import html
import pathlib
from importlib import resources

from .material import Material
from .numbers import about, judgement, reproduction, rows


@dataclasses.dataclass(frozen=True)
class Picture:
    """A figure on the page; `vector` is its SVG, or what `kind` says, and `files` the endings of the files beside the page."""

    name: str
    title: str
    caption: str
    vector: bytes
    kind: str = "image/svg+xml"
    files: tuple[str, ...] = ("png", "pdf")


def page(material: Material, pictures: list[Picture]) -> str:
    """The whole document."""
    run = material.run
    title = html.escape(run.attrs["title"])
    style = resources.files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    sections = [f"<h1>{title}</h1>", _notices(material), _section("Numbers", _numbers(material))]
    sections += [_picture(number, picture) for number, picture in enumerate(pictures, start=1)]
    sections += [
        _spots(material),
        _section("Provenance", _table(about(material))),
        _section("Reproduce", _code(reproduction(run)) + f"<p>with this deck as {_file(run.attrs['deck_file'])}:</p>"
                 + _code(run.attrs["deck"])),
    ]
    body = "\n".join(part for part in sections if part)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _section(heading: str, content: str) -> str:
    return f"<section>\n<h2>{html.escape(heading)}</h2>\n{content}\n</section>"


def _notices(material: Material) -> str:
    """What a reader has to know before the numbers: a run too short, a stopped run, the warnings, what is missing."""
    found = []
    short = judgement(material)
    if short:
        found.append(f'<p class="alert">{html.escape(short)}</p>')
    if material.run.attrs["status"] != "complete":
        found.append('<p class="alert">The run was stopped before its end: a partial result.</p>')
    notes = [line for line in material.run.attrs.get("warnings", "").splitlines() if line] + material.remarks
    if notes:
        items = "".join(f"<li>{html.escape(sentence(note))}</li>" for note in notes)
        found.append(f'<ul class="notes">{items}</ul>')
    return "\n".join(found)


def sentence(text: str) -> str:
    """With a full stop."""
    return text if text.endswith(".") else f"{text}."


def _numbers(material: Material) -> str:
    found = rows(material)
    columns = [("quantity", "name"), ("reduced units", "reduced")]
    if not material.is_reduced:
        columns.append(("in practice", "practical"))
    if material.solution is not None:
        columns += [("deterministic solution", "solution"), ("z", "z")]
    head = "".join(f"<th>{html.escape(text)}</th>" for text, _ in columns)
    cells = (
        "".join(f"<td>{html.escape(getattr(row, key))}</td>" for _, key in columns) for row in found
    )
    body = "".join(f"<tr>{row}</tr>\n" for row in cells)
    note = "Digits in parentheses are one standard error in the last digits shown."
    if material.solution is not None:
        note += " The solution is in reduced units; z is the difference in standard errors."
    return f'<table class="numbers">\n<tr>{head}</tr>\n{body}</table>\n<p class="note">{note}</p>'


def _spots(material: Material) -> str:
    if not material.spots and not material.search:
        return ""
    said = f"<p>{html.escape(sentence(material.search))}</p>" if material.search else ""
    if not material.spots:
        return _section("Spots", said)
    names = ("wire", "kind", "distance / l0", "95 % interval / l0", "contrast", "p-value")
    head = "".join(f"<th>{text}</th>" for text in names)
    body = "".join(
        f"<tr><td>{html.escape(spot.side)}</td><td>{html.escape(spot.kind)}</td><td>{spot.distance:.3g}</td>"
        f"<td>{spot.interval[0]:.3g} to {spot.interval[1]:.3g}</td><td>{spot.contrast:.3g}</td>"
        f"<td>{spot.p_value:.2g}</td></tr>\n"
        for spot in material.spots
    )
    return _section("Spots", f'{said}<table class="numbers">\n<tr>{head}</tr>\n{body}</table>')


def _picture(number: int, picture: Picture) -> str:
    data = base64.b64encode(picture.vector).decode("ascii")
    text = html.escape(picture.caption)
    links = " · ".join(f'<a href="{picture.name}.{kind}">{kind.upper()}</a>' for kind in picture.files)
    return (
        f'<figure id="{picture.name}">\n<h2>{html.escape(picture.title)}</h2>\n'
        f'<img src="data:{picture.kind};base64,{data}" alt="{text}">\n'
        f"<figcaption><b>Figure {number}.</b> {text} <span>{links}</span></figcaption>\n</figure>"
    )


def _table(pairs: list[tuple[str, str]]) -> str:
    cells = "".join(f"<tr><th>{html.escape(key)}</th><td>{html.escape(value)}</td></tr>\n" for key, value in pairs)
    return f'<table class="about">\n{cells}</table>'


def _code(text: str) -> str:
    return f"<pre>{html.escape(text)}</pre>"


def _file(name: str) -> str:
    return f"<code>{html.escape(pathlib.PurePath(name or 'deck.yaml').name)}</code>"
