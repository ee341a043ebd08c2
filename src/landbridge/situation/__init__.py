"""The one portable working file of a situation, and the folder that it is authored as."""

from __future__ import annotations

from landbridge.situation.adding import AddSummary
from landbridge.situation.file import SituationFile
from landbridge.situation.folder import CheckSummary, check_folder
from landbridge.situation.inventory import FileSummary

__all__ = ["AddSummary", "CheckSummary", "FileSummary", "SituationFile", "check_folder"]
