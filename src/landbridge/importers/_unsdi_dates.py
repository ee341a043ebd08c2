"""Days of last update as tables of roads write them: ISO, with slashes, as a time."""

from __future__ import annotations

import re
from functools import lru_cache

from landbridge.days import format_day, parse_published

__all__ = ["day_of"]

_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[T ].*)?\Z")
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})\Z")


@lru_cache(maxsize=4096)
def day_of(text: str) -> str:
    """Read a day with the year first; empty where it is none, or could be read in two ways."""
    match = _ISO.match(text.strip()) or _DIGITS.match(text.strip())
    if match is None:
        return ""
    year, month, day = (int(part) for part in match.groups())
    try:
        return format_day(parse_published(f"{year:04}-{month:02}-{day:02}").last)
    except ValueError:
        return ""
