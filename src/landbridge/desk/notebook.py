"""A situation and an answer as a notebook shows them: HTML that loads nothing."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.briefings import NOT_A_CLEARANCE, headline, render_map
from landbridge.briefings._escape import html
from landbridge.briefings._words import status_word
from landbridge.desk.brief import reach_on_map, source_line
from landbridge.desk.prepare import prepare
from landbridge.desk.show import displayed

if TYPE_CHECKING:
    from landbridge.desk.prepare import Memory
    from landbridge.model.answers import Answer
    from landbridge.model.situations import Situation

__all__ = ["Shown", "show", "situation_html"]

_COUNTED = (
    "areas", "actors", "relations", "permissions", "sources", "reports",
    "claims",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer for a notebook. ``answer`` is the answer itself, ``html`` what is shown of it."""

    answer: Answer
    html: str

    def _repr_html_(self) -> str:
        return self.html


def show(
    situation: Situation, answer: Answer, *, memory: Memory, recent_detail: bool = False
) -> Shown:
    """Lay out an answer: its status, its headline and its map.

    The map is a picture inside the text (a data address), so that its styles and names stay its
    own: nothing in it runs, and nothing is loaded.
    """
    shown = displayed(answer, situation, recent_detail=recent_detail)
    problem = prepare(situation, shown.query, memory).problem
    names = {actor.id: actor.name for actor in situation.actors.values()}
    pictures = analyses.atlas(
        problem, (shown.as_of, shown.as_of), shown.as_of, actor_names=names,
        source_line=source_line(situation), reach_metres=reach_on_map(situation),
    )  # fmt: skip
    picture = base64.b64encode(render_map(pictures, shown).encode()).decode()
    said = headline(shown, situation)
    body = (
        f"<div><p><b>{html(status_word(shown.status))}</b></p><p>{html(said)}</p>"
        f'<img alt="Map: {html(said)}" style="max-width:100%;background:#fff" '
        f'src="data:image/svg+xml;base64,{picture}"><p>{html(NOT_A_CLEARANCE)}</p></div>'
    )
    return Shown(answer, body)


def situation_html(situation: Situation) -> str:
    """Lay out what a situation holds: title, summary, rows by table, corridors."""
    counts = [
        ("places", len(situation.named_places)),
        ("links", len(situation.named_links)),
        ("imported roads", len(situation.roads.ids) if situation.roads else 0),
        *((name, len(getattr(situation, name))) for name in _COUNTED),
    ]
    rows = "".join(f"<tr><td>{name}</td><td>{count:,}</td></tr>" for name, count in counts)
    titles = (corridor.title or corridor.id for corridor in situation.corridors.values())
    ids = zip(situation.corridors, titles, strict=True)
    items = "".join(f"<li><code>{html(key)}</code> {html(title)}</li>" for key, title in ids)
    corridors = f"<p>Corridors</p><ul>{items}</ul>" if items else ""
    terms = f"{html(situation.licence or 'no licence given')}. {html(situation.attribution or '')}"
    return (
        f"<div><p><b>{html(situation.title)}</b></p><p>{html(situation.summary or '')}</p>"
        f"<table>{rows}</table>{corridors}"
        f"<p>{terms.strip()}</p>"
        f"<p>{html(NOT_A_CLEARANCE)}</p></div>"
    )
