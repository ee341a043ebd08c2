"""Is there a way overland from A to B for T, on day D, as far as could be known on day K?

>>> import landbridge as lb
>>> s = lb.open("levant.gpkg")  # doctest: +SKIP
>>> a = s.ask(origin="tehran", destination="beirut", traveller="iran", on="2017-08-23")
... # doctest: +SKIP
"""

from landbridge._version import __version__
from landbridge.errors import (
    FolderError,
    InputError,
    LandbridgeError,
    QuestionError,
    WorkingFileError,
)
from landbridge.library import OpenSituation, check, eval, new, open  # noqa: A004  (lb.open)

__all__ = [
    "FolderError",
    "InputError",
    "LandbridgeError",
    "OpenSituation",
    "QuestionError",
    "WorkingFileError",
    "__version__",
    "check",
    "eval",
    "new",
    "open",
]
