"""Changes of hands and shares of ground, worked out day by day and piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.stakes import CONTESTED, NOBODY_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.actors import Relation
    from landbridge.model.stakes import Stake

Change = tuple[str, str | None, str, str, int, int]
LADDER = ("own", "parts", "proxies", "backed", "allies", "partners")


def label_on(stake: Stake, day: int) -> str:
    """Who holds a piece on a day, or what stands in the place of a holder."""
    state = stake.course.on(day)
    if state.kind == "held":
        return state.holders[0]
    return CONTESTED if state.kind == "contested" else NOBODY_KNOWN


def changes_day_by_day(stakes: Iterable[Stake], since: int, until: int, dawn: int) -> list[Change]:
    """Walk every piece day by day from ``dawn``, before which nothing is said."""
    found: list[Change] = []
    for stake in stakes:
        first, last = max(dawn, stake.first), min(until, stake.last)
        holder: str | None = None
        lost = before = None
        for day in range(first, last + 1):
            label = label_on(stake, day)
            if label in (CONTESTED, NOBODY_KNOWN):
                if before not in (CONTESTED, NOBODY_KNOWN):
                    lost = day
            elif day >= max(since, stake.first) and before is not None:
                there = stake.ground, stake.link
                if before in (CONTESTED, NOBODY_KNOWN) and holder is None:
                    found.append((*there, before, label, day, day))
                elif before in (CONTESTED, NOBODY_KNOWN):
                    found.append((*there, holder, label, lost, day))
                elif before != label:
                    found.append((*there, holder, label, day, day))
            if label not in (CONTESTED, NOBODY_KNOWN):
                holder = label
            before = label
        if before in (CONTESTED, NOBODY_KNOWN):
            found += _open_at_the_end(stake, holder, lost, (since, first, last))
    return sorted(found, key=lambda one: (one[5], one[0], one[1] or ""))


def _open_at_the_end(
    stake: Stake, holder: str | None, lost: int, days: tuple[int, int, int]
) -> list[Change]:
    since, first, last = days
    end, start = label_on(stake, last), last
    while start > first and label_on(stake, start - 1) == end:
        start -= 1
    there = stake.ground, stake.link
    if holder is not None:
        return [(*there, holder, end, lost, start)] if lost >= since else []
    eve = label_on(stake, max(since - 1, first))
    return [(*there, eve, end, start, start)] if eve != end and start >= since else []


def near_by_brute_force(actor: str, relations: Iterable[Relation], day: int) -> dict[str, str]:
    """The band of everybody near, from all paths: rows joined until nothing gets nearer."""
    rows = [row for row in relations if row.on(day)]
    foes = {r.other if r.actor == actor else r.actor for r in rows if r.kind == "hostile_to"
            and actor in (r.actor, r.other)} - {actor}  # fmt: skip
    client = {"part_of": 1, "proxy_of": 2, "backed_by": 3}
    friend = {"ally_of": 4, "partner_of": 5}
    level = {actor: 0}

    def offers() -> Iterable[tuple[str, int]]:
        for row in rows:
            for one, other in ((row.actor, row.other), (row.other, row.actor)):
                if row.kind in friend and other == actor:
                    yield one, friend[row.kind]
            through = level.get(row.other)
            if row.kind in client and through is not None and row.other not in foes:
                if through <= 3:
                    yield row.actor, max(client[row.kind], through)
                elif row.kind == "part_of":
                    yield row.actor, through

    changed = True
    while changed:
        changed = False
        for name, offered in list(offers()):
            if offered < level.get(name, 9):
                level[name] = offered
                changed = True
    return {n: "disputed" if n in foes else LADDER[at] for n, at in level.items()}
