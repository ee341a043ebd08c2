"""What every importer is: a name, how it knows its files, and how it reads one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from landbridge.model.imports import Imported, ImportSettings

__all__ = ["Importer", "Sample"]


@dataclass(frozen=True, slots=True)
class Sample:
    """What can be seen of a file at a glance.

    ``name`` is its name in lower case; ``head`` the first 64 KiB as they are; ``text`` the same as
    text, empty where it is none; ``header`` the cells of its first row where it looks like CSV, or
    of the first sheet where it is a workbook.
    """

    path: Path
    name: str
    head: bytes
    text: str
    header: tuple[str, ...] = ()

    def has_columns(self, *names: str) -> bool:
        """Whether its header has all these columns, in any case."""
        return {name.lower() for name in self.header} >= set(names)


@dataclass(frozen=True, slots=True)
class Importer:
    """One importer on the shelf.

    ``recognises`` says whether a file is surely one of its own; a file that two recognise, or none,
    has to be named with ``--as``. ``read`` raises `InputError` where the file as a whole cannot be
    used, and puts down single rows that cannot as problems. ``options`` are its own settings with
    what they mean, ``extra`` the optional dependency that it needs.
    """

    name: str
    title: str
    recognises: Callable[[Sample], bool]
    read: Callable[[Path, ImportSettings], Imported]
    options: Mapping[str, str] = field(default_factory=dict)
    extra: str | None = None
