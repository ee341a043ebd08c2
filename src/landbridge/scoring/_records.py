"""Reports and relations put forward, against those that people marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.days import parse_span
from landbridge.model.gold import LayerScore, ReaderError
from landbridge.scoring._matching import Tally, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from landbridge.model.gold import GoldDocument
    from landbridge.model.proposals import Proposal
    from landbridge.model.readings import Span

    Told = Sequence[tuple[GoldDocument, Sequence[Proposal]]]

__all__ = ["records", "relations"]

_SPOTS = ("place", "road", "link", "a", "b")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A record about one spot: what is paired."""

    event: str
    mode: str
    trigger: Span | None
    evidence: Span | None
    actor: tuple[Span, ...]
    other: tuple[Span, ...]
    spots: tuple[Span, ...]
    date: str
    words: str


def _marked(gold: GoldDocument) -> list[_Unit]:
    units = []
    for record in gold.records or ():
        spots = (*record.place, *record.road)
        words = record.trigger.of(gold.text) if record.trigger else ""
        units += [
                _Unit(
                    record.event, record.mode, record.trigger, None, record.actor,
                    record.other_actor, (spot,) if spot else (), record.date_value,
                    f"{words} … {spot.of(gold.text)}" if spot else words,
                )
            for spot in spots or (None,)
        ]  # fmt: skip
    return units


def _found(gold: GoldDocument, proposals: Iterable[Proposal]) -> list[_Unit]:
    units = []
    for told in proposals:
        if told.table != "reports":
            continue
        spans = told.spans
        trigger, evidence = spans.get("trigger"), spans.get("evidence")
        shown = evidence or trigger
        units.append(
            _Unit(
                told.cells.get("event", ""), told.mode or "past", trigger, evidence,
                tuple(spans[r] for r in spans if r == "actor"),
                tuple(spans[r] for r in spans if r == "other_actor"),
                tuple(spans[role] for role in _SPOTS if role in spans),
                told.cells.get("date", ""), shown.of(gold.text) if shown else "",
            )
        )  # fmt: skip
    return units


def _same_event(mark: _Unit, one: _Unit) -> bool:
    if mark.event != one.event:
        return False
    if mark.trigger is None:
        return True
    near = one.trigger or one.evidence
    return near is not None and (
        near.meets(mark.trigger) or (one.trigger is None and near.covers(mark.trigger))
    )


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(one.meets(other) for one in some for other in others)


def _same_mode(mark: _Unit, one: _Unit) -> bool:
    return _same_event(mark, one) and mark.mode == one.mode


def _true(mark: _Unit, one: _Unit) -> bool:
    """Whether a reviewer would accept it: event, mode, spot and actor right, nobody wrong named."""
    return (
        _same_mode(mark, one)
        and (_meet(mark.spots, one.spots) if mark.spots else not one.spots)
        and (_meet(mark.actor, one.actor) if mark.actor else not one.actor)
        and (not one.other or _meet(mark.other, one.other))
    )


_RULES = (
    ("event", _same_event, "the same verb, its words overlap"),
    ("event and mode", _same_mode, "and whether it happened, will, did not or might"),
    ("whole record", _true, "and the place or road, the actor, and nobody wrong named"),
)


def records(told: Told, tally: Tally) -> tuple[int, int]:
    """Score reports under three rules; give how many were put forward and how many are true."""
    judged = [
        (gold, _marked(gold), _found(gold, p)) for gold, p in told if gold.records is not None
    ]
    if not judged:
        return 0, 0
    marked = sum(len(m) for _, m, _ in judged)
    found = sum(len(f) for _, _, f in judged)
    right = 0
    for name, fit, rule in _RULES:
        right = sum(len(pairs(m, f, fit)) for _, m, f in judged)
        tally.layers.append(LayerScore(f"records: {name}", rule, marked, found, right))
    counts: dict[str, Counter[str]] = {key: Counter() for key in ("marked", "found", "right")}
    dated = dates_right = 0
    for gold, marks, ones in judged:
        counts["marked"].update(unit.event for unit in marks)
        counts["found"].update(unit.event for unit in ones)
        paired = pairs(marks, ones, _true)
        counts["right"].update(ones[one].event for one in paired)
        for one, mark in paired.items():
            if marks[mark].date:
                dated += 1
                dates_right += _same_days(marks[mark].date, ones[one].date)
        tally.errors += _errors(gold, marks, ones, paired)
    tally.by_event += [
        LayerScore(e, "whole record", counts["marked"][e], counts["found"][e], counts["right"][e])
        for e in sorted({*counts["marked"], *counts["found"]})
    ]
    if dated:
        tally.values["records: dates right of true records"] = dates_right / dated
    return found, right


def _same_days(one: str, other: str) -> bool:
    try:
        a, b = parse_span(one), parse_span(other)
    except ValueError:
        return False
    return (a.first, a.last) == (b.first, b.last)


def _errors(
    gold: GoldDocument, marks: Sequence[_Unit], ones: Sequence[_Unit], paired: dict[int, int]
) -> list[ReaderError]:
    """List what was missed, invented, or taken for another, each once."""
    there = set(paired.values())
    left_marks = [m for n, m in enumerate(marks) if n not in there]
    left_ones = [o for n, o in enumerate(ones) if n not in paired]
    half = pairs(left_marks, left_ones, _same_event)
    found = [
        ReaderError(
            "records", "other parts", gold.id, left_marks[mark].words,
            f"{left_ones[one].mode} {left_ones[one].event}: {left_ones[one].words}",
        )
        for one, mark in half.items()
    ]  # fmt: skip
    found += [
        ReaderError("records", "missed", gold.id, m.words, f"{m.mode} {m.event}")
        for n, m in enumerate(left_marks)
        if n not in half.values()
    ]
    found += [
        ReaderError("records", "invented", gold.id, o.words, f"{o.mode} {o.event}")
        for n, o in enumerate(left_ones)
        if n not in half
    ]
    return found


def relations(told: Told, tally: Tally) -> None:
    """Score relations: kind and both actors."""
    marked = found = right = 0
    for gold, proposals in told:
        if gold.relations is None:
            continue
        ones = [
            (p.cells.get("kind", ""), p.spans["actor"], p.spans["other"])
            for p in proposals
            if p.table == "relations" and {"actor", "other"} <= set(p.spans)
        ]
        paired = pairs(
            gold.relations, ones,
            lambda m, o: m.kind == o[0] and m.actor.meets(o[1]) and m.other.meets(o[2]),
        )  # fmt: skip
        marked, found = marked + len(gold.relations), found + len(ones)
        right += len(paired)
        tally.errors += [
            _relation_error("missed", gold, m.kind, m.actor, m.other)
            for n, m in enumerate(gold.relations)
            if n not in paired.values()
        ]
        tally.errors += [
            _relation_error("invented", gold, *o) for n, o in enumerate(ones) if n not in paired
        ]
    if any(gold.relations is not None for gold, _ in told):
        rule = "the same kind, both actors overlap"
        tally.layers.append(LayerScore("relations", rule, marked, found, right))


def _relation_error(
    what: str, gold: GoldDocument, kind: str, actor: Span, other: Span
) -> ReaderError:
    words = f"{kind} {other.of(gold.text)}"
    return ReaderError("relations", what, gold.id, actor.of(gold.text), words)
