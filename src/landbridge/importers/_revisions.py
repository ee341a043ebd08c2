"""Revisions of a page that says who holds which place: reports where one differs from the last."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from landbridge.days import parse_published
from landbridge.errors import InputError
from landbridge.importers._changes import BETWEEN, UNPARTED, Standing, changes_between, day_between
from landbridge.importers._meanings import counted
from landbridge.model.imports import ForeignRow, Spot
from landbridge.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from landbridge.importers._changes import Change
    from landbridge.importers._dated_files import DatedFile
    from landbridge.model.imports import ImportSettings

__all__ = ["Revision", "StatedPlace", "days_of_revisions", "reports_of_revisions", "source_row"]

LICENCE = "CC-BY-SA-4.0"


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """One place in one revision: who holds it, and where it says so.

    ``named`` gives, by holder, the mark or word that stands for it. ``date`` is the day to which
    the statement is dated, empty for that of the revision; ``locator`` is where it rests on.
    """

    name: str
    lon: float | None
    lat: float | None
    kind: str | None
    standing: Standing
    line: int | None
    named: Mapping[str, str] = field(default_factory=dict)
    date: str = ""
    locator: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision: its file, the day (or time) from which it stood, its places."""

    file: str
    published: str
    places: list[StatedPlace]


def days_of_revisions(files: Sequence[DatedFile], settings: ImportSettings) -> list[str]:
    """Say from which day on each file stood: one by itself as the user says, else by its name.

    Raises
    ------
    InputError
        when a file has no day, or two have the same
    """
    if len(files) == 1:
        day = settings.published or files[0].day
        if not day:
            message = f"'{files[0].name}' does not say which day's revision it is"
            raise InputError(f"{message}: give --published DATE")
        return [day]
    days: list[str] = []
    for file in files:
        if file.day is None:
            example = f"2017-11-19{PurePosixPath(file.name).suffix}"
            message = f"'{file.name}' has no date in its name: name revisions by it, as {example}"
            raise InputError(message)
        if file.day in days:
            raise InputError(f"two files are of {file.day}: keep one revision of a day")
        days.append(file.day)
    return days


def reports_of_revisions(
    revisions: Sequence[Revision], source: str, *, every: bool
) -> tuple[tuple[ForeignRow, ...], tuple[str, ...]]:
    """Make reports of what changed from each revision to the next, the first one whole.

    A place is known again by its name, or by name and position where one revision has the name
    twice. One that a revision no longer has is not spoken of: to be left out is not to be lost.
    """
    ordered = sorted(revisions, key=lambda r: (parse_published(r.published).last, r.published))
    twice = _names_twice(ordered)
    before: dict[str, Standing] = {}
    dates: dict[str, str] = {}
    rows: list[ForeignRow] = []
    counts: Counter[str] = Counter()
    for revision in ordered:
        there = dict(_keyed(revision, twice))
        counts["gone"] += sum(1 for key in before if key not in there)
        counts["stated"] += len(there)
        for key, place in there.items():
            changes = changes_between(before.get(key), place.standing)
            counts["unchanged"] += not changes
            if every:
                changes = changes or changes_between(None, place.standing)
            said = place.date or revision.published.partition("T")[0]
            for change in changes:
                when = day_between(dates.get(key), said) if change.between else None
                counts["unparted"] += change.between and when is None
                row = _row(change, place, revision, source)
                rows.append(_dated_between(row, when) if when else row)
            before[key], dates[key] = place.standing, said
    return tuple(rows), tuple(_told(rows, counts, len(ordered), len(before)))


def _names_twice(revisions: Sequence[Revision]) -> set[str]:
    twice = set()
    for revision in revisions:
        names = Counter(fold(place.name) or place.name for place in revision.places)
        twice |= {name for name, count in names.items() if count > 1}
    return twice


def _keyed(revision: Revision, twice: set[str]) -> Iterator[tuple[str, StatedPlace]]:
    for place in revision.places:
        name = fold(place.name) or place.name
        if name in twice and place.lon is not None and place.lat is not None:
            yield f"{name} {place.lon:.2f} {place.lat:.2f}", place
        else:
            yield name, place


def _row(change: Change, place: StatedPlace, revision: Revision, source: str) -> ForeignRow:
    cells = {
        "source": source,
        "published": revision.published,
        "date": place.date or revision.published.partition("T")[0],
        "event": change.event,
        "locator": place.locator or revision.file,
        "quote": place.quote,
        "actor_as_named": place.named.get(change.actor, ""),
        "other_actor_as_named": place.named.get(change.other, ""),
        "place_as_named": place.name,
    }
    named = {"actor": change.actor, "other_actor": change.other}
    spot = Spot(name=place.name, lon=place.lon, lat=place.lat, kind=place.kind)
    return ForeignRow(
        "reports", cells, revision.file, place.line,
        {column: name for column, name in named.items() if name}, {"place": spot},
    )  # fmt: skip


def _dated_between(row: ForeignRow, when: str) -> ForeignRow:
    return replace(row, cells={**row.cells, "date": when, "note": BETWEEN})


def _told(
    rows: Sequence[ForeignRow], counts: Counter[str], revisions: int, places: int
) -> Iterator[str]:
    yield (
        f"{counted(len(rows), 'report')} on {counted(places, 'place')}"
        f" from {counted(revisions, 'revision')}"
    )
    if counts["unchanged"] and revisions > 1:
        times = counted(counts["unchanged"], "time")
        yield f"{times} a revision said what the one before it said: no report of that"
    if counts["unparted"]:
        yield UNPARTED.format(counted(counts["unparted"], "time"))
    if counts["gone"]:
        times = counted(counts["gone"], "time")
        yield f"{times} a place was left out of a later revision: that is not taken for a loss"


def source_row(source: str, name: str, page: str, file: str) -> ForeignRow:
    """Describe a page of Wikipedia as a source, with its licence."""
    cells = {
        "id": source,
        "name": name,
        "kind": "map",
        "family": "wikipedia",
        "url": f"https://en.wikipedia.org/wiki/{page}",
        "licence": LICENCE,
        "note": "by the contributors of Wikipedia; revisions before June 2023 are CC-BY-SA-3.0",
    }
    return ForeignRow("sources", cells, file)
