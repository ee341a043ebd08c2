"""What every exporter is: a name, the endings of its files, and how it writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from landbridge.model.answers import Answer
    from landbridge.model.layers import LayerSet

__all__ = ["Exporter", "Outgoing", "Written"]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What goes out.

    Parameters
    ----------
    layers
        all layers there are
    answer
        the answer that may be shown, where a question was asked
    only
        the one layer that is wanted; None for all, or the exporter's own choice
    avoid
        words of passage to be kept clear of: closed, and perhaps contested and unknown
    buffer_metres
        how far to keep off a road, to each side
    """

    layers: LayerSet
    answer: Answer | None = None
    only: str | None = None
    avoid: tuple[str, ...] = ("closed",)
    buffer_metres: float = 100.0


@dataclass(frozen=True, slots=True)
class Written:
    """Files by name, or one file under the empty name; and what has to be said about them."""

    files: Mapping[str, bytes]
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exporter:
    """One exporter on the shelf.

    ``endings`` are those of its files, the first one its own. ``asks`` says that it needs a
    question, ``many`` that one file holds all layers: else a folder gets a file for each, and a
    file gets one layer. ``reads`` names the layers that it is made of, where it is not all of
    them. ``extra`` is the optional dependency that it needs.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    write: Callable[[Outgoing], Written]
    asks: bool = False
    many: bool = False
    reads: tuple[str, ...] = ()
    extra: str | None = None
