"""The tables of a situation as layers: places, links, areas, sources, actors and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.exporters._rows import columns_of, first_of, joined, kilometres, last_of, line_of
from landbridge.model.layers import Layer, Look, Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.days import DaySpan
    from landbridge.exporters._sieve import Sieve
    from landbridge.model.layers import Shape
    from landbridge.model.situations import Situation

__all__ = [
    "actors_layer",
    "areas_layer",
    "claims_layer",
    "links_layer",
    "permissions_layer",
    "places_layer",
    "relations_layer",
    "sources_layer",
]

_PLACES = columns_of("""
    id #loc+code
    name #loc+name
    kind #loc+type
    country #country+code+v_iso2
    admin1 #adm1+name
    pcode #loc+code+v_pcode
    geonames #loc+code+v_geonames
    aliases #loc+alt_name
    note #description
""")
_SOURCES = columns_of("""
    id #org+source+code
    name #org+source+name
    kind #org+source+type
    family #org+source+family
    reliability #indicator+reliability
    licence #meta+license
    url #meta+url
    archive_url #meta+url+archive
    sha256 #meta+sha256
    retrieved #date+retrieved
    language #meta+lang
    note #description
""")
_ACTORS = columns_of("""
    id #group+code
    name #group+name
    kind #group+type
    country #country+code+v_iso2
    aliases #group+alt_name
    start:day #date+start
    end:day #date+end
    note #description
""")
_LINKS = columns_of("""
    id #loc+road+code
    a #loc+from+code
    b #loc+to+code
    a_name #loc+from+name
    b_name #loc+to+name
    mode #loc+road+type
    ref #loc+road+name
    road_class #loc+road+class
    km:number #indicator+distance+km
    estimated:boolean #indicator+estimated
    drawn:boolean #indicator+drawn
    max_vehicle:integer #indicator+vehicle
    one_way #indicator+one_way
    road #loc+road+code+whole
    kilometres_per_hour:number #indicator+speed+kmh
    ways #loc+road+code+v_osm
    start:day #date+start
    end:day #date+end
    source #org+source+code
    published:day #date+reported
    note #description
    attribution #meta+license
""")
_AREAS = columns_of("""
    id #loc+area+code
    name #loc+area+name
    places:integer #indicator+places+num
    start:day #date+start
    end:day #date+end
""")
_RELATIONS = columns_of("""
    actor #group+name+code
    kind #status+relation
    other #group+other+code
    start:day #date+start
    end:day #date+end
    source #org+source+code
    published:day #date+reported
    locator #meta+url
    quote #description+quote
    note #description
    attribution #meta+license
""")
_PERMISSIONS = columns_of("""
    holder #group+name+code
    traveller #group+traveller+code
    permission #access+type
    cargo #item+cargo
    place #loc+code
    link #loc+road+code
    direction #access+direction
    start:day #date+start
    end:day #date+end
    source #org+source+code
    published:day #date+reported
    note #description
    attribution #meta+license
""")
_CLAIMS = columns_of("""
    source #org+source+code
    published:day #date+reported
    speaker #contact+name
    text #description
    modality #status+modality
    proposition #description+proposition
    start:day #date+start
    end:day #date+end
    due:day #date+due
    locator #meta+url
    note #description+note
    attribution #meta+license
