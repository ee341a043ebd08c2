"""The words round a map: title, as-of line, width of the gap, sources and what a map is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._names import joined
from landbridge.briefings._phrases import km, known_words, prose_day
from landbridge.briefings._sheet import DESIGNATIONS, Sheet
from landbridge.briefings._words import status_word
from landbridge.model.corridors import Status

if TYPE_CHECKING:
    from landbridge.model.answers import Answer
    from landbridge.model.atlas import Atlas, AtlasFrame

__all__ = ["frame_gap_words", "live_sheet", "sheet_text"]


def _names(atlas: Atlas) -> dict[str, str]:
    return {place.id: plain(place.name) for place in atlas.network.places}


def frame_gap_words(atlas: Atlas, frame: AtlasFrame) -> str:
    """Say how wide the gap of a frame is, and between which fronts."""
    if frame.status is Status.OPEN or frame.gap_road_km is None:
        return ""
    names = _names(atlas)
    said = f"Gap {km(frame.gap_road_km * 1000)} by road"
    if frame.gap_straight_km is not None:
        said += f", {km(frame.gap_straight_km * 1000)} straight"
    if frame.front_from and frame.front_to:
        near = names.get(frame.front_from.place, plain(frame.front_from.place))
        far = names.get(frame.front_to.place, plain(frame.front_to.place))
        said += f", between {near} and {far}" if near != far else f", at {near}"
    return f"{said}."


def sheet_text(
    atlas: Atlas, frame: AtlasFrame, answer: Answer | None, *, title: str | None
) -> Sheet:
    """Write what stands round a map of one frame."""
    names = _names(atlas)
    start = joined([names.get(key, key) for key in atlas.origin], "or")
    end = joined([names.get(key, key) for key in atlas.destination], "or")
    days = prose_day(frame.first)
    if frame.last != frame.first:
        days += f" to {prose_day(frame.last)}"
    named: tuple[str, ...] = ()
    if answer is not None:
        who = plain(atlas.actor_names.get(answer.query.traveller, answer.query.traveller))
        known = known_words(answer.known_by, answer.newest_published)
        asked = f"For {who}, as of {prose_day(answer.as_of)}, {known}."
        named = (*answer.query.via, *(key for v in answer.variants.values() for key in v.via))
    else:
        asked = f"State of {days}."
    lines = tuple(line for line in (asked, frame_gap_words(atlas, frame)) if line)
    return Sheet(
        title=title or f"{start} to {end}: {status_word(frame.status)}",
        lines=lines,
        foot=(DESIGNATIONS, plain(atlas.source_line)),
        named=named,
        strikes=answer.exposure if answer else (),
    )


def live_sheet(atlas: Atlas, answer: Answer) -> Sheet:
    """Write what stands round a map that a script redraws."""
    frame = atlas.frames[atlas.asked]
    around = sheet_text(atlas, frame, answer, title=None)
    lines = (around.lines[0], *(f"On the asked day: {line}" for line in around.lines[1:]))
    return replace(around, lines=lines, live=True)
