"""Rows of theirs become rows of ours: every name an id, or the row is held back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from landbridge.errors import Problem
from landbridge.model.actors import Actor
from landbridge.model.geography import Area, Place
from landbridge.model.reports import ACTOR_EVENTS
from landbridge.naming.actors import ActorMatcher
from landbridge.naming.distances import point_of
from landbridge.naming.forms import shown_name
from landbridge.naming.known import Known, Settled
from landbridge.naming.listing import Unknowns
from landbridge.naming.made import (
    actor_row,
    by_name,
    made_actor,
    made_place,
    new_actors,
    new_places,
    place_row,
)
from landbridge.naming.places import PlaceMatcher
from landbridge.naming.verdicts import NOBODY, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.imports import ForeignRow, Spot
    from landbridge.naming.towns import Gazetteer

__all__ = ["settled"]

_TAKES_AREAS = frozenset({("reports", "place")})
"""Columns of spots that may name an area or a country."""
_SHOWN, _LONGEST_SHOWN = 5, 80


def settled(
    rows: Iterable[ForeignRow],
    known: Known,
    *,
    new_actors: bool = False,
    new_places: bool = False,
    gazetteer: Gazetteer | None = None,
    beside: Iterable[ForeignRow] = (),
) -> Settled:
    """Match the names in rows with what a situation has.

    Parameters
    ----------
    rows
        rows of an importer; places, areas and actors among them can be named by the others
    known
        what the situation has, with its table of names
    new_actors, new_places
        whether names that it does not have become rows of their own (a place needs a point);
        a name that could mean several things never does
    gazetteer
        other names of towns (`landbridge.naming.gazetteer`); None matches without
    beside
        rows of other files that are added together with these, and can be named by them
    """
    kept = tuple(rows)
    known = _with_rows(known, (*beside, *kept))
    desk = _Desk(known, gazetteer, made_actors=new_actors, made_places=new_places)
    return desk.settle(kept)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One name in one column of a row."""

    row: ForeignRow
    column: str
    name: str
    spot: Spot | None

    @property
    def source(self) -> str:
        return self.row.cells.get("source", "")

    @property
    def key(self) -> tuple[object, ...]:
        areas = (self.row.table, self.column) in _TAKES_AREAS
        return (self.spot or self.name, self.source, areas, self.spot is None)


class _Desk:
    """The names of one file, each asked about once."""

    def __init__(
        self, known: Known, gazetteer: Gazetteer | None, *, made_actors: bool, made_places: bool
    ) -> None:
        self._known, self._gazetteer = known, gazetteer
        self._made_actors, self._made_places = made_actors, made_places
        self._verdicts: dict[tuple[object, ...], Verdict] = {}
        self._new: list[ForeignRow] = []

    def settle(self, rows: tuple[ForeignRow, ...]) -> Settled:
        asked = [_asked(row) for row in rows]
        self._match(one for names in asked for one in names)
        self._make(one for names in asked for one in names)
        done: list[ForeignRow] = []
        problems: list[Problem] = []
        unknowns, matched, left_out = Unknowns(), set[tuple[str, str, str, str]](), 0
        for row, names in zip(rows, asked, strict=True):
            verdicts = [(one, self._verdicts[one.key]) for one in names]
            matched |= {
                (_kind(one), one.name, verdict.id, verdict.how)
                for one, verdict in verdicts
                if verdict.id is not None
            }
            missing = [(one, verdict) for one, verdict in verdicts if verdict.id is None]
            if _says_nothing(row, verdicts):
                left_out += 1
            elif missing:
                for one, verdict in missing:
                    unknowns.add(_kind(one), one.name, row, verdict, one.spot)
                problems.append(_refusal(missing))
            else:
                done.append(_with_ids(row, verdicts))
        used = {cell for row in done for cell in row.cells.values()}
        return Settled(
            (*(row for row in self._new if row.cells["id"] in used), *done),
            tuple(problems),
            unknowns.listed(),
            tuple(sorted(matched)),
            left_out,
        )

    def _match(self, names: Iterable[_Asked]) -> None:
        places = PlaceMatcher(self._known, self._gazetteer)
        actors = ActorMatcher(self._known)
        for one in names:
            if one.key in self._verdicts:
                continue
            if one.spot is None:
                verdict = actors.match(one.name, one.source)
            else:
                areas = (one.row.table, one.column) in _TAKES_AREAS
                verdict = places.match(one.spot, one.source, areas=areas)
            self._verdicts[one.key] = verdict

    def _make(self, names: Iterable[_Asked]) -> None:
        """Make places and actors of the names that nothing fits, and match these names again."""
        free = [one for one in names if _is_free(self._verdicts[one.key])]
        places: list[Place] = []
        actors: list[Actor] = []
        if self._made_places:
            spots = [(one.spot, one.row.file) for one in free if one.spot is not None]
            places = new_places(spots, lambda word: self._in_use(word, "place"))
        if self._made_actors:
            called = [(one.name, one.row.file) for one in free if one.spot is None]
            actors = new_actors(called, lambda word: self._in_use(word, "actor"))
        self._new += [
            actor_row(actor, (actor.note or "").removeprefix("from ")) for actor in actors
        ]
        self._new += [
            place_row(place, (place.note or "").removeprefix("from ")) for place in places
        ]
        actors_of, places_of = by_name(actors), by_name(places)
        for one in free:
            if one.spot is None:
                key = made_actor(one.name, actors_of)
            else:
                key = made_place(one.spot, places_of)
            if key is not None:
                self._verdicts[one.key] = Verdict(key, "made anew")

    def _in_use(self, word: str, kind: str) -> bool:
        known = self._known
        if kind == "actor":
            return word in known.actors
        return word in known.places or word in known.areas


