"""How holders look: neutral colours that colour-blind readers part, a pattern and a letter each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.briefings._escape import html, plain
from landbridge.model.atlas import Ground
from landbridge.model.palette import HOLDER_COLOURS as COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from landbridge.model.atlas import Atlas

__all__ = ["Look", "Looks", "letters", "looks"]

_STROKES = (
    "M0,0",
    "M0,4h8",
    "M4,4m-.9,0a.9,.9 0 1,0 1.8,0a.9,.9 0 1,0 -1.8,0",
    "M4,0v8",
    "M2,4h4M4,2v4",
    "M0,0l8,8M-1,7l2,2M7,-1l2,2",
    "M0,2h4M4,6h4",
    "M0,8l8,-8M-1,1l2,-2M7,9l2,-2",
)


@dataclass(frozen=True, slots=True)
class Look:
    """How one state of ground is drawn: style class, letter on its marker, words in the legend."""

    name: str
    letter: str
    words: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Looks:
    """Every state of ground of an atlas with its look, and the styles that draw them."""

    of: dict[tuple[str, tuple[str, ...], bool], Look]
    order: tuple[Look, ...]
    css: str
    patterns: str

    def __getitem__(self, ground: Ground) -> Look:
        """Give the look of a state of ground."""
        return self.of[_key(ground)]

    def position(self, ground: Ground) -> int:
        """Give the position of the look in ``order``."""
        return self.order.index(self.of[_key(ground)])


def _key(ground: Ground) -> tuple[str, tuple[str, ...], bool]:
    return (ground.kind, tuple(sorted(ground.holders)), ground.claimed_only)


def letters(keys: Sequence[str], names: Mapping[str, str]) -> dict[str, str]:
    """Give each holder one or two letters of its name, none twice."""
    taken: dict[str, str] = {}
    for key in keys:
        name = [c for c in plain(names.get(key, key)) if c.isalnum()] or ["X"]
        first = name[0].upper()
        capitals = "".join(c for c in name[1:] if c.isupper())
        tries = [first, *(first + c for c in capitals), *(first + c.lower() for c in name[1:])]
        tries += [f"{first}{n}" for n in range(1, 100)]
        taken[key] = next(t for t in tries if t not in taken.values())
    return taken


def _frequent(atlas: Atlas) -> list[str]:
    """Order holders by how much they hold over all frames, so that colours are stable."""
    held: dict[str, int] = {}
    for frame in atlas.frames:
        for ground in frame.places:
            for key in ground.holders:
                held[key] = held.get(key, 0) + (frame.last - frame.first + 1)
    return sorted(held, key=lambda key: (-held[key], key))


def _words(ground: Ground, names: Mapping[str, str]) -> str:
    return ", ".join(plain(names.get(key, key)) for key in ground.holders)


def _grounds(atlas: Atlas) -> list[Ground]:
    seen: dict[tuple[str, tuple[str, ...], bool], Ground] = {}
    for frame in atlas.frames:
        for ground in frame.places:
            seen.setdefault(_key(ground), ground)
    keys = dict.fromkeys(key for ground in list(seen.values()) for key in ground.holders)
    for key in keys:  # every holder has a look of its own, so that the legend can show it
        plainly = Ground("held", (key,))
        seen.setdefault(_key(plainly), plainly)
    return list(seen.values())


def looks(atlas: Atlas) -> Looks:
    """Choose colour, pattern and letter for every state of ground in an atlas."""
    keys = _frequent(atlas)
    rank = {key: number for number, key in enumerate(keys)}
    letter = letters(keys, atlas.actor_names)
    kinds = {"held": 0, "contested": 1}

    def place_in_legend(ground: Ground) -> tuple[int, bool, list[int]]:
        return (kinds.get(ground.kind, 2), ground.claimed_only, [rank[k] for k in ground.holders])

    order, of, css, patterns = [], {}, [], []
    for number, ground in enumerate(sorted(_grounds(atlas), key=place_in_legend)):
        mark = "?" if ground.kind == "contested" else ""
        if ground.kind == "held":
            mark = letter[ground.holders[0]]
        look = Look(f"g{number}", mark, _words(ground, atlas.actor_names), ground)
        style, pattern = _style(look, [rank[key] for key in ground.holders])
        order.append(look)
        of[_key(ground)] = look
        css.append(style)
        patterns.append(pattern)
    return Looks(of, tuple(order), "\n".join(css), "".join(patterns))


def _pattern(name: str, size: int, body: str, *, turn: int = 0) -> str:
    turned = f' patternTransform="rotate({turn})"' if turn else ""
    return (
        f'<pattern id="lb-{html(name)}" width="{size}" height="{size}" '
        f'patternUnits="userSpaceOnUse"{turned}>{body}</pattern>'
    )


def _style(look: Look, ranks: list[int]) -> tuple[str, str]:
    """Write the style and the pattern of one look."""
    name = look.name
    fill = f".lb .c.{name}{{fill:url(#lb-{name});stroke:url(#lb-{name})}}"
    if look.ground.kind == "contested":
        inks = [COLOURS[rank % len(COLOURS)][0] for rank in ranks[:3]] or ["#777777"]
        inks = [*inks, "#ffffff"] if len(inks) == 1 else inks
        size = 4 * len(inks)
        bars = _bars(inks, size)
        style = f"{fill}.lb .m.{name}{{fill:#fff;stroke:#222}}.lb .t.{name}{{fill:#222}}"
        return style, _pattern(name, size, bars, turn=45)
    if look.ground.kind != "held":
        style = (
            f".lb .c.{name}{{fill:#e4e4e2;stroke:#e4e4e2}}.lb .m.{name}{{fill:#fff;stroke:#8a8a8a}}"
        )
        return f"{style}.lb .t.{name}{{fill:#666}}", ""
    ink, tint = COLOURS[ranks[0] % len(COLOURS)]
    stroke = _STROKES[(ranks[0] + ranks[0] // len(COLOURS)) % len(_STROKES)]
    back = "#ffffff" if look.ground.claimed_only else tint
    body = f'<path d="M0,0h8v8h-8z" fill="{back}"/>'
    body += (
        f'<path d="{stroke}" stroke="{ink}" stroke-opacity=".38" stroke-width=".9" fill="none"/>'
    )
    if look.ground.claimed_only:
        edge = f".lb .c.{name}{{stroke:{ink};stroke-width:1.1;stroke-dasharray:4 3}}"
        marker = f".lb .m.{name}{{fill:#fff;stroke:{ink};stroke-dasharray:2 1.4}}"
        return f"{fill}{edge}{marker}.lb .t.{name}{{fill:{ink}}}", _pattern(name, 8, body)
    marker = f".lb .m.{name}{{fill:{ink};stroke:#fff}}.lb .t.{name}{{fill:#fff}}"
    return f"{fill}{marker}", _pattern(name, 8, body)


def _bars(inks: Iterable[str], size: int) -> str:
    bars = "".join(
        f'<path d="M0,{4 * k}h{size}v4h-{size}z" fill="{ink}" fill-opacity=".42"/>'
        for k, ink in enumerate(inks)
    )
    return f'<path d="M0,0h{size}v{size}h-{size}z" fill="#ffffff"/>{bars}'
