"""From groups of words in roles to names: the mentions in them, or the part that is a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.readings import Span
from landbridge.reading.event_groups import GROUND, ROADS, is_force, may_act

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from landbridge.model.readings import Mention, TimeMention
    from landbridge.reading.word_groups import Clauses, Group

__all__ = ["roles_as_spans"]

_NEXT_TO = 8
"""Characters between an hour and its day at most."""
_NOBODY = frozenset(("nobody", "none", "nothing", "anyone", "someone", "everyone", "somebody"))
_AFTER_A_PLACE = frozenset(("open", "shut", "closed", "blocked", "stay", "remain"))
"""Words that a group may end in by mistake: "declared the corridor open"."""
_KINDS = {"actor": "actor", "other_actor": "actor", "place": "place", "road": "place"}


def _span(clauses: Clauses, first: int, last: int) -> Span:
    return Span(clauses.tokens[first].start, clauses.tokens[last - 1].end)


def _place_name(clauses: Clauses, group: Group) -> Span:
    """Keep the name of a place: "Saraqib" of "strategic northern town of Saraqib"."""
    first, last = group
    for at in range(first + 1, last - 1):
        if (
            clauses.lows[at] == "of"
            and clauses.lemmas[at - 1] in GROUND | ROADS
            and (
                any(clauses.is_name(here) for here in range(at + 1, last))
                and not any(clauses.is_name(here) for here in range(max(first, 1), at))
            )
        ):
            first = at + 1
            break
    while first < last - 1 and clauses.kinds[first] == "D":
        first += 1
    named = [at for at in range(first, last) if clauses.is_name(at) and clauses.kinds[at] == "N"]
    if named and not any(clauses.kinds[at] == "P" for at in range(first, named[0])):
        first = named[0]
    return _span(clauses, first, last)


def _road_name(clauses: Clauses, group: Group) -> Span:
    """Keep a road with both its ends and its name, without what it is like."""
    first, last = group
    while first < last - 1 and clauses.kinds[first] == "D":
        first += 1
    while first < last - 1 and clauses.lows[last - 1] in _AFTER_A_PLACE:
        last -= 1
    return _span(clauses, first, last)


def _actor_name(clauses: Clauses, group: Group) -> Span:
    first, last = group
    while first < last - 1 and (
        clauses.lows[first].isdigit() or clauses.tokens[first].tag in ("CD", "RB", "DT")
    ):
        first += 1
    return _span(clauses, first, last)


def roles_as_spans(  # noqa: C901, PLR0912
    clauses: Clauses,
    at: int,
    roles: Mapping[str, Sequence[Group]],
    mentions: Sequence[Mention],
    times: Sequence[TimeMention],
) -> dict[str, tuple[Span, ...]]:
    """Give the spans of the roles of the trigger at a word; pronouns stand for nobody."""
    found: dict[str, tuple[Span, ...]] = {}
    for role in ("actor", "other_actor", "place", "road"):
        spans: list[Span] = []
        for group in roles.get(role, ()):
            if clauses.kinds[group.last - 1] == "O" or clauses.lows[group.last - 1] in _NOBODY:
                continue
            acts = role in ("place", "road") or may_act(clauses, group)
            whole = _span(clauses, group.first, group.last)
            named = [
                mention.span
                for mention in mentions
                if mention.kind == _KINDS[role] and whole.meets(mention.span)
            ]
            if not named and not acts:
                continue
            if role == "road":
                named = [span for span in named if span.covers(whole)]
                if not named:
                    named = [_road_name(clauses, group)]
            if not named:
                place = role in ("place", "road")
                named = [(_place_name if place else _actor_name)(clauses, group)]
            elif role == "place":
                owning = [span for span in named if _owns(clauses, span)]
                if len(owning) < len(named):
                    named = [span for span in named if span not in owning]
            elif role in ("actor", "other_actor"):
                head = [span for span in named if span.end >= whole.end]
                if not head and is_force(clauses, group):
                    head = [_actor_name(clauses, group)]
                named = head[-1:] or [span for span in named if not _prefixes(clauses, span)][:1]
                if not named and acts:
                    named = [_actor_name(clauses, group)]
            spans.extend(span for span in named if not any(span.meets(kept) for kept in spans))
        if spans:
            found[role] = tuple(spans)
    date = _date(clauses, at, times)
    if date:
        found["date"] = (date.span,)
    return found


def _prefixes(clauses: Clauses, span: Span) -> bool:
    """Whether a name is only the first part of a word: "US" of "US-backed"."""
    return any(token.start <= span.start and span.end < token.end for token in clauses.tokens)


def _owns(clauses: Clauses, span: Span) -> bool:
    """Whether "'s" comes after a name."""
    return any(
        token.start == span.end and clauses.lows[at] == "'s"
        for at, token in enumerate(clauses.tokens)
    )


def _date(clauses: Clauses, at: int, times: Sequence[TimeMention]) -> TimeMention | None:
    """The date nearest to the trigger within its clause, else within the sentence."""
    here = clauses.tokens[at].start
    end = clauses.clause_end(at + 1)
    stop = clauses.tokens[end - 1].end if end > at else here
    dated = [
        time
        for time in times
        if time.value and time.kind in ("date", "time") and time.span.end <= clauses.span.end
    ]
    best = min(
        dated,
        key=lambda time: (
            not here <= time.span.start <= stop,
            abs(time.span.start - here),
        ),
        default=None,
    )
    if best and best.kind == "time":  # "at dawn on Sunday": the day says more
        for time in dated:
            apart = max(time.span.start - best.span.end, best.span.start - time.span.end)
            if time.kind == "date" and apart <= _NEXT_TO:
                return time
    return best
