"""The sentences of an answer: the headline, since when, and what must be said beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._folding import GROUND
from landbridge.briefings._names import actor_name, joined, joined_places, place_name
from landbridge.briefings._phrases import count, km, known_words, prose_day
from landbridge.model.corridors import Status

if TYPE_CHECKING:
    from landbridge.model.answers import Answer
    from landbridge.model.corridors import CorridorQuery, Front, Gap, GapHolder, Piece, Since, Spell
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = [
    "NOT_A_CLEARANCE",
    "caveats",
    "deciding_words",
    "ends_words",
    "front_name",
    "gap_words",
    "grouped",
    "headline",
    "holder_name",
    "piece_name",
    "since_words",
    "status_word",
    "trend_words",
    "way_words",
]

NOT_A_CLEARANCE = "Not a safety clearance."
_GROUND = {"road", "track", "rail"}
_SHOWN = 3
_SLIGHT = 0.05


def status_word(status: Status) -> str:
    """Name a status in two or three words: open is only ever "no known obstacle"."""
    return {
        Status.OPEN: "no known obstacle",
        Status.UNCERTAIN: "uncertain",
        Status.CLOSED: "no way known",
    }[status]


def way_words(query: CorridorQuery) -> str:
    """Say by what: overland, or overland or by air."""
    beyond = [mode for mode in query.modes if mode not in _GROUND]
    ground = any(mode in _GROUND for mode in query.modes)
    return joined([*(["overland"] if ground else []), *(f"by {mode}" for mode in beyond)], "or")


def ends_words(query: CorridorQuery, situation: Situation) -> str:
    """Name both ends, and the places on the way that were asked for."""
    said = (
        f"from {joined_places(situation, query.origin)} "
        f"to {joined_places(situation, query.destination)}"
    )
    if query.via:
        said += f" by way of {joined_places(situation, query.via, 'and')}"
    return said


def front_name(front: Front, situation: Situation) -> str:
    """Name the last point that can be reached from one end."""
    name = place_name(situation, front.place)
    return f"{name} (towards {place_name(situation, front.toward)})" if front.toward else name


def holder_name(holder: GapHolder, situation: Situation) -> str:
    """Name who holds a share of the gap."""
    if holder.kind == "contested":
        names = [actor_name(situation, key) for key in holder.contenders]
        return f"contested: {', '.join(names)}" if names else "contested, contenders not named"
    if holder.actor is None:
        return "unknown"
    return actor_name(situation, holder.actor)


def piece_name(piece: Piece, situation: Situation) -> str:
    """Name a piece: the ground at a place, or the road from it towards another."""
    name = place_name(situation, piece.place)
    if piece.kind == GROUND:
        if situation.laid is not None and piece.place in situation.laid.nodes:
            return "ground out of reach of any place"
        return f"ground of {name}"
    if piece.other is None:
        return name
    return f"{name} towards {place_name(situation, piece.other)}"


def grouped(pieces: tuple[Piece, ...]) -> list[tuple[Piece, float, tuple[Report, ...], bool]]:
    """Join the pieces at one place that pass alike: first piece, metres, reports, more than one."""
    found: list[tuple[Piece, float, tuple[Report, ...], bool]] = []
    for piece in pieces:
        passage = piece.passage
        if found:
            first, metres, reports, _ = found[-1]
            alike = first.passage
            if (first.place, alike.value, alike.lamp, alike.control.holders, alike.why) == (
                piece.place,
                passage.value,
                passage.lamp,
                passage.control.holders,
                passage.why,
            ):
                every = tuple(dict.fromkeys((*reports, *passage.reports)))
                found[-1] = (first, metres + piece.metres, every, True)
                continue
        found.append((piece, piece.metres, passage.reports, False))
    return found


def trend_words(gap: Gap) -> str | None:
    """Say whether a gap narrowed over the last 30 days, how fast and which side moved."""
    if gap.trend is None:
        return None
    rate = gap.trend.km_per_week
    since = prose_day(gap.trend.compared_with)
    if abs(rate) < _SLIGHT:
        return f"It has not changed in width since {since}."
    verb = "narrowed" if rate < 0 else "widened"
    side = {
        "from": "the side of the start",
        "origin": "the side of the start",
        "to": "the side of the destination",
        "destination": "the side of the destination",
        "both": "both sides",
        "neither": "neither side",
    }.get(gap.trend.moving_end)
    moved = f"; {side} moved" if side else ""
    return f"It {verb} by {abs(rate):,.1f} km a week since {since}{moved}."


def gap_words(gap: Gap, situation: Situation) -> str:
    """Say how wide the gap is by road, who holds it, and apart where the two ends come nearest.

    The nearest points need not lie on the way that needs least closed ground.
    """
    said = f"the gap is {km(gap.road_metres)} by road"
    shares = [f"{holder_name(h, situation)} ({km(h.metres)})" for h in gap.holders[:_SHOWN]]
    if len(gap.holders) > _SHOWN:
        shares.append(count(len(gap.holders) - _SHOWN, "other"))
    if shares:
        said += f", held by {joined(shares)}"
    if gap.front_from and gap.front_to and gap.straight_metres is not None:
        near = place_name(situation, gap.front_from.place)
        far = place_name(situation, gap.front_to.place)
        said += f"; the two fronts are nearest, {km(gap.straight_metres)} straight, "
        said += f"between {near} and {far}" if near != far else f"at {near}"
    return said


def since_words(
    status: Status, since: Since, spells: tuple[Spell, ...], *, known: bool = True
) -> str | None:
    """Say since when: settled, earliest where it differs, and when each could be known."""
    if since.settled is None:
        return None
    word = {Status.OPEN: "passable", Status.UNCERTAIN: "uncertain", Status.CLOSED: "closed"}[status]
    whole = bool(spells) and spells[0].first == since.settled
    if whole:
        said = (
            f"{word} on every day since the record asked about begins, {prose_day(since.settled)}"
        )
        return f"{word} on every recorded day" if since.settled <= 1 else said
    said = f"{word} since {prose_day(since.settled)}"
    said += _known(since.settled, since.settled_known) if known else ""
    if since.earliest is not None and since.earliest != since.settled:
        said += f", at the earliest since {prose_day(since.earliest)}"
        said += _known(since.earliest, since.earliest_known) if known else ""
    return said


def _known(day: int, known: int | None) -> str:
    """Say when a day of beginning could first be known."""
    if known is None:
        return ""
    return " (known the same day)" if known == day else f" (known from {prose_day(known)})"


def deciding_words(pieces: tuple[Piece, ...], situation: Situation) -> str:
    """Name the pieces that decide an uncertain answer."""
    told: dict[str, list[str]] = {}
    for piece, _, _, several in grouped(pieces):
        control = piece.passage.control
        named = [actor_name(situation, key) for key in control.holders]
        why = piece.passage.value.word + (f": {', '.join(named)}" if named else "")
        name = place_name(situation, piece.place) if several else piece_name(piece, situation)
        told.setdefault(name, []).append(why)
    shown = [f"{name} ({' / '.join(dict.fromkeys(whys))})" for name, whys in told.items()]
    if len(shown) > _SHOWN:
        shown = [*shown[:_SHOWN], count(len(shown) - _SHOWN, "other piece")]
    return joined(shown)


def headline(answer: Answer, situation: Situation) -> str:
    """Say the answer in one sentence, for a stated traveller, day and state of knowledge."""
    query = answer.query
    way = f"{way_words(query)} {ends_words(query, situation)}"
    traveller = actor_name(situation, query.traveller)
    if query.cargo:
        traveller += f" with {query.cargo}"
    known = known_words(answer.known_by, answer.newest_published)
    since = since_words(answer.status, answer.since, answer.spells)
    tail = f"; {since}" if since else ""
    if answer.status is Status.OPEN:
        when = f"(as of {prose_day(answer.as_of)}, {known})"
        length = f"; the shortest way is {km(answer.route.metres)}" if answer.route else ""
        return f"No known obstacle for {traveller} {way} {when}{length}{tail}."
    start = f"As of {prose_day(answer.as_of)}, {known},"
    if answer.status is Status.UNCERTAIN:
        pieces = deciding_words(answer.deciding, situation)
        on_what = f": it depends on {pieces}" if pieces else ""
        return (
            f"{start} it is uncertain whether there was a way {way} for {traveller}{on_what}{tail}."
        )
    if answer.gap is None:
        return (
            f"{start} there was no way {way} for {traveller}: no chain of links joins them{tail}."
        )
    gap = gap_words(answer.gap, situation)
    return f"{start} there was no way {way} for {traveller}: {gap}{tail}."


def caveats(answer: Answer, situation: Situation) -> list[str]:
    """Say what is missing, so that nobody need guess it."""
    said = []
    if answer.carried_forward_days:
        days = count(answer.carried_forward_days, "day")
        said.append(f"Carried forward {days}: nothing published later counts.")
    if answer.newest_report_age_days is None:
        said.append("There is no report on the way shown.")
    else:
        days = count(answer.newest_report_age_days, "day")
        said.append(f"The newest report on the way shown is {days} old.")
    route = answer.route or (answer.gap.route if answer.gap else None)
    keys = dict.fromkeys(route.links if route else ())
    links = [situation.links[key] for key in keys if key in situation.links]
    guessed = sum(link.metres for link in links if link.estimated)
    if guessed:
        said.append(
            f"{km(guessed)} of its length is estimated from the straight line, not measured."
        )
    if any(link.mode == "air" for link in links):
        said.append("A leg goes by air: permission to overfly is not modelled.")
    if answer.single_family:
        said.append(f"This rests on a single family of sources: {answer.single_family}.")
    if answer.unreviewed:
        touch = "touches" if answer.unreviewed == 1 else "touch"
        proposals = count(answer.unreviewed, "unreviewed proposal")
        said.append(f"{proposals} {touch} it and count for nothing: see landbridge review.")
    return said
