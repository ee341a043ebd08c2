"""Layers put together from columns and rows; days, names and lines as their cells and shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.days import FIRST_DAY, LAST_DAY, format_day
from landbridge.model.layers import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from landbridge.days import DaySpan
    from landbridge.model.geography import Link, Place
    from landbridge.model.layers import Point

__all__ = [
    "columns_of",
    "day_cell",
    "ends_of",
    "first_of",
    "joined",
    "kilometres",
    "last_of",
    "line_of",
]


def columns_of(spec: str) -> tuple[Column, ...]:
    """Read columns written as ``name:kind #tag+attribute``, one a line; kind and tag may be left.

    >>> columns_of("km:number #distance")[0]
    Column(name='km', kind='number', tag='#distance')
    """
    columns = []
    for line in spec.strip().splitlines():
        name, _, tag = line.strip().partition(" ")
        name, _, kind = name.partition(":")
        columns.append(Column(name, kind or "text", tag.strip() or None))
    return tuple(columns)


def day_cell(day: int | None) -> str | None:
    """Write a day; the first and the last day of the calendar stand for no bound."""
    return None if day is None or day in (FIRST_DAY, LAST_DAY) else format_day(day)


def first_of(span: DaySpan | None) -> str | None:
    """Write the first day that a date can mean."""
    return None if span is None else day_cell(span.first)


def last_of(span: DaySpan | None) -> str | None:
    """Write the last day that a date can mean."""
    return None if span is None else day_cell(span.last)


def joined(words: Iterable[str | None]) -> str | None:
    """Write several words into one cell, with ``;`` between; None where there are none."""
    return ";".join(word for word in words if word) or None


def kilometres(metres: float | None) -> float | None:
    """Give kilometres to the metre."""
    return None if metres is None else round(metres / 1000, 3)


def ends_of(link: Link, places: Mapping[str, Place]) -> tuple[Point, Point] | None:
    """Give the points at the ends of a link; None where one of them is nowhere."""
    a, b = places.get(link.a), places.get(link.b)
    return None if a is None or b is None else ((a.lon, a.lat), (b.lon, b.lat))


def line_of(link: Link, places: Mapping[str, Place]) -> tuple[Point, ...] | None:
    """Give the drawn line of a link, else the straight one; None where it has neither."""
    return tuple(link.line) if len(link.line) > 1 else ends_of(link, places)
