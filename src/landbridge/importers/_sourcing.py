"""Ids for the names of others, and the rows of the sources that a file of theirs speaks of."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.model.imports import ForeignRow
from landbridge.model.names import fold
from landbridge.naming.scripts import latin

if TYPE_CHECKING:
    from landbridge.model.imports import ImportSettings

__all__ = ["SourceRows", "need_published", "slug"]

_LONGEST_ID = 60


def slug(name: str) -> str:
    """Make an id of a name in any script: lower-case ASCII words joined by ``-``.

    What has no letters that could be written so is named by a digest of it; a long name ends in
    one, so that names that begin alike stay apart.
    """
    words = re.findall(r"[a-z0-9]+", latin(fold(name)).lower())
    made = "-".join(words)
    digest = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]
    if len(made) > _LONGEST_ID:
        return f"{made[: _LONGEST_ID - 9].strip('-')}-{digest}"
    return made or f"x{digest}"


@dataclass(slots=True)
class SourceRows:
    """The sources of one file, each told once, in the order in which they are met."""

    file: str
    told: dict[str, ForeignRow] = field(default_factory=dict)

    def add(self, source: str, name: str, **cells: str) -> str:
        """Tell a source, if it was not told; its id."""
        if source not in self.told:
            filled = {"id": source, "name": name}
            filled |= {column: text for column, text in cells.items() if text}
            self.told[source] = ForeignRow("sources", filled, self.file)
        return source

    @property
    def rows(self) -> tuple[ForeignRow, ...]:
        """The rows of all that were told."""
        return tuple(self.told.values())


def need_published(settings: ImportSettings, file: str, why: str) -> str:
    """Take the day of publication that the user gave.

    Raises
    ------
    InputError
        when there is none
    """
    if settings.published is None:
        raise InputError(f"'{file}': {why}: give --published DATE, the day on which it came out")
    return settings.published
