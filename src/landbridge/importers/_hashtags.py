"""HXL hashtags: the row that holds them, and which column of ours each stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from landbridge.importers._separated import Record

__all__ = ["Hashtag", "columns_of", "row_of_tags", "tag_in"]

_TAG = re.compile(r"#\s*([A-Za-z][A-Za-z0-9_]*)((?:\s*\+\s*[A-Za-z][A-Za-z0-9_]*)*)\s*\Z")
_ATTRIBUTE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_LEVEL = re.compile(r"adm([1-5])\Z")
_LANGUAGE = re.compile(r"(?:i_[a-z]{2}|(?!id|to)[a-z]{2})\Z")  # +id, +to: no languages here
_ROWS_ABOVE = 25
"""The standard allows 24 rows of headers above the hashtags."""
_LEAST_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Hashtag:
    """A hashtag with its attributes, in lower case; their order means nothing."""

    name: str
    attributes: frozenset[str] = frozenset()

    def has(self, *attributes: str) -> bool:
        """Whether it has each of these attributes."""
        return self.attributes.issuperset(attributes)

    @property
    def foreign(self) -> bool:
        """Whether it is in a language other than English, by its attribute."""
        languages = {word for word in self.attributes if _LANGUAGE.match(word)}
        return bool(languages) and not languages & {"en", "i_en"}


def tag_in(cell: str) -> Hashtag | None:
    """Read a hashtag such as ``#adm1 +code``; None where the cell is none."""
    found = _TAG.match(cell.strip())
    if found is None:
        return None
    return Hashtag(found[1].lower(), frozenset(map(str.lower, _ATTRIBUTE.findall(found[2]))))


def row_of_tags(records: Iterable[Record]) -> tuple[int, list[str]] | None:
    """Find the row of hashtags: nothing else stands in it, and a quarter of its cells are tags."""
    for count, (line, cells) in enumerate(records):
        if count > _ROWS_ABOVE:
            break
        if isinstance(cells, str):
            continue
        filled = [cell for cell in cells if cell.strip()]
        tagged = sum(tag_in(cell) is not None for cell in filled)
        if tagged and tagged == len(filled) and tagged >= _LEAST_SHARE * len(cells):
            return line, cells
    return None


def columns_of(tags: dict[str, Hashtag]) -> dict[str, str]:
    """Say which column of ours each of their columns stands for; each is used once.

    Where several fit, the one that says most plainly what it is comes first, then the leftmost.
    """
    found: dict[str, str] = {}
    used: set[str] = set()
    for our, fits in _rules(tags.values()):
        for name, tag in tags.items():
            if our not in found and name not in used and not tag.foreign and fits(tag):
                found[our] = name
                used.add(name)
    if found.get("date") and tags[found["date"]].has("occurred"):
        found.pop("end", None)  # the whole date stands there, at its own precision
    return found


Rule: TypeAlias = "tuple[str, Callable[[Hashtag], bool]]"


def _is(name: str, *attributes: str, without: tuple[str, ...] = ()) -> Callable[[Hashtag], bool]:
    def fits(tag: Hashtag) -> bool:
        return tag.name == name and tag.has(*attributes) and not tag.attributes & set(without)

    return fits


def _rules(tags: Iterable[Hashtag]) -> Iterator[Rule]:
    """Our columns with what fits them, the plainest first."""
    levels = sorted({found[1] for tag in tags if (found := _LEVEL.match(tag.name))}, reverse=True)
    yield from _DATES
    yield from _WHERE
    for level in levels:
        yield "pcode", _is(f"adm{level}", "code")
    yield "place", _is("loc", "name", without=_ENDS)
    yield "place", _is("loc", without=("code", "type", *_ENDS))
    yield "admin1", _is("adm1", without=("code",))
    for level in levels:
        yield "place", _is(f"adm{level}", without=("code",))
    yield from _WHO_AND_WHAT
    yield from _CITED


_ENDS = ("from", "to", "road")
_OTHERS = ("second", "b", "other", "traveller")
_DATES: tuple[Rule, ...] = (
    ("published", _is("date", "published")),
    ("published", _is("date", "reported")),
    ("date", _is("date", "occurred", without=("year",))),
    ("date", _is("date", "start", without=("year",))),
    ("date", _is("date", "event", without=("year",))),
    ("date", _is("date", without=("reported", "published", "end", "year", "month", "updated"))),
    ("end", _is("date", "end", without=("year",))),
)
_WHERE: tuple[Rule, ...] = (
    ("lat", _is("geo", "lat")),
    ("lon", _is("geo", "lon")),
    ("lat_lon", _is("geo", "coord")),
    ("a", _is("loc", "from")),
    ("b", _is("loc", "to")),
    ("link", _is("loc", "road", "code")),
    ("geonames", _is("loc", "code", "v_geonames")),
    ("pcode", _is("loc", "code", "v_pcode")),
    ("pcode", _is("loc", "code", without=_ENDS)),
)
_WHO_AND_WHAT: tuple[Rule, ...] = (
    ("country", _is("country", "v_iso2")),
    ("country", _is("country", "iso2")),
    ("country", _is("country", "code", without=("iso3", "v_iso3", "v_m49"))),
    ("actor", _is("group", "first")),
    ("actor", _is("group", "a")),
    ("other_actor", _is("group", "second")),
    ("other_actor", _is("group", "b")),
    ("other_actor", _is("group", "other")),
    ("for", _is("group", "traveller")),
    ("actor", _is("group", "name", without=("code", *_OTHERS))),
    ("actor", _is("group", without=("type", "code", *_OTHERS))),
    ("actor", _is("group", "code", without=_OTHERS)),
    ("other_actor", _is("group", without=("type", "code", *_OTHERS))),
    *(
        (our, fits)
        for name in ("event", "access", "status")
        for our, fits in (
            ("event", _is(name, "type")),
            ("event", _is(name, without=("id", "code", "name", "direction"))),
        )
    ),
    ("permission", _is("access", "type")),
    ("direction", _is("access", "direction")),
    ("cargo", _is("item", "cargo")),
    ("vehicle", _is("indicator", "vehicle")),
    ("credibility", _is("indicator", "credibility")),
)
_CITED: tuple[Rule, ...] = (
    ("source", _is("org", "source", "code")),
    ("source", _is("org", "source", without=("family",))),
    ("source", _is("meta", "source")),
    ("label", _is("event", "code", "label")),
    ("retracts", _is("event", "code", "retracted")),
    ("locator", _is("meta", "url")),
    ("locator", _is("meta", "id")),
    ("locator", _is("event", "id")),
    ("quote", _is("description", "quote")),
    ("quote", _is("description")),
    ("note", _is("description")),
    ("sensitivity", _is("meta", "sensitivity")),
    ("note", _is("meta", without=("source", "url", "id", "license"))),
)
