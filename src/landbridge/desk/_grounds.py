"""Between roads and the ground that they run over: estimators speak of ground, roads lie on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.model.reports import CONTROL_EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from landbridge.model.control import ControlHistory
    from landbridge.model.geography import Link, Place
    from landbridge.model.situations import Rows, Situation

__all__ = ["grounds_under", "links_under", "spread"]


def grounds_under(situation: Situation, places: Mapping[str, Place]) -> Mapping[str, Place]:
    """Give the ground that these places lie on: what somebody can hold."""
    if situation.laid is None:
        return places
    return {owner: situation.places[owner] for owner in sorted(situation.owners_of(places))}


def links_under(situation: Situation, rows: Rows, links: Mapping[str, Link]) -> Mapping[str, Link]:
    """Give the links between grounds: those written, and ways by imported roads.

    With them come the pieces of imported roads that reports say somebody holds, each from ground to
    ground: they are no way from one to the other.
    """
    if situation.laid is None:
        return links
    ground = situation.laid.ground
    told = {report.link for report in rows.reports if report.event in CONTROL_EVENTS} - {None}
    kept = {
        key: link
        if link.road is None
        else replace(link, a=ground.get(link.a, link.a), b=ground.get(link.b, link.b))
        for key, link in links.items()
        if link.road in told or (link.a not in ground and link.b not in ground)
    }
    return kept | {link.id: link for link in situation.laid.between}


def spread(control: ControlHistory, situation: Situation, places: Iterable[str]) -> ControlHistory:
    """Give to every junction of imported roads the course of the ground that it lies on."""
    if situation.laid is None:
        return control
    ground = situation.laid.ground
    more = {place: control.places[ground.get(place, place)] for place in places}
    return replace(control, places=control.places | more)
