"""Wikipedia's detailed maps: places marked by holder in a module of Lua, revision by revision."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.importers._changes import Standing, joint_standing
from landbridge.importers._contract import Importer, Sample
from landbridge.importers._dated_files import dated_files, holds_only
from landbridge.importers._files import decoded
from landbridge.importers._lua import LuaTable, read_tables
from landbridge.importers._map_marks import (
    LARGEST_MARK,
    SYRIAN_COLOURS,
    MarkWords,
    kind_of_mark,
    legend_of,
    mark_name,
)
from landbridge.importers._meanings import (
    Meanings,
    asked_yes,
    counted,
    refuse_published,
    refuse_unknown,
)
from landbridge.importers._refusals import Refusals
from landbridge.importers._revisions import (
    Revision,
    StatedPlace,
    days_of_revisions,
    reports_of_revisions,
    source_row,
)
from landbridge.model.imports import ForeignRow, Imported, ImportSettings
from landbridge.model.names import fold

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.errors import Problem

__all__ = ["IMPORTER"]

_SUFFIXES = (".lua", ".txt", ".wiki")
_BRACES = re.compile(r"\{[^{}]*\}")
_LARGEST = 4 * 1024 * 1024
"""Bytes; Wikipedia keeps pages to half of that."""
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark of a module, as it is written."""

    line: int
    lon: float
    lat: float
    mark: str
    label: str


def _recognises(sample: Sample) -> bool:
    """Whether it is surely a module of a detailed map, or a folder or zip of such."""
    if sample.path.is_dir() or sample.name.endswith(".zip"):
        return holds_only(sample.path, (".lua",))
    return any(_is_entry(found[0]) for found in _BRACES.finditer(sample.text))


def _is_entry(table: str) -> bool:
    return all(re.search(rf"\b{name}\s*=", table) for name in ("lat", "long", "mark"))


def _read(path: Path, settings: ImportSettings) -> Imported:
    refuse_unknown(settings, IMPORTER, ("marks", "colours"))
    refuse_published(settings)
    files = dated_files(path, _SUFFIXES)
    days = days_of_revisions(files, settings)
    title = _title(path, settings)
    marks: dict[str, list[_Mark]] = {}
    problems: list[Problem] = []
    counts: Counter[str] = Counter()
    legend: dict[str, str] = {}
    for file in files:
        data = file.read()
        if len(data) > _LARGEST:
            raise InputError(f"'{file.name}' is larger than any module is")
        tables = read_tables(decoded(data, file.name)[0], file.name)
        legend |= legend_of("\n".join(table.word("caption") for table in tables))
        refusals = Refusals(file.name)
        marks[file.name] = _marks_of(tables, refusals, counts)
        problems += refusals.problems
        if not marks[file.name] and not refusals.refused:
            raise InputError(f"'{file.name}' holds no marks: no table with lat, long and mark")
    words = _words(settings, legend, title)
    used = Counter(mark_name(mark.mark) for found in marks.values() for mark in found)
    revisions = [
        Revision(name, day, _places(found, words))
        for (name, found), day in zip(marks.items(), days, strict=True)
    ]
    source = settings.source or _source_id(title)
    rows, notes = reports_of_revisions(revisions, source, every=asked_yes(settings, "unchanged"))
    if not settings.source:
        rows = (_source(source, title, path.name), *rows)
    notes = (*notes, *_notes(counts, used, words))
    table = {"marks": words.table(used)}
    guessed = not ("marks" in settings.map or "colours" in settings.map)
    return Imported("wikipedia_module", rows, tuple(problems), notes, table, guessed)


def _title(path: Path, settings: ImportSettings) -> str:
    """The name of the module: as the user says, else by the file or folder without its date.

    Raises
    ------
    InputError
        when none of them says it, and no source is given
    """
    if title := settings.options.get("title"):
        return title.removeprefix("Module:").strip()
    for stem in (path.stem, path.resolve().parent.name):
        plain = re.sub(r"\d{4}[-_.]?\d\d[-_.]?\d\d(?:T\w*)?|\b\d{6,}\b", " ", stem)
        plain = " ".join(re.sub(r"[_\s]+", " ", plain.replace("Module:", " ")).split()).strip(" -.")
        if re.search(r"\bmap\b", plain, re.IGNORECASE):
            return plain
    if settings.source:
        return ""
    raise InputError(
        f"'{path.name}' does not say which module it is: give --set title='… detailed map', or"
        " --source ID"
    )


def _source_id(title: str) -> str:
    words = [word for word in re.findall(r"[a-z0-9]+", fold(title)) if word != "module"]
    return "-".join(["wikipedia", *words][:12])


def _source(source: str, title: str, file: str) -> ForeignRow:
    page = re.sub(r"\s", "_", title)
    return source_row(source, f"Wikipedia, Module:{title}", f"Module:{page}", file)


