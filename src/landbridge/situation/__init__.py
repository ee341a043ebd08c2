"""The one portable working file of a situation, and the folder that it is authored as.

A file is read when something of it is first asked for: a question only reads, and does not wait for
what writes and checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge._lazy import on_demand

if TYPE_CHECKING:
    from landbridge.situation.adding import AddSummary
    from landbridge.situation.choosing import acceptance_of
    from landbridge.situation.columns import TABLE_NAMES, counted
    from landbridge.situation.file import SituationFile
    from landbridge.situation.folder import CheckSummary, check_folder, is_own
    from landbridge.situation.inventory import FileSummary
    from landbridge.situation.joining import map_text
    from landbridge.situation.keeping import keep, kept
    from landbridge.situation.keeping_articles import evidence_span, safe_cell, sound_proposals
    from landbridge.situation.outlines import read_outlines
    from landbridge.situation.queueing import queue_of, statuses_of
    from landbridge.situation.read_before import not_read_before
    from landbridge.situation.reading import read_file
    from landbridge.situation.withholding import Withholding

__all__ = [
    "TABLE_NAMES",
    "AddSummary",
    "CheckSummary",
    "FileSummary",
    "SituationFile",
    "Withholding",
    "acceptance_of",
    "check_folder",
    "counted",
    "evidence_span",
    "is_own",
    "keep",
    "kept",
    "map_text",
    "not_read_before",
    "queue_of",
    "read_file",
    "read_outlines",
    "safe_cell",
    "sound_proposals",
    "statuses_of",
]

_FILES = {
    "TABLE_NAMES": "columns",
    "AddSummary": "adding",
    "CheckSummary": "folder",
    "FileSummary": "inventory",
    "SituationFile": "file",
    "Withholding": "withholding",
    "acceptance_of": "choosing",
    "check_folder": "folder",
    "counted": "columns",
    "evidence_span": "keeping_articles",
    "is_own": "folder",
    "keep": "keeping",
    "kept": "keeping",
    "map_text": "joining",
    "not_read_before": "read_before",
    "queue_of": "queueing",
    "read_file": "reading",
    "read_outlines": "outlines",
    "safe_cell": "keeping_articles",
    "sound_proposals": "keeping_articles",
    "statuses_of": "queueing",
}

__getattr__ = on_demand(__name__, _FILES)
