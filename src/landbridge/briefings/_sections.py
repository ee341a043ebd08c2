"""The parts of a briefing in their order, for every form of output."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from landbridge.briefings._daily import daily_section
from landbridge.briefings._escape import plain
from landbridge.briefings._estimators import estimators_section
from landbridge.briefings._names import DASH, place_name
from landbridge.briefings._odds import odds_section
from landbridge.briefings._outline import Section, line, lines, table
from landbridge.briefings._phrases import (
    citation,
    count,
    neutral,
    prose_day,
    prose_span,
    report_sentence,
)
from landbridge.briefings._ways import (
    conditions_section,
    fragility_section,
    variants_section,
    way_sections,
)
from landbridge.briefings._words import caveats, since_words, status_word
from landbridge.model.corridors import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.briefings._outline import Cell
    from landbridge.model.answers import Answer
    from landbridge.model.corridors import Spell
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

_FEW, _CAUSES, _RUNS = 6, 3, 30

__all__ = ["recipe_line", "recipe_text", "sections"]


def _since_section(answer: Answer, situation: Situation) -> Section:
    said = since_words(answer.status, answer.since, answer.spells)
    start = f"{said[:1].upper()}{said[1:]}." if said else "Since when is not known."
    items: list[str | Cell | None] = [start]
    for seen in answer.first_seen_used:
        where = place_name(situation, seen.place)
        way = "on the route" if seen.on_route else "on another way, not this route"
        day = prose_span(seen.report.date)
        items.append(line(f"First seen used: {day}, at {where} ({way}).", (seen.report,)))
    if answer.legally_open_since is not None:
        items.append(f"Legally open since {prose_day(answer.legally_open_since)}.")
    items.append(
        "Passable, seen used and legally open are three different dates."
        if answer.first_seen_used or answer.legally_open_since is not None
        else None
    )
    return Section("since", "Since when", (lines(items),))


def _spells_section(spells: tuple[Spell, ...], situation: Situation, latest: int | None) -> Section:
    shown = spells if latest is None else spells[-latest:]
    rows: list[list[str | Cell]] = []
    for spell in reversed(shown):
        causes = [report_sentence(report, situation) for report in spell.caused_by]
        causes += [neutral(cause, situation) for cause in spell.other_causes]
        causes = list(dict.fromkeys(causes))
        if latest is not None and len(causes) > _CAUSES:
            causes = [*causes[:_CAUSES], count(len(causes) - _CAUSES, "other change")]
        why = line("; ".join(causes), spell.caused_by)
        days = count(spell.last - spell.first + 1, "day")
        first, last = prose_day(spell.first), prose_day(spell.last)
        rows.append([first, last, days, status_word(spell.status), why])
    headers = ["from", "to", "length", "status", "what changed"]
    made = table("Runs of days, newest first; both ends included", headers, rows, {2})
    hidden = len(spells) - len(shown)
    tail = lines([f"{count(hidden, 'earlier run')} not shown." if hidden else None])
    return Section("history", "History", (made, tail))


def _reports_list(reports: Iterable[Report], situation: Situation) -> list[Cell]:
    return [
        line(f"{report_sentence(report, situation)}. {citation(report)}", (report,))
        for report in reports
    ]


def _contradictions_section(answer: Answer, situation: Situation, *, brief: bool) -> Section | None:
    near = [item for item in answer.contradictions if item.on_answer]
    far = [item for item in answer.contradictions if not item.on_answer]
    if not near and not far:
        return None
    shown = near if brief else near + far
    shown = shown[:_FEW] if brief else shown
    items: list[str | Cell | None] = [
        line(neutral(item.text, situation), item.reports) for item in shown
    ]
    hidden = len(near) + len(far) - len(shown)
    tail = (
        f"{count(hidden, 'other contradiction')} in the record not shown here." if hidden else None
    )
    blocks = (lines(items, bullets=True), lines([tail]))
    return Section("contradictions", "What does not fit", blocks)


def _claims_section(answer: Answer) -> Section | None:
    if not answer.claims:
        return None
    rows = [
        [
            prose_span(claim.published),
            plain(claim.speaker),
            f"“{plain(claim.text)}”",
            plain(claim.modality or DASH),
            plain(claim.source.name),
        ]
        for claim in answer.claims
    ]
    headers = ["published", "speaker", "what was said", "manner", "source"]
    made = table("Claims made at the time: listed, not judged", headers, rows)
    return Section("claims", "Claims made at the time", (made,))


def _rests_section(answer: Answer, *, brief: bool) -> Section | None:
    if not answer.rests_on:
        return None
    shown = [test for test in answer.rests_on if test.changes or not brief]
    rows = [
        [
            plain(test.family),
            ", ".join(plain(name) for name in test.sources),
            status_word(test.status),
            "yes" if test.changes else "no",
        ]
        for test in shown
    ]
    single = None
    if answer.single_family:
        single = f"This rests on a single family of sources: {plain(answer.single_family)}."
    headers = ["without this family", "its sources", "status would be", "changes"]
    made = table("The answer computed again without each family", headers, rows)
    rest = len(answer.rests_on) - len(shown)
    same = f"Without any one of {count(rest, 'other family', 'other families')} it is the same."
    tail = lines([same if rest else None])
    return Section("rests-on", "What it rests on", (lines([single]), made, tail))


def _notes_section(answer: Answer, situation: Situation) -> Section:
    items = [
        *caveats(answer, situation),
        *answer.notes,
        *(f"Warning: {neutral(warning, situation)}" for warning in answer.warnings),
    ]
    supposed = [f"Supposed: {neutral(text, situation)}" for text in answer.recipe.suppositions]
    return Section("notes", "What is missing", (lines([*supposed, *items], bullets=True),))


def recipe_line(answer: Answer) -> str:
    """Say in one line how the answer was computed."""
    recipe = answer.recipe
    versions = ", ".join(f"{plain(k)} {plain(v)}" for k, v in recipe.versions.items())
    digests = ", ".join(f"{plain(k)} {plain(v)[:12]}" for k, v in list(recipe.digests.items())[:2])
    parts = [f"estimator {plain(recipe.estimator)}", f"policy {plain(recipe.policy)}"]
    parts += [f"seed {recipe.seed}"] if recipe.seed is not None else []
    odds = recipe.settings.get("odds", {})
    parts += [f"{name} {odds[name]}" for name in ("draws", "spread", "sampler") if name in odds]
    parts += [f"learned {plain(odds['learned'])[:12]}"] if odds.get("learned") else []
    parts += [part for part in (versions, digests) if part]
    parts += ["recent detail shown"] if recipe.recent_detail else []
    return "; ".join(parts)


def recipe_text(answer: Answer) -> str:
    """Write the recipe in full, as JSON."""
    recipe = answer.recipe
    fields = {name: getattr(recipe, name) for name in recipe.__dataclass_fields__}
    return json.dumps(fields, indent=1, ensure_ascii=False, default=str, sort_keys=True)


def sections(
    answer: Answer, situation: Situation, *, latest: int | None = None, brief: bool = False
) -> list[Section]:
    """Lay out an answer. ``latest`` cuts the history; ``brief`` leaves out what is far from it."""
    exposure = None
    if answer.exposure:
        found = _reports_list(answer.exposure, situation)
        exposure = Section("exposure", "Attacks reported on the way", (lines(found, bullets=True),))
    history = _spells_section(answer.spells, situation, latest) if answer.spells else None
    parts = [
        _since_section(answer, situation),
        *way_sections(answer, situation),
        variants_section(answer, situation),
        fragility_section(answer, situation) if answer.status is Status.OPEN else None,
        conditions_section(answer, situation),
        exposure,
        history,
        daily_section(answer, situation, latest and _RUNS),
        odds_section(answer, situation, brief=brief),
        _contradictions_section(answer, situation, brief=brief),
        None if brief else _claims_section(answer),
        _rests_section(answer, brief=brief),
        estimators_section(answer, brief=brief),
        _notes_section(answer, situation),
    ]
    return [part for part in parts if part is not None]
