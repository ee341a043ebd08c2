"""What a date or duration that was found means, seen from the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from landbridge.reading.moments import (
    MONTHS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    Moment,
    day_of,
    decade_of,
    half_of,
    month_of,
    moved_months,
    number_of,
    quarter_of,
    season_of,
    week_of,
    weekend_of,
    year_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

__all__ = ["MEANINGS", "Clock", "Meaning"]

_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_FUTURE_REF, _PAST_REF, _PRESENT_REF = "FUTURE_REF", "PAST_REF", "PRESENT_REF"
_WEEK, _MONTHS_A_YEAR, _NOON = 7, 12, 12
_VAGUE = frozenset({"few", "a few", "several", "many", "some", "dozens of", "hundreds of",
                    "thousands of", "a couple of", "couple of"})  # fmt: skip
_SURE, _FAIR, _LOW = 0.95, 0.8, 0.4


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
    score: float = _SURE


def _move(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(match: Match[str]) -> int:
    return MONTHS[match["month"].lower().strip(".")]


def _weekday(match: Match[str]) -> int:
    return WEEKDAYS[match["weekday"].lower().strip(".")]


def _year_of_month(clock: Clock, month: int) -> int:
    """The year of a month that is named without one."""
    year, now = clock.today.year, clock.today.month
    if clock.lean > 0:
        return year if month >= now else year + 1
    if clock.lean < 0:
        return year if month <= now else year - 1
    apart = month - now
    return year + (1 if apart < -6 else -1 if apart > 5 else 0)


def _year_of_day(clock: Clock, month: int, day: int) -> int:
    """The year of a day that is named without one: the nearest on the side that is spoken of."""
    year, now = clock.today.year, (clock.today.month, clock.today.day)
    if clock.lean > 0:
        return year if (month, day) >= now else year + 1
    if clock.lean < 0:
        return year if (month, day) <= now else year - 1
    return _year_of_month(clock, month)


def _mod(match: Match[str], moment: Moment) -> Moment:
    """Narrow the days of a value by early, mid, late, the end of; the value in TIMEX3 stays."""
    mod = (match.groupdict().get("mod") or "").lower()
    if not mod or moment.first is None or moment.last is None:
        return moment
    length = (moment.last - moment.first).days
    third = max(length // 3, 0)
    first, last = moment.first, moment.last
    if mod in {"early", "the beginning of", "the start of", "earlier"}:
        last = _move(first, third)
    elif mod in {"late", "the end of", "later"}:
        first = _move(last, -third)
    elif mod in {"mid", "the middle of"}:
        first, last = _move(first, third), _move(last, -third)
    return Moment(moment.timex, first, last)


def _iso(match: Match[str], _: Clock) -> Meaning | None:
    day = _made(int(match["year"]), int(match["month"]), int(match["day"]))
    return None if day is None else Meaning("date", day_of(day), 0.99)


def _slashed(match: Match[str], clock: Clock) -> Meaning | None:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year <= clock.today.year % 100 + 5 else 1900
    day_first, month_first = _made(year, two, one), _made(year, one, two)
    found = day_first or month_first
    if found is None:
        return None
    if day_first is None or month_first is None or day_first == month_first:
        return Meaning("date", day_of(found))
    if match["mark"] == ".":
        return Meaning("date", day_of(day_first), _FAIR)
    first, last = sorted((day_first, month_first))
    return Meaning("date", Moment(day_first.isoformat(), first, last), _LOW)


def _day_and_month(match: Match[str], clock: Clock) -> Meaning | None:
    month, number = _month(match), int(match["day"])
    year = int(match["year"]) if match["year"] else _year_of_day(clock, month, number)
    day = _made(year, month, number)
    if day is None:
        return None
    return Meaning("date", day_of(day), _SURE if match["year"] or clock.lean else _FAIR)


def _named_month(match: Match[str], clock: Clock) -> Meaning | None:
    month, which = _month(match), (match["which"] or "").lower()
    year = clock.today.year
    if match["year"]:
        year = int(match["year"])
    elif match["of"]:
        year += {"last": -1, "this": 0, "next": 1}[match["of"].split()[1]]
    elif which == "last" or which == "this past":
        year -= month >= clock.today.month
    elif which == "next":
        year += month <= clock.today.month
    elif which != "this":
        year = _year_of_month(clock, month)
    return Meaning("date", _mod(match, month_of(year, month)), _SURE if match["year"] else _FAIR)


def _named_season(match: Match[str], clock: Clock) -> Meaning | None:
    which, det = (match["which"] or "").lower(), (match["det"] or "").lower()
    if not (which or det or match["mod"] or match["year"]):
        return None
    season = SEASONS[match["season"].lower()]
    year = clock.today.year
    if match["year"]:
        return Meaning("date", _mod(match, season_of(int(match["year"]), season)))
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
    return Meaning("date", _mod(match, season_of(year, season)), _FAIR)


def _named_weekday(match: Match[str], clock: Clock) -> Meaning | None:
    which, weekday = (match["which"] or "").lower(), _weekday(match)
    back = (clock.today.weekday() - weekday) % _WEEK
    ahead = (weekday - clock.today.weekday()) % _WEEK
    if which in {"last", "this past"}:
        day = _move(clock.today, -(back or _WEEK))
    elif which == "next":
        day = _move(clock.today, ahead or _WEEK)
    elif clock.lean > 0:
        day = _move(clock.today, ahead)
    else:
        day = _move(clock.today, -back)
    part = _PARTS.get((match["part"] or "").lower(), "")
    kind = "time" if part else "date"
    return Meaning(kind, day_of(day, part), 0.9 if clock.lean or which else _FAIR)


def _deictic(match: Match[str], clock: Clock) -> Meaning | None:
    words = match["word"].lower().split()
    said = " ".join(words)
    part = _PARTS.get(words[-1], "")
    days = 0
    if "before yesterday" in said:
        days = -2
    elif "after tomorrow" in said:
        days = 2
    elif "yesterday" in words or said == "last night":
        days = -1
    elif "tomorrow" in words:
        days = 1
    day = _move(clock.today, days)
    if said in {"tonight", "last night"}:
        return Meaning("time", day_of(day, "TNI"))
    if said == "overnight":
        return Meaning("time", Moment(f"{day.isoformat()}TNI", _move(day, -1), day), _FAIR)
    return Meaning("time" if part else "date", day_of(day, part))


def _unit_at(unit: str, clock: Clock, by: int) -> Moment | None:
    """The week, month, quarter, year, decade … that lies so many units from today's."""
    year, month = clock.today.year, clock.today.month
    if not 1 <= year + by <= 9998 and unit in {"year", "season"}:
        return None
    if unit == "day":
        return day_of(_move(clock.today, by))
    if unit == "week":
        return week_of(_move(clock.today, _WEEK * by))
    if unit == "weekend":
        return weekend_of(_move(clock.today, _WEEK * by))
    if unit == "month":
        return month_of(*moved_months(year, month, by))
    if unit == "quarter":
        at = moved_months(year, month, 3 * by)
        return quarter_of(at[0], (at[1] - 1) // 3 + 1)
    if unit == "year":
        return year_of(year + by)
    if unit == "decade" and 1 <= year + 10 * by <= 9980:
        return decade_of(year + 10 * by)
    if unit == "century" and 1 <= year // 100 + by < 99:
        start = (year // 100 + by) * 100
        return Moment(f"{start // 100:02d}", date(max(start, 1), 1, 1), date(start + 99, 12, 31))
    return None


def _this_unit(match: Match[str], clock: Clock) -> Meaning | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    if unit == "day" and which not in {"the same", "that"}:
        by = {"the following": 1, "next": 1, "the previous": -1, "last": -1}.get(which, 0)
        if clock.before is not None and clock.before.first == clock.before.last != None:
            assert clock.before.first is not None
            return Meaning("date", day_of(_move(clock.before.first, by)), 0.6)
        return Meaning("date", day_of(_move(clock.today, by)), _LOW)
    if which in {"the same", "that"}:
        if clock.before is not None:
            return Meaning("date", clock.before, 0.5)
        return Meaning("date", Moment(_PAST_REF), 0.3) if which == "the same" else None
    by = {"last": -1, "next": 1, "the following": 1, "the previous": -1, "this coming": 1,
          "this past": -1 if unit != "weekend" else -1}.get(which, 0)  # fmt: skip
    if unit == "weekend" and which in {"this past", "this"}:
        by = -1 if clock.today.weekday() < 5 and (clock.lean < 0 or which == "this past") else 0
    moment = _unit_at(unit, clock, by)
    return None if moment is None else Meaning("date", _mod(match, moment), 0.9)


def _part_of(match: Match[str], clock: Clock) -> Meaning | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    by = {"last": -1, "next": 1}.get(which, 0)
    moment = _unit_at(unit, clock, by)
    return None if moment is None else Meaning("date", _mod(match, moment), _FAIR)


def _count(words: str | None) -> float | None:
    said = (words or "a").lower().strip()
    if said in _VAGUE:
        return None
    if said.startswith("half"):
        return 0.5
    half = said.endswith("and a half")
    plain = said.removesuffix(" and a half").removeprefix("a ")
    number = number_of(plain) if plain else 1
    return None if number is None else number + (0.5 if half else 0.0)


def _singular(unit: str) -> str:
    unit = unit.lower()
    return "century" if unit == "centuries" else unit.removesuffix("s")


def _ago(match: Match[str], clock: Clock) -> Meaning | None:
    unit, way = _singular(match["unit"]), match["way"].lower()
    number = _count(match["count"])
    sign = -1 if way in {"ago", "earlier", "before"} else 1
    if number is None:
        return Meaning("date", Moment(_PAST_REF if sign < 0 else _FUTURE_REF), _FAIR)
    today = clock.today
    if way in {"earlier", "later", "before"} and clock.before is not None and (
        clock.before.first is not None
    ):  # fmt: skip
        today = clock.before.first
    from_there = Clock(today, clock.lean)
    if unit in {"second", "minute", "hour"}:
        return Meaning("time", day_of(today, "TXX"), _FAIR)
    if unit == "night":
        unit = "day"
    if unit == "fortnight":
        unit, number = "week", 2 * number
    if number != int(number):
        if unit != "year":
            return Meaning("date", Moment(_PAST_REF if sign < 0 else _FUTURE_REF), 0.5)
        moment = _unit_at("month", from_there, sign * round(_MONTHS_A_YEAR * number))
    else:
        moment = _unit_at(unit, from_there, sign * int(min(number, 9999)))
    return None if moment is None else Meaning("date", moment, 0.9 if way == "ago" else 0.6)


def _duration_value(number: float | None, unit: str) -> str:
    if unit == "fortnight":
        number, unit = None if number is None else 2 * number, "week"
    letters = UNITS.get(unit, "D")
    if number is not None and number != int(number):
        finer = {"year": ("month", 12), "month": ("week", 4), "day": ("hour", 24), "hour": ("minute", 60),
                 "decade": ("year", 10), "century": ("year", 100)}.get(unit)  # fmt: skip
        if finer is not None:
            number, letters = number * finer[1], UNITS[finer[0]]
    if number is None:
        shown = "X"
    else:
        shown = str(int(number)) if number == int(number) else f"{number:g}"
    if letters.startswith("T"):
        return f"PT{shown}{letters[1:]}"
    if letters == "Q":
        return f"P{shown}Q"
    return f"P{shown}{letters}"


def _duration(match: Match[str], _: Clock) -> Meaning | None:
    said = match.groupdict()
    words = said.get("count") or said.get("dash")
    if "count" not in said and "dash" not in said:
        words = "several"
    number = _count(words)
    return Meaning("duration", Moment(_duration_value(number, _singular(match["unit"]))), 0.9)


def _window(match: Match[str], clock: Clock) -> Meaning | None:
    """The past two weeks, recent years: a duration that ends, or begins, today."""
    which, unit = match["which"].lower(), _singular(match["unit"])
    count = match["count"]
    plural = match["unit"].lower().endswith("s")
    number = _count(count) if count else None if plural else 1.0
    det = (match.groupdict().get("det") or "").lower()
    if det == "this" or (det and not count and not plural and which in {"last", "next"}):
        by = -1 if which in {"past", "last", "previous", "preceding"} else 1
        moment = _unit_at(unit, clock, by)
        if unit in {"week", "month", "year", "decade"} and det != "the":
            return None if moment is None else Meaning("date", moment, _FAIR)
    if which == "recent" and not count:
        return Meaning("date", Moment(_PAST_REF), _FAIR)
    timex = _duration_value(number, unit)
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}.get(unit)
    if number is None or days is None or number * days > 99_999:
        return Meaning("duration", Moment(timex), 0.9)
    length = int(number * days)
    if which in {"past", "last", "previous", "recent", "latest"}:
        return Meaning("duration", Moment(timex, _move(clock.today, -length), clock.today), 0.9)
    if which in {"next", "coming", "following"}:
        return Meaning("duration", Moment(timex, clock.today, _move(clock.today, length)), 0.9)
    return Meaning("duration", Moment(timex), _FAIR)


def _recent_units(match: Match[str], clock: Clock) -> Meaning | None:
    which = match["which"].lower()
    if which == "recent":
        return Meaning("date", Moment(_PAST_REF), _FAIR)
    if which == "coming":
        return Meaning("date", Moment(_FUTURE_REF), _FAIR)
    if not match["count"]:
        return None
    return _window(match, clock)


def _reference(match: Match[str], clock: Clock) -> Meaning | None:
    word = match["word"].lower()
    if word.endswith("future") or word == "soon":
        return Meaning("date", Moment(_FUTURE_REF), _FAIR)
    if word.endswith("past") or word in {"recently", "lately", "previously", "formerly"}:
        return Meaning("date", Moment(_PAST_REF), _FAIR)
    score = 0.7 if word == "now" else _FAIR
    return Meaning("date", Moment(_PRESENT_REF, clock.today, clock.today), score)


def _named_year(match: Match[str], _: Clock) -> Meaning | None:
    year = int(match["year"])
    moment = _mod(match, year_of(year))
    if match["fiscal"]:
        moment = Moment(f"FY{year}", moment.first, moment.last)
    return Meaning("date", moment, 0.9)


def _decade(match: Match[str], clock: Clock) -> Meaning | None:
    said = match["decade"].strip("'\u2019")
    if len(said) == 4:
        year = int(said)
    else:
        if not match["det"] and match["decade"][0] not in "'\u2019":
            return None
        year = 1900 + int(said)
        if year + 100 <= clock.today.year:
            year += 100 if int(said) <= 10 else 0
    return Meaning("date", _mod(match, decade_of(year)), 0.9)


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
    return Meaning("date", _mod(match, decade_of(1920 + 10 * tens.index(word))), _FAIR)


def _century(match: Match[str], _: Clock) -> Meaning | None:
    number = int(match["number"])
    if not 1 <= number <= 30:
        return None
    start = 100 * (number - 1)
    moment = Moment(f"{number - 1:02d}", date(start + 1, 1, 1), date(100 * number, 12, 31))
    return Meaning("date", _mod(match, moment), _FAIR)


_ORDINALS = {"first": 1, "1st": 1, "1": 1, "second": 2, "2nd": 2, "2": 2, "third": 3, "3rd": 3,
             "3": 3, "fourth": 4, "4th": 4, "4": 4, "final": 4, "last": 4}  # fmt: skip


def _quarter(match: Match[str], clock: Clock) -> Meaning | None:
    number = _ORDINALS[match["ordinal"].lower()]
    groups = match.groupdict()
    unit = groups.get("unit") or "quarter"
    if match["year"]:
        year = int(match["year"])
    elif groups.get("of"):
        year = (
            clock.today.year + {"last": -1, "this": 0, "next": 1, "the": 0}[match["of"].split()[0]]
        )
    else:
        year = clock.today.year
        begins = 3 * number - 2 if unit == "quarter" else 6 * number - 5
        if clock.lean <= 0 and begins > clock.today.month:
            year -= 1
    if unit == "half":
        return Meaning("date", half_of(year, min(number, 2)), _FAIR)
    return Meaning("date", quarter_of(year, number), _FAIR)


def _clock_time(match: Match[str], clock: Clock) -> Meaning | None:
    day = clock.today
    if clock.before is not None and clock.before.first is not None and (
        clock.before.first == clock.before.last
    ):  # fmt: skip
        day = clock.before.first
    if match["weekday"]:
        back = (clock.today.weekday() - _weekday(match)) % _WEEK
        ahead = (_weekday(match) - clock.today.weekday()) % _WEEK
        day = _move(clock.today, ahead if clock.lean > 0 else -back)
    elif match["word"]:
        by = {"today": 0, "yesterday": -1, "tomorrow": 1}[match["word"]]
        day = _move(clock.today, by)
    if match["noon"]:
        hour, minute = (12, 0) if match["noon"].lower() == "noon" else (24, 0)
        return Meaning("time", day_of(day, f"T{hour:02d}:{minute:02d}"), _FAIR)
    if match["minute"] is None and match["half"] is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if hour > _NOON:
            return None
        hour = hour % _NOON + (_NOON if match["half"][0] in "pP" else 0)
    score = 0.9 if match["half"] else 0.6
    return Meaning("time", day_of(day, f"T{hour:02d}:{minute:02d}"), score)


def _every(match: Match[str], _: Clock) -> Meaning | None:
    if match["weekday"]:
        return Meaning("set", Moment(f"XXXX-WXX-{_weekday(match) + 1}"), 0.9)
    if match["part"]:
        return Meaning("set", Moment(f"XXXX-XX-XX{_PARTS[match['part'].lower()]}"), _FAIR)
    count = (match["count"] or "one").lower()
    number = 2.0 if count == "other" else _count(count)
    return Meaning("set", Moment(_duration_value(number, _singular(match["unit"]))), 0.9)


def _rate(match: Match[str], _: Clock) -> Meaning | None:
    return Meaning("set", Moment(_duration_value(1, match["unit"].lower())), _FAIR)


def _adverb(match: Match[str], _: Clock) -> Meaning | None:
    values = {"daily": "P1D", "every day": "P1D", "weekly": "P1W", "monthly": "P1M",
              "quarterly": "P1Q", "annually": "P1Y", "yearly": "P1Y", "hourly": "PT1H",
              "nightly": "XXXX-XX-XXTNI"}  # fmt: skip
    return Meaning("set", Moment(values[match["word"].lower()]), 0.7)


def _weekdays(match: Match[str], _: Clock) -> Meaning | None:
    return Meaning("set", Moment(f"XXXX-WXX-{_weekday(match) + 1}"), _FAIR)


def _feast(match: Match[str], clock: Clock) -> Meaning | None:
    days = {"christmas eve": (12, 24), "christmas": (12, 25), "christmas day": (12, 25),
            "halloween": (10, 31)}  # fmt: skip
    word = match["word"].lower().replace("\u2019", "'")
    if word.startswith("new year"):
        month, day = (12, 31) if word.endswith("eve") else (1, 1)
    else:
        month, day = (2, 14) if word.startswith("valentine") else days[word]
    year = int(match["year"]) if match["year"] else _year_of_day(clock, month, day)
    found = _made(year, month, day)
    return None if found is None else Meaning("date", day_of(found), _FAIR)


def _weekend(_: Match[str], clock: Clock) -> Meaning | None:
    by = 0 if clock.lean > 0 or clock.today.weekday() >= 5 else -1
    moment = _unit_at("weekend", clock, by)
    return None if moment is None else Meaning("date", moment, _FAIR)


def _vague_ago(_: Match[str], __: Clock) -> Meaning | None:
    return Meaning("date", Moment(_PAST_REF), _FAIR)


MEANINGS: dict[str, Callable[[Match[str], Clock], Meaning | None]] = {
    "date-iso": _iso, "date-slashed": _slashed, "date-day-month": _day_and_month,
    "date-month-day": _day_and_month, "date-month": _named_month, "date-season": _named_season,
    "date-weekday": _named_weekday, "date-deictic": _deictic, "date-unit": _this_unit,
    "date-part-of": _part_of, "date-ago": _ago, "date-the-ago": _ago, "duration-window": _window,
    "date-recent-units": _recent_units, "duration": _duration, "duration-compound": _duration,
    "duration-bare": _duration, "duration-decades": _vague_ago, "date-reference": _reference,
    "date-year": _named_year, "date-decade": _decade, "date-decade-words": _decade_in_words,
    "date-century": _century, "date-quarter": _quarter, "date-q": _quarter,
    "time-clock": _clock_time, "set-every": _every, "set-rate": _rate, "set-adverb": _adverb,
    "set-weekdays": _weekdays, "date-feast": _feast, "date-weekend": _weekend,
}  # fmt: skip
"""What each rule makes of a match; None where it was no date after all."""
