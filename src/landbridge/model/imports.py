"""What other people's files say, before their names are those of a situation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from landbridge.errors import Problem

__all__ = [
    "ForeignRow",
    "ImportRequest",
    "ImportReview",
    "ImportSettings",
    "Imported",
    "KnownName",
    "Snapshot",
    "Spot",
    "UnknownName",
]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row of their file says that it is: a name, a point, a code, or several of them.

    ``within_km`` is how far off the point may be, from the file's own code of precision; None where
    it has none. ``pcode`` and ``geonames`` are ids of the place in those lists; ``country`` is
    ISO 3166 alpha-2. ``kind`` is the kind of place that it would be, if it is new.
    """

    name: str | None = None
    lon: float | None = None
    lat: float | None = None
    within_km: float | None = None
    pcode: str | None = None
    geonames: str | None = None
    country: str | None = None
    admin1: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """One row of a table of format 1 that a file of theirs amounts to.

    ``cells`` are as format 1 wants them, but for those columns whose names are theirs: ``actors``
    (the name of an actor by column, such as actor or other_actor) and ``spots`` (by column, such as
    place, a or b). These are still to be matched with what the situation has. ``file`` and ``line``
    say where it stands in their file (a line of text, a row of a sheet, the number of a feature).
    """

    table: str
    cells: Mapping[str, str]
    file: str
    line: int | None = None
    actors: Mapping[str, str] = field(default_factory=dict)
    spots: Mapping[str, Spot] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """What the user says about a file of theirs, the same for every importer.

    ``source`` is the id of the source that rows without one of their own are put down to, and
    ``published`` when it was published. ``map`` is what the file given with ``--map`` says: tables
    of names (``map["columns"]["date"] == "Datum"``, ``map["holders"]["#ff0000"] == "sdf"``).
    ``options`` are the importer's own, by name, as words; an importer refuses those that it does
    not have. ``progress`` hears in a few words what is being done.
    """

    source: str | None = None
    published: str | None = None
    map: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    progress: Callable[[str], None] | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One polygon of a map of control on one day.

    ``event`` is holds, contests or besieges, ``holders`` are the names of those who do, as the map
    of words has them (none: contested, and by whom is not said), ``named`` is their own word or
    colour. ``polygon`` is WKB in WGS 84, lon before lat. ``until`` is the last day, where the file
    gives a span of days and not a day. ``published`` is empty for a map published on its own date.
    """

    source: str
    date: str
    event: str
    holders: tuple[str, ...]
    named: str
    polygon: bytes
    file: str
    line: int | None = None
    until: str = ""
    published: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """A file of theirs as rows of ours.

    ``problems`` are refusals (rows of theirs that cannot be used; severity error) and warnings.
    ``notes`` say in words, with numbers, what was left out on purpose and what was made of what.
    ``mapping`` is how the file was read, in pairs of theirs and ours, shown before it is applied;
    ``guessed`` says that it was guessed by names, so that the user has to confirm it.
    ``snapshots`` are polygons that become reports once it is known what places there are.
    """

    importer: str
    rows: tuple[ForeignRow, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    mapping: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    guessed: bool = False
    snapshots: tuple[Snapshot, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownName:
    """One row of names.csv: what a name in other people's files means here.

    ``kind`` is actor or place; ``means`` an id, ``-`` for nobody that is tracked, or empty where it
    is not decided. ``source`` is the source whose files write it so; None is every source.
    """

    kind: str
    name: str
    means: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name in their file that the situation has nothing for, or more than one thing.

    ``kind`` is actor or place; ``candidates`` are ids, best first: more than one may fit. ``count``
    rows have it; ``file`` and ``line`` say where it stands first.
    """

    kind: str
    name: str
    count: int
    file: str
    line: int | None
    candidates: tuple[str, ...] = ()
    lon: float | None = None
    lat: float | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What a user asks of the import of files of others.

    ``importer`` is its name, None where the files say themselves whose they are. ``accept_map``
    takes a guessed mapping as it was shown. ``new_actors`` and ``new_places`` make those whose
    names are not known. ``review`` sends rows through the queue of proposals instead of adding
    them. ``settings`` are the importer's own.
    """

    importer: str | None = None
    settings: ImportSettings = field(default_factory=ImportSettings)
    accept_map: bool = False
    preview: bool = False
    new_actors: bool = False
    new_places: bool = False
    review: bool = False


@dataclass(frozen=True, slots=True)
class ImportReview:
    """What one file of theirs amounts to: how it was read, what was matched and what was not.

    ``rows`` are the rows that can be added, and ``ready`` whether they may be: not where a guessed
    mapping has to be confirmed first. ``matched`` has (kind, their name, id, by what);
    ``left_out`` counts reports of nobody that is tracked.
    """

    file: str
    importer: str
    rows: tuple[ForeignRow, ...]
    mapping: Mapping[str, Mapping[str, str]]
    guessed: bool
    ready: bool
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]
    unknown: tuple[UnknownName, ...]
    matched: tuple[tuple[str, str, str, str], ...]
    left_out: int = 0
    held_back: tuple[Problem, ...] = ()
    """Those of the problems that are rows held back for a name."""

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each table."""
        found: dict[str, int] = {}
        for row in self.rows:
            found[row.table] = found.get(row.table, 0) + 1
        return found
