"""Every verb and time of the grammar of claims, judged from a list of days and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Said", "gains_by_walk", "judged_by_walk", "kept_by_walk"]

So = Callable[[int], bool | None]
WORDS = {
    "yes": "borne out", "no": "contradicted", "unsure": "contested in the record",
    "early": "too early", "nothing": "not checkable",
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A proposition about a state: verb, whether denied, and when.

    ``term`` is (), ("by", D), ("within", N), ("from", D) or ("from", D, E). ``made`` is the day of
    the claim, ``reach`` the last day that the record covers, ``dawn`` the first, ``event`` what is
    survived.
    """

    verb: str
    denied: bool
    term: tuple
    ahead: bool
    horizon: int
    made: int
    reach: int
    dawn: int
    event: int = 0


def judged_by_walk(so: So, so_then: So, said: Said) -> str:
    """Give the verdict on a claim; ``so_then`` is as known when it was made."""
    turned = False
    if said.verb == "first open":
        found = _first(so, said)
    elif said.verb == "survives":
        found = _survives(so, said)
    else:
        found, turned = _plain(so, so_then, said)
    if said.denied and not turned:
        found = {"yes": "no", "no": "yes"}.get(found, found)
    return WORDS[found]


def _plain(so: So, so_then: So, said: Said) -> tuple[str, bool]:
    """The second says that the state was denied already."""
    made, term = said.made, said.term
    if term[:1] == ("by",):
        return _some(so, min(made, term[1]), term[1], said.reach), False
    if term[:1] == ("within",):
        return _some(so, made, made + term[1], said.reach), False
    if len(term) == 3:
        return _every(so, term[1], term[2], said.reach), False
    if term:
        start = term[1]
        late = max(start, made) + said.horizon if said.ahead or start > made else max(start, made)
        return _every(so, start, late, said.reach), False

    def state(day: int, at: So = so) -> bool | None:
        value = at(day)
        return (None if value is None else not value) if said.denied else value

    if not said.ahead:
        return _every(state, made, made, said.reach), True
    lasting = state(made, so_then) is True
    return (_every if lasting else _some)(state, made, made + said.horizon, said.reach), True


def _some(so: So, first: int, last: int, reach: int) -> str:
    days = [so(day) for day in range(first, min(last, reach) + 1)]
    if True in days:
        return "yes"
    if last > reach or not days:
        return "early"
    return "unsure" if None in days else "no"


def _every(so: So, first: int, last: int, reach: int) -> str:
    def not_so(day: int) -> bool | None:
        value = so(day)
        return None if value is None else not value

    found = _some(not_so, first, last, reach)
    return {"yes": "no", "no": "yes"}.get(found, found)


def _survives(so: So, said: Said) -> str:
    event, term = said.event, said.term
    last = event + said.horizon
    if term[:1] == ("within",):
        last = event + term[1]
    elif term[:1] == ("by",) or len(term) == 3:
        last = term[-1]
    if last < event:
        return "nothing"
    if event > said.reach:
        return "early"
    if so(event - 1) is False:
        return "nothing"
    found = _every(so, event, last, said.reach)
    return "unsure" if found == "yes" and so(event - 1) is None else found


def _first(so: So, said: Said) -> str:
    made, term = said.made, said.term
    since, until = made, said.reach
    if term[:1] == ("by",):
        since, until = min(made, term[1]), term[1]
    elif term[:1] == ("within",):
        until = made + term[1]
    elif len(term) == 3:
        since, until = term[1:]
    elif term:
        since, until = term[1], max(term[1], made) + (said.horizon if said.ahead else 0)
    elif said.ahead:
        until = made + said.horizon
    opened = [day for day in range(since, min(until, said.reach) + 1) if so(day)]
    begun = _begun(so, opened[0], said.dawn) if opened else made
    before = [so(day) for day in range(said.dawn, begun)]
    if True in before:
        return "no"
    bounded = bool(term) or said.ahead
    if not opened and bounded and until <= said.reach:
        return "no"
    if None in before:
        return "unsure"
    return "yes" if opened else "early"


def _begun(so: So, day: int, dawn: int) -> int:
    """The first open day of the spell, over gaps of at most fourteen days."""
    start = day
    while True:
        earlier = [d for d in range(max(dawn, start - 15), start) if so(d)]
        if not earlier:
            break
        start = min(earlier)
    doubt = start
    while doubt > dawn and so(doubt - 1) is None:
        doubt -= 1
    return doubt if 0 < start - doubt <= 14 else start


def kept_by_walk(parts: Mapping[str, bool | None], least: float) -> bool | None:
    """Whether at least a part of all is held: each is surely, perhaps (None) or not."""
    sure = sum(value is True for value in parts.values())
    maybe = sum(value is not False for value in parts.values())
    if sure >= least * len(parts):
        return True
    return None if maybe >= least * len(parts) else False


def gains_by_walk(
    labels: Sequence[Sequence[str | None]],
    since: int,
    until: int,
    dawn: int,
    theirs: Callable[[str, int], bool],
    ours: Callable[[str, int], bool | None],
    least: float | None,
) -> str:
    """Follow every loss: ``labels[place][day - dawn]`` is a holder, or None for nobody known."""
    lost = came = perhaps = 0
    for row in labels:
        runs: list[tuple[str | None, int]] = []
        for day in range(dawn, until + 1):
            if not runs or runs[-1][0] != row[day - dawn]:
                runs.append((row[day - dawn], day))
        for at, (holder, _) in enumerate(runs[:-1]):
            if holder is None:
                continue
            left = runs[at + 1][1]
            taker, taken = runs[at + 1] if runs[at + 1][0] is not None else (None, left)
            if taker is None and at + 2 < len(runs):
                taker, taken = runs[at + 2]
            if not theirs(holder, left) or taken < since or taker == holder:
                continue
            if taker is not None and theirs(taker, taken):
                continue
            lost += 1
            got = None if taker is None else ours(taker, taken)
            came, perhaps = came + (got is True), perhaps + (got is None)
    if least is None:
        return "yes" if came else "unsure" if perhaps else "no"
    if not lost:
        return "no"
    return "yes" if came >= least * lost else "unsure" if came + perhaps >= least * lost else "no"
