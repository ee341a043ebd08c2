"""The legend of a map: only what is on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.briefings._escape import html
from landbridge.briefings._labels import text_width
from landbridge.briefings._phrases import passage_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.briefings._palette import Look
    from landbridge.briefings._scene import Scene
    from landbridge.model.atlas import AtlasFrame

__all__ = ["legend"]

_ROW = 19.0
_SIZE = 10.0
_SWATCH = 30.0
_GAP = 22.0
_DEPTHS = (6, 7, 8, 9, 10, 12)
_BOX = "M0,2h26v12h-26z"
_PASSAGES = ("open", "contested", "unknown", "closed")

Entry = tuple[str, str]


def _look_entry(look: Look) -> Entry:
    name = look.name
    swatch = f'<path class="c {name}" d="{_BOX}"/>'
    swatch += f'<path class="swatch" fill="none" d="{_BOX}"/>'
    if look.letter:
        swatch += f'<circle class="m {name}" cx="13" cy="8" r="5.2"/>'
        swatch += f'<text class="t {name}" x="13" y="10.2">{html(look.letter)}</text>'
    return swatch, look.words


def _ground(scene: Scene, frames: Sequence[AtlasFrame]) -> list[Entry]:
    """Show every holder once; contested, own claim and unknown once each, whoever it is."""
    seen = {scene.looks[ground].name for frame in frames for ground in frame.places}
    shown = [look for look in scene.looks.order if look.name in seen]
    keys = {key for look in shown for key in look.ground.holders}
    found = [
        _look_entry(look)
        for look in scene.looks.order
        if look.ground.kind == "held"
        and not look.ground.claimed_only
        and look.ground.holders[0] in keys
    ]
    kinds = (
        (
            [k for k in shown if k.ground.kind == "contested"],
            "contested (hatched in their colours)",
        ),
        ([k for k in shown if k.ground.claimed_only], "claimed only by the holder's own side"),
        ([k for k in shown if k.ground.kind == "unknown"], "unknown: no report"),
    )
    found += [_look_entry(replace(few[0], words=words)) for few, words in kinds if few]
    return found


def _roads(scene: Scene, frames: Sequence[AtlasFrame]) -> list[Entry]:
    words = {word for frame in frames for pair in frame.halves for word in pair}
    found = [
        (f'<path class="h {word}" d="M0,8h26"/>', f"road: {passage_word(word)}")
        for word in _PASSAGES
        if word in words
    ]
    modes = {link.mode for link in scene.atlas.network.links if not link.on_ground}
    found += [
        (f'<path class="h {html(m)} open" d="M0,8h26"/>', f"leg by {m}") for m in sorted(modes)
    ]
    if any(way for frame in frames for way in frame.one_way):
        arrow = '<path class="h open" d="M0,8h26"/><path class="w" d="M9,3.5L19,8L9,12.5Z"/>'
        found.append((arrow, "one way only"))
    return found


def _marks(scene: Scene, frames: Sequence[AtlasFrame], *, strikes: bool) -> list[Entry]:
    found = []
    if any(frame.route for frame in frames):
        found.append(('<path class="r" d="M2,8h22"/>', "route"))
    if any(frame.gap for frame in frames):
        found.append(('<path class="x" d="M0,8h26"/>', "gap: not passable as far as known"))
    if any(frame.front_from and frame.front_to for frame in frames):
        bracket = (
            '<g class="f"><path class="s" d="M4,8h18"/>'
            '<path class="k" d="M1,2h4v12h-4M25,2h-4v12h4"/></g>'
        )
        found.append((bracket, "fronts: last points reached"))
    if any(place.kind in {"crossing", "border-point"} for place in scene.atlas.network.places):
        diamond = '<path d="M13,2l6,6l-6,6l-6,-6z" fill="#fff" stroke="#1d1d1b"/>'
        found.append((diamond, "crossing"))
    if strikes:
        found.append(
            ('<path class="strike" d="M8,3l10,10M18,3l-10,10M13,1v14"/>', "reported strike")
        )
    return found


def legend(
    scene: Scene, frames: Sequence[AtlasFrame], *, top: float, strikes: bool = False
) -> tuple[str, float]:
    """Lay the legend out in columns below ``top``; give it with the height that it takes."""
    groups = [
        ("Control as reported", _ground(scene, frames)),
        ("Passage for this traveller", _roads(scene, frames)),
        ("Marks", _marks(scene, frames, strikes=strikes)),
    ]
    groups = [(head, entries) for head, entries in groups if entries]
    rows = next((n for n in _DEPTHS if _across(groups, n) <= scene.width), _DEPTHS[-1])
    said, x, y, deepest = [], 0.0, top, top
    for head, entries in groups:
        wide = _wide(entries)
        columns = -(-len(entries) // rows)
        if x > 0 and x + columns * (wide + _GAP) - _GAP > scene.width:
            x, y = 0.0, deepest + 8
        said.append(f'<text class="keyhead" x="{x:.1f}" y="{y + 11:.1f}">{html(head)}</text>')
        for k, (swatch, words) in enumerate(entries):
            left = x + (k // rows) * (wide + _GAP)
            low = y + 18 + (k % rows) * _ROW
            said.append(
                f'<g transform="translate({left:.1f},{low:.1f})">{swatch}'
                f'<text class="key" x="{_SWATCH + 3}" y="11.6">{html(_short(words))}</text></g>'
            )
        deepest = max(deepest, y + 18 + min(rows, len(entries)) * _ROW)
        x += columns * (wide + _GAP)
    return "".join(said), deepest - top


def _wide(entries: Sequence[Entry]) -> float:
    """Give the width of a column that holds every entry."""
    return max(text_width(_short(words), _SIZE) for _, words in entries) + _SWATCH + 6


def _across(groups: Sequence[tuple[str, Sequence[Entry]]], rows: int) -> float:
    """Give the width of all groups side by side, with columns of so many rows."""
    columns = sum(-(-len(entries) // rows) * (_wide(entries) + _GAP) for _, entries in groups)
    return columns - _GAP


def _short(words: str, most: int = 44) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
