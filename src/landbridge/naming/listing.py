"""Names that are not known, as a table to be filled in and added."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from landbridge.model.imports import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.imports import ForeignRow, Spot
    from landbridge.naming.verdicts import Verdict

__all__ = ["Unknowns", "joined", "names_table"]

_HEADER = ("kind", "name", "means", "source", "note")
_RUN = ("=", "+", "-", "@")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(slots=True)
class _Seen:
    count: int
    row: ForeignRow
    spot: Spot | None
    verdicts: dict[Verdict, None] = field(default_factory=dict)


class Unknowns:
    """Collects names that are not known, each once."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], _Seen] = {}

    def add(
        self, kind: str, name: str, row: ForeignRow, verdict: Verdict, spot: Spot | None = None
    ) -> None:
        """Count a name in a row."""
        seen = self._seen.get((kind, name))
        if seen is None:
            self._seen[kind, name] = _Seen(1, row, spot, {verdict: None})
            return
        seen.count += 1
        seen.verdicts[verdict] = None

    def listed(self) -> tuple[UnknownName, ...]:
        """Give the names, most frequent first."""
        found = [
            UnknownName(
                kind,
                name,
                seen.count,
                seen.row.file,
                seen.row.line,
                _candidates(seen.verdicts),
                None if seen.spot is None else seen.spot.lon,
                None if seen.spot is None else seen.spot.lat,
                min(verdict.why for verdict in seen.verdicts),
            )
            for (kind, name), seen in self._seen.items()
        ]
        return tuple(sorted(found, key=lambda one: (-one.count, one.kind, one.name)))


def _candidates(verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    """Every candidate once: those that come early and often first."""
    places: Counter[str] = Counter()
    for verdict in verdicts:
        for place, key in enumerate(verdict.candidates):
            places[key] += len(verdict.candidates) - place
    return tuple(key for key, _ in sorted(places.items(), key=lambda one: (-one[1], one[0])))


def joined(unknown: Iterable[UnknownName]) -> tuple[UnknownName, ...]:
    """Give the names of several files, each once: as in the first, with the rows of all."""
    found: dict[tuple[str, str], UnknownName] = {}
    for one in unknown:
        before = found.setdefault((one.kind, one.name), one)
        if before is not one:
            candidates = tuple(dict.fromkeys((*before.candidates, *one.candidates)))
            more = replace(before, count=before.count + one.count, candidates=candidates)
            found[one.kind, one.name] = more
    return tuple(found.values())


def names_table(unknown: Iterable[UnknownName]) -> str:
    r"""Write names.csv for names that are not known, with ``means`` left empty.

    Fill in an id in ``means``, or ``-`` for nobody that you track, and add the table to the
    situation. A row that stays empty decides nothing.

    >>> names_table([UnknownName("actor", "SDF", 3, "a.csv", 2, ("sdf",))])
    'kind,name,means,source,note\nactor,SDF,,,"3 rows, first a.csv, line 2; perhaps sdf"\n'
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADER)
    for one in unknown:
        writer.writerow([_safe(one.kind), _safe(one.name), "", "", _safe(_note(one))])
    return text.getvalue()


def _note(one: UnknownName) -> str:
    line = "" if one.line is None else f", line {one.line}"
    rows = "1 row" if one.count == 1 else f"{one.count:,} rows"
    parts = [f"{rows}, first {one.file}{line}"]
    if one.lon is not None and one.lat is not None:
        parts.append(f"at {one.lon:.4f}, {one.lat:.4f}")
    if one.why:
        parts.append(one.why)
    if one.candidates:
        parts.append(f"perhaps {', '.join(one.candidates)}")
    return "; ".join(parts)


def _safe(cell: str) -> str:
    """No line breaks, and nothing that a spreadsheet would run as a formula."""
    text = _UNSEEN.sub(" ", cell.encode("utf-8", "replace").decode("utf-8")).strip()
    return f"'{text}" if text.startswith(_RUN) else text
