"""Where and when do sources name different holders of the same ground, and how did it end?"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from landbridge.analyses._voices import Comparison, by_ground, courses_of, slices_of
from landbridge.model.disagreements import DisagreementSpell, GroundRecord, GroundRun

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from landbridge.analyses._voices import Ground, Slice
    from landbridge.model.actors import Relation
    from landbridge.model.answers import Answer
    from landbridge.model.disagreements import Word
    from landbridge.model.geography import Link
    from landbridge.model.reports import Report

__all__ = ["disagreements_on_ground", "ground_touched"]

_WORST = ("opposed", "same_side", "contested", "agree")


def disagreements_on_ground(
    reports: Iterable[Report],
    links: Mapping[str, Link],
    relations: Sequence[Relation],
    period: tuple[int, int],
    *,
    carry_days: int,
    by_source: bool = False,
    place: str | None = None,
    only: str | None = None,
    touched: Collection[str] = (),
) -> tuple[tuple[DisagreementSpell, ...], tuple[GroundRecord, ...]]:
    """Find the spells in which current words about one piece of ground differ.

    Each voice's current word is its newest standing statement about that ground, until it says
    otherwise, or until the statement is more than ``carry_days`` old. Words about an area are words
    about that area, not about each place in it.

    Parameters
    ----------
    reports
        what counts: known, not retracted
    period
        first and last day looked at
    by_source
        compare single sources, not families
    place
        only this place or area
    only
        only what this voice has a part in
    touched
        places and links of the answer to a question

    Returns
    -------
    spells, those on the answer first, then by kind, then those in which two voices insist, then
    those in which something is said for longest; and a record of all ground on which two voices
    ever differ, the most days first
    """
    comparison = Comparison(relations)
    spells: list[DisagreementSpell] = []
    records: list[GroundRecord] = []
    for ground, about in by_ground(reports, links).items():
        courses = courses_of(about, by_source=by_source)
        if place not in (None, ground.place) or only not in (None, *courses):
            continue
        slices = slices_of(courses, carry_days, period)
        told = [(one, _state(one, comparison)) for one in slices]
        touches = (ground.place or ground.link) in touched
        found = [
            replace(spell, on_answer=touches)
            for spell in _spells(ground, told, about, comparison, period[1])
            if only is None or any(word.voice == only for word in spell.words)
        ]
        spells += found
        if found:
            records.append(_record(ground, told, on_answer=touches))
    kinds = {kind: at for at, kind in enumerate(_WORST)}
    spells.sort(
        key=lambda s: (
            not s.on_answer, kinds[s.kind], not s.insisted, s.first - s.spoken_until, -s.days,
            s.first, s.place or "", s.link or "",
        )
    )  # fmt: skip
    records.sort(
        key=lambda r: (
            not r.on_answer, -r.opposed_days, -r.same_side_days, -r.contested_days, r.place or "",
            r.link or "",
        )
    )  # fmt: skip
    return tuple(spells), tuple(records)


def ground_touched(answer: Answer) -> frozenset[str]:
    """Give the places and links of the route, the gap and the variants of an answer."""
    ways = [answer.route, answer.optimist_route, answer.gap and answer.gap.route]
    for variant in answer.variants.values():
        ways += [variant.route, variant.gap and variant.gap.route]
    pieces = [piece for way in ways if way is not None for piece in way.pieces]
    named = (name for piece in pieces for name in (piece.place, piece.other, piece.link))
    return frozenset(name for name in named if name is not None)


def _state(one: Slice, comparison: Comparison) -> str:
    """Give the gravest of what any two words come to; one where nothing can be compared."""
    found = {comparison.of(a, b, one.first) for a, b in combinations(one.words, 2)}
    return next((state for state in _WORST if state in found), "one")


def _spells(
    ground: Ground,
    told: Sequence[tuple[Slice, str]],
    about: Sequence[Report],
    comparison: Comparison,
    last: int,
) -> Iterable[DisagreementSpell]:
    """Join slices of one kind of disagreement that follow one another without a day between."""
    at = 0
    while at < len(told):
        state, end = told[at][1], at + 1
        if state not in ("one", "agree"):
            while (
                end < len(told)
                and told[end][1] == state
                and told[end][0].first == told[end - 1][0].last + 1
            ):
                end += 1
            run = [one for one, _ in told[at:end]]
            after = told[end][0] if end < len(told) else None
            if after is not None and after.first != run[-1].last + 1:
                after = None
            yield _spell(ground, state, run, after, about, comparison, last)
        at = end


def _spell(
    ground: Ground,
    kind: str,
    run: Sequence[Slice],
    after: Slice | None,
    about: Sequence[Report],
    comparison: Comparison,
    last: int,
) -> DisagreementSpell:
    """Put one spell together: who says what, and how it ended."""
    first, end = run[0].first, run[-1].last
    before = {word.voice: word for word in run[-1].words}
    ended_by = tuple(
        report
        for word in (after.words if after is not None else ())
        if word.voice in before and _differ(word, before[word.voice])
        for report in word.reports
    )
    next_report = min(
        (r for r in about if r.day > end and r.event in ("holds", "takes")),
        key=lambda r: (r.day, *r.order),
        default=None,
    )
    named = [w.holders[0] for w in (after.words if after is not None else ()) if w.kind == "held"]
    return DisagreementSpell(
        place=ground.place,
        link=ground.link,
        first=first,
        last=end,
        kind=kind,
        words=_joined([word for one in run for word in one.words]),
        insisted=_insisted(run, comparison),
        ended="open" if end >= last else "changed" if ended_by else "lapsed",
        ended_by=ended_by if end < last else (),
        named_after=tuple(dict.fromkeys(named)),
        next_report=next_report,
    )


def _differ(one: Word, two: Word) -> bool:
    return (one.kind, one.holders) != (two.kind, two.holders)


def _joined(words: Iterable[Word]) -> tuple[Word, ...]:
    """Make one word of what a voice says again and again, with all reports that say so."""
    found: list[Word] = []
    newest: dict[str, int] = {}
    for word in words:
        at = newest.get(word.voice)
        if at is not None and not _differ(found[at], word):
            kept = found[at]
            reports = tuple(dict.fromkeys((*kept.reports, *word.reports)))
            found[at] = replace(kept, last=word.last, reports=reports)
        else:
            newest[word.voice] = len(found)
            found.append(word)
    return tuple(found)


def _insisted(run: Sequence[Slice], comparison: Comparison) -> bool:
    """Whether words that differ were both spoken within the spell."""
    first = run[0].first
    spoken = {
        (word.voice, report): word
        for one in run
        for word in one.words
        for report in word.reports
        if report.day >= first
    }
    return any(
        a.voice != b.voice and comparison.of(a, b, first) not in (None, "agree")
        for a, b in combinations(spoken.values(), 2)
    )


def _record(ground: Ground, told: Sequence[tuple[Slice, str]], *, on_answer: bool) -> GroundRecord:
    """Count the days of one piece of ground by what current words come to."""
    runs: list[GroundRun] = []
    days = dict.fromkeys(("one", "agree", *_WORST), 0)
    compared = 0
    for one, state in told:
        length = one.last - one.first + 1
        days[state] += length
        compared += length * (sum(word.kind == "held" for word in one.words) > 1)
        holders = tuple(sorted({word.holders[0] for word in one.words if word.kind == "held"}))
        run = GroundRun(one.first, one.last, state, holders)
        joins = runs and (runs[-1].state, runs[-1].holders, runs[-1].last + 1) == (
            state, holders, one.first,
        )  # fmt: skip
        if joins:
            runs[-1] = replace(runs[-1], last=one.last)
        else:
            runs.append(run)
    return GroundRecord(
        ground.place, ground.link, compared, days["opposed"], days["same_side"],
        days["contested"], tuple(runs), on_answer,
    )  # fmt: skip
