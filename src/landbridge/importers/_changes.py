"""From one snapshot of a map to the next: the reports that say what changed, and no others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.days import format_day, parse_published, parse_span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "BETWEEN",
    "UNPARTED",
    "Change",
    "Standing",
    "changes_between",
    "day_between",
    "joint_standing",
]

BETWEEN = "gone at some time between two snapshots"
UNPARTED = (
    "{} somebody was gone on the day after, and others contend: believed from such"
    " reports, who is gone contends too"
)
_PAIR = 2


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
    """One report to be made: its event and its actors, by name.

    ``between`` says that it happened between the two snapshots, on a day before that of the later
    one: what one source says of one day is not added up when it is believed, its last word counts.
    """

    event: str
    actor: str = ""
    other: str = ""
    between: bool = False


def joint_standing(standings: list[Standing]) -> Standing:
    """Put together what several marks or polygons say of one place."""
    return Standing(
        frozenset(name for standing in standings for name in standing.holders),
        any(standing.contested for standing in standings),
        frozenset(name for standing in standings for name in standing.besiegers),
    )


def changes_between(before: Standing | None, after: Standing) -> list[Change]:
    """Say in reports what is new about a place; nothing where it stands as it stood.

    ``before`` is None where nothing was said of the place yet. A report that somebody contends
    leaves those who stood there before; so who is gone has lost before, between the snapshots.
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
        yield Change("holds", next(iter(after.holders)))
        return
    gone = sorted(before.holders - after.holders)
    last = None if after.disputed else len(gone) - 1
    yield from (Change("loses", name, between=at != last) for at, name in enumerate(gone))
    if after.disputed:
        yield from _contests(before, after)


def _contests(before: Standing, after: Standing) -> Iterator[Change]:
    """Name those who contend: both of two; of more the new ones, beside those who stay."""
    names = sorted(after.holders)
    new = sorted(after.holders - before.holders)
    if len(names) > _PAIR and 0 < len(new) <= _PAIR:
        names = new
    if len(names) <= _PAIR:
        one, two = (*names, "", "")[:2]
        yield Change("contests", one, two)
        return
    for other in names[1:]:
        yield Change("contests", names[0], other)


def day_between(before: str | None, date: str) -> str | None:
    """Give the days after one date and before another, as a date; None where there are none."""
    if before is None:
        return None
    first, last = parse_published(before).last + 1, parse_span(date).first - 1
    if first > last:
        return None
    if first == last:
        return format_day(first)
    return f"{format_day(first)}/{format_day(last)}"
