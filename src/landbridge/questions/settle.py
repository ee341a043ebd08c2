"""From what a person asked to a query: names to ids, words to settings, defaults filled in."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from landbridge.days import LAST_DAY, format_day
from landbridge.errors import QuestionError
from landbridge.model.actors import CARGOES, Traveller
from landbridge.model.corridors import CorridorQuery
from landbridge.model.geography import LINK_MODES
from landbridge.model.names import actor_id, resolve
from landbridge.model.reports import VEHICLE_CLASSES
from landbridge.questions.points import stop_id

if TYPE_CHECKING:
    from collections.abc import Collection

    from landbridge.model.corridors import Corridor, Question
    from landbridge.model.situations import Situation

__all__ = [
    "asks_for_a_way",
    "newest_published",
    "period_of",
    "query_of",
    "stops_of",
    "traveller_of",
]


def newest_published(situation: Situation, known_by: int | None) -> int | None:
    """Give the newest day of publication not after the known day."""
    days = (r.known_day for r in situation.reports)
    return max((d for d in days if known_by is None or d <= known_by), default=None)


def asks_for_a_way(question: Question, *, else_only: Collection[str]) -> bool:
    """Say whether a way is asked for: a corridor or ends are named.

    Where none is, only the parts in ``else_only`` may be given.

    Raises
    ------
    QuestionError
        when other settings of a question are given without a corridor or ends
    """
    if question.corridor or question.origin or question.destination or question.traveller:
        return True
    given = {part.name for part in fields(question) if getattr(question, part.name)}
    if question.fade_after_days is not None:
        given.add("fade_after_days")
    loose = sorted(given - set(else_only))
    if loose:
        words = ", ".join(f"--{name.replace('_', '-')}" for name in loose)
        raise QuestionError(
            f"{words}: part of a question; give --corridor ID, or --from, --to and --for"
        )
    return False


def period_of(
    situation: Situation, question: Question, query: CorridorQuery | None, first_told: int | None
) -> tuple[int, int]:
    """Give the days to look at in the record: those asked about, else all that are told of.

    With a question for a way and no days of its own: the year before the asked day. Never beyond
    the newest day of publication that counts.

    Raises
    ------
    QuestionError
        when nothing is known by then (``first_told`` is None), or no day is left
    """
    newest = newest_published(situation, question.known_by)
    if newest is None or first_told is None:
        raise QuestionError("no report known by then says who holds anything: nothing to look at")
    first, last = first_told, newest
    if query is not None:
        first, last = query.since or query.on - 365, query.until or query.on
    first, last = question.since or first, min(question.until or last, newest)
    if question.until is not None and first > question.until:
        raise QuestionError(
            f"no day to look at: the period begins on {format_day(first)} and would end before it, "
            f"on {format_day(question.until)}"
        )
    if first > last:
        raise QuestionError(
            f"no day to look at: the period begins on {format_day(first)}, and what counts was "
            f"published up to {format_day(newest)}"
        )
    return first, last


def query_of(situation: Situation, question: Question) -> CorridorQuery:
    """Settle every part of a question.

    Raises
    ------
    QuestionError
        when a name is unknown, a part is missing, or two parts exclude each other
    """
    corridor = _corridor(situation, question)
    origin = question.origin or (corridor.origin if corridor else ())
    destination = question.destination or (corridor.destination if corridor else ())
    traveller = question.traveller or (corridor.traveller if corridor else None)
    if not origin or not destination or traveller is None:
        raise QuestionError("give --corridor ID, or all of --from, --to and --for")
    query = CorridorQuery(
        origin=tuple(dict.fromkeys(stop_id(situation, name) for name in origin)),
        destination=tuple(dict.fromkeys(stop_id(situation, name) for name in destination)),
        traveller=actor_id(situation, traveller),
        on=0,
        known_by=question.known_by,
        modes=_modes(situation, question, corridor),
        via=tuple(stop_id(situation, name) for name in question.via),
        vehicle=5 if question.vehicle is None else question.vehicle,
        cargo=question.cargo or (corridor.cargo if corridor else None),
        estimator=question.estimator or situation.default_estimator or "latest_report",
        policy=question.policy or situation.default_policy or "by_stance",
        fade_after_days=question.fade_after_days,
        corridor=corridor.id if corridor else None,
        variants=dict(corridor.variants) if corridor and not question.via else {},
    )
    if query.cargo is not None and query.cargo not in CARGOES:
        raise QuestionError(f"no cargo '{query.cargo}'; there are: {', '.join(CARGOES)}")
    if query.vehicle not in VEHICLE_CLASSES:
        told = ", ".join(f"{number} ({name})" for number, name in VEHICLE_CLASSES.items())
        raise QuestionError(f"no vehicle class '{query.vehicle}'; there are: {told}")
    if query.fade_after_days is not None and not 0 <= query.fade_after_days <= LAST_DAY:
        raise QuestionError(f"reports fade after 0 or more days, at most {LAST_DAY}")
    return _with_days(situation, query, question, corridor)


def _corridor(situation: Situation, question: Question) -> Corridor | None:
    if question.corridor is None:
        return None
    titled = {c.id: (c.title or c.id,) for c in situation.corridors.values()}
    return situation.corridors[resolve(question.corridor, titled, "corridor")]


def _modes(situation: Situation, question: Question, corridor: Corridor | None) -> tuple[str, ...]:
    modes = question.modes or (corridor.modes if corridor else None) or situation.default_modes
    modes = tuple(dict.fromkeys(modes or ("road", "track")))
    for mode in modes:
        if mode not in LINK_MODES:
            raise QuestionError(f"no mode '{mode}'; there are: {', '.join(LINK_MODES)}")
    return modes


def _with_days(
    situation: Situation, query: CorridorQuery, question: Question, corridor: Corridor | None
) -> CorridorQuery:
    """Settle the asked day and the period.

    The asked day is the one given, else the last of a period given, else the last of the corridor's
    own period as far as it can be known, else the newest published day.
    """
    newest = newest_published(situation, question.known_by)
    since, until = question.since, question.until
    own_until = corridor.until.last if corridor and corridor.until else None
    if since is None and corridor is not None and corridor.since is not None:
        since = corridor.since.first
    day = question.on if question.on is not None else until
    if day is None:
        day = own_until
        if day is None or (question.known_by is not None and newest is not None and newest < day):
            day = newest
    if day is None:
        raise QuestionError(
            "no report is known by then, so there is no newest day to answer for: give --on DAY"
        )
    if until is None:
        until = day
    if since is not None and since > until:
        if question.since is not None:
            raise QuestionError("--since is later than the last day asked about")
        since = None
    return replace(query, on=day, since=since, until=until)


def traveller_of(situation: Situation, query: CorridorQuery) -> Traveller:
    """Give the traveller of a query."""
    kind = situation.actors[query.traveller].kind
    return Traveller(query.traveller, kind, query.vehicle, query.cargo)


def stops_of(
    query: CorridorQuery, via: tuple[str, ...], position: dict[str, int]
) -> tuple[tuple[int, ...], ...]:
    """Give the positions of the stops: the origins, each place on the way, the destinations."""
    return (
        tuple(position[place] for place in query.origin),
        *((position[place],) for place in via),
        tuple(position[place] for place in query.destination),
    )
