"""FLEE: towns, routes and closures of a model of displacement (locations, routes, closures.csv)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.errors import InputError, Problem
from landbridge.importers._contract import Importer
from landbridge.importers._flee_tables import (
    FILES,
    Town,
    closures_of,
    routes_of,
    span_of,
    towns_of,
)
from landbridge.importers._roads_options import (
    one_day,
    published_of,
    refuse_others,
)
from landbridge.model.imports import ForeignRow, Imported

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from landbridge.importers._contract import Sample
    from landbridge.model.imports import ImportSettings

__all__ = ["IMPORTER", "read", "recognises"]

_OPTIONS = {
    "day0": "the day on which the simulation begins (2017-01-01): closures are counted in days "
    "from it; without it they are left out",
}
_HEADERS = (
    ("name", "region", "country", "lat"),
    ("name1", "name2", "distance"),
    ("closure_type", "name1", "name2", "closure_start"),
)


def recognises(sample: Sample) -> bool:
    """Whether it is a folder with the files of FLEE, or one of them."""
    if sample.path.is_dir():
        return all((sample.path / name).is_file() for name in FILES[:2])
    header = tuple(cell.strip().lstrip("#").strip('"').lower() for cell in sample.header)
    return any(
        len(header) >= len(known)
        and all(mine.startswith(word) for mine, word in zip(header, known, strict=False))
        for known in _HEADERS
    )


def read(path: Path, settings: ImportSettings) -> Imported:
    """Read a folder of FLEE; one of its files stands for the folder that it lies in.

    Raises
    ------
    InputError
        when files are missing or cannot be read as a whole
    """
    refuse_others(settings, _OPTIONS)
    day0 = one_day(settings.options, "day0")
    published = published_of(settings)
    folder = path if path.is_dir() else path.parent
    for name in FILES[:2]:
        if not (folder / name).is_file():
            raise InputError(
                f"'{folder.resolve().name}' has no {name}: FLEE needs {' and '.join(FILES[:2])}"
            )
    towns, problems = towns_of(folder / FILES[0])
    if not towns:
        raise InputError(f"'{FILES[0]}' holds no place that can be read")
    by_name = {town.name: town for town in towns}
    places = [_place(town) for town in towns]
    links, said = routes_of(folder / FILES[1], by_name, settings.source or "", published)
    notes = [f"{len(places):,} places and {len(links):,} routes"]
    reports: list[ForeignRow] = []
    problems += said
    if (folder / FILES[2]).is_file():
        closures, said = closures_of(folder / FILES[2], by_name, links)
        problems += said
        if closures and day0 is None:
            notes.append(
                f"{len(closures):,} closures were left out, for they are counted in days of the"
                " simulation: give its first day with --set day0=YYYY-MM-DD"
            )
        elif closures and day0 is not None:
            source = _needed(settings, published, len(closures))
            reports, said = _reports(closures, day0, source, published)
            problems += said
            notes.append(f"{len(reports):,} reports of {len(closures):,} closures")
    forced = sum("redirection" in row.cells.get("note", "") for row in links)
    if forced:
        notes.append(
            f"{forced:,} routes are marked forced_redirection: kept in their notes, for FLEE lets"
            " people go both ways on them"
        )
    notes.append("coordinates of conflict zones are often those of a district: check them")
    return Imported("flee", (*places, *links, *reports), tuple(problems), tuple(notes))


def _needed(settings: ImportSettings, published: str, closures: int) -> str:
    if not settings.source or not published:
        raise InputError(
            f"{closures:,} closures become reports, which need a source and the day on which it"
            " was published: give --source ID and --published DATE"
        )
    return settings.source


def _place(town: Town) -> ForeignRow:
    cells = {
        "id": town.id,
        "name": town.name.replace("_", " "),
        "lon": town.lon,
        "lat": town.lat,
        "kind": "settlement",
        "country": town.country,
        "admin1": town.region,
        "note": f"FLEE: {town.kind}" if town.kind else "",
    }
    kept = {name: cell for name, cell in cells.items() if cell}
    return ForeignRow("places", kept, FILES[0], town.line)


def _reports(
    closures: Sequence[Mapping[str, str]], day0: int, source: str, published: str
) -> tuple[list[ForeignRow], list[Problem]]:
    """A closure for the day on which it begins, and an opening for the one on which it ends."""
    made: list[ForeignRow] = []
    problems: list[Problem] = []
    for closure in closures:
        line = int(closure["line"])
        try:
            begins, ends = span_of(closure, day0)
        except ValueError as wrong:
            problems.append(Problem(FILES[2], line, "closure_start", str(wrong)))
            continue
        where = {name: closure[name] for name in ("place", "a", "b") if closure.get(name)}
        for event, day in (("closes", begins), ("opens", ends)):
            if not day:
                continue
            cells = {
                "source": source,
                "published": published,
                "date": day,
                "event": event,
                **where,
                "locator": f"{FILES[2]}, line {line}",
                "quote": closure["quote"],
            }
            made.append(ForeignRow("reports", cells, FILES[2], line))
    return made, problems


IMPORTER = Importer(
    "flee",
    "FLEE folder (locations.csv, routes.csv, closures.csv)",
    recognises,
    read,
    _OPTIONS,
)
