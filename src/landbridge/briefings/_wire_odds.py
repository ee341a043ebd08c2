"""Odds over drawn courses of events as JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from landbridge.briefings._odds_words import draws_words, is_made
from landbridge.briefings._wire import day, km
from landbridge.model.likelihood import likelihood_of
from landbridge.model.odds import PERCENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.briefings._wire import Json
    from landbridge.model.odds import CorridorOdds, DayOdds, NextQuestion, TurnQuantiles

__all__ = ["next_question", "odds"]

_NOTHING = (None,) * len(PERCENTS)


def odds(noun: CorridorOdds) -> Json:
    """Write counts over drawn courses of events."""
    gap, robust = noun.gap, noun.robust
    return {
        "sampler": noun.sampler,
        "said": draws_words(noun),
        "draws": noun.draws,
        "seed": noun.seed,
        "spread_days": noun.spread,
        "learned": noun.learned,
        "on": day(noun.on),
        "open": _share(noun.open, noun.draws),
        "uncertain": _share(noun.uncertain, noun.draws),
        "closed": _share(noun.closed, noun.draws),
        "likelihood": None if is_made(noun) else likelihood_of(noun.open / noun.draws).words,
        "by_day": [
            {
                "from": day(run.first),
                "to": day(run.last),
                "open": run.open,
                "uncertain": run.uncertain,
                "closed": run.closed,
            }
            for run in noun.by_day
        ],
        "last_day": day(noun.last),
        "opening": _turn(noun.opening),
        "closing": _turn(noun.closing),
        "first_opening": _turn(noun.first_opening),
        "gap": None
        if gap is None
        else {
            "draws": gap.worlds,
            "apart": gap.apart,
            "km": {
                str(percent): km(metres) for percent, metres in _by_percent(gap.metres or _NOTHING)
            },
        },
        "robust_route": None
        if robust is None
        else {
            "places": list(robust.places),
            "open": _share(robust.open, noun.draws),
            "at_most": _share(robust.at_most, noun.draws),
        },
        "without_families": _without(noun),
        "next_questions": None
        if noun.next_questions is None
        else [next_question(one) for one in noun.next_questions],
    }


def next_question(noun: NextQuestion) -> Json:
    """Write a place of which it would help to know who holds it."""
    return {
        "place": noun.place,
        "bits": round(noun.bits, 4),
        "doubt_bits": round(noun.doubt_bits, 4),
        "draws": noun.worlds,
        "if_held": [
            {"kind": held.kind, "holders": list(held.holders), "odds": _day_odds(held.odds)}
            for held in noun.if_held
        ],
        "newest_report_age_days": noun.newest_report_age_days,
        "families": list(noun.families),
        "settled_by": list(noun.settled_by),
    }


def _without(noun: CorridorOdds) -> Json | None:
    if noun.all_families is None or noun.without is None:
        return None
    return {
        "all_families": _day_odds(noun.all_families),
        "families": [
            {"family": each.family, "sources": list(each.sources), "odds": _day_odds(each.odds)}
            for each in noun.without
        ],
        "not_left_out": list(noun.not_left_out),
    }


def _day_odds(noun: DayOdds) -> Json:
    return {
        "draws": noun.draws,
        "open": noun.open,
        "uncertain": noun.uncertain,
        "closed": noun.closed,
    }


def _share(number: int, draws: int) -> Json:
    return {"draws": number, "share": number / draws}


def _by_percent(values: Iterable[Any]) -> Iterable[tuple[int, Any]]:
    return zip(PERCENTS, values, strict=True)


def _turn(noun: TurnQuantiles | None) -> Json | None:
    if noun is None:
        return None
    return {
        "draws": noun.worlds,
        "days": {str(percent): day(number) for percent, number in _by_percent(noun.days)},
        "mode": day(noun.mode),
        "mode_draws": noun.mode_worlds,
        "unseen": noun.unseen,
        "seen_days": {
            str(percent): day(number) for percent, number in _by_percent(noun.seen_days or _NOTHING)
        },
    }
