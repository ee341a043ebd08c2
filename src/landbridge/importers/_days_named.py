"""The day that a name of a file, or a few words, say: 2017-11-19, 20171119, 19 Nov 2017."""

from __future__ import annotations

import re

from landbridge.days import format_day, parse_day

__all__ = ["day_in"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_SEPARATOR = r"[\s._,-]{0,2}"
_FORMS = tuple(
    re.compile(rf"(?<!\d){form}(?!\d)", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})[-_.](?P<number>\d{1,2})[-_.](?P<day>\d{1,2})(?:T[\d:.Z+-]*)?",
        r"(?P<year>(?:19|20)\d\d)(?P<number>\d\d)(?P<day>\d\d)(?:T?\d{4,6}Z?)?",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_SEPARATOR}{_MONTH}\.?{_SEPARATOR}(?P<year>\d{{4}})",
        rf"(?<![A-Za-z]){_MONTH}\.?{_SEPARATOR}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_SEPARATOR}(?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}}){_SEPARATOR}{_MONTH}{_SEPARATOR}(?P<day>\d{{1,2}})",
    )
)
_LONGEST = 10_000
"""Characters in which a day is looked for."""


def day_in(text: str) -> str | None:
    """Give the one day that a text names, as YYYY-MM-DD; None where it names none, or several.

    A date in figures only is read where the year comes first: 05/11/2017 has two readings.
    """
    text = text[:_LONGEST]
    days = {day for form in _FORMS for found in form.finditer(text) if (day := _day(found))}
    return days.pop() if len(days) == 1 else None


def _day(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = parts.get("number") or str(_MONTHS.index(parts["month"][:3].lower()) + 1)
    try:
        return format_day(parse_day(f"{parts['year']}-{month:0>2}-{parts['day']:0>2}"))
    except ValueError:
        return None
