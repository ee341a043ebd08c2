"""Which words a date cannot do without: rules whose words a sentence lacks are not tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.moments import MONTHS, SEASONS, UNITS, WEEKDAYS
from landbridge.reading.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["NEEDS", "hints_of"]

_UNITS = frozenset(UNITS) | {f"{unit}s" for unit in UNITS} | {"century", "centuries"}
_HINTS = {
    "month": frozenset(MONTHS),
    "weekday": frozenset(WEEKDAYS) | {f"{day}s" for day in WEEKDAYS},
    "season": frozenset(SEASONS),
    "unit": _UNITS,
    "clock": word_set("noon midnight"),
    "dawn": word_set("dawn daybreak sunrise light dusk sunset nightfall"),
    "each": word_set("every each"),
    "rate": word_set("once twice times"),
    "adverb": word_set("daily weekly monthly quarterly annually yearly hourly nightly every"),
    "deictic": word_set(
        "today yesterday tomorrow tonight night overnight morning afternoon evening"
    ),
    "reference": word_set(
        "now currently recently lately nowadays previously soon future past present moment"
        " formerly days"
    ),
    "words": word_set("twenties thirties forties fifties sixties seventies eighties nineties"),
    "feast": word_set("christmas year halloween valentine"),
    "part": word_set("quarter half"),
    "ago": word_set("ago earlier later before now hence"),
}
_OF_WORD: dict[str, set[str]] = {}
for _hint, _words in _HINTS.items():
    for _word in _words:
        _OF_WORD.setdefault(_word, set()).add(_hint)
_TAILS = ("'s", "\u2019s", "s'", "\u2019")

NEEDS: dict[str, frozenset[str]] = {
    "date-iso": frozenset({"digit"}),
    "date-slashed": frozenset({"digit"}),
    "date-day-month": frozenset({"digit", "month"}),
    "date-month-day": frozenset({"digit", "month"}),
    "date-month": frozenset({"month"}),
    "date-season": frozenset({"season"}),
    "date-weekday": frozenset({"weekday"}),
    "date-deictic": frozenset({"deictic"}),
    "date-unit": frozenset({"unit"}),
    "date-part-of": frozenset({"unit"}),
    "date-ago": frozenset({"unit", "ago"}),
    "date-day-beside": frozenset({"unit"}),
    "duration-window": frozenset({"unit"}),
    "date-recent-units": frozenset({"unit"}),
    "duration": frozenset({"unit"}),
    "duration-compound": frozenset({"unit"}),
    "duration-bare": frozenset({"unit"}),
    "duration-decades": frozenset({"unit", "ago"}),
    "date-reference": frozenset({"reference"}),
    "date-year": frozenset({"digit"}),
    "date-decade": frozenset({"digit"}),
    "date-decade-words": frozenset({"words"}),
    "date-century": frozenset({"digit", "unit"}),
    "date-quarter": frozenset({"part"}),
    "date-q": frozenset({"digit"}),
    "time-clock": frozenset(),
    "time-part": frozenset({"dawn"}),
    "set-every": frozenset({"each"}),
    "set-rate": frozenset({"rate", "unit"}),
    "set-adverb": frozenset({"adverb"}),
    "set-weekdays": frozenset({"weekday"}),
    "date-feast": frozenset({"feast"}),
    "date-day-alone": frozenset({"digit"}),
    "date-weekend": frozenset({"unit"}),
}
"""What a sentence must have for a rule to be tried: figures, the name of a month, a unit …"""


def hints_of(words: Iterable[str]) -> frozenset[str]:
    """Give the kinds of words of dates that are among words in lower case."""
    found: set[str] = set()
    for word in words:
        if word in _OF_WORD:
            found |= _OF_WORD[word]
        elif word[0].isdigit() or word[-1].isdigit() or word[:1] in "'\u2019":
            found.add("digit")
            if "-" in word:
                found.update(*(_OF_WORD.get(part, ()) for part in word.split("-")))
        elif not word.isalpha():
            for part in word.replace("\u2019", "'").replace("-", " ").replace("'", " ").split():
                found.update(_OF_WORD.get(part.strip("."), ()))
                if part[:1].isdigit() or part[-1:].isdigit():
                    found.add("digit")
    return frozenset(found)
