"""Which claims are to be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.errors import QuestionError
from landbridge.model.names import near, resolve

if TYPE_CHECKING:
    from landbridge.days import DaySpan
    from landbridge.model.claims import Claim
    from landbridge.model.situations import Situation

__all__ = ["chosen_claims"]


def chosen_claims(
    situation: Situation,
    speaker: str | None,
    on: DaySpan | None,
    corridor: str | None,
    label: str | None,
    known_by: int | None,
) -> tuple[Claim, ...]:
    """Choose claims, in the order in which they were published; none published after ``known_by``.

    Raises
    ------
    QuestionError
        when no claim known by then has the label or such a speaker, or there is no such corridor
    """
    known = [c for c in situation.claims if known_by is None or c.published.last <= known_by]
    rows = tuple(known)
    if label is not None:
        rows = tuple(row for row in rows if row.label == label)
        if not rows:
            hints = near(label, [row.label for row in known if row.label])
            told = f"; near: {', '.join(hints)}" if hints else ""
            raise QuestionError(f"no claim has the label '{label}'{told}")
    if corridor is not None:
        ways = {one.id: (one.title or one.id,) for one in situation.corridors.values()}
        way = resolve(corridor, ways, "corridor")
        rows = tuple(r for r in rows if way in (r.proposition or "").replace("/", " ").split())
    if speaker is not None:
        rows = tuple(row for row in rows if speaker.casefold() in row.speaker.casefold())
        if not rows:
            raise QuestionError(f"no such claim by a speaker with '{speaker}' in the name")
    if on is not None:
        rows = tuple(row for row in rows if on.first <= row.published.last <= on.last)
    return tuple(sorted(rows, key=lambda row: (row.published.last, row.row)))
