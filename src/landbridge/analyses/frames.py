"""What does the map look like on each day on which something changed?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from landbridge.analyses._gaps import gap_on
from landbridge.analyses._statuses import corridor_history
from landbridge.analyses._table import table_of
from landbridge.analyses._ways import route_on
from landbridge.model.atlas import Atlas, AtlasFrame, Ground
from landbridge.model.corridors import Status
from landbridge.model.passage import PassageValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from landbridge.model.control import ControlState
    from landbridge.model.corridors import CorridorProblem

__all__ = ["atlas"]


_MOST_ROADS = 3_000
_GREATEST_FIRST = ("motorway", "trunk", "primary", "secondary", "tertiary", "unclassified")
_NOT_DRAWN = (("absent", "absent"), None)


def atlas(
    problem: CorridorProblem,
    period: tuple[int, int],
    asked: int,
    *,
    actor_names: dict[str, str],
    source_line: str,
    reach_metres: float | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Atlas:
    """Give a frame for every run of days between two days during which nothing changes."""
    first, last = period
    turns = sorted({first, *(d for d in table_of(problem).days.tolist() if first < d <= last)})
    history = corridor_history(problem)
    drawn = _drawn_links(problem)
    frames: list[AtlasFrame] = []
    for at, (begins, after) in enumerate(pairwise([*turns, last + 1])):
        status = [s for d, s in zip(history.days, history.statuses, strict=True) if d <= begins][-1]
        frames.append(_frame(problem, begins, after - 1, status, drawn))
        if progress is not None:
            progress(at + 1, len(turns))
    names = [tuple(problem.network.places[p].id for p in stop) for stop in problem.stops]
    ways = {k for frame in frames for k in (*frame.route, *frame.gap)}
    position = max(i for i, frame in enumerate(frames) if frame.first <= asked)
    return Atlas(
        problem.network, tuple(frames), position, names[0], names[-1], actor_names, source_line,
        drawn=frozenset(drawn | ways), reach_metres=reach_metres,
    )  # fmt: skip


def _drawn_links(problem: CorridorProblem) -> set[int]:
    """Choose the links to draw: all that were written, of imported roads the greatest classes."""
    links = problem.network.links
    roads = [k for k, link in enumerate(links) if link.road is not None]
    if len(roads) > _MOST_ROADS:
        rank = {name: at for at, name in enumerate(_GREATEST_FIRST)}
        roads.sort(
            key=lambda k: (rank.get((links[k].road_class or "").removesuffix("_link"), 9), k)
        )
    return {k for k, link in enumerate(links) if link.road is None} | set(roads[:_MOST_ROADS])


def _frame(
    problem: CorridorProblem, first: int, last: int, status: Status, drawn: set[int]
) -> AtlasFrame:
    network = problem.network
    position = {link.id: k for k, link in enumerate(network.links)}
    route = route_on(problem, first) if status is Status.OPEN else None
    gap = None if status is Status.OPEN else gap_on(problem, first)
    missing = {piece.link for piece in gap.pieces if piece.link} if gap is not None else set()
    on_way = {position[link] for link in (*missing, *(route.links if route is not None else ()))}
    shown = drawn | on_way
    words = [
        _link_words(problem, k, first) if k in shown else _NOT_DRAWN
        for k in range(len(network.links))
    ]
    return AtlasFrame(
        first=first,
        last=last,
        status=status,
        places=tuple(_ground(course.on(first).control) for course in problem.passage.places),
        halves=tuple(pair for pair, _ in words),
        one_way=tuple(
            way if link.road is None else None  # an arrow on every lane of a town would hide it
            for (_, way), link in zip(words, network.links, strict=True)
        ),
        route=tuple(position[link] for link in route.links) if route is not None else (),
        gap=tuple(sorted(position[link] for link in missing)),
        front_from=gap.front_from if gap is not None else None,
        front_to=gap.front_to if gap is not None else None,
        gap_road_km=gap.road_metres / 1000 if gap is not None else None,
        gap_straight_km=(
            gap.straight_metres / 1000
            if gap is not None and gap.straight_metres is not None
            else None
        ),
    )


def _ground(control: ControlState) -> Ground:
    return Ground(control.kind, control.holders, claimed_only=_claimed_only(control))


def _claimed_only(control: ControlState) -> bool:
    """Whether nothing but parties' own words stands behind a holding."""
    return (
        control.kind == "held"
        and bool(control.reports)
        and all(report.source.kind == "party" for report in control.reports)
    )


def _link_words(problem: CorridorProblem, k: int, day: int) -> tuple[tuple[str, str], str | None]:
    link = problem.network.links[k]
    if not link.exists_on(day):
        return ("absent", "absent"), None
    there = [problem.passage.halves[k][end][0].on(day).value for end in (0, 1)]
    back = [problem.passage.halves[k][end][1].on(day).value for end in (0, 1)]
    ways = {"ab": max(there), "ba": max(back)}
    allowed = {w: v for w, v in ways.items() if link.one_way in (None, w)}
    open_ways = [way for way, value in allowed.items() if value is PassageValue.OPEN]
    one_way = open_ways[0] if len(open_ways) == 1 else None
    if link.one_way is not None:
        pairs = there if link.one_way == "ab" else back
        return (pairs[0].word, pairs[1].word), one_way
    return (max(there[0], back[0]).word, max(there[1], back[1]).word), one_way
