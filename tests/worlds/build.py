"""Put a small situation together in a few lines.

Days are counted from 1 January 2020: ``day(0)`` is that day, ``day(59)`` is 29 February.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from landbridge.days import DaySpan, format_day, parse_day, parse_published, parse_span
from landbridge.model.actors import Actor, PermissionRule, Relation
from landbridge.model.corridors import Corridor
from landbridge.model.geography import Area, Link, Place
from landbridge.model.reports import Report
from landbridge.model.situations import Situation
from landbridge.model.sources import Source

BASE = parse_day("2020-01-01")

When = int | tuple[int, int] | str | None
"""Day n, days n to m, or the words of a date."""


def day(n: int) -> int:
    """Give the day number of day n of the worlds' calendar."""
    return BASE + n


def span(when: When) -> DaySpan | None:
    """Read day n, an interval (n, m) or a date as it is written."""
    if when is None:
        return None
    if isinstance(when, int):
        return parse_span(format_day(day(when)))
    if isinstance(when, tuple):
        return parse_span("/".join(format_day(day(n)) for n in when))
    return parse_span(when)


def published_span(when: int | str) -> DaySpan:
    """Read a day of publication: day n, or the words."""
    return parse_published(format_day(day(when)) if isinstance(when, int) else when)


@dataclass
class Drawing:
    """A situation while it is being drawn; ``situation()`` gives the noun."""

    title: str = "a drawn world"
    sources: dict[str, Source] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    reports: list[Report] = field(default_factory=list)
    rules: list[PermissionRule] = field(default_factory=list)
    corridors: dict[str, Corridor] = field(default_factory=dict)

    def source(self, name: str, family: str | None = None, **more: Any) -> str:
        self.sources[name] = Source(name, name, family_name=family, **more)
        return name

    def actor(self, name: str, kind: str | None = "armed-group") -> str:
        self.actors[name] = Actor(name, name, kind)
        return name

    def place(
        self, name: str, lon: float, lat: float, kind: str = "settlement", **more: Any
    ) -> str:
        self.places[name] = Place(name, name, lon, lat, kind, **more)
        return name

    def area(self, name: str, *members: str) -> str:
        self.areas[name] = Area(name, name, frozenset(members))
        return name

    def link(self, a: str, b: str, km: float = 20.0, **more: Any) -> str:
        name = more.pop("id", None) or f"{a}-{b}"
        while name in self.links:
            name += "-too"
        for column in ("start", "end"):
            more[column] = span(more.get(column))
        if more.get("published") is not None:
            more["published"] = published_span(more["published"])
        self.links[name] = Link(name, a, b, km * 1000, **more)
        return name

    def relate(self, words: str, start: When = None, end: When = None, **more: Any) -> Relation:
        actor, kind, other = words.split()
        if more.get("published") is not None:
            more["published"] = published_span(more["published"])
        row = Relation(actor, kind, other, span(start), span(end), **more)
        self.relations.append(row)
        return row

    def rule(self, words: str, start: When = None, end: When = None, **more: Any) -> PermissionRule:
        holder, permission, traveller = words.split()
        if more.get("published") is not None:
            more["published"] = published_span(more["published"])
        rule = PermissionRule(
            holder, traveller, permission, start=span(start), end=span(end), **more
        )
        self.rules.append(rule)
        return rule

    def report(
        self,
        event: str,
        date: When,
        spot: str | tuple[str, str] | None = None,
        *,
        by: str | None = None,
        published: int | str | None = None,
        source: str | None = None,
        **more: Any,
    ) -> Report:
        """Add a report. ``spot`` is a place, an area, ``country:XX``, ``link:ID`` or a pair."""
        about = span(date)
        assert about is not None
        when = published_span(published) if published is not None else span_last(about)
        target: dict[str, str] = {}
        if isinstance(spot, tuple):
            target = {"a": spot[0], "b": spot[1]}
        elif spot is not None and spot.startswith("link:"):
            target = {"link": spot.removeprefix("link:")}
        elif spot is not None:
            target = {"place": spot}
        row = len(self.reports)
        if source is None:
            source = next(iter(self.sources), None) or self.source("press")
        report = Report(
            id=f"r{row}",
            row=row,
            source=self.sources[source],
            published=when,
            date=about,
            event=event,
            actor=by,
            **target,
            **more,
        )
        self.reports.append(report)
        return report

    def situation(self) -> Situation:
        return Situation(
            title=self.title,
            corridors=dict(self.corridors),
            sources=dict(self.sources),
            actors=dict(self.actors),
            relations=tuple(self.relations),
            places=dict(self.places),
            areas=dict(self.areas),
            links=dict(self.links),
            reports=tuple(self.reports),
            permissions=tuple(self.rules),
        )


def span_last(about: DaySpan) -> DaySpan:
    """Published on the last day that the date can mean."""
    return parse_span(format_day(about.last))
