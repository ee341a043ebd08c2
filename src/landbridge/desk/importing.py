"""Read files of others: whose they are, what they say, what the names in them mean here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge import importers, naming
from landbridge.desk._said_of_theirs import day_must_be_one, source_must_be_there
from landbridge.desk._theirs import import_row, importer_of
from landbridge.model.imports import ForeignRow, ImportReview
from landbridge.naming import joined
from landbridge.situation import TABLE_NAMES, counted, map_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from landbridge.model.imports import Imported, ImportRequest, UnknownName
    from landbridge.model.situations import Situation

__all__ = ["TABLE_NAMES", "counted", "joined", "map_text", "names_file", "review"]

_WITHOUT_TOWNS = (
    "places were looked up without GeoNames, which has more names of towns: "
    "pip install 'landbridge[names]'"
)


def names_file(unknown: Iterable[UnknownName]) -> str:
    """Write names that mean nothing yet as a names.csv, to be filled in."""
    return naming.names_table(unknown)


def review(
    path: Path,
    request: ImportRequest,
    situation: Situation,
    beside: Sequence[ImportReview] = (),
) -> ImportReview:
    """Read one file of theirs and match its names; nothing is written.

    ``beside`` are files that are added before it in the same go: what they make it can name.

    Raises
    ------
    InputError
        when the file as a whole cannot be used
    """
    day_must_be_one(request)
    name = importer_of(path, request.importer)
    read = importers.IMPORTERS[name].read(path, request.settings)
    source_must_be_there(read, request, situation)
    rows, notes = _all_rows(read, request, situation)
    known = naming.Known(
        situation.named_places, situation.areas, situation.actors, situation.known_names
    )
    towns = naming.gazetteer()
    settled = naming.settled(
        rows, known, new_actors=request.new_actors, new_places=request.new_places,
        gazetteer=towns, beside=[row for one in beside for row in one.rows],
    )  # fmt: skip
    if towns is None and any(name.kind == "place" for name in settled.unknown):
        notes = (*notes, _WITHOUT_TOWNS)
    ready = not read.guessed or request.accept_map
    return ImportReview(
        file=path.name,
        importer=name,
        rows=(*settled.rows, import_row(path, name, read, request)) if settled.rows else (),
        mapping=read.mapping,
        guessed=read.guessed,
        ready=ready,
        notes=(*read.notes, *notes),
        problems=(*read.problems, *settled.problems),
        unknown=settled.unknown,
        matched=settled.matched,
        left_out=settled.left_out,
        held_back=settled.problems,
    )


def _all_rows(
    read: Imported, request: ImportRequest, situation: Situation
) -> tuple[Iterable[ForeignRow], tuple[str, ...]]:
    """Give the rows that the file amounts to here, now that it is known what places there are."""
    rows, notes = importers.only_new_places(read.rows, request.settings, situation.named_places)
    if not read.snapshots:
        return rows, notes
    points = {place.id: (place.lon, place.lat) for place in situation.named_places.values()}
    more, said = importers.reports_of_snapshots(
        read.snapshots, points, request.settings, situation.reports
    )
    return (*rows, *more), (*notes, *said)
