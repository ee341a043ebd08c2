"""A situation: everything that one working file says, as nouns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.model.imported_roads import GroundRules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.actors import Actor, PermissionRule, Relation
    from landbridge.model.claims import Claim
    from landbridge.model.corridors import Corridor
    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.imported_roads import ImportedRoads, LaidRoads
    from landbridge.model.imports import KnownName
    from landbridge.model.proposals import Decision, Proposal
    from landbridge.model.queue import KeptDocument
    from landbridge.model.reports import Report
    from landbridge.model.sources import Source

__all__ = ["Rows", "Situation"]


@dataclass(frozen=True, slots=True)
class Situation:
    """All tables of a situation, each in the order in which its rows were written."""

    title: str
    summary: str | None = None
    licence: str | None = None
    attribution: str | None = None
    default_estimator: str | None = None
    default_odds: str | None = None
    """The estimator whose worlds odds are counted over, where a question names none."""
    default_policy: str | None = None
    default_modes: tuple[str, ...] | None = None
    corridors: dict[str, Corridor] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    reports: tuple[Report, ...] = ()
    claims: tuple[Claim, ...] = ()
    permissions: tuple[PermissionRule, ...] = ()
    roads: ImportedRoads | None = None
    ground_rules: GroundRules = field(default_factory=GroundRules)
    known_names: tuple[KnownName, ...] = ()
    documents: tuple[KeptDocument, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    """Rows put forward: none counts in an answer before it is accepted."""
    decisions: tuple[Decision, ...] = ()
    laid: LaidRoads | None = None
    """Imported roads cut to pieces: their nodes and pieces are then among places and links."""
    digests: dict[str, str] = field(default_factory=dict)
    """SHA-256 of the rows of each table, for recipes."""

    @property
    def named_places(self) -> dict[str, Place]:
        """The places that people know: all but the nodes of imported roads."""
        if self.laid is None:
            return self.places
        nodes = self.laid.nodes
        return {key: place for key, place in self.places.items() if key not in nodes}

    @property
    def named_links(self) -> dict[str, Link]:
        """The links that were authored: all but the pieces of imported roads."""
        if self.laid is None:
            return self.links
        named = self.places.keys() - self.laid.nodes.keys()
        return {key: k for key, k in self.links.items() if k.a in named and k.b in named}

    def owners_of(self, places: Iterable[str]) -> set[str]:
        """Give the places on whose ground these lie: themselves, but for junctions of roads."""
        if self.laid is None:
            return set(places)
        ground = self.laid.ground
        return {ground.get(place, place) for place in places}

    def ground_of(self, places: Iterable[str]) -> set[str]:
        """Give the junctions of imported roads that lie on the ground of these places."""
        if self.laid is None:
            return set()
        on = self.laid.junctions_on
        return {node for place in places for node in on.get(place, ())}


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a situation that count in a problem: known, not withdrawn, as supposed."""

    reports: tuple[Report, ...]
    relations: tuple[Relation, ...]
    rules: tuple[PermissionRule, ...]
    links: tuple[Link, ...]
