"""Days, weeks, months, seasons and years as TIMEX3 values and as dates of reports.csv."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = [
    "MONTHS",
    "NUMBERS",
    "SEASONS",
    "UNITS",
    "WEEKDAYS",
    "Moment",
    "day_of",
    "decade_of",
    "half_of",
    "month_of",
    "moved_months",
    "number_of",
    "quarter_of",
    "season_of",
    "span_of",
    "week_of",
    "weekend_of",
    "year_of",
]

_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {name: at for at, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name[:3]: at for name, at in list(MONTHS.items())}
MONTHS |= {"sept": 9}
_DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = {name: at for at, name in enumerate(_DAY_NAMES)}
WEEKDAYS |= {name[:3]: at for name, at in list(WEEKDAYS.items())}
WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3, "weds": 2}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
    "centurie": "CE", "weekend": "WE", "season": "SEASON", "sec": "TS", "min": "TM", "hr": "TH",
    "yr": "Y",
}  # fmt: skip
"""Units with their letters in TIMEX3 (T before those of the clock)."""
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS = {word: at for at, word in enumerate(_ONES)}
NUMBERS |= {word: 10 * at for at, word in enumerate(_TENS, 2)}
NUMBERS |= {
    f"{ten}-{_ONES[one]}": 10 * at + one for at, ten in enumerate(_TENS, 2) for one in range(1, 10)
}
NUMBERS |= {"a": 1, "an": 1, "the": 1, "single": 1, "hundred": 100, "dozen": 12, "couple": 2}
_MONTHS, _SUNDAY = 12, 6
_QUARTER = 3
_LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Moment:
    """A value in TIMEX3 with its first and last day, where they can be told."""

    timex: str
    first: date | None = None
    last: date | None = None

    @property
    def value(self) -> str:
        """The date or interval as in reports.csv; empty where it cannot be told."""
        if self.first is None or self.last is None:
            return ""
        return span_of(self.first, self.last)


def span_of(first: date, last: date) -> str:
    """Write days as in reports.csv, as short as it can be: a year, a month, a day, an interval."""
    if first == last:
        return first.isoformat()
    month_ends = (
        first.day == 1 and (last + timedelta(days=1)).day == 1 if last < date.max else False
    )
    if month_ends and (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    if month_ends and first.year == last.year and (first.month, last.month) == (1, _MONTHS):
        return f"{first.year:04d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def number_of(word: str) -> float | None:
    """Read a number in figures or words; None for several, a few and the like."""
    word = word.lower().replace(",", "").strip()
    if word in NUMBERS:
        return NUMBERS[word]
    try:
        return float(word) if len(word) <= len("1234567") else None
    except ValueError:
        return None


def day_of(day: date, part: str = "") -> Moment:
    """One day, perhaps a part of it (MO, AF, EV, NI, or T and a time)."""
    return Moment(day.isoformat() + part, day, day)


def week_of(day: date) -> Moment:
    """The week of a day, Monday to Sunday (ISO 8601)."""
    year, week, weekday = day.isocalendar()
    first = day - timedelta(days=weekday - 1)
    return Moment(f"{year:04d}-W{week:02d}", first, first + timedelta(days=_SUNDAY))


def weekend_of(day: date) -> Moment:
    """The weekend of the week of a day."""
    week = week_of(day)
    if week.last is None:
        return week
    return Moment(f"{week.timex}-WE", week.last - timedelta(days=1), week.last)


def month_of(year: int, month: int) -> Moment:
    """One month."""
    last = calendar.monthrange(year, month)[1]
    return Moment(f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, last))


def moved_months(year: int, month: int, by: int) -> tuple[int, int]:
    """The month so many months later; kept inside the calendar."""
    at = min(max(year * _MONTHS + month - 1 + by, _MONTHS), _LAST_YEAR * _MONTHS + 11)
    return at // _MONTHS, at % _MONTHS + 1


def year_of(year: int) -> Moment:
    """One year."""
    return Moment(f"{year:04d}", date(year, 1, 1), date(year, _MONTHS, 31))


def decade_of(year: int) -> Moment:
    """The ten years of a decade; TIMEX3 writes their first three figures."""
    start = year // 10 * 10
    return Moment(f"{start // 10:03d}", date(start, 1, 1), date(start + 9, _MONTHS, 31))


def quarter_of(year: int, quarter: int) -> Moment:
    """A quarter of a calendar year."""
    first = _QUARTER * (quarter - 1) + 1
    end = month_of(year, first + 2)
    return Moment(f"{year:04d}-Q{quarter}", date(year, first, 1), end.last)


def half_of(year: int, half: int) -> Moment:
    """A half of a calendar year."""
    if half == 1:
        return Moment(f"{year:04d}-H1", date(year, 1, 1), date(year, 6, 30))
    return Moment(f"{year:04d}-H2", date(year, 7, 1), date(year, _MONTHS, 31))


def season_of(year: int, season: str) -> Moment:
    """A season of the northern half of the world; winter begins in December of its year."""
    first, last = _SEASON_MONTHS[season]
    end = month_of(year + (1 if last < first and year < _LAST_YEAR else 0), last)
    return Moment(f"{year:04d}-{season}", date(year, first, 1), end.last)
