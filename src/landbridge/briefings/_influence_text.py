"""How much is under somebody and those near it, as text for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from landbridge.briefings._change_words import (
    BAND_WORDS,
    amount_words,
    area_words,
    figure_words,
    holder_words,
    influence_rules,
    measure_words,
    percent,
    period_words,
)
from landbridge.briefings._names import actor_name
from landbridge.briefings._phrases import prose_day, relation_words
from landbridge.briefings._table import aligned
from landbridge.briefings._words import NOT_A_CLEARANCE
from landbridge.days import format_day, parse_day
from landbridge.model.influence import BANDS, LEVELS
from landbridge.model.stakes import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from landbridge.model.influence import Belonging, Influence, ShareRun
    from landbridge.model.situations import Situation
    from landbridge.model.stakes import Amount

__all__ = ["influence_title", "member_words", "render_influence"]

_RUNS, _SHORT = 20, 160
"""Runs told at most, and letters of the rows by which somebody is near."""
_COLUMNS = {
    **{level: (level,) for level in LEVELS},
    "undecided": ("disputed", "contested_with", "contested", "unknown"),
    "others": ("others",),
}
"""Columns of the table over time; undecided ground is told apart for the last day."""


def influence_title(found: Influence, situation: Situation) -> str:
    """Say what was counted: whose, where, by what."""
    name = actor_name(situation, found.actor)
    return f"Share of {area_words(found)} under {name}, by {measure_words(found.measure)}"


def member_words(one: Belonging, situation: Situation) -> str:
    """Say by which rows somebody is near, and which rows say otherwise."""
    said = "; ".join(relation_words(row, situation) for row in one.chain)
    if one.against:
        otherwise = "; ".join(relation_words(row, situation) for row in one.against)
        return f"disputed: {said}, but {otherwise}"
    return said


def render_influence(
    found: Influence, situation: Situation, *, width: int = 80, every: bool = False
) -> str:
    """Lay shares out for a terminal; ``every`` leaves out nothing."""
    title = f"{influence_title(found, situation)}: {period_words(found)}, as {found.estimator} "
    lines = [textwrap.fill(title + "believes the reports.", width), NOT_A_CLEARANCE, ""]
    last = found.runs[-1]
    share, most = last.share(found.measure, found.up_to), last.most(found.measure, found.up_to)
    at_most = f", at most {percent(most)}" if most != share else ""
    lines.append(
        textwrap.fill(
            f"On {prose_day(found.until)}: {percent(share)}{at_most} "
            f"({amount_words(last.counted(found.up_to), found.measure)} of "
            f"{amount_words(last.total, found.measure)}).{_peak(found)}",
            width,
        )
    )
    lines += ["", "OVER TIME", *_over_time(found, width, every=every)]
    lines += ["", f"BY BAND ON {prose_day(found.until).upper()}", _bands(found, last, width)]
    lines += ["", f"WHO IS NEAR ON {prose_day(found.until).upper()}"]
    lines += [_members(found, situation, width), ""]
    lines += [textwrap.fill(rule, width) for rule in influence_rules(found, situation)]
    return "\n".join(lines) + "\n"


def _peak(found: Influence) -> str:
    """Say when the share was greatest and least, where it moved."""
    told = [(run.share(found.measure, found.up_to), run) for run in found.runs]
    known = [(share, run) for share, run in told if share is not None]
    if len({share for share, _ in known}) < 2:  # noqa: PLR2004  (one is no movement)
        return ""
    high, at_high = max(known, key=lambda pair: pair[0])
    low, at_low = min(known, key=lambda pair: pair[0])
    return (
        f" Greatest {percent(high)}, first on {prose_day(at_high.first)}; least {percent(low)}, "
        f"first on {prose_day(at_low.first)}."
    )


def _over_time(found: Influence, width: int, *, every: bool) -> Iterable[str]:
    """Give the runs; of many, how it stood at the turn of each year and at the end."""
    runs: Sequence[tuple[int, ShareRun]] = [(run.first, run) for run in found.runs]
    if len(runs) > _RUNS and not every:
        days = [found.since, *_new_years(found.since, found.until), found.until]
        step = -(-len(days) // _RUNS)
        runs = [(day, found.on(day)) for day in dict.fromkeys((*days[::step], found.until))]
    columns = [
        (words, bands)
        for words, bands in _COLUMNS.items()
        if any(_of(run, bands).by(found.measure) for run in found.runs)
    ]
    headers = ["from", "counted", "at most", *(words for words, _ in columns)]
    rows = [
        [
            format_day(day),
            percent(run.share(found.measure, found.up_to)),
            percent(run.most(found.measure, found.up_to)),
            *(figure_words(_of(run, bands), found.measure) for _, bands in columns),
        ]
        for day, run in runs
    ]
    yield aligned(headers, rows, width=width, numeric=range(1, len(headers)))
    if len(runs) < len(found.runs) and not every:
        yield f"{len(found.runs):,} runs of days in all: --all, --json or -o X.csv."


def _new_years(since: int, until: int) -> list[int]:
    years = range(int(format_day(since)[:4]) + 1, int(format_day(until)[:4]) + 1)
    return [parse_day(f"{year:04d}-01-01") for year in years]


def _of(run: ShareRun, bands: Sequence[str]) -> Amount:
    return sum((run.amounts[BANDS.index(band)] for band in bands), NOTHING)


def _bands(found: Influence, run: ShareRun, width: int) -> str:
    whole = run.total.by(found.measure)
    rows = []
    for band, amount in zip(BANDS, run.amounts, strict=True):
        value = amount.by(found.measure)
        if value:
            share = percent(value / whole)
            rows.append([BAND_WORDS[band], figure_words(amount, found.measure), share])
    return aligned(["ground", measure_words(found.measure), "share"], rows, width=width,
                   numeric=(1, 2))  # fmt: skip


def _members(found: Influence, situation: Situation, width: int) -> str:
    held = dict(found.holders)
    rows = []
    for one in found.rules[-1].members:
        amount = held.get(one.actor)
        rows.append(
            [
                holder_words(situation, one.actor),
                "disputed" if one.against else one.level,
                "" if amount is None else figure_words(amount, found.measure),
                member_words(one, situation)[:_SHORT],
            ]
        )
    headers = ["actor", "level", measure_words(found.measure), "by"]
    return aligned(headers, rows, width=width, numeric=(2,))
