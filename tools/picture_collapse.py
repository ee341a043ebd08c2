"""The collapse: the roads of an island, and the patches and links that remain of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from picture_island import CELLS, LETTERS, cell_shape, island
from picture_sheet import GREY, INK, PAPER, Sheet, clipped, links_of

from landbridge.engine import condense

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from picture_island import Island

    from landbridge.engine import Patches

__all__ = ["collapse_picture", "draw_ground"]

WATER = "#7aa6c8"
TINTS = ("#fdf3d9", "#e3f0f7", "#efe6f3", "#e6f2e1")
"""Light fills that neighbours do not share; letters and broken borders say the same without."""

NOTE = (
    "Several roads between the same two patches are one link. The other road over the river has "
    "no unit of its own, so it joins both banks of its cell."
)


def patch_names(patches: Patches) -> list[str]:
    """Name patches by the letter of their cell, numbered where a cell has several."""
    count = np.bincount(patches.unit)
    seen = np.zeros_like(count)
    names = []
    for unit in patches.unit.tolist():
        seen[unit] += 1
        letter = LETTERS[unit] if unit < len(LETTERS) else "bridge"
        names.append(letter + (str(seen[unit]) if count[unit] > 1 else ""))
    return names


def draw_ground(sheet: Sheet, isle: Island, place: NDArray[np.float64], scale: float) -> None:
    """Draw the cells and the river."""
    for which in range(isle.seat.shape[0]):
        tint = TINTS[(which % CELLS[0] + 2 * (which // CELLS[0])) % len(TINTS)]
        look = f'stroke="{GREY}" stroke-width="1" stroke-dasharray="5 3"'
        sheet.shape(place + scale * cell_shape(isle.seat, which), tint, look)
    look = 'stroke-opacity="0.45" stroke-linejoin="round"'
    sheet.line(place + scale * isle.river, WATER, 9, look)


def _marker(sheet: Sheet, spot: NDArray[np.float64], which: int) -> None:
    """Mark a junction by the number of its patch within its cell."""
    x, y = spot
    if which == 0:
        sheet.dot(x, y, 2.4, INK)
    elif which == 1:
        sheet.dot(x, y, 2.8, PAPER, f'stroke="{INK}" stroke-width="1.3"')
    else:
        sheet.box(x - 2.9, y - 2.9, 5.8, 5.8, f'fill="{INK}"')


def _roads(sheet: Sheet, isle: Island, spot: NDArray[np.float64], patches: Patches) -> None:
    """Draw the left of the first picture: every road and every junction."""
    land = isle.land
    ends = spot[np.column_stack([land.a, land.b])]
    between = patches.of_node[land.a] != patches.of_node[land.b]
    own = np.isin(np.arange(land.edges), [isle.bridge, isle.one_way])
    sheet.lines_between(ends[~between & ~own], GREY, 1.1)
    sheet.lines_between(ends[between & ~own], INK, 1.7)
    sheet.line(clipped(*ends[isle.one_way], 4), INK, 2.2, 'marker-end="url(#arrow)"')
    sheet.line(ends[isle.bridge], INK, 5.5)
    sheet.line(ends[isle.bridge], PAPER, 2.5)
    within = _number_within(patches)
    for node in range(land.nodes):
        _marker(sheet, spot[node], int(within[patches.of_node[node]]))


def _number_within(patches: Patches) -> NDArray[np.int64]:
    """Number the patches of each unit from 0."""
    seen: dict[int, int] = {}
    numbers = []
    for unit in patches.unit.tolist():
        seen[unit] = seen.get(unit, -1) + 1
        numbers.append(seen[unit])
    return np.array(numbers)


def _remains(sheet: Sheet, isle: Island, spot: NDArray[np.float64], patches: Patches) -> None:
    """Draw the right of the first picture: the patches, and the links between them."""
    middle = np.array(
        [
            spot[patches.of_node == p].mean(axis=0)
            if (patches.of_node == p).any()
            else spot[[isle.land.a[isle.bridge], isle.land.b[isle.bridge]]].mean(axis=0)
            for p in range(patches.count)
        ]
    )
    for one, other, both in links_of(patches):
        if both:
            sheet.line(middle[[one, other]], INK, 1.4)
        else:
            look = 'marker-end="url(#arrow)"'
            sheet.line(clipped(middle[one], middle[other], 14), INK, 2.2, look)
    for patch, name in enumerate(patch_names(patches)):
        x, y = middle[patch]
        if name == "bridge":
            sheet.box(x - 7, y - 7, 14, 14, f'fill="{PAPER}" stroke="{INK}" stroke-width="3"')
            sheet.text(x + 11, y + 4, name, 12)
        else:
            sheet.dot(x, y, 13, PAPER, f'stroke="{INK}" stroke-width="1.6"')
            sheet.text(x, y + 4.5, name, 12.5, 'text-anchor="middle" font-weight="bold"')


def _widest(isle: Island, which: int) -> NDArray[np.float64]:
    """Find the spot in a cell that is farthest from every junction, road and neighbour."""
    across = np.linspace(0.03, 0.97, 80)
    spots = np.array([(x, y) for y in across for x in across])
    to_seat = np.hypot(*(spots[:, None] - isle.seat[None]).T).T
    own = np.argmin(to_seat, axis=1) == which
    ends = isle.spot[np.column_stack([isle.land.a, isle.land.b])]
    beads = np.concatenate([ends[:, 0] + t * (ends[:, 1] - ends[:, 0]) for t in (0, 0.5, 1)])
    away = np.hypot(*(spots[own][:, None] - beads[None]).T).T.min(axis=1)
    margin = np.sort(to_seat[own], axis=1)
    return spots[own][np.argmax(np.minimum(away, margin[:, 1] - margin[:, 0]))]


def collapse_picture() -> str:
    """Draw the collapse: the island's roads, and the patches and links that remain."""
    isle = island()
    patches = condense(isle.land)
    pairs = list(links_of(patches))
    two_way = sum(both for *_, both in pairs)
    sheet = Sheet(
        1000, 640, "Roads collapse to patches",
        "Left: roads of twelve cells on two banks of a river. Right: the patches and links "
        "that remain.",
    )  # fmt: skip
    places = np.array([[16.0, 46.0], [520.0, 46.0]])
    scale = 464.0
    for place in places:
        draw_ground(sheet, isle, place, scale)
    sheet.text(16, 30, "What there is: roads in cells A to L", 16, 'font-weight="bold"')
    sheet.text(520, 30, "What remains: patches and links", 16, 'font-weight="bold"')
    _roads(sheet, isle, places[0] + scale * isle.spot, patches)
    for which, letter in enumerate(LETTERS):
        x, y = places[0] + scale * _widest(isle, which)
        sheet.text(x, y + 8, letter, 22, 'text-anchor="middle" font-weight="bold"')
    _remains(sheet, isle, places[1] + scale * isle.spot, patches)
    sheet.text(16, 536, f"{isle.land.nodes} junctions, {isle.land.edges} roads, "
               f"{len(LETTERS)} cells, 1 bridge of its own", 14)  # fmt: skip
    sheet.text(520, 536, f"{patches.count} patches, {two_way} two-way and "
               f"{len(pairs) - two_way} one-way link ({patches.links} arcs)", 14)  # fmt: skip
    _collapse_key(sheet)
    return sheet.svg()


