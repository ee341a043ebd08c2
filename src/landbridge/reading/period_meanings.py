"""What durations, sets, quarters and units such as last week mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.clocks import (
    FAIR,
    FUTURE_REF,
    LOW,
    PARTS,
    PAST_REF,
    PRESENT_REF,
    Clock,
    Meaning,
    moved,
    narrowed,
    unit_at,
    weekday_in,
)
from landbridge.reading.moments import UNITS, Moment, day_of, half_of, number_of, quarter_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

__all__ = ["PERIOD_MEANINGS"]

_MONTHS_A_YEAR, _SATURDAY, _MOST_DAYS = 12, 5, 99_999
_VAGUE = frozenset({"few", "a few", "several", "many", "some", "dozens of", "hundreds of",
                    "thousands of", "a couple of", "couple of"})  # fmt: skip
_FINER = {"year": ("month", 12), "month": ("week", 4), "day": ("hour", 24),
          "hour": ("minute", 60), "decade": ("year", 10), "century": ("year", 100)}  # fmt: skip
_ORDINALS = {"first": 1, "1st": 1, "1": 1, "second": 2, "2nd": 2, "2": 2, "third": 3, "3rd": 3,
             "3": 3, "fourth": 4, "4th": 4, "4": 4, "final": 4, "last": 4}  # fmt: skip


def _this_unit(match: Match[str], clock: Clock) -> Meaning | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    if unit == "day" and which not in {"the same", "that"}:
        by = {"the following": 1, "next": 1, "the previous": -1, "last": -1}.get(which, 0)
        named = None if clock.before is None else clock.before.first
        if clock.before is not None and named is not None and named == clock.before.last:
            return Meaning("date", day_of(moved(named, by)), 0.6)
        return Meaning("date", day_of(moved(clock.today, by)), LOW)
    if which in {"the same", "that"}:
        if clock.before is not None:
            return Meaning("date", clock.before, 0.5)
        return Meaning("date", Moment(PAST_REF), 0.3) if which == "the same" else None
    by = {"last": -1, "next": 1, "the following": 1, "the previous": -1, "this coming": 1,
          "this past": -1}.get(which, 0)  # fmt: skip
    if unit == "weekend" and which in {"this past", "this"}:
        gone = clock.lean < 0 or which == "this past"
        by = -1 if gone and clock.today.weekday() < _SATURDAY else 0
    moment = unit_at(unit, clock, by)
    return None if moment is None else Meaning("date", narrowed(match, moment), 0.9)


def _part_of(match: Match[str], clock: Clock) -> Meaning | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    by = {"last": -1, "next": 1}.get(which, 0)
    moment = unit_at(unit, clock, by)
    return None if moment is None else Meaning("date", narrowed(match, moment), FAIR)


def _count(words: str | None) -> float | None:
    said = (words or "a").lower().strip().replace("a single", "one")
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
        return Meaning("date", Moment(PAST_REF if sign < 0 else FUTURE_REF), FAIR)
    today = clock.today
    if way in {"earlier", "later", "before"} and clock.before is not None and (
        clock.before.first is not None
    ):  # fmt: skip
        today = clock.before.first
    from_there = Clock(today, clock.lean)
    if unit in {"second", "minute", "hour"}:
        return Meaning("time", day_of(today, "TXX"), FAIR)
    if unit == "night":
        unit = "day"
    if unit == "fortnight":
        unit, number = "week", 2 * number
    if number != int(number):
        if unit != "year":
            return Meaning("date", Moment(PAST_REF if sign < 0 else FUTURE_REF), 0.5)
        moment = unit_at("month", from_there, sign * round(_MONTHS_A_YEAR * number))
    else:
        moment = unit_at(unit, from_there, sign * int(min(number, 9999)))
    return None if moment is None else Meaning("date", moment, 0.9 if way == "ago" else 0.6)


def _vague_ago(_: Match[str], __: Clock) -> Meaning | None:
    return Meaning("date", Moment(PAST_REF), FAIR)


def _duration_value(number: float | None, unit: str) -> str:
    if unit == "fortnight":
        number, unit = None if number is None else 2 * number, "week"
    letters = UNITS.get(unit, "D")
    if number is not None and number != int(number):
        finer = _FINER.get(unit)
        if finer is not None:
            number, letters = number * finer[1], UNITS[finer[0]]
    shown = "X" if number is None else f"{number:.10g}"
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
        moment = unit_at(unit, clock, by)
        if unit in {"week", "month", "year", "decade"} and det != "the":
            return None if moment is None else Meaning("date", moment, FAIR)
    if which == "recent" and not count:
        return Meaning("date", Moment(PAST_REF), FAIR)
    timex = _duration_value(number, unit)
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}.get(unit)
    if number is None or days is None or number * days > _MOST_DAYS:
        return Meaning("duration", Moment(timex), 0.9)
    length = int(number * days)
    if which in {"past", "last", "previous", "recent", "latest"}:
        return Meaning("duration", Moment(timex, moved(clock.today, -length), clock.today), 0.9)
    if which in {"next", "coming", "following"}:
        return Meaning("duration", Moment(timex, clock.today, moved(clock.today, length)), 0.9)
    return Meaning("duration", Moment(timex), FAIR)


def _recent_units(match: Match[str], clock: Clock) -> Meaning | None:
    which = match["which"].lower()
    if which == "recent":
        return Meaning("date", Moment(PAST_REF), FAIR)
    if which == "coming":
        return Meaning("date", Moment(FUTURE_REF), FAIR)
    if not match["count"]:
        return None
    return _window(match, clock)


def _reference(match: Match[str], clock: Clock) -> Meaning | None:
    word = match["word"].lower()
    if word.endswith("future") or word == "soon":
        return Meaning("date", Moment(FUTURE_REF), FAIR)
    if word.endswith("past") or word in {"recently", "lately", "previously", "formerly"}:
        return Meaning("date", Moment(PAST_REF), FAIR)
    score = 0.7 if word == "now" else FAIR
    return Meaning("date", Moment(PRESENT_REF, clock.today, clock.today), score)


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
        return Meaning("date", half_of(year, min(number, 2)), FAIR)
    return Meaning("date", quarter_of(year, number), FAIR)


def _every(match: Match[str], _: Clock) -> Meaning | None:
    if match["weekday"]:
        return Meaning("set", Moment(f"XXXX-WXX-{weekday_in(match) + 1}"), 0.9)
    if match["part"]:
        return Meaning("set", Moment(f"XXXX-XX-XX{PARTS[match['part'].lower()]}"), FAIR)
    count = (match["count"] or "one").lower()
    number = 2.0 if count == "other" else _count(count)
    return Meaning("set", Moment(_duration_value(number, _singular(match["unit"]))), 0.9)


def _rate(match: Match[str], _: Clock) -> Meaning | None:
    return Meaning("set", Moment(_duration_value(1, match["unit"].lower())), FAIR)


def _adverb(match: Match[str], _: Clock) -> Meaning | None:
    values = {"daily": "P1D", "every day": "P1D", "weekly": "P1W", "monthly": "P1M",
              "quarterly": "P1Q", "annually": "P1Y", "yearly": "P1Y", "hourly": "PT1H",
              "nightly": "XXXX-XX-XXTNI"}  # fmt: skip
    return Meaning("set", Moment(values[match["word"].lower()]), 0.7)


def _weekdays(match: Match[str], _: Clock) -> Meaning | None:
    return Meaning("set", Moment(f"XXXX-WXX-{weekday_in(match) + 1}"), FAIR)


PERIOD_MEANINGS: dict[str, Callable[[Match[str], Clock], Meaning | None]] = {
    "date-unit": _this_unit,
    "date-part-of": _part_of,
    "date-ago": _ago,
    "duration-window": _window,
    "date-recent-units": _recent_units,
    "duration": _duration,
    "duration-compound": _duration,
    "duration-bare": _duration,
    "duration-decades": _vague_ago,
    "date-reference": _reference,
    "date-quarter": _quarter,
    "date-q": _quarter,
    "set-every": _every,
    "set-rate": _rate,
    "set-adverb": _adverb,
    "set-weekdays": _weekdays,
}
"""What each rule makes of a match; None where it was no date after all."""
