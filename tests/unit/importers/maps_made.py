"""Maps and pages in the formats of others, small and in our own words."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

Json = dict[str, Any]


def square(west: float, south: float, side: float = 1.0) -> Json:
    """A square polygon of GeoJSON."""
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def collection(*features: tuple[Json, Json | None]) -> str:
    """GeoJSON of properties and geometries."""
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "properties": properties, "geometry": geometry}
                for properties, geometry in features
            ],
        },
        indent=1,
    )


def kml(*placemarks: str, styles: str = "", name: str = "Highland") -> str:
    """A document of KML."""
    body = "\n".join(placemarks)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">'
        f"<Document><name>{name}</name>\n{styles}\n{body}\n</Document></kml>\n"
    )


def ring(west: float, south: float, side: float = 1.0) -> str:
    """A square polygon of KML."""
    points = square(west, south, side)["coordinates"][0]
    text = " ".join(f"{lon},{lat},0" for lon, lat in points)
    return (
        "<Polygon><outerBoundaryIs><LinearRing><coordinates>"
        f"{text}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
    )


def zipped(**members: str | bytes) -> bytes:
    """An archive; two underscores in a name stand for a dot."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return data.getvalue()


STYLES = """<Style id="north"><LineStyle><color>ff00ff00</color></LineStyle>
<PolyStyle><color>7f0000ff</color></PolyStyle></Style>
<Style id="south"><PolyStyle><color>7fff0000</color></PolyStyle></Style>
<StyleMap id="both"><Pair><key>highlight</key><styleUrl>#south</styleUrl></Pair>
<Pair><key>normal</key><styleUrl>#north</styleUrl></Pair></StyleMap>"""
SPANS = kml(
    f"<Placemark><TimeSpan><begin>2017-01-01</begin><end>2018-01-01</end></TimeSpan>"
    f"<styleUrl>#both</styleUrl>{ring(0, 0, 2)}</Placemark>",
    f"<Placemark><TimeSpan><begin>2017-06-01</begin><end>2017-09-01</end></TimeSpan>"
    f"<styleUrl>#south</styleUrl>{ring(1, 0, 2)}</Placemark>",
    f"<Placemark><TimeSpan><begin>2017-10-01</begin><end>2017-12-01</end></TimeSpan>"
    f"<styleUrl>#south</styleUrl>{ring(4, 0, 2)}</Placemark>",
    styles=STYLES,
)
"""Red to the north in 2017; blue over its east in summer, elsewhere in autumn."""
SIGHTING = (
    "<Placemark><name><![CDATA[20 APR 2026]]></name><description><![CDATA[A bridge was hit.<br>"
    "Source(s):<br>https://example.org/film?a=1&b=2<br>Geolocation(s):<br>"
    '<a href="https://example.org/place/1">where</a><br>Credit: @finder]]></description>'
    "<styleUrl>#api/icons/E00000/{0}/icons/Highland/bridge_4.png</styleUrl>"
    "<Point><coordinates>37.5,48.1,0</coordinates></Point></Placemark>"
)
POINTS = kml(
    f"<Folder><name>Last 7 days</name>{SIGHTING.format('False')}</Folder>",
    f"<Folder><name>2026</name>{SIGHTING.format('False')}",
    "<Placemark><name>Tank</name><TimeStamp><when>2026-03-01T10:00:00Z</when></TimeStamp>"
    "<styleUrl>#api/icons/0051CA/True/template/91.png</styleUrl>"
    "<Point><coordinates>38.25,47.5</coordinates></Point></Placemark></Folder>",
    name="GeoConfirmed - Highland",
)
"""As GeoConfirmed lays it out: the day in the name, the side in the mark, folders by time."""
MODULE = """local mk = { red = "Location dot red.svg" }
return {
	secondaryModules = { [[Module:Lowland map]], --[[Module:Old map]]--, --not now
	},
	marks = {
-- Valley
	-- { lat = "9", long = "9", mark = "Location dot red.svg", label = "[[Gone]]" },
	{ lat = "36.28", long = "41.28", mark = "Mountain pass 12x12 e.svg", marksize = "20" },
	{ lat = "36.28", long = "41.28", mark = "Dot_yellow_ff4.svg", label = "[[Pass X|The Pass]]" },
	{lat= 34.2, long= 38.8, mark= "Highland road overlay.svg", marksize= 2500},
	{ lat = "35.1", long = "40.1", mark = mk.red, marksize = "8", label = "[[Brenn]]" },
	{ lat = "35.1", long = "40.1", mark = "map-circle-black.svg", marksize = "12" },
	{ lat = "35.2", long = "40.2", mark = "80x80-red-lime-anim.gif", label = "[[E|Esk]]" },
	{ lat = "35.4", long = "40.4", mark = "Fighter-jet-red-icon.svg", label = "[[Esk Airport]]" },
	{ lat = "35.5", long = "40.5", mark = "3x3dot-lime.svg", label = "a valley" },
	},
	containerArgs = { 'Highland', caption = [=[Control : [[File:Location_dot_red.svg|11px]]
[[Highland|Government]] ; [[File:Dot_green_0d0.svg|11px]] main rebels ;
[[File:Dot_yellow_ff4.svg|11px]] [[River_Front|River Front]] ([[RF]])<br/>
Contested : [[File:80x80-red-lime-anim.gif|11px]] Gov't/rebels]=] }
}
"""
PAGE = """Towns <!-- {| not a table -->
{| class="wikitable sortable"
|+ Towns
! Name !! Population !! Controlled by !! As of !! class="unsortable" | Notes !! Coordinates
|-
| [[Brenn]] || 1,800 || rowspan="2" | {{flagicon|Highland}} [[Army of Highland|Army]] \
|| {{dts|2016|12|22}} || Taken<ref name="a">{{cite web|url=https://example.org/x|title=Y}}</ref> \
|| {{coord|36|12|N|37|9|E}}
|-
| [[Esk]]
| 650
| 14 May 2014<ref name="a" />
| style="x" | '''Bold''' note
over lines
| {{coord|34.73|36.71}}
|-
| colspan="6" | The east
|-
| Orm || 1 || [[River Front]]<ref>[https://example.org/z Z]</ref> || October 2017 || ||
|-
| Tarn || 1 || Contested || 99 Foo 2017 || ||
|}
{| class="wikitable"
! A !! B
|-
| 1 || 2
|}
"""
SAVED = """<html><script>var x="<table>";</script><body><table class="wikitable">
<tr><th>Town</th><th>Held by<sup class="reference"><a href="#cite_note-1">[1]</a></sup></th>
<th>As of</th><th>Lat</th><th>Long</th></tr>
<tr><td><a href="/wiki/Brenn">Brenn</a></td><td rowspan=2><span style="display:none">zz</span>Army
<sup class="reference"><a href="#cite_note-2">[2]</a></sup></td><td>22 December 2016</td>
<td>36.2</td><td>37.15</td></tr>
<tr><td>Esk</td><td>2014-05-14</td><td></td><td></td></tr></table>
<ol><li id="cite_note-2"><a href="https://example.org/q?a=1&amp;b=2">x</a></li></ol></body></html>
"""
