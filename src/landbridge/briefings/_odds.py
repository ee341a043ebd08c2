"""Odds over drawn courses of events, as sentences and tables."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._names import DASH, joined, place_name
from landbridge.briefings._next_questions import next_question_blocks
from landbridge.briefings._odds_words import (
    days_words,
    draws_words,
    share_words,
    status_line,
    turn_lines,
)
from landbridge.briefings._outline import Section, lines, table
from landbridge.briefings._phrases import count, km, prose_day
from landbridge.briefings._words import status_word
from landbridge.model.corridors import Status
from landbridge.model.odds import PERCENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.briefings._outline import Lines, Table
    from landbridge.model.answers import Answer
    from landbridge.model.odds import CorridorOdds, OddsRun, TurnQuantiles
    from landbridge.model.situations import Situation

__all__ = ["odds_section"]

_FEW, _MANY, _NAMED = 13, 40, 3
_POINTS = (0, 1, 2, 5, 10, 20, 50, 100)


def _precision(odds: CorridorOdds) -> str:
    """Say how far a share can be off because no more were drawn: two standard errors at a half."""
    points = 100 / sqrt(odds.draws)
    return (
        f"Counting {count(odds.draws, 'draw')} tells a share to within about "
        f"{points:.2g} percentage points."
    )


def _robust_line(odds: CorridorOdds, situation: Situation) -> str | None:
    if odds.robust is None:
        return None
    way = f" {DASH} ".join(place_name(situation, key) for key in odds.robust.places)
    found, most = (share_words(n, odds.draws) for n in (odds.robust.open, odds.robust.at_most))
    return (
        f"Most robust route found: one and the same road, passable as a whole in {found} of all "
        f"draws (no road can be in more than {most}): {way}."
    )


def _turn_cell(turn: TurnQuantiles | None, at: int, beyond: str) -> str:
    if turn is None:
        return ""
    day = turn.days[at]
    return beyond if day is None else prose_day(day)


def _quantiles(odds: CorridorOdds) -> tuple[Table, list[str | None]]:
    """Tell dates and gap by quantile, and over how many draws."""
    metres = odds.gap.metres if odds.gap else ()
    rows = [
        [
            f"{percent} %",
            _turn_cell(odds.opening, at, "before any report"),
            _turn_cell(odds.closing, at, "not by the last day"),
            km(metres[at]) if metres else "",
        ]
        for at, percent in enumerate(PERCENTS)
    ]
    made = table(
        "Not later, or not wider, in so many of the draws",
        ["share of draws", "passable since", "passable until", "gap by road"],
        rows if any(cell for row in rows for cell in row[1:]) else [],
        {3},
    )
    said: list[str | None] = []
    if odds.opening is not None:
        said.append(
            f"Both dates: over the {count(odds.opening.worlds, 'draw')} with a way on that day; "
            f"the last day looked at is {prose_day(odds.last)}."
        )
    if odds.gap is not None:
        apart = f"; no chain of links in {odds.gap.apart:,} of them" if odds.gap.apart else ""
        said.append(f"Gap: over the {count(odds.gap.worlds, 'draw')} without a way{apart}.")
    return made, said


def _alike(odds: CorridorOdds, points: float) -> list[tuple[OddsRun, int]]:
    """Join runs whose shares differ by so many percentage points at most from those of the first.

    Gives the first of each with the last day. The asked day is by itself.
    """
    found: list[tuple[OddsRun, int]] = []
    for run in odds.by_day:
        for first, last in (
            (run.first, min(run.last, odds.on - 1)),
            (max(run.first, odds.on), min(run.last, odds.on)),
            (max(run.first, odds.on + 1), run.last),
        ):
            if first > last:
                continue
            alone = odds.on in {first, found[-1][0].first if found else None}
            lead = found[-1][0] if found else run
            apart = max(abs(lead.open - run.open), abs(lead.closed - run.closed),
                        abs(lead.uncertain - run.uncertain))  # fmt: skip
            if found and not alone and 100 * apart <= points * odds.draws:
                found[-1] = lead, last
            else:
                found.append((replace(run, first=first), last))
    return found


def _by_day(odds: CorridorOdds, most: int) -> tuple[Table, Lines]:
    """Tell the shares of all days, in rows of days that are alike, and so many at most."""
    points, groups = next(
        (points, groups)
        for points in _POINTS
        if len(groups := _alike(odds, points)) <= most or points == _POINTS[-1]
    )
    rows = []
    for run, last in groups:
        shares = (share_words(n, odds.draws) for n in (run.open, run.uncertain, run.closed))
        days = prose_day(last) if run.first == last else days_words(run.first, last)
        rows.append([days, *shares])
    headers = ["day", *(status_word(s) for s in (Status.OPEN, Status.UNCERTAIN, Status.CLOSED))]
    made = table("Shares of draws on each day", headers, rows, {1, 2, 3})
    within = f"Shares of the days in one row differ by at most {count(points, 'percentage point')}."
    return made, lines([within if points else None])


def _sources(names: Sequence[str]) -> str:
    """Name the sources of a family, the first ones where there are many."""
    rest = len(names) - _NAMED
    if rest <= 1:
        return joined(map(plain, names))
    return joined([*map(plain, names[:_NAMED]), f"{rest} more"])


def _without(odds: CorridorOdds) -> tuple[Table | Lines, ...]:
    """Tell the odds without each family of sources, beside those with all over the same draws."""
    if odds.all_families is None or not odds.without:
        return ()
    every = odds.all_families
    rows = []
    for name, sources, found in [
        ("none: all families", "", every),
        *((plain(each.family), _sources(each.sources), each.odds) for each in odds.without),
    ]:
        shares = [share_words(n, found.draws) for n in (found.open, found.uncertain, found.closed)]
        points = 100 * (found.open / found.draws - every.open / every.draws)
        rows.append([name, sources, *shares, "" if found is every else f"{points:+.1f}"])
    statuses = (Status.OPEN, Status.UNCERTAIN, Status.CLOSED)
    headers = ["left out", "its sources", *(status_word(s) for s in statuses), "points"]
    caption = "Odds of that day drawn again without each family of sources"
    rest = count(len(odds.not_left_out), "family", "families")
    more = f" The {rest} that reported least were not left out." if odds.not_left_out else ""
    told = (
        f"Over the same {count(every.draws, 'draw')} each, with what was learned of sources from "
        f"all reports; points: the difference in {status_word(Status.OPEN)}, in percentage points."
        f"{more}"
    )
    return table(caption, headers, rows, {2, 3, 4, 5}), lines([told])


def odds_section(answer: Answer, situation: Situation, *, brief: bool) -> Section | None:
    """Lay out odds; ``brief`` shows fewer days."""
    odds = answer.odds
    if odds is None:
        return None
    quantiles, over = _quantiles(odds)
    said = [status_line(odds), draws_words(odds), _precision(odds), *turn_lines(odds)]
    questions: tuple[Table | Lines, ...] = ()
    if odds.next_questions is not None:
        questions = next_question_blocks(odds.next_questions, situation)
    blocks = (
        lines([*said, _robust_line(odds, situation)]),
        quantiles,
        lines(over),
        *_by_day(odds, _FEW if brief else _MANY),
        *_without(odds),
        *questions,
    )
    return Section("odds", "Odds over drawn courses of events", blocks)
