"""The map of an answer or of one frame of an atlas: a standalone SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._maptext import sheet_text
from landbridge.briefings._scene import make_scene
from landbridge.briefings._sheet import sheet

if TYPE_CHECKING:
    from landbridge.model.answers import Answer
    from landbridge.model.atlas import Atlas, AtlasFrame

__all__ = ["render_map"]


def render_map(
    atlas: Atlas,
    answer: Answer | None = None,
    *,
    frame: AtlasFrame | None = None,
    title: str | None = None,
    width: float = 1000,
) -> str:
    """Draw one frame as SVG that needs nothing from outside.

    Parameters
    ----------
    atlas
        places, links and frames
    answer
        what the title, the dates and the strikes are taken from; already coarsened where recent
    frame
        the frame to draw; without it the one that was asked about
    title
        other words for the title
    width
        width of the map in pixels; the height follows
    """
    shown = frame or atlas.frames[atlas.asked]
    around = sheet_text(atlas, shown, answer, title=plain(title) if title else None)
    return sheet(make_scene(atlas, width), shown, around)
