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
) -> tuple[Claim, ...]:
    """Choose claims, in the order in which they were published.

    Raises
    ------
    QuestionError
        when no claim has the label or such a speaker, or there is no such corridor
    """
    rows = situation.claims
    if label is not None:
        rows = tuple(row for row in rows if row.label == label)
        if not rows:
            hints = near(label, [row.label for row in situation.claims if row.label])
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
