"""What was learned of sources for a terminal: a table, sides, copying, what rests on whom."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._next_questions import next_question_blocks
from landbridge.briefings._odds_words import draws_words, status_line
from landbridge.briefings._outline import Table
from landbridge.briefings._phrases import count, known_words
from landbridge.briefings._sources_words import (
    PRIOR_ONLY,
    copying_words,
    grade_words,
    interval_words,
    percent,
    review_notes,
    side_words,
    source_name,
)
from landbridge.briefings._table import aligned
from landbridge.briefings._words import NOT_A_CLEARANCE, headline, status_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from landbridge.briefings._outline import Lines
    from landbridge.model.answers import Answer
    from landbridge.model.belief import LearnedSource
    from landbridge.model.reviews import SourceReview
    from landbridge.model.situations import Situation

__all__ = ["review_text"]

_SOURCES, _SIDES = 20, 6


def review_text(
    found: SourceReview, situation: Situation, *, width: int = 80, every: bool = False
) -> str:
    """Lay out what was learned for a terminal, the source with the most reports first."""
    parts = [*_head(found, situation, width), ""]
    shown = found.learned if every else found.learned[:_SOURCES]
    parts += [*_table(found, shown, situation, width), ""]
    parts += [*_sides(found, situation, width, every=every), ""]
    parts += [*_copying(found, situation, width, every=every), ""]
    if every:
        parts += [*_hazards(found, width), ""]
    if found.answer is not None:
        parts += [*_behind(found.answer, situation, width, every=every), ""]
    parts += [_filled(note, width) for note in review_notes(found)]
    return "\n".join(parts)


def _filled(text: str, width: int, first: str = "", later: str = "") -> str:
    return textwrap.fill(
        plain(text), width, initial_indent=first, subsequent_indent=later,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _head(found: SourceReview, situation: Situation, width: int) -> Iterator[str]:
    known = known_words(found.known_by, found.newest_published)
    yield _filled(
        f"What was learned of sources from {count(found.reports, 'report')} of who holds ground, "
        f"{known}.",
        width,
    )
    few = sum(one.prior_only for one in found.learned)
    if found.source is not None:
        yield _filled(f"Only {source_name(situation, found.source)}.", width)
        if not found.learned:
            yield "It has no report of who holds ground that counts."
    elif few:
        yield _filled(
            f"For {few} of {count(len(found.learned), 'source')} the reports are too few: "
            f"{PRIOR_ONLY}.",
            width,
        )
    if found.silent and found.source is None:
        without = count(len(found.silent), "source has", "sources have")
        yield _filled(f"{without} no report of who holds ground.", width)


def _table(
    found: SourceReview, shown: Sequence[LearnedSource], situation: Situation, width: int
) -> Iterator[str]:
    yield "SOURCES: GRADED AND LEARNED"
    rows: list[list[object]] = []
    for one in shown:
        right, interval = percent(one.right.mean), interval_words(one.right)
        late = f"{one.lag_days.mean:.1f}".removesuffix(".0")
        row = [
            source_name(situation, one.source), one.reports, grade_words(one),
            f"({right})" if one.prior_only else right, interval, late,
            f"{one.published_after_days:g}", percent(one.repeats.mean),
        ]  # fmt: skip
        rows.append(row)
    heads = ["source", "reports", "graded", "right", "90 %", "late", "out", "again"]
    if rows:
        yield aligned(heads, rows, width=width, numeric=set(range(1, 8)))
        yield _filled(
            f"({PRIOR_ONLY} in brackets.) Late: days by which what it says trails the day that it "
            "gives. Out: days from that day to publication, median. Again: share that only says "
            "what its family said before.",
            width,
        )
    if len(found.learned) > len(shown):
        yield f"… and {len(found.learned) - len(shown)} more: --all lists every source"


def _sides(found: SourceReview, situation: Situation, width: int, *, every: bool) -> Iterator[str]:
    yield "BY SIDE: WHOM A SOURCE NAMES, BY WHO HELD"
    listed = [
        one for one in found.learned if every or found.source is not None or not one.prior_only
    ]
    if not listed:
        yield _filled(
            f"Nothing but what was supposed before: every source is {PRIOR_ONLY}. --all or "
            "--source ID shows it all the same.",
            width,
        )
    for one in listed:
        family = f", of the family {one.family}" if one.family != one.source else ""
        mark = f" ({PRIOR_ONLY})" if one.prior_only else ""
        yield _filled(f"{source_name(situation, one.source)}{family}{mark}", width)
        sides = sorted(one.by_side, key=lambda side: -side.reports)
        for side in sides if every or found.source else sides[:_SIDES]:
            yield _filled(side_words(side, situation), width, "- ", "  ")


def _copying(
    found: SourceReview, situation: Situation, width: int, *, every: bool
) -> Iterator[str]:
    yield "WHO REPEATS WHOM"
    tests = [(one, test) for one in found.learned for test in one.copying]
    listed = [(one, test) for one, test in tests if every or found.source or test.copies]
    if not any(test.copies for _, test in tests):
        yield "The test finds nobody who repeats another."
    for one, test in listed:
        yield _filled(copying_words(one, test, situation), width, "- ", "  ")


def _hazards(found: SourceReview, width: int) -> Iterator[str]:
    yield "HOW OFTEN GROUND CHANGES HANDS"
    rows: list[list[object]] = [
        [rate.kind, f"{1000 * rate.per_day:.3g}", f"{rate.place_days:,.0f}", f"{rate.changes:.1f}"]
        for rate in found.hazards
    ]
    heads = ["kind of ground", "per 1,000 days", "place-days", "changes"]
    yield aligned(heads, rows, width=width, numeric={1, 2, 3})


def _behind(answer: Answer, situation: Situation, width: int, *, every: bool) -> Iterator[str]:
    """Say which families stand behind an answer, and what it would help most to know."""
    yield "BEHIND THE ANSWER"
    yield _filled(headline(answer, situation), width)
    yield NOT_A_CLEARANCE
    odds = answer.odds
    if odds is not None:
        yield _filled(f"{status_line(odds)} {draws_words(odds)}", width)
    yield ""
    rows, left = _families(answer, every=every)
    heads = ["without the family", "the answer is", "differs"]
    heads += ["odds of a way", "points"] if odds is not None and odds.all_families else []
    if rows:
        yield aligned(heads, [row[: len(heads)] for row in rows], width=width, numeric={3, 4})
    if left:
        same = "the same"
        if odds is not None and odds.all_families is not None:
            same += ", and odds by less than a point otherwise"
            if odds.not_left_out:
                same += f" (odds were not drawn for {len(odds.not_left_out)} of them)"
        one = "the one other family" if left == 1 else f"any one of {left} other families"
        yield _filled(f"Without {one}: {same}.", width)
    if odds is None:
        yield _filled(
            f"The estimator {answer.query.estimator} draws no courses of events: there are no odds "
            "and no next best question.",
            width,
        )
    elif odds.next_questions:
        yield from _next(answer, situation, width)
    else:
        yield "No next best question: nothing to know of one place would change these odds."


def _families(answer: Answer, *, every: bool) -> tuple[list[list[object]], int]:
    """Give a row for each family without which something is otherwise, and count the others."""
    odds = answer.odds
    drawn = {} if odds is None else {one.family: one.odds for one in odds.without or ()}
    all_families = None if odds is None else odds.all_families
    rows: list[tuple[tuple[bool, float], list[object]]] = []
    for test in answer.rests_on:
        row: list[object] = [test.family, status_word(test.status), "yes" if test.changes else "no"]
        points = 0.0
        if all_families is not None and test.family in drawn:
            found = drawn[test.family]
            share = found.open / found.draws
            points = 100 * (share - all_families.open / all_families.draws)
            row += [percent(share), f"{points:+.0f}"]
        else:
            row += ["", ""]
        if every or test.changes or abs(points) >= 1:
            rows.append(((not test.changes, -abs(points)), row))
    rows.sort(key=lambda pair: pair[0])
    return [row for _, row in rows], len(answer.rests_on) - len(rows)


def _next(answer: Answer, situation: Situation, width: int) -> Iterator[str]:
    """Lay out the next best questions as an answer does."""
    questions = answer.odds.next_questions if answer.odds is not None else None
    blocks: Sequence[Lines | Table] = next_question_blocks(questions or (), situation)
    for block in blocks:
        yield ""
        if isinstance(block, Table):
            yield block.caption.upper()
            rows = [[cell.text for cell in row] for row in block.rows]
            yield aligned(block.headers, rows, width=width, numeric=block.numeric)
        else:
            first, later = ("- ", "  ") if block.bullets else ("", "")
            yield from (_filled(cell.text, width, first, later) for cell in block.items)
