"""Result files of nichrome as xarray datasets."""

from .dataset import open_run, parameters, quantities, reduced, wire

__all__ = ["open_run", "parameters", "quantities", "reduced", "wire"]
