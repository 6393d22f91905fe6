"""The ledger as one HTML file: the table's rows one after the other, each with its figure inside."""

from __future__ import annotations

import base64
import html
import io
from importlib import resources

from ..plots.ledger_row import draw
from ..plots.style import style
from .document import NUMBERS, cells
from .judge import Row


def web(rows: list[Row], made_by: str) -> str:
    """The whole document; nothing is fetched."""
    look = resources.files("nichrome_analysis").joinpath("page.css").read_text(encoding="utf-8")
    contents = "".join(
        f'<tr><td><a href="#{html.escape(row.claim.id)}">{html.escape(row.claim.id)}</a></td>'
        f"<td>{html.escape(row.claim.source)}</td><td>{html.escape(row.verdict)}</td></tr>\n" for row in rows)
    with style():
        body = "\n".join(_row(row) for row in rows)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>The ledger of claims</title>\n'
        f"<style>\n{look}</style>\n</head>\n<body>\n<main>\n<h1>The ledger of claims</h1>\n"
        f"<p>{html.escape(made_by)}. Reduced units. Digits in parentheses and bars are one standard error of the run;"
        " z is its difference from a prediction in standard errors.</p>\n"
        f"<section>\n<table>\n<tr><th>row</th><th>source</th><th>verdict</th></tr>\n{contents}</table>\n</section>\n"
        f"{body}\n</main>\n</body>\n</html>\n"
    )


def _row(row: Row) -> str:
    claim = row.claim
    parts = [f'<section id="{html.escape(claim.id)}">', f"<h2>{html.escape(claim.source)} {html.escape(claim.id)}</h2>",
             f"<p>{html.escape(claim.says)}</p>"]
    if claim.remark:
        parts.append(f'<p class="note">{html.escape(claim.remark)}</p>')
    parts.append(f"<p><b>{html.escape(row.verdict)}</b></p>")
    parts += [f'<p class="note">{html.escape(found)}</p>' for found in row.findings]
    if row.observations:
        head = "".join(f"<th>{name}</th>" for name in NUMBERS)
        lines = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells(found)) + "</tr>\n"
                        for found in row.observations)
        parts.append(f'<table class="numbers">\n<tr>{head}</tr>\n{lines}</table>')
    if (figure := draw(row)) is not None:
        vector = io.BytesIO()
        figure.savefig(vector, format="svg", metadata={"Date": None})
        data = base64.b64encode(vector.getvalue()).decode("ascii")
        parts.append(f'<figure><img src="data:image/svg+xml;base64,{data}" alt="{html.escape(claim.says)}"></figure>')
    if row.evidence is not None:
        parts.append(f'<p class="note">deck {html.escape(claim.deck)}, result {row.evidence.digest[:12]}</p>')
    return "\n".join([*parts, "</section>"])
