"""The figure of the README: an energy filter heats the wire in front of it, away from its face.

    make run
    "$(scripts/python.sh --which)" analysis/figures/energy_filter.py runs/energy-filter.nc \\
        docs/figures/energy-filter.png
"""

from __future__ import annotations

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from nichrome_analysis.material import gather
from nichrome_analysis.plots import heat
from nichrome_analysis.plots.style import style


def main(result: str, picture: str) -> None:
    """Draws the heat profile of `result` into `picture`."""
    with style():
        figure = heat.draw(gather(result))
        pathlib.Path(picture).parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(picture, dpi=130, metadata={"Software": None})


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: energy_filter.py RESULT.nc PICTURE.png")
    main(*sys.argv[1:])
