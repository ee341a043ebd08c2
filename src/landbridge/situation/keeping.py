"""Arrays that took long to work out, kept between runs under a digest of all that they rest on.

They lie in the user's cache folder (`LANDBRIDGE_CACHE_DIR`, else the usual one) and can be thrown
away at any time. What cannot be written is worked out again; what cannot be read is too.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

__all__ = ["MOST_FILES", "keep", "kept"]

MOST_FILES = 8
"""The newest so many are kept."""


def _folder() -> Path:
    root = os.environ.get("LANDBRIDGE_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME")
    return (Path(root) if root else Path.home() / ".cache") / "landbridge" / "learned"


def kept(digest: str) -> dict[str, NDArray[Any]] | None:
    """Give what was kept under a digest (hex digits), or None."""
    path = _folder() / f"{digest}.npz"
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            found = {name: stored[name] for name in stored.files}
        path.touch()
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):  # absent, cut short, other
        return None
    return found


def keep(digest: str, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Keep arrays under a digest; drop the oldest of more than `MOST_FILES`."""
    folder = _folder()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".npz", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez(file, allow_pickle=False, **arrays)
            Path(name).replace(folder / f"{digest}.npz")
        except OSError:
            Path(name).unlink(missing_ok=True)
        files = sorted(folder.glob("[!.]*.npz"), key=lambda path: path.stat().st_mtime)
        for path in files[:-MOST_FILES]:
            path.unlink(missing_ok=True)
