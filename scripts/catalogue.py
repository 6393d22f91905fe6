#!/usr/bin/env python3
"""A DocC catalogue from the pages of docs/: links between pages become links of DocC, figures come along.

    scripts/catalogue.py docs CATALOGUE
"""

from __future__ import annotations

import pathlib
import re
import shutil
import sys

GROUPS = {
    "Using it": ["tutorial", "tools", "library", "deck", "report", "checkpoints", "sweeps", "symptoms"],
    "Physics": ["physics", "voltages", "symbols", "formulas", "limits"],
    "Methods": ["method", "solver", "closure", "file-format", "performance"],
    "Evidence": ["spots", "validation", "ledger", "verification"],
}
HEAD = """# ``Nichrome``

Where a current-carrying quasi-1D wire gets hot, electron by electron.

## Topics
"""


def converted(text: str, names: set[str]) -> str:
    """A page whose links to pages are links of DocC; links to other files of the sources are left as plain names."""

    def link(match: re.Match) -> str:
        label, target = match.groups()
        if target.startswith(("http", "figures/")):
            return match.group(0)
        name = pathlib.PurePath(target.split("#")[0])
        if name.suffix == ".md" and name.stem in names and len(name.parts) == 1:
            return f"<doc:{name.stem}>"
        return f"`{target}`" if label == target else f"{label} (`{target.replace('../', '')}`)"

    return re.sub(r"(?<!!)\[([^\]]+)\]\(([^)]+)\)", link, text)


def main(source: pathlib.Path, catalogue: pathlib.Path) -> None:
    """Writes the catalogue; a page that no group names is an error."""
    pages = {page.stem: page for page in source.glob("*.md")}
    grouped = [name for names in GROUPS.values() for name in names]
    if sorted(grouped) != sorted(pages):
        sys.exit(f"catalogue: pages without a group or the reverse: {sorted(set(grouped) ^ set(pages))}")
    for name, page in pages.items():
        (catalogue / f"{name}.md").write_text(converted(page.read_text(encoding="utf-8"), set(pages)), encoding="utf-8")
    for figure in (source / "figures").glob("*.png"):
        shutil.copy(figure, catalogue)
    topics = "".join(f"\n### {title}\n\n" + "".join(f"- <doc:{name}>\n" for name in names) for title, names in GROUPS.items())
    (catalogue / "Nichrome.md").write_text(HEAD + topics, encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
