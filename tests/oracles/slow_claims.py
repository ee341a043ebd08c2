"""Verdicts of open, closed and holds by walking through every day with the plain twin."""

from __future__ import annotations

from landbridge.model.claims import Claim
from landbridge.model.corridors import Question
from landbridge.model.situations import Situation
from oracles.plain import Plain

__all__ = ["slow_verdict"]


def slow_verdict(
    situation: Situation,
    question: Question,
    claim: Claim,
    words: list[str],
    known_by: int | None,
) -> str:
    """Judge a claim whose proposition has been parted into words.

    ``words``: [not], the verb, its names, then nothing, or ``by``, ``from … to`` or ``within``.
    """
    newest = max(report.published.last for report in situation.reports)
    reach = newest if known_by is None else min(known_by, newest)
    if all(r.published.last > (known_by or 10**9) for r in situation.reports):
        return "not checkable"
    denied = words[0] == "not"
    verb, *rest = words[1:] if denied else words
    names, term = (rest[:1], rest[1:]) if verb in ("open", "closed") else (rest[:2], rest[2:])
    plain = Plain(situation, question, known_by=known_by)

    def so(day: int) -> str:
        if verb in ("open", "closed"):
            status = plain.status(day)
            return "unsure" if status == "uncertain" else "yes" if status == verb else "no"
        held = plain.place_ground[names[1]].on(day)
        if held.holder is not None:
            return "yes" if held.holder == names[0] else "no"
        if held.contested and not held.unnamed:
            return "unsure" if names[0] in held.names else "no"
        return "unsure"

    made = claim.published.last
    if not term:
        first = last = made
    elif term[0] == "within":
        first, last = made, made + int(term[1])
    else:
        first, last = int(term[1]), int(term[3])
    days = [so(day) for day in range(first, min(last, reach) + 1)]
    if not days:
        return "too early"
    on_every_day = bool(term) and term[0] == "from"
    if on_every_day:
        found = "no" if "no" in days else "early" if last > reach else None
        found = found or ("unsure" if "unsure" in days else "yes")
    else:
        found = "yes" if "yes" in days else "early" if last > reach else None
        found = found or ("unsure" if "unsure" in days else "no")
    if denied:
        found = {"yes": "no", "no": "yes"}.get(found, found)
    return {
        "yes": "borne out", "no": "contradicted", "unsure": "contested in the record",
        "early": "too early",
    }[found]  # fmt: skip
