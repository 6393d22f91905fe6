"""The script that makes a table of transmission, and the table that is kept."""

import pathlib

import kwant_transmission as script
import numpy
import pytest

from conftest import ROOT


def test_the_chain_is_the_continuum():
    difference = abs(script.by_recursion() - script.exact()).max()
    # The chain's error is of order E/t = 0.06 of the distance between level and barrier, here 2e-4.
    assert difference < 5e-4


def test_kwant_gives_the_recursion():
    pytest.importorskip("kwant")
    assert abs(script.by_kwant() - script.by_recursion()).max() < 1e-9


def test_the_kept_table_is_that_of_the_script():
    table = numpy.loadtxt(pathlib.Path(ROOT) / "runs/kwant-barrier.csv", delimiter=",", skiprows=2)
    assert abs(table[:, 0] - script.ENERGIES).max() < 1e-9
    assert abs(table[:, 1] - script.by_recursion()).max() < 1e-8
