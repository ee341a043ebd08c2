"""Coders that installed packages bring through the entry point ``landbridge.coders``."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from landbridge.coders._contract import Coder
from landbridge.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.metadata import EntryPoint

__all__ = ["GROUP", "coders_of_others"]

GROUP = "landbridge.coders"


def coders_of_others() -> dict[str, Callable[[], Coder]]:
    """Give what loads each of them, by name; nothing of theirs is run before it is asked for."""
    return {point.name: _loader(point) for point in entry_points(group=GROUP)}


def _loader(point: EntryPoint) -> Callable[[], Coder]:
    def load() -> Coder:
        try:
            found = point.load()
        except Exception as wrong:  # a package of others may do anything when it is loaded
            message = f"the coder '{point.name}' ({point.value}) cannot be loaded: {wrong}"
            raise InputError(message) from wrong
        if not isinstance(found, Coder):
            message = f"the coder '{point.name}' ({point.value}) is no landbridge.coders.Coder"
            raise InputError(message)
        return found

    return load
