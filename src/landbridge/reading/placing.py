"""Which places the names in one text mean: settled together, with candidates and why."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from landbridge.model.readings import Candidate, Span
from landbridge.reading.known_names import key_of, known_names
from landbridge.reading.name_words import REGION_WORDS
from landbridge.reading.options import country_named, options_of, province_named
from landbridge.reading.pieces import joined_key, pieces_of
from landbridge.reading.sentences import find_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from landbridge.naming.known import Known
    from landbridge.reading.known_names import KnownNames
    from landbridge.reading.options import Option
    from landbridge.reading.pieces import Piece

__all__ = ["Asked", "asked_about", "settle_asked", "settle_places"]

_SHOWN = 5
_QUALIFIER_WORDS = 4
_REACH_WORDS = 6
_NEAR_KM = 250.0
_KM_A_DEGREE, _HALF_TURN = 111.2, 180.0
_MOST_POINTS = 24
"""How many settled places speak for others: the first ones of a text."""
_STEEP = 3.5
_OWN_VOTES, _SETTLED_VOTES = 0.5, 0.5
_UNRIVALLED = 2.0
_CLEAR, _SAME_DEGREES = 0.25, 0.5
_WITHIN = frozenset({"in", "of", "northern", "southern", "eastern", "western", "central",
                     "northeastern", "northwestern", "southeastern", "southwestern", "the",
                     "north", "south", "east", "west", "northeast", "northwest", "southeast",
                     "southwest", "neighboring", "neighbouring"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """One name of a place in a text. ``wanted`` is the kind that the words beside it say.

    ``countries`` and ``provinces`` are codes of what it is said to lie in.
    """

    span: Span
    key: str
    words: str = ""
    wanted: str = ""
    countries: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()


def settle_places(
    document_text: str, spans: Sequence[Span], known: Known
) -> tuple[tuple[Candidate, ...], ...]:
    """Give candidates, best first, for names of places whose spans are given.

    Never raises for what a text says; a span that names nothing known has no candidates.
    """
    names = known_names(known)
    pieces = pieces_of(document_text, find_sentences(document_text))
    asked = [asked_about(document_text, span, pieces) for span in spans]
    return settle_asked(asked, names)


def asked_about(text: str, span: Span, pieces: Sequence[Piece]) -> Asked:
    """Read beside a name what it is said to be and to lie in."""
    key = key_of(span.of(text)[:200])
    first = bisect_left(pieces, span.start, key=lambda piece: piece.start)
    end = bisect_left(pieces, span.end, key=lambda piece: piece.start)
    wanted = REGION_WORDS.get(key.split()[-1], "") if " " in key else ""
    if not wanted and end < len(pieces) and pieces[end].tied:
        wanted = REGION_WORDS.get(pieces[end].key, "")
    if not wanted and first > 1 and pieces[first - 1].key == "of":
        wanted = REGION_WORDS.get(pieces[first - 2].key, "")
    if not wanted and first >= 1 and pieces[first - 1].key in {"city", "town", "village"}:
        wanted = "town"
    countries, provinces = _beside(text, pieces, end, span.end)
    return Asked(span, key, span.of(text), wanted, frozenset(countries), frozenset(provinces))


def _beside(text: str, pieces: Sequence[Piece], end: int, where: int) -> tuple[set[str], set[str]]:
    """Countries and provinces that are named right after a name: "X, Y", "X in Y", "X (Y)"."""
    countries: set[str] = set()
    provinces: set[str] = set()
    at = end
    if at < len(pieces) and pieces[at].key in REGION_WORDS and pieces[at].tied:
        where, at = pieces[at].end, at + 1
    for _ in range(2):
        stop = min(len(pieces), at + _REACH_WORDS)
        gap = text[where : pieces[at].start] if at < len(pieces) else ""
        comma = gap in {", ", " (", ","}
        while at < stop and pieces[at].key in _WITHIN and (pieces[at].tied or comma):
            at += 1
        if at >= stop or not pieces[at].capital or not (comma or pieces[at].tied):
            break
        if not comma and at == end:
            break
        for length in range(min(_QUALIFIER_WORDS, len(pieces) - at), 0, -1):
            if any(not piece.tied for piece in pieces[at + 1 : at + length]):
                continue
            key = joined_key(pieces, at, at + length)
            country, parts = country_named(key), province_named(key)
            if country:
                countries.add(country)
            provinces |= parts
            if country or parts:
                break
        else:
            break
        where, at = pieces[at + length - 1].end, at + length
        end = at
    return countries, provinces


def settle_asked(
    asked: Sequence[Asked], names: KnownNames, votes: Mapping[str, float] | None = None
) -> tuple[tuple[Candidate, ...], ...]:
    """Settle the names of one text together: the sure ones first, which then speak for others.

    Parameters
    ----------
    votes
        how often countries are named otherwise (by adjectives, in the dateline)
    """
    options = {one.key: options_of(one.key, names, one.words) for one in asked}
    same = _together(asked)
    held = dict(votes or {})
    for country, share in names.countries.items():
        held[country] = held.get(country, 0.0) + _OWN_VOTES * share
    points: list[tuple[str, float, float]] = []
    for one in asked:
        likely = options[one.key]
        for part in one.provinces:
            held[part] = held.get(part, 0.0) + 1.0 / len(one.provinces)
        for country in one.countries | {part.partition(".")[0] for part in one.provinces}:
            held[country] = held.get(country, 0.0) + 1.0
        if likely and likely[0].kind == "country" and likely[0].base > _UNRIVALLED:
            held[likely[0].country] = held.get(likely[0].country, 0.0) + 1.0
    said = dict(held)
    for _ in range(2):
        points, settled = _points(same, options, held, points)
        held = dict(said)
        for option in settled:
            for code in (option.country, option.province):
                held[code] = held.get(code, 0.0) + _SETTLED_VOTES
    ranked: dict[Asked, tuple[Candidate, ...]] = {}
    found = []
    for one in asked:
        whole = same[one.key, one.wanted]
        if one.countries or one.provinces:
            whole = one
        if whole not in ranked:
            ranked[whole] = _ranked(whole, options[one.key], held, points)
        found.append(ranked[whole])
    return tuple(found)


def _together(asked: Sequence[Asked]) -> dict[tuple[str, str], Asked]:
    """One name means one thing in one text: what is said beside it once holds for all."""
    found: dict[tuple[str, str], Asked] = {}
    for one in asked:
        before = found.get((one.key, one.wanted))
        if before is None:
            found[one.key, one.wanted] = one
        elif not before.countries and not before.provinces:
            found[one.key, one.wanted] = Asked(
                before.span, one.key, one.words, one.wanted, one.countries, one.provinces
            )
    told = {key: one for (key, _), one in found.items() if one.countries or one.provinces}
    for (key, wanted), one in found.items():
        other = told.get(key)
        if other is not None and not one.countries and not one.provinces:
            found[key, wanted] = replace(one, countries=other.countries, provinces=other.provinces)
    return found


def _points(
    same: Mapping[tuple[str, str], Asked],
    options: Mapping[str, list[Option]],
    votes: Mapping[str, float],
    before: Sequence[tuple[str, float, float]],
) -> tuple[list[tuple[str, float, float]], list[Option]]:
    """Where the towns lie that are settled well enough to speak for others."""
    found: list[tuple[str, float, float]] = []
    settled: list[Option] = []
    for one in same.values():
        scored = _scores(one, options[one.key], votes, before)
        if not scored:
            continue
        best, option = scored[0]
        rival = next((other for _, other in scored[1:] if not _same_spot(option, other)), None)
        far = next((score for score, other in scored if other is rival), best - 1.0)
        clear = rival is None or best - far >= _CLEAR
        if not clear or option.lon is None or option.lat is None:
            continue
        if option.kind not in {"country", "feature"}:
            found.append((one.key, option.lon, option.lat))
            settled.append(option)
            if len(found) == _MOST_POINTS:
                break
    return found, settled


def _same_spot(one: Option, other: Option) -> bool:
    """Whether two options are one place twice, such as a town and its district."""
    if None in {one.lon, one.lat, other.lon, other.lat}:
        return False
    return one.province == other.province and bool(one.province) and (
        abs((one.lon or 0.0) - (other.lon or 0.0)) + abs((one.lat or 0.0) - (other.lat or 0.0))
        <= _SAME_DEGREES
    )  # fmt: skip


def _scores(
    one: Asked,
    options: Sequence[Option],
    votes: Mapping[str, float],
    points: Sequence[tuple[str, float, float]],
) -> list[tuple[float, Option]]:
    whole = sum(share for code, share in votes.items() if "." not in code) or 1.0
    nation = any(option.kind == "country" and option.base > _UNRIVALLED for option in options)
    within = bool(one.countries or one.provinces) and not nation  # "China, Japan" is a list
    scored = []
    for option in options:
        score = option.base
        if one.wanted:
            score += _kind_fits(one.wanted, option.kind)
        if within:
            inside = option.country in one.countries or option.province in one.provinces
            own = option.kind in {"country", "feature"}
            score += 1.0 if inside and not own else -0.8 if not own or not inside else 0.0
            if option.province in one.provinces:
                score += 0.3
        score += 0.7 * votes.get(option.country, 0.0) / whole
        if option.province and option.kind != "province":
            score += 0.5 * min(votes.get(option.province, 0.0) / whole, 1.0)
        if len(options) > 1 and option.lon is not None and option.lat is not None:
            score += 0.35 * _nearness(one.key, option.lon, option.lat, points)
        scored.append((score, option))
    scored.sort(key=lambda pair: (-pair[0], pair[1].means, pair[1].name))
    return scored


def _kind_fits(wanted: str, kind: str) -> float:
    if kind == wanted:
        return 0.6
    if wanted == "town":
        return 0.3 if kind == "settlement" else -0.3
    if wanted == "province":
        return 0.5 if kind == "area" else -0.4 if kind != "district" else 0.1
    return 0.1 if kind in {"province", "area"} else -0.3


def _nearness(
    key: str, lon: float, lat: float, points: Sequence[tuple[str, float, float]]
) -> float:
    """How near the nearest settled place is: 1 beside it, falling off with distance."""
    if not points:
        return 0.0
    across = math.cos(math.radians(lat)) ** 2
    nearest = min(
        (
            (abs(lon - x) if abs(lon - x) <= _HALF_TURN else 2 * _HALF_TURN - abs(lon - x)) ** 2
            * across
            + (lat - y) ** 2
            for other, x, y in points
            if other != key
        ),
        default=None,
    )
    return 0.0 if nearest is None else math.exp(-_KM_A_DEGREE * math.sqrt(nearest) / _NEAR_KM)


def _ranked(
    one: Asked,
    options: Sequence[Option],
    votes: Mapping[str, float],
    points: Sequence[tuple[str, float, float]],
) -> tuple[Candidate, ...]:
    scored: list[tuple[float, Option]] = []
    for score, option in _scores(one, options, votes, points):
        if len(scored) == _SHOWN:
            break
        if not any(o.kind == option.kind and _same_spot(o, option) for _, o in scored):
            scored.append((score, option))
    if not scored:
        return ()
    best = scored[0][0]
    weights = [math.exp(_STEEP * (score - best)) for score, _ in scored]
    whole = sum(weights) + 0.05
    said = ", said to lie there" if one.countries or one.provinces else ""
    return tuple(
        Candidate(
            option.means,
            option.name,
            round(weight / whole, 3),
            option.why + (said if weight == 1.0 else ""),
            option.lon,
            option.lat,
            option.country,
        )
        for weight, (_, option) in zip(weights, scored, strict=True)
    )
