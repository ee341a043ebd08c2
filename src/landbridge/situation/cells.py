"""What one cell says: a reader for each kind of cell, and its refusal in words."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from landbridge.days import DaySpan, parse_published, parse_span
from landbridge.model.names import fold, near
from landbridge.model.reports import VEHICLE_CLASSES
from landbridge.situation.geometry import LARGEST_LAT, LARGEST_LON, parse_line

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "FASTEST",
    "LONGEST_CELL",
    "READERS",
    "is_formula",
    "is_id",
    "read_choice",
    "read_list",
    "read_number",
    "read_published",
    "read_span",
    "read_speed",
    "read_vehicle",
]

FASTEST = 1_000
"""Kilometres per hour."""
LONGEST_CELL = 131_072
"""Characters in one cell; the limit of the csv library, which other tools share."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
_COUNTRY = re.compile(r"[A-Z]{2}\Z")
_VEHICLE_WORDS = {
    word: number
    for number, name in VEHICLE_CLASSES.items()
    for word in (fold(name), fold(name.partition(",")[0]))
}


@lru_cache(maxsize=8192)
def read_span(text: str) -> DaySpan:
    """Read a date or an interval; the same text gives the same span."""
    return parse_span(text)


@lru_cache(maxsize=8192)
def read_published(text: str) -> DaySpan:
    """Read a day or time of publication; the same text gives the same span."""
    return parse_published(text)


def is_id(text: str) -> bool:
    """Whether it is lower-case ASCII words joined by '-'."""
    return _ID.match(text) is not None


def _id(text: str) -> str:
    if is_id(text):
        return text
    ascii_words = re.findall(r"[a-z0-9]+", fold(text))
    such = f", such as '{'-'.join(ascii_words)}'" if ascii_words else ""
    raise ValueError(f"'{text}' is not an id: write lower-case ASCII words joined by '-'{such}")


def read_number(text: str) -> float:
    """Read a plain finite number with a decimal point."""
    if _NUMBER.match(text) is None:
        comma = ", with a point instead of the comma" if "," in text else ""
        raise ValueError(f"'{text}' is not a number: write digits{comma}, such as 12.5")
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"'{text}' is too large: write a finite number")
    return number


def _lon(text: str) -> float:
    lon = read_number(text)
    if not -LARGEST_LON <= lon <= LARGEST_LON:
        raise ValueError(
            f"longitude {text} is out of range: write degrees from -180 to 180 (WGS 84)"
        )
    return lon


def _lat(text: str) -> float:
    lat = read_number(text)
    if not -LARGEST_LAT <= lat <= LARGEST_LAT:
        raise ValueError(
            f"latitude {text} is out of range: write degrees from -90 to 90 (WGS 84);"
            " are lon and lat exchanged?"
        )
    return lat


def _km(text: str) -> float:
    km = read_number(text)
    if km < 0:
        raise ValueError(f"a length of {text} km is negative: write kilometres, 0 or more")
    return km


def read_speed(text: str) -> float:
    """Read kilometres per hour."""
    speed = read_number(text)
    if not 0 < speed <= FASTEST:
        raise ValueError(f"a speed of {text} km/h: write more than 0, at most {FASTEST}")
    return speed


def _share(text: str) -> float:
    share = read_number(text)
    if not 0 <= share <= 1:
        raise ValueError(f"{text} is no chance: write a number from 0 to 1")
    return share


def _country(text: str) -> str:
    if _COUNTRY.match(text) is None:
        such = f", such as '{text.upper()}'" if _COUNTRY.match(text.upper()) else ", such as 'SY'"
        raise ValueError(
            f"'{text}' is not a country code: write two capital letters (ISO 3166 alpha-2){such}"
        )
    return text


def read_vehicle(text: str) -> int | None:
    """Read a UNSDI-T practicability class, by number or name; 0 is unspecified."""
    if text == "0":
        return None
    if text.isascii() and text.isdigit() and int(text) in VEHICLE_CLASSES:
        return int(text)
    if (number := _VEHICLE_WORDS.get(fold(text))) is not None:
        return number
    names = "; ".join(f"{number} {name}" for number, name in VEHICLE_CLASSES.items())
    raise ValueError(f"'{text}' is not a vehicle class: write 1 to 6 or its name ({names})")


def _credibility(text: str) -> int:
    if len(text) == 1 and text in "123456":
        return int(text)
    raise ValueError(
        f"'{text}' is not a credibility: write 1 (confirmed) to 5, or 6 (cannot be judged)"
    )


def read_list(text: str) -> tuple[str, ...]:
    """Split a cell at its semicolons."""
    return tuple(word for part in text.split(";") if (word := part.strip()))


def read_choice(text: str, choices: tuple[str, ...], what: str) -> str:
    """Read one of the words that the format knows."""
    if text in choices:
        return text
    hint = near(text, choices, 1)
    meant = f"; did you mean '{hint[0]}'?" if hint else ";"
    article = "an" if what[0] in "aeiou" else "a"
    raise ValueError(f"'{text}' is not {article} {what}{meant} There are: {', '.join(choices)}")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run the cell instead of showing it."""
    text = text.strip()
    return (
        text[:1] in {"=", "+", "-", "@"} and text not in {"", "-"} and _NUMBER.match(text) is None
    )


def _ground_line(text: str) -> object:
    """Read a line that ground is divided along: straight on the map from point to point."""
    line = parse_line(text)
    if any(abs(one[0] - two[0]) > LARGEST_LON for one, two in pairwise(line)):
        raise ValueError(
            "the line jumps over the antimeridian: end it at longitude 180 or -180, and go on in "
            "another row on the other side"
        )
    return line


def _article(kind: str) -> Callable[[str], object]:
    """Give the reader of a cell of documents or proposals; a question does not wait for it."""

    def read(text: str) -> object:
        from landbridge.situation.article_cells import ARTICLE_READERS  # noqa: PLC0415  (as said)

        return ARTICLE_READERS[kind](text)

    return read


READERS: dict[str, Callable[[str], object]] = {
    "text": str,
    "id": _id,
    "date": read_span,
    "published": read_published,
    "lon": _lon,
    "lat": _lat,
    "km": _km,
    "speed": read_speed,
    "country": _country,
    "vehicle": read_vehicle,
    "credibility": _credibility,
    "list": read_list,
    "line": parse_line,
    "ground line": _ground_line,
    "share": _share,
    **{kind: _article(kind) for kind in ("sha256", "cells", "spans", "candidates")},
}
