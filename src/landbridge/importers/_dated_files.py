"""One file, or a folder or zip of dated ones: each with its name, its bytes and its day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.importers._days_named import day_in
from landbridge.importers._files import opened_zip, read_bytes, read_member

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["DatedFile", "dated_files", "holds_only", "members_of"]

_MOST_FILES = 5_000
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class DatedFile:
    """One file: its name with folders, the day in its name (None: none), where it lies.

    ``path`` is None for a member of an archive; ``read`` gives what it holds.
    """

    name: str
    day: str | None
    path: Path | None
    read: Callable[[], bytes]


def members_of(path: Path) -> list[str]:
    """Name the files in a folder or zip, without those that systems leave there.

    Raises
    ------
    InputError
        when there are too many, or it cannot be opened
    """
    if path.is_dir():
        names = []
        for child in path.rglob("*"):
            names.append(child.relative_to(path).as_posix())
            if len(names) > _MOST_FILES:
                raise InputError(f"'{path.name}' holds more than {_MOST_FILES:,} files")
        names = [name for name in names if (path / name).is_file()]
    else:
        with opened_zip(path) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
    hidden = ("__MACOSX", ".")
    seen = [n for n in names if not any(p.startswith(hidden) for p in PurePosixPath(n).parts)]
    return sorted(seen)


def holds_only(path: Path, suffixes: tuple[str, ...]) -> bool:
    """Whether a folder or a zip holds files of these kinds and no others, and at least one."""
    if not path.is_dir() and not path.name.lower().endswith(".zip"):
        return False
    try:
        names = members_of(path)
    except InputError:
        return False
    return bool(names) and all(name.lower().endswith(suffixes) for name in names)


def dated_files(path: Path, suffixes: tuple[str, ...]) -> list[DatedFile]:
    """Name one file, or those of a folder or zip that have one of the suffixes, oldest first.

    Raises
    ------
    InputError
        when there are none, too many, or it cannot be opened
    """
    if not path.is_dir() and not path.name.lower().endswith(".zip"):
        return [DatedFile(path.name, day_in(path.stem), path, partial(read_bytes, path, _LARGEST))]
    found = [name for name in members_of(path) if name.lower().endswith(suffixes)]
    if not found:
        raise InputError(f"'{path.name}' holds no {' or '.join(suffixes)} file")
    files = [_member(path, name) for name in found]
    return sorted(files, key=lambda file: (file.day or "", file.name))


def _member(path: Path, name: str) -> DatedFile:
    day = day_in(PurePosixPath(name).stem)
    if path.is_dir():
        return DatedFile(name, day, path / name, partial(read_bytes, path / name, _LARGEST))
    return DatedFile(name, day, None, partial(_unpacked, path, name))


def _unpacked(path: Path, name: str) -> bytes:
    with opened_zip(path) as archive:
        return read_member(archive, name, _LARGEST)
