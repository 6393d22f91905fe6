"""The report of a short real run: the page, its figures, and what is said of files and runs that are no good."""

import dataclasses
import re
import shutil
import subprocess

import numpy as np
import pytest
import xarray as xr
from nichrome_analysis import Spot
from nichrome_analysis.__main__ import BAD_INPUT, BAD_RESULT_FILE, main
from nichrome_analysis.material import gather
from nichrome_analysis.numbers import judgement, reproduction, with_error
from nichrome_analysis.page import page
from nichrome_analysis.report import FIGURES, figures


@pytest.fixture(scope="module")
def material(run_file, command):
    return gather(run_file, command)


@pytest.fixture(scope="module")
def drawn(material):
    spot = Spot(side="L", kind="hot", distance=1.0, interval=(0.8, 1.3), contrast=0.1, p_value=1e-5)
    return figures(dataclasses.replace(material, spots=[spot]))


@pytest.fixture(scope="module")
def index(run_file, command, tmp_path_factory):
    """The page, made by the command in the folder it takes by itself, which says where it is."""
    result = tmp_path_factory.mktemp("report") / "short.nc"
    shutil.copy(run_file, result)
    done = subprocess.run([command, "report", str(result)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    page = result.with_name("short-report") / "index.html"
    assert done.stdout == f"report: {page}\n"
    return page


def test_every_figure_is_there_as_png_and_pdf(index):
    for name in FIGURES:
        assert (index.parent / f"{name}.png").read_bytes().startswith(b"\x89PNG")
        assert (index.parent / f"{name}.pdf").read_bytes().startswith(b"%PDF")


def test_the_page_needs_no_network(index):
    text = index.read_text(encoding="utf-8")
    for source in re.findall(r'(?:src|href)="([^"]*)"', text):
        assert source.startswith("data:") or (index.parent / source).is_file(), source[:80]
    assert not re.search(r"https?://|@import|url\(", text)
    assert text.count("<img") == len(FIGURES)


def test_the_page_holds_numbers_deck_and_origin(index, material):
    text = index.read_text(encoding="utf-8")
    for part in ("Short run for the tests", "law: relaxationTime", "--seed 7", "complete:", "status"):
        assert part in text, part
    current, unit = material.run["current"], material.run["current"].attrs["reduced_unit_value"]
    assert with_error(float(current) / unit, float(material.run["current_error"]) / unit) in text


def axes_with_tick_labels(figure):
    for axes in figure.axes:
        for part in [axes, *axes.child_axes]:
            for axis in (part.xaxis, part.yaxis):
                ticks = axis.get_major_ticks()
                shown = [tick for tick in ticks if tick.label1.get_visible() or tick.label2.get_visible()]
                if axis.get_visible() and shown and any(t.get_text() for t in axis.get_ticklabels()):
                    yield axis


@pytest.mark.parametrize("name", FIGURES)
def test_every_axis_has_a_unit(drawn, name):
    figure = drawn[name]
    figure.draw_without_rendering()
    found = list(axes_with_tick_labels(figure))
    assert len(found) >= 2
    for axis in found:
        assert re.search(r"\(.+\)", axis.get_label().get_text()), (name, axis.get_label().get_text())


@pytest.mark.parametrize("name", sorted(set(FIGURES) - {"residuals"}))
def test_si_scales_have_reduced_units_opposite(drawn, name):
    children = [child for axes in drawn[name].axes for child in axes.child_axes]
    labels = [child.xaxis.get_label_text() + child.yaxis.get_label_text() for child in children]
    assert any("l_0" in text or "mu_0" in text for text in labels), labels


def test_labels_do_not_overlap(drawn):
    for name, figure in drawn.items():
        figure.canvas.draw()
        labels = [axis.get_label() for axis in axes_with_tick_labels(figure)]
        boxes = [text.get_window_extent() for text in labels]
        for i, box in enumerate(boxes):
            for other, text in zip(boxes[:i], labels[:i], strict=True):
                assert not box.overlaps(other), (name, labels[i].get_text(), text.get_text())


def test_opposite_axes_agree_with_the_reduced_unit(drawn, material):
    panel = drawn["heat"].axes[0]
    right = next(child for child in panel.child_axes if child.yaxis.get_label_text())
    drawn["heat"].canvas.draw()
    ratio = panel.get_ylim()[1] / right.get_ylim()[1]
    power = re.search(r"10\^\{(-?\d+)\}", right.yaxis.get_label_text())
    unit = float(material.run["heat"].attrs["reduced_unit_value"]) * (10.0 ** int(power[1]) if power else 1)
    prefix = {"m": 1e-3, "µ": 1e-6, "n": 1e-9, "p": 1e-12}[re.search(r"\((.)W/m\)", panel.get_ylabel())[1]]
    assert ratio * prefix == pytest.approx(unit, rel=1e-9)


def test_a_reduced_deck_without_solution_has_neither_opposite_axes_nor_residuals(material):
    run = material.run.copy()
    run.attrs = {**run.attrs}
    for variable in run.variables.values():
        if "reduced_unit_value" in variable.attrs:
            variable.attrs = {**variable.attrs, "units": "1", "reduced_unit_value": 1.0}
    drawn = figures(dataclasses.replace(material, run=run, solution=None, formulas=[]))
    assert set(drawn) == set(FIGURES) - {"residuals"}
    for figure in drawn.values():
        assert not any(axes.child_axes for axes in figure.axes)


def test_a_run_too_short_says_so(material):
    few = material.run.isel(batch=slice(0, 3))
    noisy = material.run.assign(heat_error=material.run["heat_error"] * 1e3)
    for run, word in ((few, "only 3 batches"), (noisy, "times the production")):
        short = dataclasses.replace(material, run=run)
        assert word in judgement(short)
        assert "Too short to judge" in page(short, [])


def test_a_long_run_is_not_called_short(material):
    small = np.full(material.run.sizes["bin"], 1e-12)
    quiet = material.run.assign(heat_error=material.run["excessHeat"].copy(data=small))
    assert material.run.sizes["batch"] >= 8
    assert judgement(dataclasses.replace(material, run=quiet)) is None


def test_reproduction_names_deck_and_seed(material):
    assert reproduction(material.run) == "nichrome run short.yaml --seed 7"


@pytest.mark.parametrize(
    ("value", "error", "text"),
    [(0.012344, 0.00045, "0.01234(45)"), (-1.5, 0.1, "-1.50(10)"), (1234.0, 56.0, "1234(56)"), (0.5, 0.0, "0.5"), (0.002, 1e-18, "0.002"),
     (2.2e-6, 3.1e-9, "2.2000(31)e-6"), (1.0, 0.0997, "1.00(10)"), (12345.0, 678.0, "12340(680)")],
)
def test_numbers_with_errors(value, error, text):
    assert with_error(value, error) == text


def test_unusable_files(tmp_path, capsys, run_file):
    damaged = tmp_path / "damaged.nc"
    damaged.write_bytes(run_file.read_bytes()[:3000])
    xr.Dataset({"a": ("x", [1.0])}).to_netcdf(tmp_path / "other.nc")
    for name, word in (("none.nc", "no such file"), ("damaged.nc", "damaged"), ("other.nc", "not a result file")):
        assert main(["report", str(tmp_path / name), "-o", str(tmp_path / "r")]) == BAD_RESULT_FILE
        said = capsys.readouterr().err
        assert word in said and name in said and "Traceback" not in said
    assert not (tmp_path / "r").exists()


def test_a_folder_that_cannot_be_made(tmp_path, capsys, run_file, command):
    (tmp_path / "file").write_text("")
    assert main(["report", str(run_file), "-o", str(tmp_path / "file"), "--command", command]) == BAD_INPUT
    assert "choose another" in capsys.readouterr().err
