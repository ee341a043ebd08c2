"""The one portable working file of a situation, and the folder that it is authored as.

A file is read when something of it is first asked for: a question only reads, and does not wait for
what writes and checks.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from landbridge.situation.adding import AddSummary
    from landbridge.situation.file import SituationFile
    from landbridge.situation.folder import CheckSummary, check_folder
    from landbridge.situation.inventory import FileSummary
    from landbridge.situation.reading import read_file

__all__ = [
    "AddSummary",
    "CheckSummary",
    "FileSummary",
    "SituationFile",
    "check_folder",
    "read_file",
]

_FILES = {
    "AddSummary": "adding",
    "CheckSummary": "folder",
    "FileSummary": "inventory",
    "SituationFile": "file",
    "check_folder": "folder",
    "read_file": "reading",
}


def __getattr__(name: str) -> Any:
    if name not in _FILES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FILES[name]}"), name)
