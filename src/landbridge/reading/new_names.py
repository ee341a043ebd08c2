"""Actors, places and spellings that a text has and the situation lacks, as proposals."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.model.imports import Spot
from landbridge.model.proposals import Proposal, proposal_id
from landbridge.naming.made import new_actors, new_places
from landbridge.naming.verdicts import NOBODY
from landbridge.reading.gazetteer import world
from landbridge.reading.known_names import key_of
from landbridge.reading.meanings import SHORT_FOR
from landbridge.reading.name_settling import Needed
from landbridge.reading.name_words import GENERIC_ACTORS, LANDMARKS
from landbridge.reading.nations import adjectives
from landbridge.reading.options import country_named
from landbridge.reading.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from landbridge.model.readings import Candidate, Document, Mention, Span
    from landbridge.reading.name_settling import NameDesk

__all__ = ["alias_proposals", "new_things"]

_OFTEN = 3
_NEEDED, _FREQUENT, _UNPLACED, _ALIAS = 0.75, 0.6, 0.4, 0.7
_SURE = 0.5
_DECIMALS = 5
_NEW_GROUPS = frozenset({"mention-group-head", "mention-short-form"})
_ARMED = word_set("""
    army armies forces force brigade brigades battalion battalions division militia militias
    front guard guards corps regiment movement fighters resistance legion commandos units
    mobilization mobilisation insurgency group faction factions
    """)
_STATE_WORDS = word_set("government ministry authorities parliament regime presidency")
_PLACE_KINDS = {
    "crossing": "crossing", "crossings": "crossing", "checkpoint": "crossing", "gate": "crossing",
    "airport": "airport", "airbase": "base", "base": "base", "airfield": "base", "camp": "base",
    "barracks": "base", "outpost": "base", "garrison": "base", "port": "port", "harbour": "port",
    "harbor": "port", "terminal": "port", "junction": "junction", "crossroads": "junction",
    "roundabout": "junction", "interchange": "junction",
}  # fmt: skip


def new_things(desk: NameDesk, document: Document, coder: str) -> list[Proposal]:
    """Give actors and places that drafts need, or that a text names often, as rows."""
    return [*_actors(desk, document, coder), *_places(desk, document, coder)]


def _actors(desk: NameDesk, document: Document, coder: str) -> Iterator[Proposal]:
    wanted: dict[str, tuple[str, Span, float]] = {}
    states: dict[str, list[tuple[str, Span, float]]] = {}
    for need in _long_names(desk):
        if any(one.means in desk.names.known.actors and one.score >= _SURE
               for one in need.candidates):  # fmt: skip
            continue
        if desk.names.spelt("actor", need.name).id == NOBODY:
            continue
        iso = _nation(need.name)
        if iso:
            states.setdefault(iso, []).append((need.name, need.span, _NEEDED))
        elif _is_name(need.name):
            wanted[key_of(need.name)] = (need.name, need.span, _NEEDED)
    counted = Counter(key_of(m.name) for m in desk.mentions if _is_new_group(m))
    for mention in desk.mentions:
        key = key_of(mention.name)
        if counted[key] >= _OFTEN and key not in wanted and _is_new_group(mention):
            wanted[key] = (mention.name, mention.span, _FREQUENT)
    short = _short_forms(desk)
    taken = set(desk.names.known.actors)
    for name, span, score in wanted.values():
        shown = " ".join(name.split())
        words = set(key_of(shown).split())
        kind = "state" if words & _STATE_WORDS else "armed-group" if words & _ARMED else "other"
        cells = {"id": _actor_id(shown, taken), "name": shown, "kind": kind}
        country = next((c for word in shown.split() if (c := adjectives().get(word, ""))), "")
        if country:
            cells["country"] = country
        if aliases := short.get(key_of(shown)):
            cells["aliases"] = ";".join(aliases)
        yield _row("actors", cells, span, document, coder, "propose-new-actor", score)
    yield from _states(states, taken, document, coder)


def _states(
    states: Mapping[str, list[tuple[str, Span, float]]],
    taken: set[str],
    document: Document,
    coder: str,
) -> Iterator[Proposal]:
    """States by their country: "Turkish troops" and "Turkey" are one."""
    for iso, named in states.items():
        spot = world().country(iso)
        name = spot.name if spot is not None else named[0][0]
        aliases = [words for words, _, _ in named if key_of(words) != key_of(name)]
        cells = {"id": _actor_id(name, taken), "name": name, "kind": "state", "country": iso}
        if aliases:
            cells["aliases"] = ";".join(dict.fromkeys(a.replace(";", ",") for a in aliases))
        yield _row("actors", cells, named[0][1], document, coder, "propose-new-state", _NEEDED)


def _short_forms(desk: NameDesk) -> dict[str, list[str]]:
    """Short forms that the text gives for names, by the folded long name."""
    found: dict[str, list[str]] = {}
    for mention in desk.mentions:
        if mention.candidates and mention.candidates[0].why == SHORT_FOR:
            held = found.setdefault(key_of(mention.candidates[0].name), [])
            if mention.name not in held:
                held.append(mention.name)
    return found


def _long_names(desk: NameDesk) -> Iterator[Needed]:
    """What drafts need, a short form by the name that it stands for."""
    for need in desk.new_actors.values():
        mention = need.mention
        told = mention.candidates[0] if mention is not None and mention.candidates else None
        if told is not None and told.why == SHORT_FOR:
            yield replace(need, name=told.name)
        else:
            yield need


def _nation(name: str) -> str:
    """The country of a name such as "Turkish troops" or "Turkey"; empty for other names."""
    words = name.split()
    if country := country_named(key_of(name)):
        return country
    general = all(word.lower() in GENERIC_ACTORS or word.islower() for word in words[1:])
    return (adjectives().get(words[0]) or country_named(key_of(words[0]))) if general else ""


def _is_name(name: str) -> bool:
    """Whether it is a name, not words such as "the rebels" or "government troops"."""
    words = name.split()
    capitals = [word for word in words if word[:1].isupper()]
    return bool(capitals) and not (
        len(words) == 1 and words[0].lower() in GENERIC_ACTORS
    ) and len(name) <= len("x" * 80)  # fmt: skip


def _is_new_group(mention: Mention) -> bool:
    return mention.kind == "actor" and not mention.means and mention.rule in _NEW_GROUPS


def _actor_id(name: str, taken: set[str]) -> str:
    key = new_actors([(name, "")], lambda word: word in taken)[0].id
    taken.add(key)
    return key


def _places(desk: NameDesk, document: Document, coder: str) -> Iterator[Proposal]:
    known = desk.names.known
    taken = {*known.places, *known.areas}
    done: set[str] = set()
    for need in desk.new_places.values():
        best = need.candidates[0] if need.candidates else None
        if best is not None and (best.means in taken or best.means.startswith("country:")):
            continue
        if desk.names.spelt("place", need.name).id == NOBODY:
            continue
        if not _is_name(need.name) or (best is not None and not _is_point(best)):
            continue
        yield from _place(need, best, taken, done, document, coder, _NEEDED)
    counted = Counter(m.means for m in desk.mentions if _is_new_town(m))
    for mention in desk.mentions:
        if _is_new_town(mention) and counted[mention.means] >= _OFTEN:
            best = mention.candidates[0]
            need = Needed(mention.span, mention.name, mention, mention.candidates)
            yield from _place(need, best, taken, done, document, coder, _FREQUENT)


def _is_point(best: Candidate) -> bool:
    """Whether it can be a place: no province, district or part of the world."""
    if best.why == "a part of the world":
        return False
    return not best.why.startswith("GeoNames: ") or best.why.startswith("GeoNames: town")


def _is_new_town(mention: Mention) -> bool:
    if mention.kind != "place" or not mention.candidates:
        return False
    best = mention.candidates[0]
    return best.means.startswith("geonames:") and best.score >= _SURE and ": town" in best.why


def _place(
    need: Needed,
    best: Candidate | None,
    taken: set[str],
    done: set[str],
    document: Document,
    coder: str,
    score: float,
) -> Iterator[Proposal]:
    name = " ".join(need.name.split())
    same = best.means if best is not None and best.means else key_of(name)
    if same in done:
        return
    done.add(same)
    heads = [word for word in key_of(name).split() if word in LANDMARKS]
    kind = next((_PLACE_KINDS[word] for word in reversed(heads) if word in _PLACE_KINDS), "")
    cells = {"id": "", "name": name, "kind": kind or ("landmark" if heads else "settlement")}
    if best is not None and best.lon is not None and best.lat is not None and (
        ": town" in best.why
    ):  # fmt: skip
        spot = Spot(name=name, lon=best.lon, lat=best.lat, country=best.country or None)
        cells["id"] = new_places([(spot, "")], lambda word: word in taken)[0].id
        cells |= {
            "lon": f"{best.lon:.{_DECIMALS}f}".rstrip("0").rstrip("."),
            "lat": f"{best.lat:.{_DECIMALS}f}".rstrip("0").rstrip("."),
            "country": best.country,
            "geonames": best.means.removeprefix("geonames:"),
        }
        score *= best.score
    else:
        cells["id"] = new_actors([(name, "")], lambda word: word in taken)[0].id
        score = min(score, _UNPLACED)
    taken.add(cells["id"])
    cells = {column: cell for column, cell in cells.items() if cell}
    yield _row("places", cells, need.span, document, coder, "propose-new-place", score)


def alias_proposals(desk: NameDesk, document: Document, coder: str) -> list[Proposal]:
    """Give spellings of the situation's own that it does not have yet, as rows of names."""
    known = desk.names.known
    found: dict[tuple[str, str], Proposal] = {}
    for mention in desk.mentions:
        means = mention.means
        kind = "actor" if means in known.actors else "place" if means in known.places else ""
        key = key_of(mention.name)
        if not kind or kind != mention.kind or (kind, key) in found or not mention.candidates:
            continue
        if "spelling" not in mention.candidates[0].why:
            continue
        if any(own.id == means for own in desk.names.named(key)):
            continue
        name = " ".join(mention.name.split())
        cells = {"kind": kind, "name": name, "means": means}
        score = round(_ALIAS * mention.candidates[0].score, 3)
        found[kind, key] = _row(
            "names", cells, mention.span, document, coder, "propose-alias", score
        )
    return list(found.values())


def _row(
    table: str, cells: dict[str, str], span: Span, document: Document, coder: str, rule: str,
    score: float,
) -> Proposal:  # fmt: skip
    spans = {"evidence": span}
    key = proposal_id(table, cells, spans, document.sha256)
    return Proposal(
        key, table, cells, spans, {}, document.sha256, "", "", coder, rule, round(score, 3)
    )
