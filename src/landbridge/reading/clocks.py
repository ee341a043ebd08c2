"""From when a date is seen, and what it then means: weeks, months and years around a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from landbridge.reading.moments import (
    MONTHS,
    WEEKDAYS,
    Moment,
    day_of,
    decade_of,
    month_of,
    moved_months,
    quarter_of,
    week_of,
    weekend_of,
    year_of,
)

if TYPE_CHECKING:
    from re import Match

__all__ = [
    "FAIR",
    "FUTURE_REF",
    "LOW",
    "PARTS",
    "PAST_REF",
    "PRESENT_REF",
    "SURE",
    "WEEK",
    "Clock",
    "Meaning",
    "day_made",
    "month_in",
    "moved",
    "narrowed",
    "unit_at",
    "weekday_in",
    "year_of_day",
    "year_of_month",
]

PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
FUTURE_REF, PAST_REF, PRESENT_REF = "FUTURE_REF", "PAST_REF", "PRESENT_REF"
SURE, FAIR, LOW = 0.95, 0.8, 0.4
WEEK = 7
_HALF_YEAR = 6
_LATEST = 9_900


@dataclass(frozen=True, slots=True)
class Clock:
    """From when a date is seen: the day of publication, and the last date named before.

    ``lean`` is 1 where the words around speak of what will be, -1 of what was, 0 where neither.
    """

    today: date
    lean: int = 0
    before: Moment | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """The kind, the value and how sure it is."""

    kind: str
    moment: Moment
    score: float = SURE


def moved(day: date, days: int) -> date:
    """Give the day so many days later; the day itself where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def day_made(year: int, month: int, day: int) -> date | None:
    """Give a day of the calendar; None where there is none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_in(match: Match[str]) -> int:
    """Give the number of the month that a match names."""
    return MONTHS[match["month"].lower().strip(".")]


def weekday_in(match: Match[str]) -> int:
    """Give the number of the weekday that a match names, Monday 0."""
    return WEEKDAYS[match["weekday"].lower().strip(".")]


def year_of_month(clock: Clock, month: int) -> int:
    """The year of a month that is named without one."""
    year, now = clock.today.year, clock.today.month
    if clock.lean > 0:
        return year if month >= now else year + 1
    if clock.lean < 0:
        return year if month <= now else year - 1
    apart = month - now
    return year + (1 if apart < -_HALF_YEAR else -1 if apart >= _HALF_YEAR else 0)


def year_of_day(clock: Clock, month: int, day: int) -> int:
    """The year of a day that is named without one: the nearest on the side that is spoken of."""
    year, now = clock.today.year, (clock.today.month, clock.today.day)
    apart = 31 * (month - now[0]) + day - now[1]
    if clock.lean > 0:
        return year if apart >= 0 else year + 1
    if clock.lean < 0:
        return year if apart <= 0 else year - 1
    return year_of_month(clock, month)


def narrowed(match: Match[str], moment: Moment) -> Moment:
    """Narrow the days of a value by early, mid, late, the end of; the value in TIMEX3 stays."""
    mod = (match.groupdict().get("mod") or "").lower()
    if not mod or moment.first is None or moment.last is None:
        return moment
    length = (moment.last - moment.first).days
    third = max(length // 3, 0)
    first, last = moment.first, moment.last
    if mod in {"early", "the beginning of", "the start of", "earlier"}:
        last = moved(first, third)
    elif mod in {"late", "the end of", "later"}:
        first = moved(last, -third)
    elif mod in {"mid", "the middle of"}:
        first, last = moved(first, third), moved(last, -third)
    return Moment(moment.timex, first, last)


def unit_at(unit: str, clock: Clock, by: int) -> Moment | None:
    """Give the week, month, quarter, year, decade … that lies so many units from today's."""
    year, month = clock.today.year, clock.today.month
    if unit in {"day", "week", "weekend"}:
        day = moved(clock.today, by if unit == "day" else WEEK * by)
        return {"day": day_of, "week": week_of, "weekend": weekend_of}[unit](day)
    if unit in {"month", "quarter"}:
        at = moved_months(year, month, by if unit == "month" else 3 * by)
        return month_of(*at) if unit == "month" else quarter_of(at[0], (at[1] - 1) // 3 + 1)
    years = {"year": 1, "decade": 10, "century": 100}.get(unit, 0)
    if not years or not 1 <= year + years * by <= _LATEST:
        return None
    if unit in {"year", "decade"}:
        return year_of(year + by) if unit == "year" else decade_of(max(year + 10 * by, 10))
    start = max((year // 100 + by) * 100, 1)
    return Moment(f"{start // 100:02d}", date(start, 1, 1), date(start // 100 * 100 + 99, 12, 31))
