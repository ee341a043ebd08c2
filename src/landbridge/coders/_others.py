"""Coders that installed packages bring through the entry point ``landbridge.coders``."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from landbridge.coders._contract import Coder, CoderSettings
from landbridge.errors import InputError, LandbridgeError
from landbridge.model.proposals import Coded

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.metadata import EntryPoint

    from landbridge.model.readings import Document
    from landbridge.naming import Known

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
        return replace(found, code=_told_by_name(found, point))

    return load


def _told_by_name(
    coder: Coder, point: EntryPoint
) -> Callable[[Document, Known, CoderSettings], Coded]:
    """Let a coder read; whatever goes wrong in it is put down to it."""

    def code(document: Document, known: Known, settings: CoderSettings) -> Coded:
        whose = f"the coder '{point.name}' ({point.value})"
        try:
            found = coder.code(document, known, settings)
        except LandbridgeError:
            raise
        except Exception as wrong:  # as above
            message = f"{whose} failed: {type(wrong).__name__}: {wrong}"
            raise InputError(message) from wrong
        if not isinstance(found, Coded):
            raise InputError(f"{whose} gave {type(found).__name__}, not Coded")
        return found

    return code
