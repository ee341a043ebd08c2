"""What draws are, what a share of them is called, and when things happened in them, as words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._phrases import count, prose_day
from landbridge.briefings._words import status_word
from landbridge.model.corridors import Status
from landbridge.model.likelihood import likelihood_of
from landbridge.model.odds import MADE_BY_DISPLACED_DATES

if TYPE_CHECKING:
    from landbridge.model.odds import CorridorOdds, TurnQuantiles

__all__ = [
    "days_words",
    "draws_words",
    "is_made",
    "share_words",
    "short_draws_words",
    "status_line",
    "turn_lines",
]

_MADE = (
    "Made draws: reported dates displaced by up to {}, neighbouring ground together; "
    "not yet a belief about sources. Never a forecast."
)
_DRAWN = (
    "Drawn by the estimator {}: whole courses of events as likely as it takes them to be, each "
    "report weighed by what was learned of its source, near ground together. Never a forecast."
)

_FEW = 20
"""In fewer draws nothing is said of dates: one of them is more than five per cent."""


def is_made(odds: CorridorOdds) -> bool:
    """Whether draws are recorded dates displaced, and no estimator's own."""
    return odds.sampler == MADE_BY_DISPLACED_DATES


def draws_words(odds: CorridorOdds) -> str:
    """Say how courses were drawn, and what they are not."""
    if is_made(odds):
        return _MADE.format(count(odds.spread or 0, "day"))
    return _DRAWN.format(plain(odds.sampler))


def short_draws_words(odds: CorridorOdds) -> str:
    """Say the same under a picture."""
    if is_made(odds):
        return (
            "made draws: reported dates displaced; not yet a belief about sources, never a forecast"
        )
    return f"courses of events drawn by the estimator {plain(odds.sampler)}; never a forecast"


def share_words(number: int, draws: int) -> str:
    """Write a share to the tenth of a per cent; only none is 0 %, only all is 100 %.

    >>> share_words(288, 1000), share_words(1, 9_999), share_words(9_998, 9_999)
    ('28.8 %', 'under 0.1 %', 'over 99.9 %')
    """
    if number in (0, draws):
        return "0 %" if number == 0 else "100 %"
    if number * 1000 < draws:
        return "under 0.1 %"
    if (draws - number) * 1000 < draws:
        return "over 99.9 %"
    return f"{100 * number / draws:.1f} %"


def status_line(odds: CorridorOdds) -> str:
    """Say in what share of draws there was a way; with a word of likelihood for a belief."""
    draws = odds.draws
    shares = [share_words(n, draws) for n in (odds.open, odds.uncertain, odds.closed)]
    said = f"{shares[0]} of {count(draws, 'drawn course')} of events"
    tail = (
        f"it was {status_word(Status.UNCERTAIN)} in {shares[1]}, and there was "
        f"{status_word(Status.CLOSED)} in {shares[2]}."
    )
    there = f"there was {status_word(Status.OPEN)}"
    if is_made(odds):
        return f"On {prose_day(odds.on)} {there} in {said}; {tail}"
    word = likelihood_of(odds.open / draws).words
    start = {
        "almost no chance": f"There is almost no chance ({said})",
        "roughly even chance": f"There is a roughly even chance ({said})",
    }.get(word, f"It is {word} ({said})")
    return f"{start} that {there} on {prose_day(odds.on)}; {tail}"


def days_words(first: int, last: int, word: str = "to") -> str:
    """Name two days, and what they share once.

    >>> from landbridge.days import parse_day
    >>> days_words(parse_day("2017-11-11"), parse_day("2017-11-21"))
    '11 to 21 November 2017'
    """
    one, other = prose_day(first).split(" "), prose_day(last).split(" ")
    while one[1:] and one[-1] == other[len(one) - 1]:
        del one[-1]
    return f"{' '.join(one)} {word} {' '.join(other)}"


def _between(first: int, last: int) -> str:
    return (
        f"on {prose_day(first)}" if first == last else f"between {days_words(first, last, 'and')}"
    )


def _when(turn: TurnQuantiles, *, made: bool) -> str:
    """Say when something happens in nine of ten of the draws in which it does, and most often."""
    low, high = turn.seen_days[0], turn.seen_days[-1]
    said = _between(low, high)
    if low == high or turn.mode is None:
        return f"{said} in at least 90 % of them"
    often = "most often on" if made else "most likely on"
    return (
        f"{said} in 90 % of them, {often} {prose_day(turn.mode)} "
        f"({share_words(turn.mode_worlds, turn.worlds - turn.unseen)})"
    )


def _turn_line(turn: TurnQuantiles, where: str, verb: str, never: str, *, made: bool) -> str:
    """Say when something happens in some draws, and in how many of them it is not seen at all."""
    draws, seen = f"{count(turn.worlds, 'draw')} {where}", turn.worlds - turn.unseen
    if not seen:
        return f"In the {draws}, {never}."
    if seen < _FEW:
        return f"In {seen} of the {draws}, {verb} on some day: too few to say when."
    when = f"{verb} {_when(turn, made=made)}"
    if not turn.unseen:
        return f"In the {draws}, {when}."
    return f"In {seen:,} of the {draws}, {when}; in the other {turn.unseen:,} {never}."


def turn_lines(odds: CorridorOdds) -> list[str]:
    """Say when the way opened and closed: for draws with a way on the asked day, and without."""
    made, said = is_made(odds), []
    with_way, without = "with a way on that day", "without a way on that day"
    if odds.opening is not None:
        never = "it had been open since before anything reported"
        said.append(_turn_line(odds.opening, with_way, "it had opened", never, made=made))
    if odds.closing is not None:
        never = f"it had not closed by {prose_day(odds.last)}, the last day looked at"
        verb = "it stayed open until a day"
        said.append(_turn_line(odds.closing, with_way, verb, never, made=made))
    if odds.first_opening is not None:
        since, until = odds.by_day[0].first, odds.by_day[-1].last
        never = f"it opened on no day from {prose_day(since)} to {prose_day(until)}"
        said.append(_turn_line(odds.first_opening, without, "it first opened", never, made=made))
    return said
