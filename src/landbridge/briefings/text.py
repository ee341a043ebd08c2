"""An answer for a terminal: plain text that reads well without colour."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._names import report_address
from landbridge.briefings._outline import Lines
from landbridge.briefings._phrases import (
    citation,
    km,
    neutral,
    passage_word,
    relation_words,
    report_sentence,
)
from landbridge.briefings._sections import recipe_line, sections
from landbridge.briefings._table import aligned
from landbridge.briefings._ways import control_words
from landbridge.briefings._words import NOT_A_CLEARANCE, headline, piece_name
from landbridge.model.corridors import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.briefings._outline import Section, Table
    from landbridge.model.answers import Answer
    from landbridge.model.corridors import Piece
    from landbridge.model.situations import Situation

__all__ = ["render_answer", "render_explanation"]

_LATEST = 6
_TO_TRY = {
    Status.OPEN: "Ask for the explanation of each piece; suppose the loss of a single point.",
    Status.UNCERTAIN: "Ask for the explanation of the pieces that decide; add reports about them.",
    Status.CLOSED: "Ask for the explanation of the gap; ask by another way, mode or day.",
}


def _wrapped(text: str, width: int, *, first: str = "", later: str = "") -> str:
    return textwrap.fill(
        plain(text),
        width,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _heading(title: str) -> str:
    return f"{title.upper()}"


def _table_text(table: Table, width: int) -> str:
    used = [i for i in range(len(table.headers)) if any(row[i].text for row in table.rows)]
    rows = [[row[i].text for i in used] for row in table.rows]
    numeric = {new for new, old in enumerate(used) if old in table.numeric}
    return aligned([table.headers[i] for i in used], rows, width=width, numeric=numeric)


def _section_text(section: Section, width: int) -> str:
    parts = [_heading(section.title)]
    for block in section.blocks:
        if isinstance(block, Lines):
            first, later = ("- ", "  ") if block.bullets else ("", "")
            parts += [_wrapped(c.text, width, first=first, later=later) for c in block.items]
        elif block.rows:
            parts.append(_table_text(block, width))
    return "\n".join(parts)


def render_answer(
    answer: Answer, situation: Situation, *, width: int = 80, hints: Sequence[str] = ()
) -> str:
    """Lay out an answer for a terminal of that width.

    Parameters
    ----------
    answer
        the answer, already coarsened where it is about recent days
    situation
        where the names of places, actors, links and sources stand
    width
        columns of the terminal
    hints
        commands to try next, in the words of the front that shows them
    """
    parts = [_wrapped(headline(answer, situation), width), NOT_A_CLEARANCE]
    body = [
        _section_text(section, width)
        for section in sections(answer, situation, latest=_LATEST, brief=True)
    ]
    recipe = _wrapped(f"Recipe: {recipe_line(answer)}", width, later="  ")
    tries = "\n".join(f"  {plain(hint)}" for hint in hints) or _wrapped(
        _TO_TRY[answer.status], width, first="  ", later="  "
    )
    return "\n\n".join(["\n".join(parts), *body, recipe, f"To try next:\n{tries}"]) + "\n"


def _piece_text(piece: Piece, situation: Situation, width: int) -> str:
    passage = piece.passage
    length = f", {km(piece.metres)}" if piece.other else ""
    road = f", {plain(piece.ref or piece.mode)}" if piece.ref or piece.mode else ""
    word = passage_word(passage.value.word)
    condition = f" (condition: {passage.condition})" if passage.condition else ""
    rows = [
        f"{piece_name(piece, situation)}{road}{length}: {word}{condition}",
        f"  control         {control_words(passage.control, situation)}",
        f"  permission      {passage.permission}",
        f"  practicability  {passage.practicability}",
        f"  decides         {passage.lamp}: {neutral(passage.why, situation)}",
    ]
    text = [_wrapped(row.strip(), width, later="    ") for row in rows[:1]]
    text += [
        textwrap.fill(row, width, subsequent_indent=" " * 18, break_on_hyphens=False)
        for row in rows[1:]
    ]
    text += [
        _wrapped(relation_words(row, situation), width, first="  relation        ", later=" " * 18)
        for row in passage.relations
    ]
    for report in passage.reports:
        text.append(_wrapped(report_sentence(report, situation), width, first="  - ", later="    "))
        text.append(_wrapped(citation(report), width, first="    ", later="    "))
        address = report_address(report)
        text += [f"    {address}"] if address else []
    if not passage.reports:
        text.append("  - no report: nothing in the record speaks of this piece")
    return "\n".join(text)


def render_explanation(
    answer: Answer, situation: Situation, *, place: str | None = None, width: int = 80
) -> str:
    """Show the three lamps of every piece of the route or gap, the reports behind each, and doubts.

    ``place`` keeps only the pieces that lie at, or lead towards, that place.
    """
    if answer.route is not None:
        title, pieces = "Every piece of the route", answer.route.pieces
    elif answer.gap is not None:
        title, pieces = "Every piece of the way with the smallest gap", answer.gap.route.pieces
    else:
        title, pieces = "No chain of links joins the ends", ()
    shown = [p for p in pieces if place is None or place in (p.place, p.other)]
    head = "\n".join([_wrapped(headline(answer, situation), width), NOT_A_CLEARANCE])
    body = [_piece_text(piece, situation, width) for piece in shown]
    if place is not None and not shown:
        body = ["No piece of it lies there."]
    fits = [c for c in answer.contradictions if place is None or c.place == place]
    doubts = [_wrapped(neutral(c.text, situation), width, first="- ", later="  ") for c in fits]
    if doubts:
        body += [_heading("What does not fit"), *doubts]
    return "\n\n".join([head, _heading(title), *body]) + "\n"
