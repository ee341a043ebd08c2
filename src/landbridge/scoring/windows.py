"""When a claim is judged: over which days, and whether on some, on every or on the day named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.days import LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.claims import Claim
    from landbridge.model.propositions import Proposition, Term

__all__ = [
    "EVERY_DAY",
    "FIRST_TIME",
    "ON_DATE",
    "OVER_PERIOD",
    "SOME_DAY",
    "AskedWindow",
    "claim_day",
    "looks_ahead",
    "windows_of",
]

SOME_DAY, EVERY_DAY, ON_DATE = "on some day", "on every day", "on the day"
FIRST_TIME, OVER_PERIOD = "for the first time", "over the period"
_AHEAD = ("predicted", "conditional")


@dataclass(frozen=True, slots=True)
class AskedWindow:
    """Days from ``first`` to ``last`` and how the proposition is read over them.

    ``days`` is the horizon, None where the claim names its own time. ``reading`` is empty where it
    depends on how things stood when the claim was made: what was so then is claimed to stay so on
    every day, what was not is claimed to come about on some day. ``inside`` says that ``not`` then
    belongs to the state, not to the whole sentence.
    """

    days: int | None
    first: int
    last: int
    reading: str
    inside: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "last", min(self.last, LAST_DAY))


def claim_day(claim: Claim) -> int:
    """Give the day on which a claim was made: the last its date can mean, cut at publication."""
    date = claim.date or claim.published
    return min(date.last, claim.published.last)


def looks_ahead(claim: Claim, proposition: Proposition) -> bool:
    """Say whether a claim speaks of what was still to come."""
    term = proposition.term
    ends = [span.last for span in (term.by, term.end) if span is not None]
    if ends or term.within_days is not None:
        return term.within_days is not None or max(ends) > claim.published.last
    if term.start is not None and term.start.first > claim_day(claim):
        return True
    return claim.modality == "predicted" or (claim.modality in _AHEAD and term.start is None)


def windows_of(
    claim: Claim, proposition: Proposition, horizons_days: Sequence[int], since: int | None = None
) -> tuple[AskedWindow, ...]:
    """Give the windows over which a claim is judged, the shortest first.

    Parameters
    ----------
    claim, proposition
        what was said, when, and in which mode
    horizons_days
        days at which a prediction without a date is judged
    since
        the day from which on things must hold where the proposition names an event; a time that is
        stated then says only how long
    """
    day, term = claim_day(claim), proposition.term
    if proposition.verb == "gains" and term.start is not None and term.end is not None:
        return (AskedWindow(None, term.start.first, term.end.last, OVER_PERIOD),)
    start = day if since is None else since
    reading = {"first open": FIRST_TIME, "survives": EVERY_DAY}.get(proposition.verb)
    stated = _stated(term, start, reading, since)
    if stated is not None:
        return (stated,)
    ahead = looks_ahead(claim, proposition)
    if proposition.verb == "first open":  # whenever it opens: only a prediction has horizons
        ahead = claim.modality == "predicted"
    if term.start is not None and since is None:
        start, kept = term.start.first, reading or EVERY_DAY
        if not ahead:
            return (AskedWindow(None, start, max(start, day), kept),)
        return _ahead(claim, horizons_days, start, max(start, day), kept)
    if since is not None or ahead:
        return _ahead(claim, horizons_days, start, start, reading or "")
    date = claim.date or claim.published
    return (AskedWindow(None, min(date.first, day), day, reading or ON_DATE, inside=not reading),)


def _stated(term: Term, start: int, reading: str | None, since: int | None) -> AskedWindow | None:
    """Give the window that a term states by itself."""
    ends = term.by or term.end
    if since is not None and ends is not None:
        return AskedWindow(None, since, ends.last, EVERY_DAY)
    if term.by is not None:
        last = term.by.last
        return AskedWindow(None, min(start, last), last, reading or SOME_DAY)
    if term.within_days is not None:
        return AskedWindow(None, start, start + term.within_days, reading or SOME_DAY)
    if term.start is not None and term.end is not None:
        return AskedWindow(None, term.start.first, term.end.last, reading or EVERY_DAY)
    return None


def _ahead(
    claim: Claim, horizons_days: Sequence[int], first: int, start: int, reading: str
) -> tuple[AskedWindow, ...]:
    """Give the window up to the day on which the claim is due, else one for each horizon."""
    inside = not reading
    if claim.due is not None and claim.due.last >= first:
        return (AskedWindow(None, first, claim.due.last, reading, inside),)
    return tuple(
        AskedWindow(days, first, start + days, reading, inside) for days in sorted(horizons_days)
    )