def _asked(row: ForeignRow) -> list[_Asked]:
    """The names of a row; a spot that says nothing and an empty name are none."""
    names = [
        _Asked(row, column, name.strip(), None)
        for column, name in row.actors.items()
        if name.strip()
    ]
    names += [
        _Asked(row, column, shown_name(spot), spot)
        for column, spot in row.spots.items()
        if shown_name(spot)
    ]
    return names


def _kind(one: _Asked) -> str:
    return "actor" if one.spot is None else "place"


def _is_free(verdict: Verdict) -> bool:
    """Whether nothing that is there could be meant."""
    return verdict.id is None and not verdict.ambiguous


def _says_nothing(row: ForeignRow, verdicts: list[tuple[_Asked, Verdict]]) -> bool:
    """Whether a report has lost what it is about: whom its event needs, or its place."""
    nobody = {one.column for one, verdict in verdicts if verdict.id == NOBODY}
    if any(one.spot is not None for one, verdict in verdicts if verdict.id == NOBODY):
        return True
    if row.table != "reports":
        return bool(nobody)
    return "actor" in nobody and row.cells.get("event", "") in ACTOR_EVENTS


def _with_ids(row: ForeignRow, verdicts: list[tuple[_Asked, Verdict]]) -> ForeignRow:
    ids = {one.column: verdict.id or "" for one, verdict in verdicts}
    ids = {column: "" if key == NOBODY else key for column, key in ids.items()}
    return replace(row, cells={**row.cells, **ids}, actors={}, spots={})


def _refusal(missing: list[tuple[_Asked, Verdict]]) -> Problem:
    """One refusal for a row, of its first name that is not known; it names the others."""
    one, verdict = missing[0]
    kind = _kind(one)
    why = f" ({verdict.why})" if verdict.why else ""
    meant = ""
    if verdict.candidates:
        meant = f", such as {', '.join(verdict.candidates[:_SHOWN])}"
    others = ", ".join(f"'{_short(other.name)}'" for other, _ in missing[1:])
    also = f"; nor is {others} known" if others else ""
    right = f"give names.csv a row that says what it means{meant}{also}"
    told = f"no {kind} '{_short(one.name)}'{why}: {right}"
    return Problem(one.row.file, one.row.line, one.column, told)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}…"


def _with_rows(known: Known, rows: tuple[ForeignRow, ...]) -> Known:
    """What the situation has, with the places, areas and actors that the rows bring."""
    places, areas, actors = dict(known.places), dict(known.areas), dict(known.actors)
    for row in rows:
        key, name = row.cells.get("id", ""), row.cells.get("name", "")
        aliases = tuple(a.strip() for a in row.cells.get("aliases", "").split(";") if a.strip())
        if not key:
            continue
        if row.table == "places" and (at := _point(row)) is not None:
            place = Place(
                key,
                name or key,
                *at,
                country=row.cells.get("country") or None,
                admin1=row.cells.get("admin1") or None,
                aliases=aliases,
                geonames=row.cells.get("geonames") or None,
                pcode=row.cells.get("pcode") or None,
            )
            places.setdefault(key, place)
        elif row.table == "areas":
            areas.setdefault(key, Area(key, name or key, frozenset()))
        elif row.table == "actors":
            actors.setdefault(key, Actor(key, name or key, aliases=aliases))
    return Known(places, areas, actors, known.names)


def _point(row: ForeignRow) -> tuple[float, float] | None:
    try:
        return point_of(float(row.cells.get("lon", "")), float(row.cells.get("lat", "")))
    except ValueError:
        return None
