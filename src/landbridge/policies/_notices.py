"""Reports that close, open, restrict, cut, damage or repair, sorted by the spot they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.geography import places_in
from landbridge.model.reports import PERMISSION_EVENTS, PHYSICAL_EVENTS
from landbridge.policies._closures import Notice, concerns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from landbridge.model.actors import Traveller
    from landbridge.model.geography import Area, Link
    from landbridge.model.reports import Report
    from landbridge.model.roads import RoadNetwork

__all__ = ["Notices"]

_Spot = tuple[str, str, int]


class Notices:
    """What was said about permission and about the state of the road, place by place, link by link.

    Directions are 0 (from a to b of the link) and 1.
    """

    def __init__(
        self,
        reports: Iterable[Report],
        network: RoadNetwork,
        areas: Mapping[str, Area],
        traveller: Traveller,
        *,
        early: bool,
    ) -> None:
        self._places = {place.id: place for place in network.places}
        self._areas = areas
        reports = tuple(reports)
        self._pairs: dict[frozenset[str], list[Link]] = {}
        asked = {name for r in reports for name in (r.a, r.b) if name is not None}
        for link in network.links if asked else ():
            if link.on_ground and link.a in asked and link.b in asked:
                self._pairs.setdefault(frozenset((link.a, link.b)), []).append(link)
        named = {report.link for report in reports if report.link is not None}
        self._links: dict[str, list[str]] = {}
        for link in network.links if named else ():
            for name in named.intersection((link.id, link.road)):
                self._links.setdefault(name, []).append(link.id)
        self._owner = {
            place.id: network.places[network.ground[at]].id
            for at, place in enumerate(network.places)
            if network.ground[at] != at
        }
        self._said: dict[_Spot, list[Notice]] = {}
        self._physical: dict[_Spot, list[Notice]] = {}
        for report in reports:
            if report.event in PERMISSION_EVENTS and concerns(report, traveller):
                self._sort(self._said, report, early=early)
            elif report.event in PHYSICAL_EVENTS:
                self._sort(self._physical, report, early=early)
        self._speaking = {s[1] for s in (*self._said, *self._physical) if s[0] == "link"}

    def at_place(self, place: str) -> tuple[Notice, ...]:
        """Closures, openings and restrictions of a place, or of the whole ground of a junction."""
        return tuple(self._said.get(self._spot_of(place), ()))

    def on_link(self, link: str, direction: int) -> tuple[Notice, ...]:
        """Closures, openings and restrictions of a link in a direction."""
        return tuple(self._said.get(("link", link, direction), ()))

    def physical_at_place(self, place: str) -> tuple[Notice, ...]:
        """Cuts, damage and repairs at a place."""
        return tuple(self._physical.get(self._spot_of(place), ()))

    def physical_on_link(self, link: str, direction: int) -> tuple[Notice, ...]:
        """Cuts, damage and repairs of a link in a direction."""
        return tuple(self._physical.get(("link", link, direction), ()))

    def _spot_of(self, place: str) -> _Spot:
        """What is said of a town alone does not bind the roads around it; of a country it does."""
        owner = self._owner.get(place)
        return ("place", place, 0) if owner is None else ("around", owner, 0)

    def speak_of(self, link: str) -> bool:
        """Whether any notice names the link."""
        return link in self._speaking

    def _sort(self, box: dict[_Spot, list[Notice]], report: Report, *, early: bool) -> None:
        directed = report.direction in ("ab", "ba")
        notice = Notice(report, directed, report.placed(early=early))
        for spot in self._spots(report):
            box.setdefault(spot, []).append(notice)

    def _spots(self, report: Report) -> Iterator[_Spot]:
        if report.place is not None:
            for place in places_in(report.place, self._places, self._areas):
                yield "place", place, 0
                if place != report.place:
                    yield "around", place, 0
        elif report.link is not None:
            for link in self._links.get(report.link, ()):
                yield from self._directions(report, link, turned=False)
        else:
            pair = frozenset((report.a or "", report.b or ""))
            for joined in self._pairs.get(pair, ()):
                yield from self._directions(report, joined.id, turned=report.a == joined.b)

    @staticmethod
    def _directions(report: Report, link: str, *, turned: bool) -> Iterator[_Spot]:
        one_way = {"ab": int(turned), "ba": int(not turned)}.get(report.direction or "both")
        for direction in (0, 1):
            if one_way in (None, direction):
                yield "link", link, direction
