"""Belief about a place laid out: text for a terminal, a document, and CSV for R and GIS."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from landbridge.briefings import _wire as wire
from landbridge.briefings._csv import csv_text
from landbridge.briefings._names import actor_name, place_name
from landbridge.briefings._phrases import citation, count, prose_day, report_sentence
from landbridge.briefings._table import aligned
from landbridge.briefings._words import NOT_A_CLEARANCE
from landbridge.days import format_day

if TYPE_CHECKING:
    from landbridge.briefings._wire import Json
    from landbridge.model.place_belief import BeliefRun, PlaceBelief
    from landbridge.model.situations import Situation

__all__ = ["belief_csv", "belief_document", "render_belief"]

_RUNS, _REPORTS = 40, 12
_SURE, _HARDLY = 0.995, 0.005
_HEADERS = (
    "place", "name", "lon", "lat", "estimator", "from", "to", "kind", "holder",
    "holder_name", "share",
)  # fmt: skip
_NOBODY = "somebody else or nobody"
"""Of those who were ever reported there, none."""


def _name(actor: str | None, situation: Situation) -> str:
    return _NOBODY if actor is None else actor_name(situation, actor)


def _guess(run: BeliefRun, situation: Situation) -> str:
    state = run.state
    if state.kind == "unknown":
        return "unknown"
    names = ", ".join(actor_name(situation, key) for key in state.holders)
    return names if state.kind == "held" else f"contested: {names or 'contenders not named'}"


def _per_cent(share: float) -> str:
    if share > _SURE:
        return "over 99 %"
    return f"{share:.0%}".replace("%", " %") if share >= _HARDLY else "under 1 %"


def _likely(run: BeliefRun, situation: Situation) -> str:
    """Say how likely the holders are that are worth naming, the likeliest first."""
    told = run.shares or {}
    shown = [(actor, share) for actor, share in told.items() if share >= _HARDLY]
    return ", ".join(f"{_name(actor, situation)} {_per_cent(share)}" for actor, share in shown)


def render_belief(found: PlaceBelief, situation: Situation, *, width: int = 80) -> str:
    """Lay belief about a place out for a terminal: runs of days, newest first, and the reports."""
    known = f", known by {prose_day(found.known_by)}" if found.known_by is not None else ""
    title = (
        f"{place_name(situation, found.place)}, {prose_day(found.since)} to "
        f"{prose_day(found.until)}{known}, as {found.estimator} believes the reports."
    )
    shares = any(run.shares is not None for run in found.runs)
    said = (
        "Shares are how likely each holder is, from these reports and nothing else. Not a forecast."
        if shares
        else f"{found.estimator} names a holder, and does not say how likely that is."
    )
    headers = ["from", "to", "best guess", *(["how likely"] if shares else [])]
    rows = [
        [
            format_day(run.first),
            format_day(run.last),
            _guess(run, situation),
            *([_likely(run, situation)] if shares else []),
        ]
        for run in reversed(found.runs)
    ]
    lines = [*(textwrap.fill(text, width) for text in (title, said)), NOT_A_CLEARANCE, ""]
    lines.append(aligned(headers, rows[:_RUNS], width=width))
    if len(rows) > _RUNS:
        hidden = count(len(rows) - _RUNS, "earlier run")
        lines.append(f"{hidden} not shown; -o X.csv and --json have all.")
    lines += ["", f"{count(len(found.reports), 'report').upper()} IN THESE DAYS"]
    for report in reversed(found.reports[-_REPORTS:]):
        text = f"- {report_sentence(report, situation)}. {citation(report)}"
        lines.append(textwrap.fill(text, width, subsequent_indent="  ", break_on_hyphens=False))
    if len(found.reports) > _REPORTS:
        lines.append(f"{len(found.reports) - _REPORTS} earlier ones not shown; --json has all.")
    return "\n".join(lines) + "\n"


def belief_document(found: PlaceBelief, situation: Situation) -> Json:
    """Give belief about a place as plain JSON values."""
    recipe = found.recipe
    return {
        "place": found.place,
        "name": place_name(situation, found.place),
        "estimator": found.estimator,
        "since": wire.day(found.since),
        "until": wire.day(found.until),
        "known_by": wire.day(found.known_by),
        "runs": [_run(run, situation) for run in found.runs],
        "reports": [wire.report(report) for report in found.reports],
        "recipe": {
            "query": wire.jsonable(recipe.query),
            "estimator": recipe.estimator,
            "versions": wire.jsonable(recipe.versions),
            "digests": wire.jsonable(recipe.digests),
        },
        "disclaimer": NOT_A_CLEARANCE,
    }


def _run(run: BeliefRun, situation: Situation) -> Json:
    state = run.state
    shares = None
    if run.shares is not None:
        shares = [
            {"actor": actor, "name": _name(actor, situation), "share": round(share, 4)}
            for actor, share in run.shares.items()
        ]
    return {
        "from": wire.day(run.first),
        "to": wire.day(run.last),
        "kind": state.kind,
        "holders": list(state.holders),
        "unnamed": state.unnamed,
        "besiegers": list(state.besiegers),
        "shares": shares,
        "why": state.why,
        "reports": [report.id for report in state.reports],
    }


def belief_csv(found: PlaceBelief, situation: Situation) -> str:
    """Write a row for each run of days and each holder; no share where none is said."""
    place = situation.places[found.place]
    fixed = place.id, place.name, f"{place.lon:.6f}", f"{place.lat:.6f}", found.estimator
    rows: list[list[object]] = []
    for run in found.runs:
        shares = run.shares or dict.fromkeys(run.state.holders or (None,))
        for actor, share in shares.items():
            days = format_day(run.first), format_day(run.last)
            name = "unknown" if actor is None and share is None else _name(actor, situation)
            said = None if share is None else f"{share:.4f}"
            rows.append([*fixed, *days, run.state.kind, actor, name, said])
    return csv_text(_HEADERS, rows)
