"""What in the record does not fit the answer, or another report?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.analyses._kin import at_ease, kin_of
from landbridge.analyses._owners import grounds_of, roads_among
from landbridge.analyses._statuses import status_on
from landbridge.days import LAST_DAY, format_day
from landbridge.model.answers import Contradiction
from landbridge.model.corridors import Status
from landbridge.model.passage import PassageValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from landbridge.model.actors import Relation, Traveller
    from landbridge.model.control import ControlHistory, ControlState
    from landbridge.model.corridors import CorridorProblem, Piece
    from landbridge.model.passage import Passage, PassageCourse
    from landbridge.model.reports import Report

__all__ = ["contradictions_of", "presence_against_holders"]


def contradictions_of(
    problem: CorridorProblem,
    reports: Sequence[Report],
    relations: Sequence[Relation],
    traveller: Traveller,
    period: tuple[int, int],
    touched: Sequence[Piece],
) -> tuple[Contradiction, ...]:
    """List everything between two days that does not fit, what touches the answer first.

    Families that disagree about a holder (also where a better grade decided), traffic of the
    traveller or its kin where the way was not open, somebody on ground whose holder is not at ease
    with them, notices of one spot that exclude one another, and stances that rows dispute.
    """
    spots = grounds_of(
        problem.network, (e for piece in touched for e in (piece.place, piece.other))
    )
    links = roads_among(problem.network, (piece.link for piece in touched))
    found = [
        *_families(problem, period),
        *_traffic(problem, reports, kin_of(traveller.actor, relations), period),
        *_presence(problem, reports, relations, period),
        *_notices(reports, period),
        *_stances(touched, period[1]),
    ]
    marked = [
        Contradiction(
            one.kind, one.place, one.link, one.first, one.last, one.text, one.reports,
            on_answer=one.place in spots or one.link in links,
        )
        for one in found
    ]  # fmt: skip
    return tuple(sorted(marked, key=lambda c: (not c.on_answer, -c.last, c.first, c.text)))


def _grounds(problem: CorridorProblem) -> Iterator[tuple[str | None, str | None, PassageCourse]]:
    network = problem.network
    for at, (place, course) in enumerate(zip(network.places, problem.passage.places, strict=True)):
        if network.ground[at] == at:  # a junction has nothing of its own to disagree about
            yield place.id, None, course
    for link, halves in zip(problem.network.links, problem.passage.halves, strict=True):
        for end, half in zip((link.a, link.b), halves, strict=True):
            if half[0] is not problem.passage.places[problem.network.position[end]]:
                yield None, link.id, half[0]


def _families(problem: CorridorProblem, period: tuple[int, int]) -> Iterator[Contradiction]:
    seen: set[tuple[Report, ...]] = set()
    for place, link, course in _grounds(problem):
        ends = (*(day - 1 for day in course.days[1:]), LAST_DAY)
        for first, last, passage in zip(course.days, ends, course.values, strict=True):
            disputed = passage.control.disputed
            if not disputed or disputed in seen or last < period[0] or first > period[1]:
                continue
            seen.add(disputed)
            text = f"sources disagree about {place or link}: " + "; ".join(
                f"{r.source.name} ({_about(r)}): {_says(r)}" for r in disputed
            )
            text += f". Taken as {_taken(passage)}"
            days = [r.day for r in disputed]
            until = min(period[1], last)
            latest = max(days) if passage.control.kind == "held" else until
            yield Contradiction(
                "families_disagree", place, link, min(days), min(until, latest),
                text, disputed,
            )  # fmt: skip


def _taken(passage: Passage) -> str:
    control = passage.control
    if control.kind == "held":
        return f"held by {control.holder}"
    return f"{control.kind} ({', '.join(control.holders)})" if control.holders else control.kind


def _about(report: Report) -> str:
    return f"about {report.date.text}, published {report.published.text}"


_TOWARDS_OTHER = {"takes": "from", "contests": "with", "loses": "to", "withdraws": "to"}


def _says(report: Report) -> str:
    how = _TOWARDS_OTHER.get(report.event)
    rest = f" {how} {report.other_actor}" if how and report.other_actor else ""
    return f"{report.actor or 'somebody'} {report.event}{rest}"


def _traffic(
    problem: CorridorProblem,
    reports: Iterable[Report],
    kin: set[str],
    period: tuple[int, int],
) -> Iterator[Contradiction]:
    for report in reports:
        ours = report.actor is None or report.actor in kin
        if report.event != "moves" or not ours or not _within(report, period):
            continue
        passage = _passage_at(problem, report)
        if passage is None and report.place is not None:
            yield from _traffic_in_area(problem, report)
        if passage is None or passage.value is PassageValue.OPEN:
            continue
        spot = report.place or report.link or f"{report.a} to {report.b}"
        text = (
            f"traffic of {report.actor or 'unnamed travellers'} was reported at {spot} "
            f"({report.source.name}, {_about(report)}) where the way is {passage.value.word}: "
            f"{passage.why}"
        )
        yield Contradiction(
            "traffic_while_not_open", report.place or report.a, report.link,
            report.first_day, report.day, text, (report,),
        )  # fmt: skip


def _traffic_in_area(problem: CorridorProblem, report: Report) -> Iterator[Contradiction]:
    """Traffic that a report places no nearer than an area, on a day without a way known."""
    status = status_on(problem, report.day)
    if status is not Status.OPEN:
        text = (
            f"traffic of {report.actor or 'unnamed travellers'} was reported in {report.place} "
            f"({report.source.name}, {_about(report)}) on a day on which the way asked about is "
            f"{status.value}"
        )
        yield Contradiction(
            "traffic_while_not_open", report.place, None, report.first_day, report.day, text,
            (report,),
        )  # fmt: skip


def _passage_at(problem: CorridorProblem, report: Report) -> Passage | None:
    """The worst passage of where a report saw something, on its day."""
    position = problem.network.position
    if report.place in position:
        return problem.passage.places[position[report.place]].on(report.day)
    worst: Passage | None = None
    for link, halves in zip(problem.network.links, problem.passage.halves, strict=True):
        pair = {report.a, report.b} == {link.a, link.b} and link.on_ground
        if link.id == report.link or pair:
            for end in halves:
                found = min((c.on(report.day) for c in end), key=lambda p: p.value)
                worst = found if worst is None or found.value > worst.value else worst
    return worst


def presence_against_holders(
    control: ControlHistory,
    reports: Iterable[Report],
    relations: Sequence[Relation],
    period: tuple[int, int],
) -> tuple[Contradiction, ...]:
    """List who was reported present on ground whose holder is not at ease with them, newest first.

    ``control`` says who holds each place; nothing is asked of any way.
    """
    states = {place: course.on for place, course in control.places.items()}
    found = _present(states, reports, relations, period)
    return tuple(sorted(found, key=lambda c: (-c.last, c.first, c.text)))


def _presence(
    problem: CorridorProblem,
    reports: Iterable[Report],
    relations: Sequence[Relation],
    period: tuple[int, int],
) -> Iterator[Contradiction]:
    def state_at(course: PassageCourse) -> Callable[[int], ControlState]:
        return lambda day: course.on(day).control

    pairs = zip(problem.network.places, problem.passage.places, strict=True)
    states = {place.id: state_at(course) for place, course in pairs}
    yield from _present(states, reports, relations, period)


def _present(
    states: Mapping[str, Callable[[int], ControlState]],
    reports: Iterable[Report],
    relations: Sequence[Relation],
    period: tuple[int, int],
) -> Iterator[Contradiction]:
    for report in reports:
        place = report.place
        if report.event != "present" or place is None or place not in states:
            continue
        if report.actor is None or not _within(report, period):
            continue
        state = states[place](report.day)
        holder = state.holder
        if holder in (None, report.actor) or at_ease(
            str(holder), report.actor, relations, report.day
        ):
            continue
        text = (
            f"{report.actor} was reported present at {report.place} ({report.source.name}, "
            f"{_about(report)}), ground taken as held by {holder}"
        )
        yield Contradiction(
            "presence_against_holder", report.place, None, report.first_day, report.day, text,
            (report, *state.reports),
        )  # fmt: skip


def _notices(reports: Iterable[Report], period: tuple[int, int]) -> Iterator[Contradiction]:
    """Notices of one spot, for the same travellers, of different families, on days that overlap."""
    opposite = {"closes": "opens", "opens": "closes", "cuts": "repairs", "repairs": "cuts"}
    groups: dict[tuple[object, ...], list[Report]] = {}
    for report in reports:
        if report.event in opposite and _within(report, period):
            pair = frozenset((report.a, report.b))
            key = (report.place, report.link, pair, report.for_whom, report.cargo, report.direction)
            groups.setdefault(key, []).append(report)
    for group in groups.values():
        for at, one in enumerate(group):
            for two in group[at + 1 :]:
                overlap = one.first_day <= two.day and two.first_day <= one.day
                if overlap and one.family != two.family and opposite[one.event] == two.event:
                    spot = one.place or one.link or f"{one.a} to {one.b}"
                    text = f"{spot}: {one.source.name} says {one.event} ({_about(one)}), "
                    text += f"{two.source.name} says {two.event} ({_about(two)})"
                    yield Contradiction(
                        "permission_disputed", one.place or one.a, one.link,
                        min(one.first_day, two.first_day), max(one.day, two.day), text, (one, two),
                    )  # fmt: skip


def _stances(touched: Iterable[Piece], day: int) -> Iterator[Contradiction]:
    """Stances that rows of one pair dispute, where that leaves a piece unknown."""
    seen: set[str] = set()
    for piece in touched:
        pairs: dict[frozenset[str], list[Relation]] = {}
        for row in piece.passage.relations:
            pairs.setdefault(frozenset((row.actor, row.other)), []).append(row)
        for rows in pairs.values():
            if piece.passage.permission != "unknown" or len({row.kind for row in rows}) == 1:
                continue
            text = f"sources disagree about a stance on {format_day(day)}: "
            text += "; ".join(f"{row} ({row.source or 'no source'})" for row in rows)
            if text not in seen:
                seen.add(text)
                yield Contradiction("relation_disputed", piece.place, piece.link, day, day, text)


def _within(report: Report, period: tuple[int, int]) -> bool:
    return report.first_day <= period[1] and report.day >= period[0]
