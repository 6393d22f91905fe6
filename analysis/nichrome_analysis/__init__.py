"""Result files of nichrome as xarray datasets, their spots, their figures and the page of a report."""

from .dataset import open_run, parameters, quantities, reduced, wire
from .profiles import grouped, profile
from .spots import Spot, spots

__all__ = ["Spot", "grouped", "open_run", "parameters", "profile", "quantities", "reduced", "spots", "wire"]
