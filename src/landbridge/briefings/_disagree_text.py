"""Disagreements for a terminal: spells, ground, pairs, what does not fit, words taken back."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from landbridge.briefings._disagree_words import (
    KIND_WORDS,
    ended_words,
    ground_name,
    rules,
    said_words,
    sensitive_words,
)
from landbridge.briefings._escape import plain
from landbridge.briefings._names import place_name
from landbridge.briefings._phrases import (
    citation,
    count,
    known_words,
    neutral,
    prose_day,
    report_sentence,
)
from landbridge.briefings._table import aligned
from landbridge.briefings._words import ends_words
from landbridge.days import format_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from landbridge.model.disagreements import Disagreements, DisagreementSpell
    from landbridge.model.situations import Situation

__all__ = ["disagreement_text"]

_SPELLS, _FEW, _PAIRS, _LISTED = 8, 12, 12, 8
_LATE = 14


def disagreement_text(
    found: Disagreements, situation: Situation, *, width: int = 80, every: bool = False
) -> str:
    """Lay disagreements out for a terminal, what matters most first; ``every`` leaves out nothing.

    Where one place or one source is asked about, the reports are cited as well.
    """
    parts = [*_head(found, situation, width)]
    for section in (_spells, _grounds, _pairs, _contradictions, _reversals):
        parts += ["", *section(found, situation, width, every=every)]
    parts += ["", *(_filled(rule, width) for rule in rules(found))]
    return "\n".join(parts)


def _filled(text: str, width: int, first: str = "", later: str = "") -> str:
    return textwrap.fill(
        plain(text), width, initial_indent=first, subsequent_indent=later,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _left(number: int) -> list[str]:
    return [f"… and {number} more: --all lists them, --json has everything"] if number > 0 else []


def _head(found: Disagreements, situation: Situation, width: int) -> Iterator[str]:
    known = known_words(found.known_by, found.newest_published)
    yield _filled(
        f"Where sources contradict one another, {prose_day(found.first)} to "
        f"{prose_day(found.last)}, {known}.",
        width,
    )
    if found.query is not None:
        yield _filled(
            f"Asked for the way {ends_words(found.query, situation)}, on "
            f"{prose_day(found.query.on)}: what touches that answer comes first, marked with *.",
            width,
        )
    if found.place is not None:
        yield _filled(f"Only {place_name(situation, found.place)}.", width)
    if found.source is not None:
        name = situation.sources[found.source].name
        beside = "" if found.by_source else " and its family"
        yield _filled(f"Only what {name}{beside} has a part in.", width)


def _spells(
    found: Disagreements, situation: Situation, width: int, *, every: bool
) -> Iterator[str]:
    yield "WHO SAYS WHAT, WHERE WORDS DIFFER"
    if not found.spells:
        yield "No two current words about the same ground differ."
        return
    counts = []
    for kind, words in KIND_WORDS.items():
        days = [spell.days for spell in found.spells if spell.kind == kind]
        if days:
            counts.append(f"{words}: {count(len(days), 'spell')}, {count(sum(days), 'place-day')}")
    yield _filled(f"{'; '.join(counts)}.", width)
    shown = found.spells if every else found.spells[:_SPELLS]
    cited = found.place is not None or found.source is not None
    for number, spell in enumerate(shown, 1):
        yield from _spell(number, spell, situation, width, cited=cited)
    yield from _left(len(found.spells) - len(shown))


def _spell(
    number: int, spell: DisagreementSpell, situation: Situation, width: int, *, cited: bool
) -> Iterator[str]:
    mark = "*" if spell.on_answer else ""
    who = (
        "more than one side spoke in these days"
        if spell.insisted
        else "one side spoke in these days, the other has not said otherwise"
    )
    yield ""
    yield _filled(
        f"{number}. {mark}{ground_name(situation, spell.place, spell.link)}, "
        f"{format_day(spell.first)} to {format_day(spell.last)}: {count(spell.days, 'day')} "
        f"(something said until {format_day(spell.spoken_until)}). {KIND_WORDS[spell.kind]}; {who}",
        width, later="   ",
    )  # fmt: skip
    for line in said_words(spell, situation):
        yield _filled(line, width, "   - ", "     ")
    yield _filled(f"Ended: {ended_words(spell, situation)}", width, "   ", "     ")
    if cited:
        for report in dict.fromkeys(r for word in spell.words for r in word.reports):
            said = f"[{report.id}] {report_sentence(report, situation)}: {citation(report)}"
            yield _filled(f"{said} {report.locator or ''}".rstrip(), width, "     ", "       ")


def _grounds(
    found: Disagreements, situation: Situation, width: int, *, every: bool
) -> Iterator[str]:
    yield "BY PLACE, IN DAYS"
    shown = found.grounds if every else found.grounds[:_FEW]
    rows = [
        [
            ("*" if one.on_answer else "") + ground_name(situation, one.place, one.link),
            one.compared_days,
            one.opposed_days,
            _percent(one.opposed_days, one.compared_days),
            one.same_side_days,
            one.contested_days,
        ]
        for one in shown
    ]
    heads = ["place", "two name a holder", "opposed", "share", "one side", "contested by one"]
    if rows:
        yield aligned(heads, rows, width=width, numeric={1, 2, 3, 4, 5})
        yield from _left(len(found.grounds) - len(shown))
    else:
        yield "None."


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"


def _pairs(found: Disagreements, _: Situation, width: int, *, every: bool) -> Iterator[str]:
    yield "TWO BY TWO: PLACE-DAYS ON WHICH BOTH NAME A HOLDER"
    if not found.pairs:
        yield "No two speak of the same ground."
        return
    shown = found.pairs if every else found.pairs[:_PAIRS]
    rows: list[list[object]] = [
        [
            pair.one,
            pair.two,
            pair.grounds,
            pair.compared_days,
            pair.opposed_days,
            _percent(pair.opposed_days, pair.compared_days),
            pair.contested_days,
        ]
        for pair in shown
    ]
    heads = ["first", "second", "places", "days", "opposed", "share", "contested by one"]
    yield aligned(heads, rows, width=width, numeric=set(range(2, 7)))
    yield from _left(len(found.pairs) - len(shown))
    yield ""
    yield from _dates(found, width, every=every)


def _dates(found: Disagreements, width: int, *, every: bool) -> Iterator[str]:
    yield "TWO BY TWO: THE SAME CHANGES, AND HOW MANY DAYS APART THEY ARE DATED"
    both = [pair for pair in found.pairs if pair.changes.apart_days]
    both.sort(key=lambda pair: -len(pair.changes.apart_days))
    shown = both if every else both[:_PAIRS]
    rows: list[list[object]] = []
    for pair in shown:
        changes = pair.changes
        apart = changes.apart_days
        within = [_percent(sum(gap <= days for gap in apart), len(apart)) for days in (1, 3, 7)]
        beyond = _percent(sum(gap > _LATE for gap in apart), len(apart))
        only = [changes.only_one, changes.only_two]
        median = f"{changes.median_days:g}"
        rows.append([pair.one, pair.two, len(apart), median, *within, beyond, *only])
    if not rows:
        yield "No two report the same change."
        return
    heads = ["first", "second", "both", "median", "in 1 d", "3 d", "7 d", "over 14 d", "only first",
             "only second"]  # fmt: skip
    yield aligned(heads, rows, width=width, numeric=set(range(2, 10)))
    yield from _left(len(both) - len(shown))


def _contradictions(
    found: Disagreements, situation: Situation, width: int, *, every: bool
) -> Iterator[str]:
    if found.query is None:
        yield "PRESENCE AGAINST THE HOLDER THAT THE LATEST REPORTS NAME"
    else:
        yield f"WHAT DOES NOT FIT THE ANSWER ({found.query.estimator})"
    listed = found.contradictions if every else found.contradictions[:_LISTED]
    if not listed:
        yield "Nothing."
    for one in listed:
        mark = "*" if one.on_answer else ""
        told = f"{neutral(one.text, situation)}{sensitive_words(one.reports)}"
        yield _filled(f"{mark}{told}", width, "- ", "  ")
    yield from _left(len(found.contradictions) - len(listed))


def _reversals(
    found: Disagreements, situation: Situation, width: int, *, every: bool
) -> Iterator[str]:
    yield "WORDS TAKEN BACK, BY SOURCE"
    told = [record for record in found.reversals if record.reversals]
    changes = sum(record.changes for record in found.reversals)
    undone = sum(record.count("undone", 14) for record in found.reversals)
    yield _filled(
        f"Of {count(changes, 'reported change')} of holder, {undone} were undone by the same "
        "source within 14 days.",
        width,
    )
    shown = told if every else told[:_FEW]
    rows: list[Sequence[object]] = [
        [
            situation.sources[record.source].name,
            record.reports,
            record.changes,
            record.count("undone", 2),
            record.count("undone", 14),
            record.count("withdrawn"),
            record.count("withdrawn", 2),
            record.count("withdrawn", 14),
        ]
        for record in shown
    ]
    heads = ["source", "reports", "changes", "undone in 48 h", "in 14 d", "withdrawn", "in 48 h",
             "in 14 d"]  # fmt: skip
    if rows:
        yield aligned(heads, rows, width=width, numeric=set(range(1, 8)))
        yield from _cases(found, situation, width, shown=[record.source for record in shown])
    yield from _left(len(told) - len(shown))


def _cases(
    found: Disagreements, situation: Situation, width: int, *, shown: Iterable[str]
) -> Iterator[str]:
    wanted = set(shown)
    for record in found.reversals:
        for one in record.reversals if record.source in wanted else ():
            where = ground_name(situation, one.place, one.link)
            verb = "withdrawn" if one.kind == "withdrawn" else "undone"
            said = (
                f"{situation.sources[record.source].name}, {where}: {one.first.event} "
                f"({one.first.date.text}) {verb} by {one.second.event} ({one.second.date.text}) "
                f"of {one.second.source.name}{sensitive_words([one.first, one.second])}"
            )
            yield _filled(said, width, "- ", "  ")
