"""Which actors a name in a text may mean: those of the situation, with scores and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.readings import Candidate

if TYPE_CHECKING:
    from landbridge.reading.known_names import KnownNames
    from landbridge.reading.text_names import Found

__all__ = ["SHORT_FOR", "actor_candidates", "named_actor"]

SHORT_FOR = "the text gives it as short for this"
"""Why a candidate without ``means`` stands with a short form: its name is the long one."""
_SHOWN = 5
_SPELT, _SURE = 0.85, 0.97
_OF_STATES = {
    "mention-country": 0.9,
    "mention-capital": 0.8,
    "mention-nation-noun": 0.7,
    "mention-adjective": 0.6,
}
_COUNTRIES = frozenset({"mention-country", "mention-capital", "mention-adjective"})


def actor_candidates(one: Found, names: KnownNames, published: str) -> tuple[Candidate, ...]:
    """Give actors of the situation that a name may mean, best first.

    ``published`` is the day of publication: of several states of a country (one before a change
    of government, one after), the one of that day is meant.
    """
    actors = names.known.actors
    owned = [own for own in one.owned if own.kind == "actor" and own.id in actors]
    if owned:
        share = round(_SURE / len(owned), 3)
        return tuple(_candidate(own.id, share, own.how, names) for own in owned[:_SHOWN])
    if one.full:
        spelt = named_actor(one.full, names)
        if spelt and spelt[0].score >= _SPELT:
            return spelt
        return (Candidate("", one.full, 0.0, SHORT_FOR), *spelt[: _SHOWN - 1])
    if one.rule == "mention-group-head":
        spelt = named_actor(one.name, names)
        if spelt and spelt[0].score >= _SPELT:
            return spelt
    return _of_country(one, names, published) if one.country else ()


def _of_country(one: Found, names: KnownNames, published: str) -> tuple[Candidate, ...]:
    if state := names.state(one.country, published):
        score = _OF_STATES.get(one.rule, 0.3)
        return (_candidate(state, score, "the state of that country", names),)
    if one.rule in _COUNTRIES:
        means = f"country:{one.country}"
        return (Candidate(means, one.country, 0.4, "a country", country=one.country),)
    return ()


def named_actor(name: str, names: KnownNames) -> tuple[Candidate, ...]:
    """Give actors of the situation for a name alone, spelling variants included."""
    actors = names.known.actors
    verdict = names.spelt("actor", name)
    if verdict.id is not None and verdict.id in actors:
        score = _SPELT if "spelling" in verdict.how else _SURE
        return (_candidate(verdict.id, score, verdict.how, names),)
    likely = [key for key in verdict.candidates if key in actors]
    return tuple(_candidate(key, 0.25, verdict.why, names) for key in likely[:_SHOWN])


def _candidate(key: str, score: float, why: str, names: KnownNames) -> Candidate:
    actor = names.known.actors[key]
    return Candidate(key, actor.name, score, why, country=actor.country or "")
