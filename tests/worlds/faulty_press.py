"""A war along one road, and sources with known faults: partisans, one who copies, a stale map.

``careful``, ``wire`` and ``desk`` err alike about both sides. ``voice`` and ``herald`` hardly ever
say that the foe holds what it has taken, each by itself; ``echo`` says what ``voice`` said some
days before; ``map`` shows ground as it was three weeks ago.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from worlds.build import Drawing

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACES, DAYS, STALE_DAYS = 24, 600, 20
PLAIN = {"careful": (25, 0.03), "wire": (30, 0.06), "desk": (35, 0.1)}
"""Days between words about a place, and the share of them that are wrong."""

PARTISAN = {"army": 0.02, "foe": 0.5}
"""The share of a partisan's words that are wrong while each side holds."""

LETTERS = {
    "careful": "B", "wire": "B", "desk": "C", "voice": "D", "echo": "C", "herald": "D", "map": "C",
}  # fmt: skip


@dataclass(frozen=True)
class FaultyPress:
    """The drawing with all reports; each place was the foe's from one day up to another."""

    drawing: Drawing
    fell: tuple[int, ...]
    freed: tuple[int, ...]

    def holder(self, at: int, on: int) -> str:
        """Who truly holds the place of that number."""
        return "foe" if self.fell[at] <= on < self.freed[at] else "army"


def place_name(at: int) -> str:
    return f"p{at:02d}"


def faulty_press(seed: int) -> FaultyPress:
    """Make the war and let everybody write."""
    chance, drawing = Random(seed), Drawing()
    for source, letter in LETTERS.items():
        drawing.source(source, reliability=letter)
    for actor in ("army", "foe"):
        drawing.actor(actor)
    for at in range(PLACES):
        drawing.place(place_name(at), 40 + 0.15 * at, 34)
    for at in range(PLACES - 1):
        drawing.link(place_name(at), place_name(at + 1))
    fell = tuple(chance.randrange(40, DAYS - 40) for _ in range(PLACES))
    war = FaultyPress(drawing, fell, tuple(on + chance.randrange(60, 200) for on in fell))
    told = [word for at in range(PLACES) for word in _words(chance, war, at)]
    for on, source, at, said in sorted(told):
        drawing.report("holds", on, place_name(at), by=said, source=source)
    return war


def _words(chance: Random, war: FaultyPress, at: int) -> Iterator[tuple[int, str, int, str]]:
    """All that is said of one place: on which day, by whom, of which place, who holds it."""
    for source, (every, wrong) in PLAIN.items():
        for on in _days(chance, every):
            yield on, source, at, _said(chance, war.holder(at, on), wrong)
    for source in ("voice", "herald"):
        for on in _days(chance, 30):
            holder = war.holder(at, on)
            said = _said(chance, holder, PARTISAN[holder])
            yield on, source, at, said
            if source == "voice" and chance.random() < 0.8:
                yield on + chance.randrange(1, 4), "echo", at, said
    for on in range(at, DAYS, 30):
        yield on, "map", at, war.holder(at, on - STALE_DAYS)


def _days(chance: Random, every: int) -> list[int]:
    found, on = [], chance.randrange(every)
    while on < DAYS:
        found.append(on)
        on += chance.randrange(every // 2, every * 3 // 2)
    return found


def _said(chance: Random, holder: str, wrong: float) -> str:
    if chance.random() >= wrong:
        return holder
    return "army" if holder == "foe" else "foe"
