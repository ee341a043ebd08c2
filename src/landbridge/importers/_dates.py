"""Dates as people write them, read as ISO dates; what can mean two days is asked about."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.days import FIRST_DAY, format_day, parse_published, parse_span
from landbridge.importers._month_names import FILLERS, MONTHS, OPENERS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "DATE_OPTIONS",
    "DATE_ORDERS",
    "SERIAL_DAYS",
    "DateOrder",
    "OrderFinder",
    "decide_order",
    "is_serial",
    "read_date",
    "read_published",
]

DATE_ORDERS = ("dmy", "mdy", "ymd")
"""Day, month, year; month, day, year; year, month, day."""
DATE_OPTIONS = {
    "dates": "how dates such as 03/04/2017 are written: dmy, mdy or ymd; else what the others show",
    "serials": "whether days that a spreadsheet counts (43057) begin in 1900 or 1904; else 1900",
}
"""Options of every importer that reads dates of people."""
SERIAL_DAYS = {"1900": 693_594, "1904": 695_056}
"""The day before the first day of each count, as a day number; days from March 1900 on."""

_ASK = "say which with --set dates=dmy, mdy or ymd"
_FORMS = "write it as 2017-11-19, 19 Nov 2017, 2017-11, or 2017-11-17/2017-11-19"
_LONGEST = 100
_FIRST_SERIAL, _LAST_SERIAL = 21_916, 73_415  # 1960 to 2100 in the count of 1900
_NEXT_CENTURY = 69  # two-digit years below it are of this century, as in POSIX
_MONTHS_A_YEAR = 12

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u0640"))
_OTHERS: dict[int, str | None] = {
    0xE000: None,
    ord("\u060c"): ",",
    ord("\u2044"): "/",
    ord("\u2019"): "'",
}
_PLAIN = _DASHES | _MARKS | _OTHERS


def _words(names: Iterable[str]) -> str:
    """A pattern of these words, the longest first, as whole words (digits may adjoin)."""
    each = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return rf"(?<![^\W\d_])(?:{each})(?![^\W\d_])\.?"


def _folded(text: str) -> str:
    """Lower case, without accents and marks of direction; digits of any script as 0 to 9."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    kept = (letter for letter in plain if not unicodedata.combining(letter))
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in kept
    )


