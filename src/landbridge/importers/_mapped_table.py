"""A whole table as reports, once it is known which column is which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.importers._mapped_rows import MappedReports
from landbridge.importers._mapped_spots import Points
from landbridge.importers._refusals import Refusals
from landbridge.importers._sourcing import SourceRows
from landbridge.importers._survey import survey_table
from landbridge.model.imports import Imported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from landbridge.importers._column_map import ColumnMap
    from landbridge.importers._survey import Survey
    from landbridge.importers._tables import OpenTable
    from landbridge.model.imports import ImportSettings

__all__ = ["reports_by_map"]

_WORDS_SHOWN = 40


def reports_by_map(
    importer: str,
    table: OpenTable,
    column_map: ColumnMap,
    settings: ImportSettings,
    *,
    propose: Callable[[Iterable[str]], dict[str, str]] | None = None,
) -> Imported:
    """Make reports of all rows.

    Parameters
    ----------
    propose
        makes meanings of their words for events, where the map is a guess that will be shown

    Raises
    ------
    InputError
        when a column that is needed is missing, or no word for an event is known: with a map to
        fill in
    """
    _refuse_incomplete(table, column_map, settings)
    survey = survey_table(table, column_map, settings.options)
    words = [word for word in survey.words if word and column_map.meaning(word) == ""]
    if propose is not None:
        column_map.events |= {
            word: meant for word, meant in propose(words).items() if word not in column_map.events
        }
        column_map.fold_events()
    unknown = [word for word in words if column_map.meaning(word) == ""]
    if unknown and len(unknown) == sum(map(bool, survey.words)):
        column_map.events |= dict.fromkeys(unknown[:_WORDS_SHOWN], "")
        what = "none of its words for events is one of ours; a map to fill in and give with --map"
        raise InputError(f"'{table.file}': {what}:\n{column_map.told()}")
    sources, refusals = SourceRows(table.file), Refusals(table.file)
    points = Points(table.file, column_map)
    made = MappedReports(table, column_map, survey, settings, sources, refusals, points)
    made.read()
    points.judge(refusals)
    return Imported(
        importer,
        (*sources.rows, *made.rows),
        refusals.problems,
        (*table.notes, *_notes(made, survey)),
        column_map.mapping,
        guessed=propose is not None,
    )


def _refuse_incomplete(table: OpenTable, column_map: ColumnMap, settings: ImportSettings) -> None:
    """Refuse a map that lacks what every report needs, and show it with lines to fill in."""
    missing = [our for our in ("date", "event") if not column_map.has(our)]
    for our, said in (("source", settings.source), ("published", settings.published)):
        if said is None and not column_map.has(our):
            missing.append(our)
    targets = (("place",), ("lon", "lat"), ("lat_lon",), ("pcode",), ("geonames",), ("link",))
    if not any(column_map.has(*target) for target in (*targets, ("a", "b"))):
        missing.append("place")
    if missing:
        given = {"source": "--source ID", "published": "--published DATE"}
        ways = ", ".join([given[our] for our in missing if our in given] + ["or a map"])
        ways = f"give {ways.removeprefix('or ')} to fill in and give with --map"
        what = f"no column for {', '.join(missing)}: {ways}"
        if table.twice:
            what += f" (a column that stands twice is not guessed: {', '.join(table.twice)})"
        told = f"{column_map.told(missing)}\n# their columns: {', '.join(table.header[:60])}"
        raise InputError(f"'{table.file}': {what}:\n{told}")


def _notes(made: MappedReports, survey: Survey) -> list[str]:
    """What was left out and what was made of what, with numbers."""
    notes = [f"{survey.row_count:,} rows became {len(made.rows):,} reports"]
    notes += survey.notes(made.map.columns)
    if made.left_out:
        told = ", ".join(f"{count:,} {word}" for word, count in made.left_out.most_common(12))
        notes.append(f"{made.left_out.total():,} rows left out by the map of events: {told}")
    used = set(made.map.columns.values())
    idle = [name for name in made.table.header if name not in used]
    if idle:
        notes.append(f"columns not read: {', '.join(idle[:40])}")
    return notes
