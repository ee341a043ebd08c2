"""The lanes: forty days as bits on five patches, and what one sweep makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from picture_sheet import GREY, INK, PAPER, Sheet, clipped, links_of

from landbridge.engine import Courses, Terrain, condense, rows_of, sweep
from landbridge.engine.terrain import A_TO_B

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from landbridge.engine import Patches

__all__ = ["lanes_picture"]

NAMES = "OABCT"
PASSAGE = (
    "oooooooooooooooooooooooooooooo--oooooooo",
    "oooooooooooo--------oooooooooooooooooooo",
    "oooooooo???????ooooooooooo--------------",
    "----------ooooooo??????-----oooooooooooo",
    "ooooooooooooooooooooooooooooooooooo?????",
)
"""Day by day: o open, ? contested or unknown, - closed."""
ROADS = ((0, 1), (1, 2), (2, 4), (0, 3), (3, 4), (3, 2))
"""By position in `NAMES`; the last is one way."""
NOTES = (
    "Capital: the row that was given (filled: 1). Small: the row that the sweep finds, the "
    "smallest that fulfils all five rules.",
    "Both readers lie in one row, one behind the other; t is the words {words}, day 0 in the "
    "lowest bit.",
)
SPOTS = ((260, 84), (420, 56), (580, 56), (500, 112), (740, 84))


def chain() -> tuple[Patches, Courses]:
    """Make the five patches of the second picture, and who lets pass on which of forty days."""
    a, b = (np.array(end, dtype=np.int32) for end in zip(*ROADS, strict=True))
    way = np.zeros(len(ROADS), dtype=np.int8)
    way[-1] = A_TO_B
    cells = np.arange(len(NAMES), dtype=np.int32)
    land = Terrain.by_cells(cells, a, b, np.full(len(ROADS), 1000), way=way)
    table = [["o?x-".index(letter) for letter in days] for days in PASSAGE]
    return condense(land), Courses.of_table(np.array(table, dtype=np.int8))


def _rule(patches: Patches, patch: int) -> str:
    """Write what the sweep does at a patch: small letters are what is reached."""
    name = NAMES[patch]
    into = patches.tail[patches.first_in[patch] : patches.first_in[patch + 1]]
    if patch == 0:
        return "o = O (the origin)"
    return f"{name.lower()} = {name} and ({' or '.join(NAMES[p].lower() for p in into)})"


def _column(day: int) -> float:
    """Give how far right of its row's beginning a day is drawn: in tens, to be counted."""
    return 9.0 * day + 2.5 * (day // 10)


def _bits(sheet: Sheet, x: float, y: float, row: NDArray[np.bool_]) -> None:
    for bit, fill in ((True, INK), (False, PAPER)):
        cells = (f"M{x + _column(day):.1f} {y:.1f}h7v11h-7z" for day in np.flatnonzero(row == bit))
        sheet.add(f'<path d="{"".join(cells)}" fill="{fill}" stroke="{GREY}" stroke-width="0.7"/>')


def _runs(status: list[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for day in range(1, len(status) + 1):
        if day == len(status) or status[day] != status[start]:
            yield start, day - 1, status[start]
            start = day


def _spells(sheet: Sheet, top: float, sure: NDArray[np.bool_], may: NDArray[np.bool_]) -> None:
    """Draw the statuses of every day and say the spells."""
    fills = {"open": INK, "uncertain": "url(#doubt)", "closed": PAPER}
    status = [
        "open" if s else "uncertain" if m else "closed" for s, m in zip(sure, may, strict=True)
    ]
    sheet.text(16, top + 16, "from O to T, day by day", 13, 'font-weight="bold"')
    for first, last, said in _runs(status):
        x, width = 216 + 19 * first, 19 * (last - first + 1)
        look = f'fill="{fills[said]}" stroke="{INK}" stroke-width="1.2"'
        sheet.box(x, top, width, 22, look)
        days = f"{first}\u2013{last}" if last > first else f"{first}"
        sheet.text(x + width / 2, top + 38, days, 11.5, 'text-anchor="middle"')
    x = 216.0
    for said, fill in fills.items():
        sheet.box(x, top + 54, 22, 13, f'fill="{fill}" stroke="{INK}" stroke-width="1.2"')
        sheet.text(x + 30, top + 65, said, 13)
        x += 130


def _little_graph(sheet: Sheet, patches: Patches) -> None:
    spot = np.array(SPOTS, dtype=np.float64)
    for one, other, both in links_of(patches):
        ends = clipped(spot[one], spot[other], 15)
        sheet.line(ends, INK, 1.6, "" if both else 'marker-end="url(#arrow)"')
    for name, (x, y) in zip(NAMES, SPOTS, strict=True):
        sheet.dot(x, y, 13, PAPER, f'stroke="{INK}" stroke-width="1.6"')
        sheet.text(x, y + 5, name, 13, 'text-anchor="middle" font-weight="bold"')


def lanes_picture() -> str:
    """Draw the lanes: forty days as bits, and what one sweep makes of them."""
    patches, courses = chain()
    rows = rows_of(courses)
    reached = sweep(patches, rows, np.array([0], dtype=np.int32))
    sheet = Sheet(
        1000, 560, "Days are lanes of one sweep",
        "Five patches, forty days: rows of bits that let pass, rows of bits that are reached, "
        "and the spells at the destination.",
    )  # fmt: skip
    sheet.text(16, 30, "Five patches, forty days, one sweep", 16, 'font-weight="bold"')
    _little_graph(sheet, patches)
    left, right, top = 216.0, 606.0, 176.0
    sheet.text(left, 156, "the pessimist: open", 13, 'font-weight="bold"')
    sheet.text(right, 156, "the optimist: not closed", 13, 'font-weight="bold"')
    for x in (left, right):
        for day in range(0, 40, 10):
            sheet.text(x + _column(day), 172, f"{day}", 11)
    for patch in range(patches.count):
        y = top + 48 * patch
        sheet.text(16, y + 12, f"{NAMES[patch]} lets pass", 13)
        sheet.text(16, y + 29, _rule(patches, patch), 13, 'font-weight="bold"')
        for x, passing, arrived in (
            (left, rows.surely(patch), reached.surely(patch)),
            (right, rows.perhaps(patch), reached.perhaps(patch)),
        ):
            _bits(sheet, x, y + 1, passing)
            _bits(sheet, x, y + 18, arrived)
    end = patches.count - 1
    _spells(sheet, 424, reached.surely(end), reached.perhaps(end))
    words = " and ".join(f"0x{int(word):010x}" for word in reached.words[end])
    for line, note in enumerate(NOTES):
        sheet.text(16, 522 + 22 * line, note.format(words=words), 13)
    return sheet.svg()
