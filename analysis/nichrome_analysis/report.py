"""Makes the report of a run: figures in PNG and PDF, and one page that needs nothing else."""

from __future__ import annotations

import errno
import io
import os
import pathlib
from types import ModuleType

from matplotlib.figure import Figure

from . import animation
from .driven import course, has_cycle
from .material import Material, gather
from .page import Picture, page
from .plots import cycle, dipole, heat, heat_map, history, residual_histogram, split, transmission
from .plots.style import style

FIGURES: dict[str, ModuleType] = {
    "heat": heat,
    "split": split,
    "potentials": dipole,
    "history": history,
    "heat-map": heat_map,
    "transmission": transmission,
    "residuals": residual_histogram,
}
NEEDS_SOLUTION = {"residuals"}
# Of runs under a sine.
CYCLE: dict[str, ModuleType] = {"cycle": cycle}


def figures(material: Material) -> dict[str, Figure]:
    """The figures that the material allows, by the names of their files."""
    with style():
        return {
            name: module.draw(material)
            for name, module in (FIGURES | (CYCLE if has_cycle(material.run) else {})).items()
            if material.solution is not None or name not in NEEDS_SOLUTION
        }


def write_report(
    path: str | os.PathLike[str], folder: str | os.PathLike[str], command: str | None = None
) -> pathlib.Path:
    """Writes index.html and the figures of a result file into `folder`, made if missing; the path of the page.

    Raises RunFileError for an unusable result file, OSError where nothing can be written.
    """
    folder = pathlib.Path(folder)
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), os.fspath(folder))
    material = gather(path, command)
    folder.mkdir(parents=True, exist_ok=True)
    pictures = []
    with style():
        for name, figure in figures(material).items():
            module = (FIGURES | CYCLE)[name]
            # Laid out once for all formats.
            figure.draw_without_rendering()
            figure.set_layout_engine("none")
            # No dates: two reports of one result file are the same.
            figure.savefig(folder / f"{name}.png", metadata={"Software": None})
            figure.savefig(folder / f"{name}.pdf", metadata={"CreationDate": None, "Title": module.TITLE})
            vector = io.BytesIO()
            figure.savefig(vector, format="svg", metadata={"Date": None})
            pictures.append(Picture(name, module.TITLE, module.caption(material), vector.getvalue()))
        if course(material.run) is not None:
            moving = animation.animate(material)
            (folder / "animation.png").write_bytes(moving)
            pictures.append(
                Picture("animation", animation.TITLE, animation.caption(material), moving, "image/png", ("png",)))
    index = folder / "index.html"
    index.write_text(page(material, pictures), encoding="utf-8")
    return index
