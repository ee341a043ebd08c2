"""From one snapshot of a map to the next: the reports that say what changed, and no others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Change", "Standing", "changes_between", "joint_standing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one place stands on one snapshot.

    ``holders`` are names, without order: one holds, two or more contest, none is nobody.
    ``contested`` says that somebody without a name contends too; ``besiegers`` stand around.
    """

    holders: frozenset[str] = field(default_factory=frozenset)
    contested: bool = False
    besiegers: frozenset[str] = field(default_factory=frozenset)

    @property
    def disputed(self) -> bool:
        """Whether more than one side is there."""
        return self.contested or len(self.holders) > 1


@dataclass(frozen=True, slots=True)
class Change:
    """One report to be made: its event and its actors, by name."""

    event: str
    actor: str = ""
    other: str = ""


def joint_standing(standings: list[Standing]) -> Standing:
    """Put together what several marks or polygons say of one place."""
    return Standing(
        frozenset(name for standing in standings for name in standing.holders),
        any(standing.contested for standing in standings),
        frozenset(name for standing in standings for name in standing.besiegers),
    )


def changes_between(before: Standing | None, after: Standing) -> list[Change]:
    """Say in reports what is new about a place; nothing where it stands as it stood.

    ``before`` is None where nothing was said of the place yet. Reports of one day are read in
    their order, so those who are gone lose first, and those who contend are named after.
    """
    before = before or Standing()
    changes = []
    same = (before.holders, before.disputed) == (after.holders, after.disputed)
    if not same:
        changes += list(_of_holders(before, after))
    besiegers = after.besiegers - after.holders
    stood = frozenset() if changes else before.besiegers - before.holders
    changes += [Change("withdraws", name) for name in sorted(stood - besiegers)]
    changes += [Change("besieges", name) for name in sorted(besiegers - stood)]
    return changes


def _of_holders(before: Standing, after: Standing) -> Iterator[Change]:
    if len(after.holders) == 1 and not after.contested:
        yield Change("holds", *after.holders)
        return
    for gone in sorted(before.holders - after.holders):
        yield Change("loses", gone)
    if not after.disputed:
        return
    first, *others = sorted(after.holders) or [""]
    if not others:
        yield Change("contests", first)
    for other in others:
        yield Change("contests", first, other)
