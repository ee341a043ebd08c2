"""Files and folders written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.errors import InputError, LandbridgeError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["write_file", "write_folder", "write_out"]


def write_out(out: Path, files: Mapping[str, bytes]) -> None:
    """Write the file under the empty name, or where there is none a folder of files by name."""
    if "" in files:
        write_file(out, files[""])
    else:
        write_folder(out, files)


def write_file(path: Path, content: bytes) -> None:
    """Write a file in the place of what was there.

    Raises
    ------
    InputError
        when there is a folder of that name
    LandbridgeError
        when it cannot be written; what was there stays
    """
    if path.is_dir():
        raise InputError(f"'{path}' is a folder: give a name for the file")
    name: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        if name is not None:
            Path(name).unlink(missing_ok=True)
        raise LandbridgeError(f"cannot write '{path}': {error.strerror}") from error


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new or empty folder.

    Raises
    ------
    InputError
        when there is something of that name already
    LandbridgeError
        when it cannot be written; nothing half-written stays
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"'{folder}' is not a new or empty folder: give another name")
    partial: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".partial", dir=folder.parent)
        partial = Path(made)
        for name, content in files.items():
            (partial / name).write_bytes(content)
        mask = os.umask(0)
        os.umask(mask)
        partial.chmod(0o777 & ~mask)  # mkdtemp makes folders that only their owner may read
        if folder.is_dir():
            folder.rmdir()
        partial.rename(folder)
    except OSError as error:
        raise LandbridgeError(f"cannot write '{folder}': {error.strerror}") from error
    finally:
        if partial is not None:
            shutil.rmtree(partial, ignore_errors=True)
