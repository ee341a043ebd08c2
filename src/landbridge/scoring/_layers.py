"""Names, dates, quotations, claims and factuality, against what people marked."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.gold import LayerScore, ReaderError
from landbridge.naming.distances import kilometres
from landbridge.scoring._matching import Tally, overlap, pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from landbridge.model.gold import GoldClaim, GoldDocument, GoldMention, GoldQuotation
    from landbridge.model.proposals import Proposal
    from landbridge.model.readings import Mention, Quotation, Reading, Span

    Told = Sequence[tuple[GoldDocument, Reading, Sequence[Proposal]]]

__all__ = ["claims", "fact_values", "names", "quotations", "reproduced", "times"]

_NEAR_KM = 161
"""A hundred miles: the usual tolerance of geoparsing (Gritta and others, 2020)."""
_ENOUGH = 0.5
"""The share of characters in both among those in either from which two spans are the same."""


def _score(
    tally: Tally,
    layer: str,
    rule: str,
    judged: Sequence[tuple[Sequence[Any], Sequence[Any]]],
    fit: Callable[[Any, Any], bool],
) -> list[dict[int, int]]:
    """Add one line of scores; give the pairs of each document."""
    made = [pairs(marks, ones, fit) for marks, ones in judged]
    tally.layers.append(
        LayerScore(
            layer, rule, sum(len(m) for m, _ in judged), sum(len(o) for _, o in judged),
            sum(len(p) for p in made),
        )
    )  # fmt: skip
    return made


def names(told: Told, tally: Tally) -> None:
    """Score names of actors and places, and where places with a point were put."""
    for layer, kind in (("actors", "actor"), ("places", "place")):
        seen = [(g, getattr(g, layer), r) for g, r, _ in told if getattr(g, layer) is not None]
        if not seen:
            continue
        judged = [(m, [x for x in r.mentions if x.kind == kind]) for _, m, r in seen]
        _score(tally, f"{layer}: exact", "the same span", judged, lambda m, o: m.span == o.span)
        rule = "the spans overlap"
        made = _score(tally, layer, rule, judged, lambda m, o: m.span.meets(o.span))
        for (gold, _, _), (marks, ones), paired in zip(seen, judged, made, strict=True):
            tally.errors += _left(layer, gold, marks, ones, paired, lambda x: x.span)
    pointed = [
        ([m for m in g.places if m.lon is not None], [x for x in r.mentions if x.kind == "place"])
        for g, r, _ in told
        if g.places is not None
    ]
    if any(marks for marks, _ in pointed):
        rule = f"the spans overlap and the point is within {_NEAR_KM} km"
        _score(tally, "places: where they are", rule, pointed, _near)


def _near(mark: GoldMention, one: Mention) -> bool:
    if not mark.span.meets(one.span) or not one.candidates:
        return False
    lon, lat = one.candidates[0].lon, one.candidates[0].lat
    if lon is None or lat is None or mark.lon is None or mark.lat is None:
        return False
    return kilometres((mark.lon, mark.lat), (lon, lat)) <= _NEAR_KM


def times(told: Told, tally: Tally) -> None:
    """Score dates: spans strictly and loosely, and TIMEX3 values."""
    seen = [(g, g.times, r.times) for g, r, _ in told if g.times is not None]
    if not seen:
        return
    judged = [(m, o) for _, m, o in seen]
    _score(tally, "times: exact", "the same span", judged, lambda m, o: m.span == o.span)
    made = _score(tally, "times", "the spans overlap", judged, lambda m, o: m.span.meets(o.span))
    _score(
        tally, "times: value", "the spans overlap and the TIMEX3 value is the same", judged,
        lambda m, o: m.span.meets(o.span) and m.timex == o.timex,
    )  # fmt: skip
    for (gold, marks, ones), paired in zip(seen, made, strict=True):
        tally.errors += _left("times", gold, marks, ones, paired, lambda x: x.span)


def _alike(mark: GoldQuotation | GoldClaim, one: Quotation) -> bool:
    """Whether source and content are the same by half of their characters, and cues touch."""
    return (
        overlap(mark.content, one.content) >= _ENOUGH
        and overlap(mark.source, one.source) >= _ENOUGH
        and (not mark.cue or not one.cue or any(a.meets(b) for a in mark.cue for b in one.cue))
    )


def _equal(mark: GoldQuotation, one: Quotation) -> bool:
    return (mark.source, mark.cue, mark.content) == (one.source, one.cue, one.content)


def quotations(told: Told, tally: Tally) -> None:
    """Score attributions: exactly and loosely, and those with words in quotation marks alone."""
    seen = [(g, g.quotations, r.quotations) for g, r, _ in told if g.quotations is not None]
    if not seen:
        return
    judged = [(m, o) for _, m, o in seen]
    _score(tally, "quotations: exact", "source, cue and content the same", judged, _equal)
    rule = "source and content overlap by half, cues touch"
    made = _score(tally, "quotations", rule, judged, _alike)
    quoted = [
        ([m for m in marks if m.kind != "indirect"], [o for o in ones if o.kind != "indirect"])
        for marks, ones in judged
    ]
    if any(m.kind for marks, _ in judged for m in marks):
        _score(tally, "quotations: direct and mixed", rule, quoted, _alike)
    for (gold, marks, ones), paired in zip(seen, made, strict=True):
        tally.errors += _left("quotations", gold, marks, ones, paired, lambda x: x.content[0])


def claims(told: Told, tally: Tally) -> None:
    """Score claims put forward: their words and speaker, and of those that are right modality."""
    seen = [
        (g, [c for c in g.claims if c.content], [_Put(p) for p in proposals if p.table == "claims"])
        for g, _, proposals in told
        if g.claims is not None
    ]
    if not seen:
        return
    judged = [(m, [o for o in ones if o.content]) for _, m, ones in seen]
    rule = "content overlaps by half, sources touch"
    made = _score(tally, "claims", rule, judged, _same_claim)
    same = all_of = 0
    for (gold, _, _), (marks, ones), paired in zip(seen, judged, made, strict=True):
        tally.errors += _left("claims", gold, marks, ones, paired, lambda x: x.content[0])
        for one, mark in paired.items():
            all_of += 1
            same += marks[mark].modality == ones[one].modality
    if all_of:
        tally.values["claims: modality right of right claims"] = same / all_of


class _Put:
    """A claim as it was put forward: its spans by role."""

    def __init__(self, proposal: Proposal) -> None:
        spans = proposal.spans
        self.content = tuple(spans[role] for role in sorted(spans) if role.startswith("content"))
        self.source = tuple(spans[role] for role in spans if role == "source")
        self.modality = proposal.cells.get("modality", "")


def _same_claim(mark: GoldClaim, one: _Put) -> bool:
    return overlap(mark.content, one.content) >= _ENOUGH and (
        any(a.meets(b) for a in mark.source for b in one.source) if mark.source else not one.source
    )


def _left(
    layer: str,
    gold: GoldDocument,
    marks: Sequence[Any],
    ones: Sequence[Any],
    paired: dict[int, int],
    span: Callable[[Any], Span],
) -> Iterator[ReaderError]:
    there = set(paired.values())
    for n, mark in enumerate(marks):
        if n not in there:
            yield ReaderError(layer, "missed", gold.id, span(mark).of(gold.text), "")
    for n, one in enumerate(ones):
        if n not in paired:
            yield ReaderError(layer, "invented", gold.id, span(one).of(gold.text), "")


def fact_values(marked: Sequence[float], given: Sequence[float]) -> dict[str, float]:
    """Give mean absolute error and Pearson's r of values of factuality; nothing of none."""
    if not marked:
        return {}
    a, b = np.array(marked), np.array(given)
    found = {"factuality: mean absolute error": float(np.abs(a - b).mean())}
    if a.std() > 0 and b.std() > 0:
        r = float(np.corrcoef(a, b)[0, 1])
        if math.isfinite(r):
            found["factuality: r"] = r
    return found


def reproduced(told: Iterable[tuple[str, Reading, Sequence[Proposal]]]) -> tuple[int, int]:
    """Count the spans that were given, and those that lie in the text and are what was kept."""
    given = right = 0
    for text, reading, proposals in told:
        for span in _all_spans(reading, proposals):
            given += 1
            right += span.end <= len(text) and reading.document.text == text
    return given, right


def _all_spans(reading: Reading, proposals: Sequence[Proposal]) -> Iterator[Span]:
    yield from reading.sentences
    yield from (mention.span for mention in reading.mentions)
    yield from (time.span for time in reading.times)
    for quotation in reading.quotations:
        yield from (*quotation.source, *quotation.cue, *quotation.content)
    for event in reading.events:
        yield event.trigger
        for spans in event.roles.values():
            yield from spans
    for proposal in proposals:
        yield from proposal.spans.values()
