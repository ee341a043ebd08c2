"""The one portable working file of a situation, and the folder that it is authored as.

A file is read when something of it is first asked for: a question only reads, and does not wait for
what writes and checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge._lazy import on_demand

if TYPE_CHECKING:
    from landbridge.situation.adding import AddSummary
    from landbridge.situation.columns import TABLE_NAMES, counted
    from landbridge.situation.file import SituationFile
    from landbridge.situation.folder import CheckSummary, check_folder, is_own
    from landbridge.situation.inventory import FileSummary
    from landbridge.situation.joining import map_text
    from landbridge.situation.keeping import keep, kept
    from landbridge.situation.outlines import read_outlines
    from landbridge.situation.reading import read_file
    from landbridge.situation.withholding import Withholding

__all__ = [
    "TABLE_NAMES",
    "AddSummary",
    "CheckSummary",
    "FileSummary",
    "SituationFile",
    "Withholding",
    "check_folder",
    "counted",
    "is_own",
    "keep",
    "kept",
    "map_text",
    "read_file",
    "read_outlines",
]

_FILES = {
    "TABLE_NAMES": "columns",
    "AddSummary": "adding",
    "CheckSummary": "folder",
    "FileSummary": "inventory",
    "SituationFile": "file",
    "Withholding": "withholding",
    "check_folder": "folder",
    "counted": "columns",
    "is_own": "folder",
    "keep": "keeping",
    "kept": "keeping",
    "map_text": "joining",
    "read_file": "reading",
    "read_outlines": "outlines",
}

__getattr__ = on_demand(__name__, _FILES)
