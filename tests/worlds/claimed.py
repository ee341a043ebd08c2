"""Claims about drawn worlds: made in a line, judged in a line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from landbridge.desk.claims import claims
from landbridge.model.claims import Claim
from landbridge.model.corridors import Corridor
from landbridge.model.situations import Situation
from landbridge.model.verdicts import ClaimsQuestion, JudgedClaim
from worlds.build import Drawing, When, published_span, span

WAY = Corridor("way", ("a",), ("c",), "army", variants={"by-b": ("b",)})


def claim_of(
    situation: Situation,
    proposition: str | None,
    published: int,
    *,
    modality: str | None = "asserted",
    text: str = "It is so.",
    date: When = None,
    due: When = None,
    **more: Any,
) -> Claim:
    """Make a claim, published on day n."""
    return Claim(
        row=1,
        source=next(iter(situation.sources.values())),
        published=published_span(published),
        speaker="A speaker",
        text=text,
        date=span(date),
        modality=modality,
        proposition=proposition,
        due=span(due),
        **more,
    )


def judged_in(
    drawing: Drawing | Situation,
    proposition: str | None,
    published: int,
    asked: ClaimsQuestion | None = None,
    **more: Any,
) -> JudgedClaim:
    """Judge one claim about a world whose corridor "way" leads from a to c."""
    situation = drawing.situation() if isinstance(drawing, Drawing) else drawing
    if not situation.corridors:
        situation = replace(situation, corridors={"way": WAY})
    claim = claim_of(situation, proposition, published, **more)
    (found,) = claims(replace(situation, claims=(claim,)), asked).claims
    return found
