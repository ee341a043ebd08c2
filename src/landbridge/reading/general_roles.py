"""Who acts upon whom in a general event: the source and the target of its cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.event_groups import may_act
from landbridge.reading.event_subjects import doer, speaker, subjects
from landbridge.reading.word_groups import SAYING, Group

if TYPE_CHECKING:
    from landbridge.reading.general_types import GeneralCue
    from landbridge.reading.word_groups import Clauses

__all__ = ["source_and_target"]

_MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE", "SUPPORT", "FIGHT", "RETREAT"))
_OUGHT = frozenset(("must", "should", "need to", "have to"))
_REACH = 30


def _lead(clauses: Clauses, cue: int) -> list[Group]:
    """Give who says what a cue tells, else the first subject, for pronouns that stand for them."""
    heads = speaker(clauses, cue)
    if heads:
        return heads
    for at, kind in enumerate(clauses.kinds):
        if kind in "VA" and at:
            heads = [doer(clauses, chain) for chain in subjects(clauses, at)]
            if heads:
                return heads
    return []


def _ends_of(clauses: Clauses, at: int, end: int) -> list[Group]:
    """Groups that may be somebody from a word on, in order, each once."""
    found: list[Group] = []
    here, stop = at, min(end, at + _REACH)
    while here < stop:
        group = clauses.right(here) if clauses.kinds[here] in "ND" else None
        if group is None:
            here += 1
            continue
        if may_act(clauses, group):
            found.append(group)
        here = max(group.last, here + 1)
    return found


def _after(clauses: Clauses, at: int) -> list[Group]:
    end = at
    while end < len(clauses.tokens) and clauses.lows[end] not in (";", "\u201d", '"'):
        says = clauses.lemmas[end] in SAYING and clauses.kinds[end] == "V"
        if says and clauses.kind(end - 1) in "NO":
            back = clauses.left(end)
            end = back[0].first if back else end
            break
        end += 1
    return _ends_of(clauses, at, max(at, end))


def source_and_target(
    clauses: Clauses, cue: GeneralCue, kind: str
) -> tuple[list[Group], list[Group]]:
    """Give the groups that act and those that are acted upon; both sides act alike in a deal."""
    if cue.nominal:
        source, target = _of_noun(clauses, cue)
    else:
        source = [doer(clauses, chain) for chain in subjects(clauses, cue.at)]
        after = _after(clauses, cue.end)
        passive = _passive(clauses, cue.at)
        if passive:
            agents = [group for group in after if clauses.low(_before(clauses, group)) == "by"]
            source, target = agents, source
        else:
            joined = clauses.all_right(after[0].first) if after else []
            target = [group for group in joined if may_act(clauses, group)] or after[:1]
            if cue.at < _first_inside(clauses, cue, after):
                target = after[:1]
    if not source or all(clauses.kinds[group.last - 1] == "O" for group in source):
        source = [group for group in _lead(clauses, cue.at) if group not in target]
    if cue.name in _OUGHT and kind == "DEMAND":
        source, target = _lead(clauses, cue.at), source
    source = [group for group in source if clauses.kinds[group.last - 1] not in "OT"]
    target = [group for group in target if group not in source]
    if kind in _MUTUAL and len(source) > 1:
        target = [] if not target or kind != "FIGHT" else target
    return source, target[:2]


def _first_inside(clauses: Clauses, cue: GeneralCue, after: list[Group]) -> int:
    """Where a name stands within the cue itself: "gave Tanzania a grant"."""
    inside = _ends_of(clauses, cue.at + 1, cue.end)
    if inside and any(clauses.is_name(at) for at in range(inside[0].first, inside[0].last)):
        after.insert(0, inside[0])
        return cue.end
    return -1


def _before(clauses: Clauses, group: Group) -> int:
    at = group.first - 1
    while at > 0 and clauses.kinds[at] == "D":
        at -= 1
    return max(at, 0)


def _passive(clauses: Clauses, at: int) -> bool:
    here = at - 1
    while here >= 0 and clauses.kinds[here] in "RT":
        here -= 1
    form = clauses.lows[at]
    return (
        here >= 0
        and clauses.lemmas[here] in ("be", "get")
        and form != clauses.lemmas[at]
        and not form.endswith("ing")
    )


def _of_noun(clauses: Clauses, cue: GeneralCue) -> tuple[list[Group], list[Group]]:
    source: list[Group] = []
    target: list[Group] = []
    first = cue.at
    while first > 0 and clauses.kinds[first - 1] == "N":
        first -= 1
    if clauses.low(first - 1) == "'s":
        source = clauses.left(first - 1)[-1:]
    elif first < cue.at and may_act(clauses, Group(first, cue.at)):
        source = [Group(first, cue.at)]
    elif cue.kind == "PROTEST" and may_act(clauses, Group(cue.at, cue.end)):
        source = [Group(first, cue.end)]
    for group in _after(clauses, cue.end):
        word = clauses.low(_before(clauses, group))
        if word == "by":
            source = source or [group]
        elif group not in source:
            target.append(group)
    if not source:
        at = first - 1
        while at > 0 and clauses.kinds[at] in "DRTNP":
            at -= 1
        if at > 0 and clauses.kinds[at] == "V":
            source = [doer(clauses, chain) for chain in subjects(clauses, at)]
    return source, target[:1]
