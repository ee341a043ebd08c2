"""What reports state about who holds each place: one row for each statement, as arrays.

A statement is about one cell (a place that anything was ever said of) on one day. It names the
holder, or says that one holder lost the place and no more, or names contenders. Reports about an
area or a country are statements of a voice of their own about every place inside: the same source
may be careful about towns and loose about countries. A report that somebody takes ground from
somebody else states two things: who holds it from that day, and who held it until then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.geography import places_in
from landbridge.model.reports import CONTROL_EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from landbridge.model.geography import Area, Place
    from landbridge.model.reports import Report

__all__ = ["CONTEST", "HOLDS", "LOST", "Statements", "statements_of"]

HOLDS, LOST, CONTEST = 0, 1, 2
"""What a statement says: who holds, that somebody holds no longer, that it is contested."""

BEFORE_DAYS = 2
"""So many days before a change the ground was still in the old hands: dates differ by some days."""

LONG_DAYS = 7
"""A date wider than this does not say that a change was fresh on its last day."""


@dataclass(frozen=True, slots=True, eq=False)
class Statements:
    """All statements, by cell and then by day.

    Attributes
    ----------
    cells, actors, voices
        place ids; actor ids, sorted; (source id, whether about areas)
    holders
        ``[cell]``: how many states a cell has: the actors ever named there, and nobody as the last
    local
        ``[cell, state]``: the actor of each state, ``len(actors)`` for nobody, -1 behind the last
    first_day, last_day
        the days of the chains
    cell, day, voice, what, value, change
        ``[statement]``: where, on which day (from 0), by whom, what (`HOLDS`, …), about which state
        of the cell (its number there), whether it asserts a change on or shortly before that day
    before
        ``[statement]``: whether it says who held until then, beside another about who holds since
    weight
        ``[statement]``: how much it teaches of its voice: all that one report says counts as one
    enters
        ``[statement]``: whether it says that the one of its value comes into the place
    named
        ``[statement, state]``: the contenders that a statement of contest names
    published
        ``[statement]``: the calendar day from which it counts as known
    report
        ``[statement]``: the report behind it
    """

    cells: tuple[str, ...]
    actors: tuple[str, ...]
    voices: tuple[tuple[str, bool], ...]
    holders: NDArray[np.int64]
    local: NDArray[np.int64]
    first_day: int
    last_day: int
    cell: NDArray[np.int64]
    day: NDArray[np.int64]
    voice: NDArray[np.int64]
    what: NDArray[np.int8]
    value: NDArray[np.int64]
    change: NDArray[np.bool_]
    before: NDArray[np.bool_]
    weight: NDArray[np.float64]
    enters: NDArray[np.bool_]
    named: NDArray[np.bool_]
    published: NDArray[np.int64]
    report: tuple[Report, ...]

    @property
    def days(self) -> int:
        """How many days the chains have."""
        return self.last_day - self.first_day + 1

    @property
    def count(self) -> int:
        """How many statements there are."""
        return len(self.report)


@dataclass(frozen=True, slots=True)
class _Said:
    cell: str
    report: Report
    wide: bool
    day: int
    what: int
    who: tuple[str, ...]
    weight: float
    before: bool = False

    @property
    def change(self) -> bool:
        """Whether it asserts a change on its day or shortly before."""
        return (
            self.report.event in ("takes", "loses", "withdraws")
            and not self.wide
            and not self.before
            and self.report.day - self.report.first_day <= LONG_DAYS
        )


def statements_of(
    reports: Iterable[Report],
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    *,
    early: bool = False,
    days: tuple[int, int] | None = None,
) -> Statements:
    """Read reports of control as statements.

    ``days`` gives first and last day of the chains; without it they reach from the first statement
    to the last day that anything was published on.
    """
    kept = [report for report in reports if report.event in CONTROL_EVENTS]
    said = list(_said(kept, places, areas, early=early))
    whom: dict[str, set[str]] = {}
    for one in said:
        whom.setdefault(one.cell, set()).update(one.who)
    cells = tuple(place for place in places if place in whom)
    actors = tuple(sorted(set().union(*whom.values()))) if whom else ()
    if days is None:
        first = max(min((one.day for one in said), default=1), 1)
        days = first, max((r.known_day for r in kept), default=first)
    return _arranged(said, whom, cells, actors, days)


def _said(
    reports: Iterable[Report],
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    *,
    early: bool,
) -> Iterator[_Said]:
    inside: dict[str, list[str]] = {}
    for report in reports:
        spot = report.place
        content = _content(report)
        if spot is None or content is None:
            continue
        if spot not in inside:
            inside[spot] = [spot] if spot in places else places_in(spot, places, areas)
        wide, day = spot not in places, report.placed(early=early)
        what, who, lost_by = content
        for place in inside[spot]:
            weight = 1.0 / len(inside[spot])
            yield _Said(place, report, wide, day, what, who, weight)
            if lost_by is not None:
                yield _Said(
                    place,
                    report,
                    wide,
                    report.first_day - BEFORE_DAYS,
                    HOLDS,
                    (lost_by,),
                    weight,
                    before=True,
                )


def _content(report: Report) -> tuple[int, tuple[str, ...], str | None] | None:
    """What a report says of the holder, whom it names, and from whose hands the ground fell."""
    actor, other = report.actor, report.other_actor
    match report.event:
        case "holds" if actor is not None:
            return HOLDS, (actor,), None
        case "takes" if actor is not None:
            return HOLDS, (actor,), other if other != actor else None
        case "loses" | "withdraws" if actor is not None:
            if other is None or other == actor:
                return LOST, (actor,), None
            return HOLDS, (other,), actor
        case "enters" | "contests":
            named = tuple(dict.fromkeys(name for name in (actor, other) if name is not None))
            return (CONTEST, named, None) if named else None
    return None  # a siege leaves the holder as it was


def _arranged(
    said: list[_Said],
    whom: Mapping[str, set[str]],
    cells: tuple[str, ...],
    actors: tuple[str, ...],
    days: tuple[int, int],
) -> Statements:
    number = {actor: at for at, actor in enumerate(actors)}
    at_cell = {cell: at for at, cell in enumerate(cells)}
    states = {cell: {a: i for i, a in enumerate(sorted(whom[cell]))} for cell in cells}
    holders = np.array([len(states[cell]) + 1 for cell in cells], dtype=np.int64)
    local = np.full((len(cells), int(holders.max(initial=1))), -1, dtype=np.int64)
    for cell, at in at_cell.items():
        for actor, state in states[cell].items():
            local[at, state] = number[actor]
        local[at, len(states[cell])] = len(actors)
    said = [one for one in said if one.day <= days[1]]
    said.sort(key=lambda one: (at_cell[one.cell], max(one.day, days[0]), *one.report.order))
    voices = tuple(sorted({(one.report.source.id, one.wide) for one in said}))
    voice = {key: at for at, key in enumerate(voices)}
    named = np.zeros((len(said), local.shape[1]), dtype=np.bool_)
    for row, one in enumerate(said):
        if one.what == CONTEST:
            named[row, [states[one.cell][name] for name in one.who]] = True
    return Statements(
        cells=cells,
        actors=actors,
        voices=voices,
        holders=holders,
        local=local,
        first_day=days[0],
        last_day=max(days),
        cell=np.array([at_cell[one.cell] for one in said], dtype=np.int64),
        day=np.array([max(one.day - days[0], 0) for one in said], dtype=np.int64),
        voice=np.array([voice[one.report.source.id, one.wide] for one in said], dtype=np.int64),
        what=np.array([one.what for one in said], dtype=np.int8),
        value=np.array([states[one.cell][one.who[0]] for one in said], dtype=np.int64),
        change=np.array([one.change for one in said], dtype=np.bool_),
        before=np.array([one.before for one in said], dtype=np.bool_),
        weight=np.array([one.weight for one in said], dtype=np.float64),
        enters=np.array([one.report.event == "enters" for one in said], dtype=np.bool_),
        named=named,
        published=np.array([one.report.known_day for one in said], dtype=np.int64),
        report=tuple(one.report for one in said),
    )