""")
_MODES = Style(
    "mode",
    (
        Look("road", "road", "#55524d"),
        Look("track", "track", "#8c6d46", "dashed"),
        Look("rail", "railway", "#4b3f8f"),
        Look("air", "by air", "#5aa3d0", "dotted"),
        Look("sea", "by sea", "#1f6f78", "dotted"),
    ),
)


def places_layer(situation: Situation) -> Layer:
    """Give the places as points."""
    places = situation.named_places.values()
    rows = tuple(
        (
            p.id, p.name, p.kind, p.country, p.admin1, p.pcode, p.geonames, joined(p.aliases),
            p.note,
        )
        for p in places
    )  # fmt: skip
    points = tuple((p.lon, p.lat) for p in places)
    return Layer("places", "Places", _PLACES, rows, "point", points, label="name")


def sources_layer(situation: Situation) -> Layer:
    """Give every source, with its licence."""
    rows = tuple(
        (
            s.id, s.name, s.kind, s.family, s.reliability, s.licence, s.url, s.archive_url,
            s.sha256, s.retrieved, s.language, s.note,
        )
        for s in situation.sources.values()
    )  # fmt: skip
    return Layer("sources", "Sources", _SOURCES, rows, label="name", credits="id")


def actors_layer(situation: Situation) -> Layer:
    """Give the actors."""
    rows = tuple(
        (
            a.id, a.name, a.kind, a.country, joined(a.aliases), first_of(a.start), last_of(a.end),
            a.note,
        )
        for a in situation.actors.values()
    )  # fmt: skip
    return Layer("actors", "Actors", _ACTORS, rows, start="start", end="end", label="name")


def links_layer(situation: Situation, sieve: Sieve, known_by: int | None) -> Layer:
    """Give the links as drawn, or straight; those that nowhere can be put are left out."""
    rows, lines, withheld = [], [], 0
    places = situation.places
    for link in situation.links.values():
        line = line_of(link, places)
        if line is None or not _known(link.published, known_by):
            continue
        if not sieve.lets_source(link.source):
            withheld += 1
            continue
        a, b = places.get(link.a), places.get(link.b)
        rows.append((
            link.id, link.a, link.b, a.name if a else None, b.name if b else None, link.mode,
            link.ref, link.road_class, kilometres(link.metres), link.estimated,
            len(link.line) > 1, link.max_vehicle, link.one_way, link.road,
            link.kilometres_per_hour, joined(link.ways),
            first_of(link.start), last_of(link.end), link.source, last_of(link.published),
            link.note, sieve.credit([link.source] if link.source else []),
        ))  # fmt: skip
        lines.append(line)
    return Layer(
        "links", "Roads and other links", _LINKS, tuple(rows), "line", tuple(lines),
        start="start", end="end", label="ref", style=_MODES, credits="source", withheld=withheld,
    )  # fmt: skip


def areas_layer(situation: Situation, shapes: Mapping[str, Shape]) -> Layer:
    """Give the areas as polygons; ``shapes`` are those of the file, by id."""
    areas = situation.areas.values()
    rows = tuple((a.id, a.name, len(a.members), first_of(a.start), last_of(a.end)) for a in areas)
    polygons = tuple(shapes.get(area.id) for area in areas)
    return Layer(
        "areas", "Areas", _AREAS, rows, "polygon", polygons, start="start", end="end",
        label="name",
    )  # fmt: skip


def relations_layer(situation: Situation, sieve: Sieve, known_by: int | None) -> Layer:
    """Give how actors stand to one another."""
    told = [r for r in situation.relations if _known(r.published, known_by)]
    going = [r for r in told if sieve.lets_source(r.source)]
    rows = tuple(
        (
            r.actor, r.kind, r.other, first_of(r.start), last_of(r.end), r.source,
            last_of(r.published), r.locator, sieve.quoted(r.quote, r.source), r.note,
            sieve.credit([r.source] if r.source else []),
        )
        for r in going
    )  # fmt: skip
    return Layer(
        "relations", "Relations", _RELATIONS, rows, start="start", end="end", label="actor",
        credits="source",         withheld=len(told) - len(rows),
    )  # fmt: skip


def permissions_layer(situation: Situation, sieve: Sieve, known_by: int | None) -> Layer:
    """Give explicit rules of passage."""
    told = [r for r in situation.permissions if _known(r.published, known_by)]
    going = [r for r in told if sieve.lets_source(r.source)]
    rows = tuple(
        (
            r.holder, r.traveller, r.permission, r.cargo, r.place, r.link, r.direction,
            first_of(r.start), last_of(r.end), r.source, last_of(r.published), r.note,
            sieve.credit([r.source] if r.source else []),
        )
        for r in going
    )  # fmt: skip
    return Layer(
        "permissions", "Rules of passage", _PERMISSIONS, rows, start="start", end="end",
        label="holder", credits="source", withheld=len(told) - len(rows),
    )  # fmt: skip


def claims_layer(situation: Situation, sieve: Sieve, known_by: int | None) -> Layer:
    """Give what somebody said would come, or was so; never evidence."""
    told = [c for c in situation.claims if _known(c.published, known_by)]
    going = [c for c in told if sieve.lets_source(c.source.id)]
    rows = tuple(
        (
            c.source.id, last_of(c.published), c.speaker, c.text, c.modality, c.proposition,
            first_of(c.date), last_of(c.date), last_of(c.due), c.locator, c.note,
            sieve.credit([c.source.id]),
        )
        for c in going
    )  # fmt: skip
    return Layer(
        "claims", "Claims", _CLAIMS, rows, start="start", end="end", label="speaker",
        credits="source",         withheld=len(told) - len(going),
    )  # fmt: skip


def _known(published: DaySpan | None, known_by: int | None) -> bool:
    return known_by is None or published is None or published.last <= known_by
