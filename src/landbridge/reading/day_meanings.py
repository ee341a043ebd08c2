"""What days, months, seasons, years and times that were found mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from landbridge.reading.clocks import (
    FAIR,
    LOW,
    PARTS,
    SURE,
    WEEK,
    Clock,
    Meaning,
    day_made,
    month_in,
    moved,
    narrowed,
    unit_at,
    weekday_in,
    year_of_day,
    year_of_month,
)
from landbridge.reading.moments import (
    SEASONS,
    Moment,
    day_of,
    decade_of,
    month_of,
    season_of,
    year_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

__all__ = ["DAY_MEANINGS"]

_MORNING = frozenset({"dawn", "daybreak", "sunrise", "first light"})
_NOON, _SATURDAY = 12, 5
_MONTHS_TRIED = 4
"""No day of a month is missing from more than two months in a row."""
_LATEST_CENTURY, _LATEST_SHORT = 30, 10


def _iso(match: Match[str], _: Clock) -> Meaning | None:
    day = day_made(int(match["year"]), int(match["month"]), int(match["day"]))
    return None if day is None else Meaning("date", day_of(day), 0.99)


def _slashed(match: Match[str], clock: Clock) -> Meaning | None:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if len(match["year"]) == len("17"):
        year += 2000 if year <= clock.today.year % 100 + 5 else 1900
    day_first, month_first = day_made(year, two, one), day_made(year, one, two)
    found = day_first or month_first
    if found is None:
        return None
    if day_first is None or month_first is None or day_first == month_first:
        return Meaning("date", day_of(found))
    if match["mark"] == ".":
        return Meaning("date", day_of(day_first), FAIR)
    first, last = sorted((day_first, month_first))
    return Meaning("date", Moment(day_first.isoformat(), first, last), LOW)


def _day_and_month(match: Match[str], clock: Clock) -> Meaning | None:
    month, number = month_in(match), int(match["day"])
    year = int(match["year"]) if match["year"] else year_of_day(clock, month, number)
    day = day_made(year, month, number)
    if day is None:
        return None
    return Meaning("date", day_of(day), SURE if match["year"] or clock.lean else FAIR)


def _named_month(match: Match[str], clock: Clock) -> Meaning | None:
    month, which = month_in(match), (match["which"] or "").lower()
    year = clock.today.year
    if match["year"]:
        year = int(match["year"])
    elif match["of"]:
        year += {"last": -1, "this": 0, "next": 1}[match["of"].split()[1]]
    elif which in {"last", "this past"}:
        year -= month >= clock.today.month
    elif which == "next":
        year += month <= clock.today.month
    elif which != "this":
        year = year_of_month(clock, month)
    return Meaning("date", narrowed(match, month_of(year, month)), SURE if match["year"] else FAIR)


def _named_season(match: Match[str], clock: Clock) -> Meaning | None:
    which, det = (match["which"] or "").lower(), (match["det"] or "").lower()
    season = SEASONS[match["season"].lower()]
    if not (which or det or match["mod"] or match["year"]):
        return Meaning("date", Moment(f"XXXX-{season}"), 0.5)
    year = clock.today.year
    if match["year"]:
        return Meaning("date", narrowed(match, season_of(int(match["year"]), season)))
    now = season_of(year, season)
    if which in {"last", "past"} and now.last is not None and clock.today <= now.last:
        year -= 1
    elif which in {"next", "coming", "following"} and now.first is not None and (
        clock.today >= now.first
    ):  # fmt: skip
        year += 1
    elif not which and det == "the" and clock.lean < 0 and now.first is not None and (
        now.first > clock.today
    ):  # fmt: skip
        year -= 1
    return Meaning("date", narrowed(match, season_of(year, season)), FAIR)


def _named_weekday(match: Match[str], clock: Clock) -> Meaning | None:
    which, weekday = (match["which"] or "").lower(), weekday_in(match)
    back = (clock.today.weekday() - weekday) % WEEK
    ahead = (weekday - clock.today.weekday()) % WEEK
    if which in {"last", "this past"}:
        day = moved(clock.today, -(back or WEEK))
    elif which == "next":
        day = moved(clock.today, ahead or WEEK)
    elif clock.lean > 0:
        day = moved(clock.today, ahead)
    else:
        day = moved(clock.today, -back)
    part = PARTS.get((match["part"] or "").lower(), "")
    kind = "time" if part else "date"
    return Meaning(kind, day_of(day, part), 0.9 if clock.lean or which else FAIR)


def _deictic(match: Match[str], clock: Clock) -> Meaning | None:
    words = match["word"].lower().split()
    said = " ".join(words)
    part = PARTS.get(words[-1], "")
    days = 0
    if "before yesterday" in said:
        days = -2
    elif "after tomorrow" in said:
        days = 2
    elif "yesterday" in words or said.endswith("last night"):
        days = -1
    elif "tomorrow" in words:
        days = 1
    day = moved(clock.today, days)
    if said == "tonight" or said.endswith("last night"):
        return Meaning("time", day_of(day, "TNI"))
    if said == "overnight":
        return Meaning("time", Moment(f"{day.isoformat()}TNI", moved(day, -1), day), FAIR)
    return Meaning("time" if part else "date", day_of(day, part))


def _day_beside(match: Match[str], clock: Clock) -> Meaning | None:
    """The day before, the day after: beside the last day that was named."""
    by = -1 if match["way"] == "before" else 1
    if clock.before is not None and clock.before.first is not None:
        day = clock.before.first if by < 0 else clock.before.last or clock.before.first
        return Meaning("date", day_of(moved(day, by)), 0.6)
    return Meaning("date", day_of(moved(clock.today, by)), LOW)


def _clock_time(match: Match[str], clock: Clock) -> Meaning | None:
    day = clock.today
    if clock.before is not None and clock.before.first is not None and (
        clock.before.first == clock.before.last
    ):  # fmt: skip
        day = clock.before.first
    if match["weekday"]:
        back = (clock.today.weekday() - weekday_in(match)) % WEEK
        ahead = (weekday_in(match) - clock.today.weekday()) % WEEK
        day = moved(clock.today, ahead if clock.lean > 0 else -back)
    elif match["word"]:
        by = {"today": 0, "yesterday": -1, "tomorrow": 1}[match["word"]]
        day = moved(clock.today, by)
    if match["noon"]:
        hour, minute = (12, 0) if match["noon"].lower() == "noon" else (24, 0)
        return Meaning("time", day_of(day, f"T{hour:02d}:{minute:02d}"), FAIR)
    if match["minute"] is None and match["half"] is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if hour > _NOON:
            return None
        hour = hour % _NOON + (_NOON if match["half"][0] in "pP" else 0)
    score = 0.9 if match["half"] else 0.6
    return Meaning("time", day_of(day, f"T{hour:02d}:{minute:02d}"), score)


def _part_of_day(match: Match[str], clock: Clock) -> Meaning | None:
    """At dawn, at dusk: of the day that is named with it, else of publication."""
    by = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(match["word"] or "", 0)
    part = "TMO" if match["part"] in _MORNING else "TEV"
    return Meaning("time", day_of(moved(clock.today, by), part), FAIR if match["word"] else LOW)


def _feast(match: Match[str], clock: Clock) -> Meaning | None:
    days = {"christmas eve": (12, 24), "christmas": (12, 25), "christmas day": (12, 25),
            "halloween": (10, 31)}  # fmt: skip
    word = match["word"].lower().replace("\u2019", "'")
    if word.startswith("new year"):
        month, day = (12, 31) if word.endswith("eve") else (1, 1)
    else:
        month, day = (2, 14) if word.startswith("valentine") else days[word]
    year = int(match["year"]) if match["year"] else year_of_day(clock, month, day)
    found = day_made(year, month, day)
    return None if found is None else Meaning("date", day_of(found), FAIR)


def _day_alone(match: Match[str], clock: Clock) -> Meaning | None:
    """On the 19th: the last such day, or the next one where the words look ahead."""
    number = int(match["day"])
    before = match.string[max(0, match.start() - len("by the ")) : match.start()].lower()
    step = 1 if clock.lean > 0 or before.startswith(("by ", "til ", "ntil")) else -1
    year, month = clock.today.year, clock.today.month
    for _ in range(_MONTHS_TRIED):
        found = day_made(year, month, number)
        if found is not None and (found - clock.today).days * step >= 0:
            return Meaning("date", day_of(found), FAIR)
        year, month = year + (month - 1 + step) // 12, (month - 1 + step) % 12 + 1
    return None


def _weekend(_: Match[str], clock: Clock) -> Meaning | None:
    by = 0 if clock.lean > 0 or clock.today.weekday() >= _SATURDAY else -1
    moment = unit_at("weekend", clock, by)
    return None if moment is None else Meaning("date", moment, FAIR)


def _named_year(match: Match[str], _: Clock) -> Meaning | None:
    year = int(match["year"])
    moment = narrowed(match, year_of(year))
    if match["fiscal"]:
        moment = Moment(f"FY{year}", moment.first, moment.last)
    return Meaning("date", moment, 0.9)


def _decade(match: Match[str], clock: Clock) -> Meaning | None:
    said = match["decade"].strip("'\u2019")
    if len(said) == len("1990"):
        year = int(said)
    else:
        if not match["det"] and match["decade"][0] not in "'\u2019":
            return None
        year = 1900 + int(said)
        if year + 100 <= clock.today.year:
            year += 100 if int(said) <= _LATEST_SHORT else 0
    return Meaning("date", narrowed(match, decade_of(year)), 0.9)


def _decade_in_words(match: Match[str], _: Clock) -> Meaning | None:
    tens = [
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ]
    word = match["words"].lower().removeprefix("nineteen").strip("-")
    return Meaning("date", narrowed(match, decade_of(1920 + 10 * tens.index(word))), FAIR)


def _century(match: Match[str], _: Clock) -> Meaning | None:
    number = int(match["number"])
    if not 1 <= number <= _LATEST_CENTURY:
        return None
    start = 100 * (number - 1)
    moment = Moment(f"{number - 1:02d}", date(start + 1, 1, 1), date(100 * number, 12, 31))
    return Meaning("date", narrowed(match, moment), FAIR)


DAY_MEANINGS: dict[str, Callable[[Match[str], Clock], Meaning | None]] = {
    "date-iso": _iso,
    "date-slashed": _slashed,
    "date-day-month": _day_and_month,
    "date-month-day": _day_and_month,
    "date-month": _named_month,
    "date-season": _named_season,
    "date-weekday": _named_weekday,
    "date-deictic": _deictic,
    "date-day-beside": _day_beside,
    "date-year": _named_year,
    "date-decade": _decade,
    "date-decade-words": _decade_in_words,
    "date-century": _century,
    "time-clock": _clock_time,
    "time-part": _part_of_day,
    "date-feast": _feast,
    "date-day-alone": _day_alone,
    "date-weekend": _weekend,
}
"""What each rule makes of a match; None where it was no date after all."""
