"""What the policy says of every unit of ground under each key of who holds it, judged once.

All places are judged side by side: layer i is one made-up history in which every place has its i-th
key. Roads into a place that is besieged are contested by those who besiege it, and nobody besieges
what he holds himself: there, and only there, a half of a link depends on both ends. Such halves are
judged under each pair of a key of their own end and a kind of the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._flips import OPEN_BIT, WAY_BIT, Judged
from landbridge.analyses._halves import STRUCTURE_LANES, check_halves, halves_of
from landbridge.model.control import ControlHistory

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from landbridge.analyses._ground import Ground
    from landbridge.analyses._keys import KeyBook
    from landbridge.model.control import ControlCourse
    from landbridge.model.passage import PassageCourse, PassageHistory
    from landbridge.model.roads import RoadNetwork

__all__ = ["Judgements"]

_BITS = np.array([OPEN_BIT | WAY_BIT, WAY_BIT, WAY_BIT, 0], dtype=np.uint8)


class Judgements:
    """Judgements of a policy by unit, with rows that grow as keys come.

    Parameters
    ----------
    network, judge
        the roads, and who judges histories of control on them
    books
        the keys of each place, by position
    besieged
        positions of the places that are ever besieged
    """

    def __init__(
        self,
        network: RoadNetwork,
        judge: Callable[[ControlHistory], PassageHistory],
        books: Sequence[KeyBook],
        besieged: Collection[int],
    ) -> None:
        self._network, self._judge, self._books = network, judge, books
        self._besieged = sorted(besieged)
        self._done = [0] * len(books)
        self._pairs_done: dict[tuple[int, int, int], int] = {}
        self._pairs: dict[int, dict[tuple[int, int], int]] = {}
        self._rows: list[list[PassageCourse]] = []
        self._judged: dict[int, tuple[int, Judged]] = {}
        self._ground: Ground | None = None

    @property
    def begun(self) -> bool:
        """Whether anything was judged yet."""
        return self._ground is not None

    @property
    def ground(self) -> Ground:
        """The units."""
        if self._ground is None:
            raise ValueError("units are told apart by judgements: judge something first")
        return self._ground

    @property
    def gates(self) -> list[int]:
        """Units of links that begin or end: they depend on nobody."""
        halves = enumerate(self.ground.halves, len(self._books))
        return [unit for unit, half in halves if half is None]

    def end(self, link: int, side: int) -> int:
        """Give the place at one end of a link."""
        return int((self._network.a, self._network.b)[side][link])

    def half(self, unit: int) -> tuple[int, int]:
        """Give link and side of a unit that is half of a link, (-1, -1) of others."""
        half = self.ground.halves[unit - len(self._books)] if unit >= len(self._books) else None
        return (-1, -1) if half is None else half[:2]

    def besieged_end(self, unit: int) -> int | None:
        """Give the place at the other end of a half, where that is ever besieged."""
        link, side = self.half(unit)
        if link < 0 or not self._network.links[link].on_ground:
            return None
        far = self.end(link, 1 - side)
        return far if far in self._besieged else None

    def units_at(self) -> list[list[int]]:
        """Give for each place the units that lie at it."""
        used = set(self.ground.terrain.node_unit.tolist())
        found = [[at] if at in used else [] for at in range(len(self._books))]
        for unit, half in enumerate(self.ground.halves, len(self._books)):
            if half is not None:
                found[self.end(half[0], half[1])].append(unit)
        return found

    def _used(self) -> list[int]:
        """Give the units that any road or place has: not those of junctions that are one ground."""
        places = np.unique(self.ground.terrain.node_unit).tolist()
        return [*places, *range(len(self._books), self.ground.terrain.units)]

    def judge_new(self, links: Mapping[str, ControlCourse]) -> None:
        """Let the policy judge the keys that are new."""
        missing = [len(b.keys) - d for b, d in zip(self._books, self._done, strict=True)]
        passages = []
        for layer in range(max(missing, default=0)):
            keys = [done + layer for done in self._done]
            passages.append(self._judge_keys(keys, links))
        if self._ground is None:
            apart = {
                (link, side)
                for link, noun in enumerate(self._network.links)
                for side in (0, 1)
                if noun.on_ground and self.end(link, 1 - side) in self._besieged
            }
            self._ground = halves_of(self._network, passages, apart)
            self._rows = [[] for _ in range(self._ground.terrain.units)]
        for layer, passage in enumerate(passages):
            check_halves(self._network, self.ground, passage)
            for unit in self._used():
                at = self._place_of(unit)
                if at is not None and layer < missing[at] and self.besieged_end(unit) is None:
                    self._rows[unit].append(self._course(passage, unit))
        self._done = [len(book.keys) for book in self._books]
        for far in self._besieged:
            self._judge_pairs(far, links)

    def _judge_pairs(self, far: int, links: Mapping[str, ControlCourse]) -> None:
        """Judge the roads into a besieged place under each kind of it and key of the other end."""
        kinds = self._books[far].kinds_of_keys().tolist()
        units = [unit for unit in range(len(self._rows)) if self.besieged_end(unit) == far]
        places = {unit: self._place_of(unit) or 0 for unit in units}
        for kind in range(len(self._books[far].kinds)):
            done = {at: self._pairs_done.get((far, kind, at), 0) for at in places.values()}
            layers = max((len(self._books[at].keys) - d for at, d in done.items()), default=0)
            for layer in range(layers):
                keys = [done.get(at, 0) + layer * (at in done) for at in range(len(self._books))]
                keys[far] = kinds.index(kind)
                passage = self._judge_keys(keys, links)
                for unit, at in places.items():
                    if keys[at] < len(self._books[at].keys):
                        pairs = self._pairs.setdefault(unit, {})
                        pairs[keys[at], kind] = len(self._rows[unit])
                        self._rows[unit].append(self._course(passage, unit))
            for at in done:
                self._pairs_done[far, kind, at] = len(self._books[at].keys)

    def _judge_keys(
        self, keys: Sequence[int], links: Mapping[str, ControlCourse]
    ) -> PassageHistory:
        """Judge one history, in which each place has a key; past its last one, that."""
        places = {
            place.id: book.course(min(key, len(book.keys) - 1))
            for place, book, key in zip(self._network.places, self._books, keys, strict=True)
        }
        return self._judge(ControlHistory(places, dict(links)))

    def _place_of(self, unit: int) -> int | None:
        """Give the place that a unit lies at, None for a gate."""
        if unit < len(self._books):
            return unit
        link, side = self.half(unit)
        return None if link < 0 else self.end(link, side)

    def _course(self, passage: PassageHistory, unit: int) -> PassageCourse:
        half = self.ground.halves[unit - len(self._books)] if unit >= len(self._books) else None
        if half is None:
            return passage.places[unit]
        link, side, direction = half
        return passage.halves[link][side][direction]

    def rows_of_pairs(self, unit: int) -> NDArray[np.int64]:
        """Give ``[key here, key there]``, the row of what is judged of a half that both decide."""
        far = self.besieged_end(unit) or 0
        here = len(self._books[self._place_of(unit) or 0].keys)
        kinds = self._books[far].kinds_of_keys()
        table = np.zeros((here, len(self._books[far].kinds)), dtype=np.int64)
        for (key, kind), row in self._pairs[unit].items():
            table[key, kind] = row
        return table[:, kinds]

    def judged(self, unit: int) -> Judged:
        """Lay out what a unit lets pass, with a run for each day on which that changes."""
        rows = self._rows[unit]
        known = self._judged.get(unit)
        if known is not None and known[0] == len(rows):
            return known[1]
        if rows:
            days = np.array(sorted({1, *(day for row in rows for day in row.days)}))
            bits = np.empty((len(rows), days.size), dtype=np.uint8)
            for at, row in enumerate(rows):
                said = np.array([int(passage.value) for passage in row.values])
                bits[at] = _BITS[said][np.searchsorted(row.days, days, side="right") - 1]
        else:  # a gate
            days = self.ground.days[STRUCTURE_LANES:]
            bits = _BITS[self.ground.courses.table()[unit : unit + 1, STRUCTURE_LANES:]]
        kept = np.ones(days.size, dtype=np.bool_)
        kept[1:] = (bits[:, 1:] != bits[:, :-1]).any(axis=0)
        self._judged[unit] = len(rows), Judged(days[kept], bits[:, kept])
        return self._judged[unit][1]
