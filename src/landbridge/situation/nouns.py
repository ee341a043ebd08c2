"""From the words of the working file to the nouns of the model."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from landbridge.model.actors import Actor, PermissionRule, Relation
from landbridge.model.claims import Claim
from landbridge.model.corridors import Corridor
from landbridge.model.geography import Area, Link, Place
from landbridge.model.reports import Report
from landbridge.model.sources import Source
from landbridge.situation.cells import read_list, read_published, read_span, read_vehicle
from landbridge.situation.declaration import date_text, words_of
from landbridge.situation.keys import link_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from landbridge.days import DaySpan
    from landbridge.situation.codecs import Record
    from landbridge.situation.measures import Metres

__all__ = [
    "actors_of",
    "areas_of",
    "claims_of",
    "corridors_of",
    "links_of",
    "permissions_of",
    "places_of",
    "relations_of",
    "reports_of",
    "sources_of",
]

Point = tuple[float, float]


def _span(text: str | None) -> DaySpan | None:
    return read_span(text) if text else None


def _published(text: str | None) -> DaySpan | None:
    return read_published(text) if text else None


def _must(text: str | None) -> str:
    return text or ""


def sources_of(records: Iterable[Record]) -> dict[str, Source]:
    """Make sources by id."""
    return {
        _must(r["id"]): Source(
            id=_must(r["id"]),
            name=_must(r["name"]),
            kind=r["kind"],
            family_name=r["family"],
            reliability=r["reliability"],
            url=r["url"],
            archive_url=r["archive_url"],
            sha256=r["sha256"],
            retrieved=r["retrieved"],
            language=r["language"],
            licence=r["licence"],
            note=r["note"],
        )
        for r in records
    }


def actors_of(records: Iterable[Record]) -> dict[str, Actor]:
    """Make actors by id."""
    return {
        _must(r["id"]): Actor(
            id=_must(r["id"]),
            name=_must(r["name"]),
            kind=r["kind"],
            country=r["country"],
            aliases=read_list(r["aliases"] or ""),
            start=_span(r["start"]),
            end=_span(r["end"]),
            note=r["note"],
        )
        for r in records
    }


def relations_of(records: Iterable[Record]) -> tuple[Relation, ...]:
    """Make relations, in order."""
    return tuple(
        Relation(
            actor=_must(r["actor"]),
            kind=_must(r["kind"]),
            other=_must(r["other"]),
            start=_span(r["start"]),
            end=_span(r["end"]),
            source=r["source"],
            published=_published(r["published"]),
            locator=r["locator"],
            quote=r["quote"],
            note=r["note"],
        )
        for r in records
    )


def permissions_of(records: Iterable[Record]) -> tuple[PermissionRule, ...]:
    """Make rules of passage, in order."""
    return tuple(
        PermissionRule(
            holder=_must(r["holder"]),
            traveller=_must(r["traveller"]),
            permission=_must(r["permission"]),
            cargo=r["cargo"],
            place=r["place"],
            link=r["link"],
            direction=r["direction"],
            start=_span(r["start"]),
            end=_span(r["end"]),
            source=r["source"],
            published=_published(r["published"]),
            note=r["note"],
        )
        for r in records
    )


def places_of(records: Iterable[Record], points: Mapping[str, Point]) -> dict[str, Place]:
    """Make places by id."""
    places = {}
    for r in records:
        name = _must(r["id"])
        lon, lat = points[name]
        places[name] = Place(
            id=name,
            name=_must(r["name"]),
            lon=lon,
            lat=lat,
            kind=r["kind"],
            country=r["country"],
            admin1=r["admin1"],
            aliases=read_list(r["aliases"] or ""),
            geonames=r["geonames"],
            pcode=r["pcode"],
            note=r["note"],
        )
    return places


def areas_of(
    records: Iterable[Record], members: Mapping[str, Sequence[str]], *, shapes: bool = False
) -> dict[str, Area]:
    """Make areas by id, with the places inside, and where ``shapes`` are needed their polygons."""
    return {
        _must(r["id"]): Area(
            id=_must(r["id"]),
            name=_must(r["name"]),
            members=frozenset(members.get(_must(r["id"]), ())),
            start=_span(r["start"]),
            end=_span(r["end"]),
            geometry=_geometry(r["feature"]) if shapes else "",
        )
        for r in records
    }


def _geometry(feature: str | None) -> str:
    """Give the geometry of a feature as text of its own."""
    return json.dumps(json.loads(feature)["geometry"]) if feature else ""


def links_of(
    records: Sequence[Record], metres: Sequence[Metres], lines: Sequence[tuple[Point, ...]]
) -> dict[str, Link]:
    """Make links by id, authored or made from their ends."""
    links = {}
    ids = link_ids(records)
    for name, r, (length, estimated), line in zip(ids, records, metres, lines, strict=True):
        links[name] = Link(
            id=name,
            a=_must(r["a"]),
            b=_must(r["b"]),
            metres=length,
            mode=r["mode"] or "road",
            ref=r["ref"],
            estimated=estimated,
            road_class=r["class"],
            max_vehicle=read_vehicle(r["max_vehicle"]) if r["max_vehicle"] else None,
            one_way=r["one_way"],
            line=line,
            start=_span(r["start"]),
            end=_span(r["end"]),
            source=r["source"],
            published=_published(r["published"]),
            note=r["note"],
        )
    return links


def reports_of(records: Iterable[Record], sources: Mapping[str, Source]) -> tuple[Report, ...]:
    """Make reports, in order; ``row`` counts from 1."""
    return tuple(
        Report(
            id=_must(r["report_id"]),
            row=row,
            source=sources[_must(r["source"])],
            published=read_published(_must(r["published"])),
            date=read_span(_must(r["date"])),
            event=_must(r["event"]),
            place=r["place"],
            link=r["link"],
            a=r["a"],
            b=r["b"],
            actor=r["actor"],
            other_actor=r["other_actor"],
            for_whom=r["for"],
            cargo=r["cargo"],
            direction=r["direction"],
            permission=r["permission"],
            vehicle=read_vehicle(r["vehicle"]) if r["vehicle"] else None,
            credibility=int(r["credibility"]) if r["credibility"] else None,
            locator=r["locator"],
            quote=r["quote"],
            sensitivity=r["sensitivity"],
            note=r["note"],
            label=r["label"],
            retracts=r["retracts"],
        )
        for row, r in enumerate(records, 1)
    )


def claims_of(records: Iterable[Record], sources: Mapping[str, Source]) -> tuple[Claim, ...]:
    """Make claims, in order; ``row`` counts from 1."""
    return tuple(
        Claim(
            row=row,
            source=sources[_must(r["source"])],
            published=read_published(_must(r["published"])),
            speaker=_must(r["speaker"]),
            text=_must(r["text"]),
            label=r["label"],
            date=_span(r["date"]),
            modality=r["modality"],
            proposition=r["proposition"],
            due=_span(r["due"]),
            locator=r["locator"],
            note=r["note"],
        )
        for row, r in enumerate(records, 1)
    )


def corridors_of(tree: Mapping[str, Any]) -> dict[str, Corridor]:
    """Make corridors by id from a situation.toml that was checked."""
    return {
        name: Corridor(
            id=name,
            origin=words_of(said["origin"]) or (),
            destination=words_of(said["destination"]) or (),
            traveller=said["traveller"].strip(),
            title=said.get("title"),
            cargo=said.get("cargo"),
            modes=words_of(said.get("modes")),
            since=read_span(date_text(said["since"])) if "since" in said else None,
            until=read_span(date_text(said["until"])) if "until" in said else None,
            variants={
                variant: words_of(inner["via"]) or ()
                for variant, inner in said.get("variant", {}).items()
            },
        )
        for name, said in tree.get("corridor", {}).items()
    }
