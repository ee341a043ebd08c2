"""The calendar: day numbers, spans of days with their precision, the two clocks.

A day is a whole number, the proleptic Gregorian ordinal (1 is 0001-01-01). Only this file knows
dates; everything below and above it counts days.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "DaySpan",
    "format_day",
    "now",
    "parse_day",
    "parse_published",
    "parse_span",
    "today",
]

FIRST_DAY = 1
LAST_DAY = date.max.toordinal()

_MONTHS = 12
_YEAR = re.compile(r"(\d{4})\Z")
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_FORMS = "write YYYY, YYYY-MM, YYYY-MM-DD, or an interval start/end of these"


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A date as exactly as it was given: first and last day it can mean, both included."""

    first: int
    last: int
    text: str

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"'{self.text}' ends before it begins: write start/end")

    @property
    def precise(self) -> bool:
        """True when the date is one day."""
        return self.first == self.last

    def wholly_after(self, other: DaySpan) -> bool:
        """Whether every day of this span is later than every day of the other."""
        return self.first > other.last


def _single(text: str) -> tuple[int, int]:
    if match := _DAY.match(text):
        year, month, day = (int(part) for part in match.groups())
        try:
            number = date(year, month, day).toordinal()
        except ValueError:
            raise ValueError(f"'{text}' is not a day of the calendar: {_FORMS}") from None
        return number, number
    if match := _MONTH.match(text):
        year, month = (int(part) for part in match.groups())
        if not 1 <= month <= _MONTHS or year < 1:
            raise ValueError(f"'{text}' is not a month of the calendar: {_FORMS}")
        length = calendar.monthrange(year, month)[1]
        return date(year, month, 1).toordinal(), date(year, month, length).toordinal()
    if match := _YEAR.match(text):
        year = int(match.group(1))
        if year < 1:
            raise ValueError(f"'{text}' is not a year of the calendar: {_FORMS}")
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    raise ValueError(f"'{text}' is not a date: {_FORMS}")


def parse_span(text: str) -> DaySpan:
    """Read a date at its own precision, or an interval ``start/end``.

    Raises ``ValueError`` with what would be right.

    >>> parse_span("2017-11").first == parse_day("2017-11-01")
    True
    """
    text = text.strip()
    start, slash, end = text.partition("/")
    try:
        first, last = _single(start.strip())
        if slash:
            last = _single(end.strip())[1]
    except ValueError:
        if slash:
            raise ValueError(f"'{text}' is not a date: {_FORMS}") from None
        raise
    return DaySpan(first, last, text)


def parse_published(text: str) -> DaySpan:
    """Read a day of publication, which may carry a time (``2022-03-24T13:05Z``).

    A time with an offset is turned to UTC; a time without one is taken as UTC.
    """
    text = text.strip()
    if "T" in text:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            message = f"'{text}' is not a time of publication: write YYYY-MM-DDThh:mmZ"
            raise ValueError(message) from None
        if moment.tzinfo is not None:
            try:
                moment = moment.astimezone(UTC)
            except OverflowError:
                raise ValueError(f"'{text}' is outside the calendar") from None
        number = moment.date().toordinal()
        return DaySpan(number, number, text)
    return parse_span(text)


def parse_day(text: str) -> int:
    """Read one exact day, ``YYYY-MM-DD``."""
    span = parse_span(text)
    if not span.precise:
        raise ValueError(f"'{text}' is not one day: write YYYY-MM-DD")
    return span.first


def format_day(day: int) -> str:
    """Write a day as ``YYYY-MM-DD``."""
    return date.fromordinal(day).isoformat()


def now() -> str:
    """The time on the clock to the second, in UTC, as ``2022-03-24T13:05:09Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> int:
    """The day on the clock, in UTC: display may depend on it, an answer never does."""
    return datetime.now(UTC).date().toordinal()
