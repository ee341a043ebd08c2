"""Which actors a name in a text may mean: those of the situation, with scores and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.readings import Candidate

if TYPE_CHECKING:
    from landbridge.reading.known_names import KnownNames
    from landbridge.reading.spotting import Found

__all__ = ["actor_candidates", "named_actor"]

_SHOWN = 5
_SPELT = 0.85


def actor_candidates(one: Found, names: KnownNames, published: str) -> tuple[Candidate, ...]:
    """Give actors of the situation that a name may mean, best first."""
    actors = names.known.actors
    owned = [own for own in one.owned if own.kind == "actor" and own.id in actors]
    if owned:
        share = round(0.97 / len(owned), 3)
        return tuple(
            Candidate(
                own.id, actors[own.id].name, share, own.how, country=actors[own.id].country or ""
            )
            for own in owned[:_SHOWN]
        )
    if one.full and (found := named_actor(one.full, names)):
        return found
    if one.rule == "mention-group-head":
        found = named_actor(one.name, names)
        if found and found[0].score >= _SPELT:
            return found
    found: list[Candidate] = []
    if one.country and (state := names.state(one.country, published)):
        actor = actors[state]
        score = {"mention-adjective": 0.6, "mention-country": 0.9, "mention-capital": 0.8,
                 "mention-nation-noun": 0.7}.get(one.rule, 0.3)  # fmt: skip
        found.append(Candidate(state, actor.name, score, "the state of that country",
                               country=one.country))  # fmt: skip
    elif one.country and one.rule in {"mention-country", "mention-capital", "mention-adjective"}:
        found.append(Candidate(f"country:{one.country}", one.country, 0.4, "a country",
                               country=one.country))  # fmt: skip
    return tuple(found)


def named_actor(name: str, names: KnownNames) -> tuple[Candidate, ...]:
    """Give actors of the situation for a name alone, spelling variants included."""
    actors = names.known.actors
    verdict = names.spelt("actor", name)
    if verdict.id is not None and verdict.id in actors:
        actor = actors[verdict.id]
        score = 0.97 if verdict.how in {"by name", "by alias", "by id", "by names.csv"} else 0.85
        return (Candidate(actor.id, actor.name, score, verdict.how, country=actor.country or ""),)
    return tuple(
        Candidate(key, actors[key].name, 0.25, verdict.why, country=actors[key].country or "")
        for key in verdict.candidates[:_SHOWN]
        if key in actors
    )
