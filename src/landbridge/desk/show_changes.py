"""How changes of hands and shares are shown: text, JSON document, table and picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from landbridge import briefings
from landbridge.desk.in_words import file_form

if TYPE_CHECKING:
    from landbridge.model.influence import Influence
    from landbridge.model.situations import Situation
    from landbridge.model.succession import Succession

__all__ = [
    "INFLUENCE_FORMS",
    "SUCCESSION_FORMS",
    "influence_document",
    "influence_file",
    "influence_text",
    "succession_document",
    "succession_file",
    "succession_text",
    "write_influence",
    "write_succession",
]

SUCCESSION_FORMS = ("svg", "png", "csv", "md")
INFLUENCE_FORMS = ("svg", "png", "csv")


def succession_document(found: Succession, situation: Situation) -> dict[str, Any]:
    """Give changes of hands as one JSON document (docs/schema/succession.schema.json)."""
    return briefings.succession_document(found, situation)


def succession_text(
    found: Succession, situation: Situation, *, width: int = 80, every: bool = False
) -> str:
    """Give changes of hands as text for a terminal; ``every`` leaves out nothing."""
    return briefings.render_succession(found, situation, width=width, every=every)


def succession_file(found: Succession, situation: Situation, form: str) -> bytes:
    """Write changes of hands as a table (csv), with footnotes (md) or as a picture (svg, png)."""
    if form == "csv":
        return briefings.succession_csv(found, situation).encode()
    if form == "md":
        return briefings.succession_markdown(found, situation).encode()
    svg = briefings.render_succession_sheet(found, situation)
    return svg.encode() if form == "svg" else briefings.render_png(svg)


def write_succession(output: str | Path | None, found: Succession, situation: Situation) -> None:
    """Write them to a file of that name, if there is one."""
    if output is not None:
        form = file_form(str(output), SUCCESSION_FORMS)
        Path(output).write_bytes(succession_file(found, situation, form))


def influence_document(found: Influence, situation: Situation) -> dict[str, Any]:
    """Give shares as one JSON document (docs/schema/influence.schema.json)."""
    return briefings.influence_document(found, situation)


def influence_text(
    found: Influence, situation: Situation, *, width: int = 80, every: bool = False
) -> str:
    """Give shares as text for a terminal; ``every`` leaves out nothing."""
    return briefings.render_influence(found, situation, width=width, every=every)


def influence_file(found: Influence, situation: Situation, form: str) -> bytes:
    """Write shares as a table (csv) or as a picture of bands over time (svg, png)."""
    if form == "csv":
        return briefings.influence_csv(found).encode()
    svg = briefings.render_influence_sheet(found, situation)
    return svg.encode() if form == "svg" else briefings.render_png(svg)


def write_influence(output: str | Path | None, found: Influence, situation: Situation) -> None:
    """Write them to a file of that name, if there is one."""
    if output is not None:
        form = file_form(str(output), INFLUENCE_FORMS)
        Path(output).write_bytes(influence_file(found, situation, form))
