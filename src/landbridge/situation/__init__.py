"""The one portable working file of a situation, and the folder that it is authored as.

A file is read when something of it is first asked for: a question only reads, and does not wait for
what writes and checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge._lazy import on_demand

if TYPE_CHECKING:
    from landbridge.situation.adding import AddSummary
    from landbridge.situation.file import SituationFile
    from landbridge.situation.folder import CheckSummary, check_folder
    from landbridge.situation.inventory import FileSummary
    from landbridge.situation.keeping import keep, kept
    from landbridge.situation.reading import read_file
    from landbridge.situation.withholding import Withholding

__all__ = [
    "AddSummary",
    "CheckSummary",
    "FileSummary",
    "SituationFile",
    "Withholding",
    "check_folder",
    "keep",
    "kept",
    "read_file",
]

_FILES = {
    "AddSummary": "adding",
    "CheckSummary": "folder",
    "FileSummary": "inventory",
    "SituationFile": "file",
    "Withholding": "withholding",
    "check_folder": "folder",
    "keep": "keeping",
    "kept": "keeping",
    "read_file": "reading",
}

__getattr__ = on_demand(__name__, _FILES)