def _words(settings: ImportSettings, legend: dict[str, str], title: str) -> MarkWords:
    named = settings.map.get("marks", {})
    marks = Meanings.of_words({mark_name(mark): meaning for mark, meaning in named.items()})
    guesses = {**(SYRIAN_COLOURS if "syria" in title.lower() else {}), **legend}
    return MarkWords(marks, Meanings.of(settings, "colours"), guesses)


def _marks_of(tables: list[LuaTable], refusals: Refusals, counts: Counter[str]) -> list[_Mark]:
    """Find the marks among the tables of a module, and say which of them cannot be read."""
    found = []
    for table in tables:
        if not ({"lat", "long"} & table.fields.keys() and "mark" in table.fields):
            continue
        label = _label(table.word("label")) or _label(table.word("link"))
        size = _number(table.word("marksize"))
        if size is not None and size >= LARGEST_MARK:
            counts["laid under the map as pictures"] += 1
            continue
        lat, lon = _number(table.word("lat")), _number(table.word("long"))
        if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180:  # noqa: PLR2004
            given = f"lat = '{table.word('lat')}', long = '{table.word('long')}'"
            what = f"the mark '{label or table.word('mark')}' is at {given}"
            refusals.error(table.line, "lat", f"{what}: write degrees, lat from -90 to 90")
        elif not table.word("mark"):
            refusals.error(table.line, "mark", f"'{label}' has no mark that can be read")
        else:
            found.append(_Mark(table.line, lon, lat, table.word("mark"), label))
    return found


def _number(word: str) -> float | None:
    try:
        number = float(word)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _label(text: str) -> str:
    """The words of a label: a link by what is shown of it, a section of a page by its name."""
    text = re.sub(r"\[\[(?:[^|\[\]]*\|)?([^|\[\]]*)\]\]", r"\1", text)
    text = re.sub(r"&nbsp;|&#160;", " ", text).replace("&amp;", "&")
    text = re.sub(r"'{2,}|<[^>]*>", " ", text)
    return " ".join(text.rpartition("#")[2].replace("_", " ").split())[:200]


def _places(marks: list[_Mark], words: MarkWords) -> list[StatedPlace]:
    """Put marks at one point together: a dot, the ring around it, the sign of what is there."""
    groups: dict[tuple[float, float], list[_Mark]] = defaultdict(list)
    for mark in marks:
        groups[round(mark.lon, 3), round(mark.lat, 3)].append(mark)
    places = []
    for group in groups.values():
        labels = list(dict.fromkeys(mark.label for mark in group if mark.label))
        unnamed = [mark for mark in group if not mark.label]
        for number, label in enumerate(labels):
            own = [mark for mark in group if mark.label == label]
            place = _place(label, [*own, *(unnamed if number == 0 else [])], words)
            places += [place] if place is not None else []
    return places


def _place(label: str, marks: list[_Mark], words: MarkWords) -> StatedPlace | None:
    standings = [
        (standing, mark) for mark in marks if (standing := words.standing(mark.mark)) is not None
    ]
    if not standings:
        return None
    first = standings[0][1]
    kinds = [kind for mark in marks if (kind := kind_of_mark(mark_name(mark.mark)))]
    special = [kind for kind in kinds if kind != "settlement"]
    named = {name: mark_name(mark.mark) for said, mark in standings for name in _everyone(said)}
    return StatedPlace(
        label, first.lon, first.lat, next(iter(special or kinds), None),
        joint_standing([standing for standing, _ in standings]), first.line, named,
    )  # fmt: skip


def _everyone(standing: Standing) -> frozenset[str]:
    return standing.holders | standing.besiegers


def _notes(counts: Counter[str], used: Counter[str], words: MarkWords) -> list[str]:
    notes = [f"left out, {what}: {counted(count, 'mark')}" for what, count in counts.items()]
    silent = [mark for mark in used if words.meaning(mark) == "-"]
    if silent:
        times = sum(used[mark] for mark in silent)
        told = ", ".join(f"'{mark}'" for mark in silent[:_SHOWN])
        more = ", …" if len(silent) > _SHOWN else ""
        notes.append(f"saying nothing of a holder: {counted(times, 'mark')} ({told}{more})")
    strange = [mark for mark in used if not words.said(mark)]
    if strange and (words.marks.table or words.colours.table):
        told = ", ".join(f"'{mark}' ({used[mark]:,})" for mark in strange[:_SHOWN])
        more = ", …" if len(strange) > _SHOWN else ""
        notes.append(f"not in the map, read by form and colour: {told}{more}")
    return notes


IMPORTER = Importer(
    "wikipedia_module",
    "Wikipedia's detailed maps of wars: places with marks of holders, in a module of Lua",
    _recognises,
    _read,
    {
        "title": "the name of the module, such as Syrian Civil War detailed map; else the file's",
        "unchanged": "yes: a report for every revision, also where nothing changed",
    },
)