_NUMBER_OF_MONTH = {
    _folded(name): number for number, names in enumerate(MONTHS, 1) for name in names
}
_MONTH = re.compile(_words(_NUMBER_OF_MONTH))
_WEEKDAY = re.compile(_words(map(_folded, WEEKDAYS)) + r"\s*,?")
_FILLER = re.compile(_words(map(_folded, FILLERS)))
_OPENER = re.compile(_words(map(_folded, OPENERS)))
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|eme)(?![^\W\d_])")
_TIME = re.compile(
    r"(?:(?<=\d)t|[\s,]+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d*)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?\s*\Z"
)
_QUARTER = re.compile(r"(?:q([1-4])[ /-]*(\d{4})|(\d{4})[ /-]*q([1-4]))\Z")
_YEAR_OR_DIGITS = re.compile(r"(?:((?:19|20)\d\d)(\d\d)(\d\d)|(\d{4}))\Z")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?\Z")
_YEAR_FIRST = re.compile(r"(\d{4})([-/. ])(\d{1,2})(?:\2(\d{1,2}))?\.?\Z")
_NUMBERS = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})\.?\Z")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})\Z")
_DAY_WORD_YEAR = re.compile(r"(\d{1,2})[ ./,-]*\ue000(\d+)\ue000[ ./,'-]*(\d{4}|\d{2})\Z")
_WORD_DAY_YEAR = re.compile(r"\ue000(\d+)\ue000[ ./-]*(\d{1,2})[ ./,-]+(\d{4})\Z")
_YEAR_WORD_DAY = re.compile(r"(\d{4})[ ./,-]*\ue000(\d+)\ue000[ ./,-]*(\d{1,2})\Z")
_WORD_YEAR = re.compile(r"(?:\ue000(\d+)\ue000[ ./,-]*(\d{4})|(\d{4})[ ./,-]*\ue000(\d+)\ue000)\Z")
_DAYS_OF_MONTH = re.compile(r"\ue000(\d+)\ue000[ .]*(\d{1,2}) ?- ?(\d{1,2})[ ,]+(\d{4})\Z")
_BETWEEN = re.compile(
    r"(?:\s*(?:\.\.+|/|-|(?<![^\W\d_])(?:to|until|till|through|and|bis|und|au|et|al|hasta|a|y|po|"
    r"\u043f\u043e|\u0434\u043e|\u0438|\u0442\u0430|\u0627\u0644\u0649|\u062d\u062a\u0649)"
    r"(?![^\W\d_]))\s*)"
)
_PART = re.compile(r"(?:(\d{1,2})[ .]*)?(?:\ue000(\d+)\ue000[ .]*(\d{1,2})?)?\Z")
_DECIDING = re.compile(r"(?<!\d)(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class DateOrder:
    """In what order a column writes its numbers; ``order`` is None where that is not known.

    ``why`` says in words what decided, with an example; empty where there was nothing to decide.
    """

    order: str | None
    why: str = ""


class OrderFinder:
    """Finds out, date by date, whether a column writes day/month/year or month/day/year."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        self._count = {"dmy": 0, "mdy": 0}
        self._open = 0

    def hear(self, text: str) -> None:
        """Take in one cell of the column."""
        if len(text) > _LONGEST or not any(letter.isdigit() for letter in text):
            return
        for one, _, two, _ in _DECIDING.findall(_plain(text)):
            if int(one) > _MONTHS_A_YEAR >= int(two):
                order = "dmy"
            elif int(two) > _MONTHS_A_YEAR >= int(one):
                order = "mdy"
            else:
                self._open += one != two
                continue
            self._count[order] += 1
            self._first.setdefault(order, text.strip())

    @property
    def found(self) -> DateOrder:
        """What the cells heard so far say."""
        if len(self._first) == 1:
            ((order, example),) = self._first.items()
            told = f"dates such as '{example}' ({self._count[order]:,})"
            why = f"{told} can only be {_in_words(order)}: all are read so"
            return DateOrder(order, why if self._open else "")
        if self._first and self._open:
            told = " and ".join(f"'{example}'" for example in self._first.values())
            return DateOrder(None, f"dates are written in more than one order ({told})")
        if self._open:
            return DateOrder(None, f"no date shows whether day or month comes first: {_ASK}")
        return DateOrder(None)


def decide_order(texts: Iterable[str]) -> DateOrder:
    """Find out whether a column writes day/month/year or month/day/year.

    Dates that can be read in one way only decide, such as 19/11/2017. Where they contradict one
    another, or none decides, the order is None and `read_date` refuses those that need it.
    """
    finder = OrderFinder()
    for text in texts:
        finder.hear(text)
    return finder.found


def _in_words(order: str) -> str:
    return "/".join({"d": "day", "m": "month", "y": "year"}[letter] for letter in order)


def is_serial(text: str) -> bool:
    """Whether it may be a day that a spreadsheet counts: 1960 to 2100, with or without a time."""
    text = _folded(text).strip()
    return bool(_SERIAL.match(text)) and _FIRST_SERIAL <= float(text) <= _LAST_SERIAL


def read_date(text: str, *, order: str | None = None, serials: str | None = None) -> str:
    """Read a date as people write it: an ISO day, month or year, or an interval start/end.

    Names of months may be English, French, German, Spanish, Russian, Ukrainian or Arabic, digits of
    any script. A time of day is left off.

    Parameters
    ----------
    order
        how numbers are written, one of `DATE_ORDERS`; None where that is not known: then
        only dates are read that can mean one day. Years of two digits need it
    serials
        where days that a spreadsheet counts may stand (43057), the year in which the count
        begins: 1900 or 1904; None where such numbers are no dates

    Raises
    ------
    ValueError
        when it is no date, no day of the calendar, or can mean more than one
    """
    plain = _plain(text)
    if not plain or len(text) > _LONGEST:
        shown = text if len(text) <= _LONGEST else text[:40] + "…"
        raise ValueError(f"'{shown}' is not a date: {_FORMS}")
    if serials is not None and is_serial(plain):
        return format_day(max(FIRST_DAY, SERIAL_DAYS[serials] + int(float(plain))))
    opened = _OPENER.match(plain)  # "from 3 May" alone is not one day
    whole = plain[opened.end() :].strip() if opened else plain
    found = (None if opened else _single(plain, order, text)) or _interval(whole, order, text)
    if found is None:
        if is_serial(plain):
            raise ValueError(f"'{text}' is not a date; a spreadsheet may count days so: {_FORMS}")
        raise ValueError(f"'{text}' is not a date: {_FORMS}")
    try:
        parse_span(found)
    except ValueError as wrong:
        raise ValueError(f"'{text}' cannot be read: {wrong}") from None
    return found


def read_published(text: str, *, order: str | None = None, serials: str | None = None) -> str:
    """Read a day of publication; a time in ISO 8601 is kept, with its offset.

    Raises
    ------
    ValueError
        as `read_date`
    """
    moment = text.strip().replace(" ", "T", 1) if re.match(r"\s*\d{4}-\d\d-\d\d ", text) else text
    try:
        parse_published(moment)
    except ValueError:
        return read_date(text, order=order, serials=serials)
    return moment.strip().removesuffix(".000").removesuffix("T00:00:00").removesuffix("T00:00")


def _plain(text: str) -> str:
    """Fold a date so that numbers and marks remain; a month is a number between two U+E000."""
    plain = _TIME.sub("", _ORDINAL.sub("", _folded(text).strip()))
    plain = _WEEKDAY.sub(" ", plain)
    plain = _MONTH.sub(
        lambda found: f" \ue000{_NUMBER_OF_MONTH[found[0].rstrip('.')]}\ue000 ", plain
    )
    plain = _FILLER.sub(" ", plain)
    return " ".join(plain.replace(",", " ").split())


def _single(plain: str, order: str | None, text: str) -> str | None:
    """Read one day, month, quarter or year; None where it has no such form."""
    if found := _QUARTER.match(plain):
        quarter, year = int(found[1] or found[4]), found[2] or found[3]
        return f"{year}-{quarter * 3 - 2:02}/{year}-{quarter * 3:02}"
    if found := _YEAR_OR_DIGITS.match(plain):
        return "-".join(filter(None, found.groups()))
    if found := _YEAR_FIRST.match(plain):
        day = f"-{int(found[4]):02}" if found[4] else ""
        return f"{found[1]}-{int(found[3]):02}{day}"
    if found := _NUMBERS.match(plain):
        return _of_numbers(int(found[1]), int(found[3]), found[4], order, text)
    if found := _MONTH_YEAR.match(plain):
        return f"{found[2]}-{int(found[1]):02}"
    return _with_word(plain, order, text)


def _with_word(plain: str, order: str | None, text: str) -> str | None:
    """Read a date with the name of a month."""
    if found := _DAY_WORD_YEAR.match(plain):
        day, month, year = found.groups()
        return f"{_year(year, order, text)}-{int(month):02}-{int(day):02}"
    if found := _WORD_DAY_YEAR.match(plain):
        month, day, year = found.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    if found := _YEAR_WORD_DAY.match(plain):
        year, month, day = found.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    if found := _WORD_YEAR.match(plain):
        return f"{found[2] or found[3]}-{int(found[1] or found[4]):02}"
    if found := _DAYS_OF_MONTH.match(plain):
        month, first, last, year = found.groups()
        start = f"{year}-{int(month):02}-{int(first):02}"
        return f"{start}/{year}-{int(month):02}-{int(last):02}"
    return None


def _year(digits: str, order: str | None, text: str) -> str:
    if len(digits) > 2:  # noqa: PLR2004
        return digits
    if order is None:
        raise ValueError(f"'{text}' has a year of two digits: write four, or {_ASK}")
    return f"{20 if int(digits) < _NEXT_CENTURY else 19}{digits}"


def _of_numbers(one: int, two: int, last: str, order: str | None, text: str) -> str:
    """Read three numbers of which the last is the year, or in the order ymd the day."""
    if order == "ymd":
        if len(last) > 2:  # noqa: PLR2004
            raise ValueError(f"'{text}' is not written year, month, day")
        return f"{_year(f'{one:02}', order, text)}-{two:02}-{int(last):02}"
    year = _year(last, order, text)
    if order is None and one != two and max(one, two) <= _MONTHS_A_YEAR:
        readings = f"{year}-{two:02}-{one:02} or {year}-{one:02}-{two:02}"
        raise ValueError(f"'{text}' can mean {readings}: {_ASK}")
    day_first = order == "dmy" or (order is None and one > _MONTHS_A_YEAR)
    day, month = (one, two) if day_first else (two, one)
    if month > _MONTHS_A_YEAR:
        raise ValueError(
            f"'{text}' has no month {month} when read {_in_words(order or 'dmy')}:"
            " is it written in another order than the others?"
        )
    return f"{year}-{month:02}-{day:02}"


def _interval(plain: str, order: str | None, text: str) -> str | None:
    """Read two dates with a word or a dash between them; the first may leave out its year."""
    for found in _BETWEEN.finditer(plain):
        left, right = plain[: found.start()], plain[found.end() :]
        if not left or not right:
            continue
        end = _single(right, order, text)
        if end is None or "/" in end:
            continue
        start = _single(left, order, text) or _completed(left, end)
        if start is not None and "/" not in start:
            return start if start == end else f"{start}/{end}"
    return None


def _completed(left: str, end: str) -> str | None:
    """Read the beginning of an interval that leaves its year, or month and year, to the end."""
    found = _PART.match(left)
    if found is None:
        return None
    day, month = found[1] or found[3], found[2]
    year, *rest = end.split("-")
    if month is None:
        return f"{year}-{rest[0]}-{int(day):02}" if day and len(rest) > 1 else None
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