def _collapse_key(sheet: Sheet) -> None:
    for x, which, words in (
        (24, 0, "first patch of a cell (A, or G1)"),
        (274, 1, "second (G2)"),
        (400, 2, "third (G3)"),
    ):
        _marker(sheet, np.array([x, 559.0]), which)
        sheet.text(x + 12, 563, words, 13)
    for x, ink, width, words in (
        (16, GREY, 1.1, "road inside one patch: vanishes"),
        (274, INK, 1.7, "road between patches: remains"),
    ):
        sheet.line(np.array([[x, 587.0], [x + 22, 587.0]]), ink, width)
        sheet.text(x + 28, 591, words, 13)
    sheet.line(np.array([[520.0, 587.0], [542.0, 587.0]]), INK, 2.2, 'marker-end="url(#arrow)"')
    sheet.text(550, 591, "one-way street", 13)
    sheet.line(np.array([[690.0, 587.0], [712.0, 587.0]]), INK, 5.5)
    sheet.line(np.array([[690.0, 587.0], [712.0, 587.0]]), PAPER, 2.5)
    sheet.text(718, 591, "bridge with a unit of its own", 13)
    sheet.line(np.array([[520.0, 559.0], [542.0, 559.0]]), WATER, 9, 'stroke-opacity="0.45"')
    sheet.text(550, 563, "river", 13)
    sheet.line(np.array([[690.0, 559.0], [712.0, 559.0]]), GREY, 1, 'stroke-dasharray="5 3"')
    sheet.text(718, 563, "border of a cell", 13)
    sheet.text(16, 622, NOTE, 13)
