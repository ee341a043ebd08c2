"""Rows of the record that a proposal may repeat: shown to a reviewer, never merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.names import fold, skeleton
from landbridge.model.queue import NearRow
from landbridge.situation.cells import read_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from landbridge.days import DaySpan
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = ["Record"]

_DAYS_APART = 7
_MOST = 5
_LEAST_WORDS = 2
_ALIKE = 88.0
"""Of 100: how like two names, or the words of two claims, must be."""


_Spot = tuple[str, str, str, str, str]


class Record:
    """The rows of a situation, laid out so that what is like a new row is found at once."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.reports: dict[_Spot, list[Report]] = {}
        for report in situation.reports:
            spot = _spot(report.event, report.place, report.link, report.a, report.b)
            self.reports.setdefault(spot, []).append(report)

    def near(self, table: str, cells: Mapping[str, str]) -> tuple[NearRow, ...]:
        """Give what the record has that is like a row: at most five, the nearest first.

        Reports of the same place (link, stretch) and event within a week, actors and places with
        names alike, relations of the same two actors, claims of the same speaker in words alike.
        """
        if table == "reports":
            found = [*_reports(self.reports, cells)]
        elif table in ("actors", "places"):
            found = [*_named(self.situation, table, cells)]
        elif table == "relations":
            found = [*_relations(self.situation, cells)]
        elif table == "claims":
            found = [*_claims(self.situation, cells)]
        else:
            found = []
        return tuple(row for _, row in sorted(found, key=lambda one: one[0])[:_MOST])


def _spot(event: str, *names: str | None) -> _Spot:
    place, link, *ends = (name or "" for name in names)
    return (event, place, link, *sorted(ends))  # type: ignore[return-value]  # two ends


def _span(text: str) -> DaySpan | None:
    try:
        return read_span(text) if text else None
    except ValueError:
        return None


def _apart(one: DaySpan, other: DaySpan) -> int:
    """Give the days between two spans; 0 where they share a day."""
    return max(0, one.first - other.last, other.first - one.last)


def _reports(
    known: Mapping[_Spot, list[Report]], cells: Mapping[str, str]
) -> Iterator[tuple[float, NearRow]]:
    when = _span(cells.get("date", ""))
    names = [cells.get(name) for name in ("place", "link", "a", "b")]
    if when is None or not any(names):
        return
    for report in known.get(_spot(cells.get("event", ""), *names), ()):
        days = _apart(when, report.date)
        if days > _DAYS_APART:
            continue
        words = [report.date.text, report.actor, report.event, report.place or report.link]
        words += [report.a, report.b]
        said = " ".join(word for word in words if word) + f" ({report.source.id})"
        same = report.actor == (cells.get("actor") or None)
        apart = "the same days" if not days else f"{days} days apart"
        why = f"same place and event, {apart}" + ("" if same else ", another actor")
        yield days + (not same), NearRow("reports", report.id, said, why)


def _named(
    situation: Situation, table: str, cells: Mapping[str, str]
) -> Iterator[tuple[float, NearRow]]:
    from rapidfuzz import fuzz  # noqa: PLC0415  (only where names are compared)

    name = cells.get("name", "")
    folded, bones = fold(name), skeleton(name)
    if not folded:
        return
    known: Iterable[tuple[str, str, tuple[str, ...]]] = (
        ((a.id, a.name, a.aliases) for a in situation.actors.values())
        if table == "actors"
        else ((p.id, p.name, p.aliases) for p in situation.named_places.values())
    )
    for key, own, aliases in known:
        for other in (own, *aliases):
            alike = fuzz.ratio(folded, fold(other))
            within = _one_in_the_other(folded, fold(other))
            if alike >= _ALIKE or within or (bones and bones == skeleton(other)):
                why = "same name" if folded == fold(other) else f"'{other}' is alike"
                yield 100 - alike, NearRow(table, key, own, why)
                break


def _one_in_the_other(one: str, other: str) -> bool:
    """Whether all words of the shorter name, two at least, stand in the longer."""
    shorter, longer = sorted((set(one.split()), set(other.split())), key=len)
    return len(shorter) >= _LEAST_WORDS and shorter <= longer


def _relations(situation: Situation, cells: Mapping[str, str]) -> Iterator[tuple[float, NearRow]]:
    pair = {cells.get("actor", ""), cells.get("other", "")}
    for relation in situation.relations:
        if {relation.actor, relation.other} == pair:
            said = f"{relation.actor} {relation.kind} {relation.other}"
            said += f" from {relation.start.text}" if relation.start else ""
            same = relation.kind == cells.get("kind")
            why = "same relation" if same else "same actors"
            key = f"{relation.actor} {relation.kind} {relation.other}"
            yield float(not same), NearRow("relations", key, said, why)


def _claims(situation: Situation, cells: Mapping[str, str]) -> Iterator[tuple[float, NearRow]]:
    from rapidfuzz import fuzz  # noqa: PLC0415  (as above)

    speaker, text = fold(cells.get("speaker", "")), fold(cells.get("text", ""))
    for claim in situation.claims:
        if speaker and fold(claim.speaker) == speaker:
            alike = fuzz.token_set_ratio(text, fold(claim.text))
            if alike >= _ALIKE:
                key = claim.label or f"row {claim.row}"
                why = "same speaker, words alike"
                yield 100 - alike, NearRow("claims", key, claim.text[:120], why)
