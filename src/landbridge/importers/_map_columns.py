"""Where the polygons of a map carry their holder and their date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.days import format_day, parse_day, parse_span
from landbridge.errors import InputError
from landbridge.importers._dates import read_date
from landbridge.importers._meanings import colour_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.importers._dated_files import DatedFile
    from landbridge.importers._drawn import Drawn
    from landbridge.model.imports import ImportSettings

__all__ = ["Columns", "columns_of", "span_of"]

_HOLDERS = (
    "holder", "holder_name", "held_by", "heldby", "control", "controller", "controlled_by",
    "controlledby", "occupied_by", "owner", "side", "faction", "party", "actor", "group", "force",
    "forces", "status", "zone", "type", "name", "title", "label",
)  # fmt: skip
"""Names of properties that are taken for the holder, the surest first."""
_DATES = ("date", "day", "snapshot", "snapshot_date", "map_date", "valid_from", "start", "begin")
_ENDS = ("valid_to", "end", "until")
_TITLES, _FEW = {"name", "title", "label"}, 4
"""Names that are all different, of more polygons than this, are those of polygons."""
_FILL = "fill"
_MOST_WORDS = 60
"""More different words than this in a property are names of polygons, not of holders."""
_LAST_DAY = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which properties are read; ``date_name`` and ``end_name`` are None where there is none."""

    holder_name: str
    date_name: str | None = None
    end_name: str | None = None

    def holder(self, one: Drawn) -> str:
        """The word or colour of the holder of a polygon; empty where it has none."""
        if self.holder_name == _FILL and not one.words.get(_FILL):
            return one.fill
        word = one.words.get(self.holder_name, "").strip()
        return colour_in(word) or word if self.holder_name == _FILL else word

    @property
    def shown(self) -> dict[str, str]:
        """Ours and theirs, for the mapping that is shown."""
        pairs = {"holder": self.holder_name, "date": self.date_name, "end": self.end_name}
        return {ours: theirs for ours, theirs in pairs.items() if theirs}


def columns_of(drawn: Sequence[Drawn], settings: ImportSettings) -> Columns:
    """Take the properties that the user names, or those whose names and words look right.

    Raises
    ------
    InputError
        when the user names one that no polygon has, or none is found
    """
    asked = {**settings.map.get("columns", {}), **settings.options}
    there = {name: None for one in drawn for name in one.words}
    holder = asked.get("holder") or _guessed_holder(drawn)
    if not drawn:
        return Columns(holder or _FILL)
    if holder is None:
        message = "no property that every polygon has names the holder: say which with"
        raise InputError(f"{message} --set holder=…; there are: {_told(there)}")
    if holder != _FILL and holder not in there:
        raise InputError(f"no polygon has a property '{holder}'; there are: {_told(there)}")
    date = asked.get("date")
    if date is not None and _is_date(date):
        return Columns(holder)
    if date is not None and date not in there:
        raise InputError(f"no polygon has a property '{date}'; there are: {_told(there)}")
    end = asked.get("end") or next((n for n in there if n.lower() in _ENDS), None)
    if date is None:
        named = {name.lower(): name for name in there}
        date = next((named[name] for name in _DATES if name in named), None)
    return Columns(holder, date, end if date else None)


def _told(there: dict[str, None]) -> str:
    return ", ".join(list(there)[:30]) or "none"


def _is_date(text: str) -> bool:
    try:
        parse_span(text)
    except ValueError:
        return False
    return True


def _guessed_holder(drawn: Sequence[Drawn]) -> str | None:
    """Find a property that every polygon has and that has few words."""
    named = {name.lower().replace(" ", "_"): name for one in drawn for name in one.words}
    for name in _HOLDERS:
        words = {one.words.get(named[name], "") for one in drawn} if name in named else {""}
        titles = name in _TITLES and len(words) == len(drawn) > _FEW
        if "" not in words and len(words) <= _MOST_WORDS and not titles:
            return named[name]
    if any(one.fill or one.words.get(_FILL) for one in drawn):
        return _FILL
    return "folder" if any(one.words.get("folder") for one in drawn) else None


def span_of(
    one: Drawn, file: DatedFile, settings: ImportSettings, columns: Columns
) -> tuple[str, str]:
    """Give the date of a polygon, and its last day where the file gives a span (else empty).

    Raises
    ------
    ValueError
        when a date cannot be read
    InputError
        when there is none at all
    """
    asked = settings.options.get("date") or settings.map.get("columns", {}).get("date", "")
    if _is_date(asked):
        return asked, ""
    if columns.date_name and (word := one.words.get(columns.date_name, "")):
        end = one.words.get(columns.end_name, "") if columns.end_name else ""
        return _span(word, end) if end else (read_date(word), "")
    if one.begin or one.end:
        return _span(one.begin, one.end)
    if one.when:
        return read_date(one.when), ""
    if file.day is not None:
        return file.day, ""
    if settings.published:
        return settings.published.partition("T")[0], ""
    raise InputError(
        f"'{file.name}' has no date, in its polygons or its name: give --set date=2017-11-19"
    )


def _span(begin: str, end: str) -> tuple[str, str]:
    """Read a span of days; one that is open is open."""
    if not begin:
        raise ValueError(f"a span that ends on '{end}' has no beginning: give it one")
    first = _first_day(read_date(begin))
    last = _last_day(read_date(end)) if end else _LAST_DAY
    if parse_day(last) < parse_day(first):
        raise ValueError(f"the span from '{begin}' to '{end}' ends before it begins")
    return first, last


def _first_day(date: str) -> str:
    return format_day(parse_span(date).first)


def _last_day(date: str) -> str:
    return format_day(parse_span(date).last)
