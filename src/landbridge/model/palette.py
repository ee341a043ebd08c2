"""Colours of holders and of what is passable: neutral, and parted by colour-blind readers."""

from __future__ import annotations

__all__ = ["HOLDER_COLOURS", "PASSAGE_COLOURS", "UNKNOWN_COLOUR"]

HOLDER_COLOURS = (
    ("#3b5fa0", "#d3dcee"),
    ("#c98a1b", "#f6e6c4"),
    ("#8a4f9e", "#e7d7ec"),
    ("#3c8f8b", "#cfe8e5"),
    ("#8c6d46", "#e8ddcd"),
    ("#5aa3d0", "#d9ecf7"),
    ("#9c4a6e", "#f0d8e2"),
    ("#85852a", "#e9e8c6"),
    ("#4b3f8f", "#dcd8ef"),
    ("#d27fae", "#f9e3ee"),
    ("#1f6f78", "#d5e6e8"),
)
"""Ink and tint of each holder, after Okabe and Ito and Paul Tol; no pure red or green."""

UNKNOWN_COLOUR = "#8a8a8a"
"""Ground of which nobody knows, and ground that is not shown."""

PASSAGE_COLOURS = {
    "open": "#3c8f8b",
    "contested": "#c98a1b",
    "unknown": UNKNOWN_COLOUR,
    "closed": "#3a2a4d",
}
"""Lines by the word of their passage; each has a pattern of its own beside the colour."""
