"""Where the tasks of an ensemble are run: in this process, or on the workers of a Dask scheduler.

A task is a function of plain data: it gives the same bits wherever it is run.
"""

from landbridge.ensembles.dask import run_on_dask
from landbridge.ensembles.here import run_here

__all__ = ["run_here", "run_on_dask"]
