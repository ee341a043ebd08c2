"""How a holder stands to the traveller on each day, from relations."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.actors import PATRON_KINDS, STANCE_OF_RELATION, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Stance", "Stances"]


@dataclass(frozen=True, slots=True)
class Stance:
    """What a holder's stance allows, from free to denied or unknown, and the rows behind it.

    ``rows`` are those that decide and those through which the stance is inherited.
    """

    permission: str
    rows: tuple[Relation, ...] = ()
    why: str = ""
    disputed: bool = False


class Stances:
    """Stances of every holder to one traveller, each worked out once.

    A direct row beats an inherited one. An actor without a direct row inherits its patron's stance
    through part_of, proxy_of and backed_by, nearest first, on either side; no other relation is
    chained. Equal rows that differ give unknown.
    """

    def __init__(self, relations: Iterable[Relation], traveller: str) -> None:
        self._traveller = traveller
        self._between: dict[frozenset[str], list[Relation]] = {}
        self._patrons: dict[str, list[Relation]] = {}
        for row in relations:
            self._between.setdefault(frozenset((row.actor, row.other)), []).append(row)
            if row.kind in PATRON_KINDS:
                self._patrons.setdefault(row.actor, []).append(row)
        self._turns: dict[str, list[int]] = {}
        self._known: dict[tuple[str, int], Stance] = {}

    def on(self, holder: str, day: int) -> Stance:
        """Give the stance of that holder on that day."""
        days = self.days(holder)
        turn = days[bisect_right(days, day) - 1]
        if (holder, turn) not in self._known:
            self._known[holder, turn] = self._work_out(holder, turn)
        return self._known[holder, turn]

    def days(self, holder: str) -> list[int]:
        """Give the days on which that holder's stance can change, in order."""
        if holder not in self._turns:
            turns = {1}
            above = self._above(holder), self._above(self._traveller)
            for mine in above[0]:
                rows = list(self._patrons.get(mine, ()))
                for theirs in above[1]:
                    rows += self._between.get(frozenset((mine, theirs)), ())
                    rows += self._patrons.get(theirs, ())
                for row in rows:
                    if row.start is not None:
                        turns.add(row.start.first)
                    if row.end is not None:
                        turns.add(row.end.last + 1)
            self._turns[holder] = sorted(turns)
        return self._turns[holder]

    def _above(self, actor: str, day: int | None = None) -> dict[str, tuple[Relation, ...]]:
        """Give the actor and its patrons, nearest first, each with the rows that lead to it."""
        path: dict[str, tuple[Relation, ...]] = {actor: ()}
        queue = [actor]
        for one in queue:
            for row in self._patrons.get(one, ()):
                if (day is None or row.on(day)) and row.other not in path:
                    path[row.other] = (*path[one], row)
                    queue.append(row.other)
        return path

    def _work_out(self, holder: str, day: int) -> Stance:
        if holder == self._traveller:
            return Stance("free", why=f"{holder}'s own ground")
        mine, theirs = self._above(holder, day), self._above(self._traveller, day)
        levels: dict[int, list[tuple[str, str]]] = {}
        for h, to_h in mine.items():
            for t, to_t in theirs.items():
                if h != t:
                    levels.setdefault(len(to_h) + len(to_t), []).append((h, t))
        for level in sorted(levels):
            found = {(h, t): self._rows(h, t, day) for h, t in levels[level]}
            rows = [row for pair in found for row in found[pair]]
            if rows:
                path = [r for h, t in found if found[h, t] for r in (*mine[h], *theirs[t])]
                return self._weigh(holder, rows, path)
        return Stance("unknown", why=f"no relation of {holder} to {self._traveller}")

    def _rows(self, holder: str, traveller: str, day: int) -> list[Relation]:
        return [
            row
            for row in self._between.get(frozenset((holder, traveller)), ())
            if row.on(day) and (row.kind != "tolerates" or row.actor == holder)
        ]

    def _weigh(self, holder: str, rows: list[Relation], path: list[Relation]) -> Stance:
        said = "; ".join(dict.fromkeys(str(row) for row in rows))
        how = "by its patron's stance: " if path else ""
        every = tuple(dict.fromkeys((*rows, *path)))
        effects = {STANCE_OF_RELATION[row.kind] for row in rows}
        if len(effects) > 1:
            why = f"{holder} to {self._traveller} is disputed ({how}{said})"
            return Stance("unknown", every, why, disputed=True)
        return Stance(effects.pop(), every, f"{how}{said}")
