"""A made-up situation, small enough to draw, that every verb is walked through.

::

            mill ──── gate ──── fort ──── town        north road, over the crossing
             │        XN|XS       │        │
    port ────┤                             │
             │                             │
            ford ──────── abbey ───────────┘          south road
     port ≈≈≈≈≈≈≈≈≈≈≈ air ≈≈≈≈≈≈≈≈≈ field ── town     air leg, then road

    Blue (a state, XN) travels from port to town. Red (a state, XS) is hostile to it, Green is its
    ally. Relief is neutral to all; Red lets it pass the abbey under escort.

    day          what happens                                  Blue, port to town, by road
    2020-01-01   Blue holds XN, Red fort and abbey, Green town  closed
    2020-03-10   Green takes fort from Red                      open
    2020-05-01   Red contests fort                              uncertain
    2020-06-01   Red takes fort                                 closed
"""

# ruff: noqa: E501  (tables are as wide as they are)

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = [
    "CASES",
    "CLOSED",
    "OPEN",
    "SITUATION",
    "TABLES",
    "UNCERTAIN",
    "Ran",
    "area_file",
    "write_world",
]

CASES = Path(__file__).parents[2] / "cases"
OPEN, UNCERTAIN, CLOSED = "2020-04-01", "2020-05-15", "2020-06-15"

SITUATION = """\
format = 1
title = "Port and town — a made-up land"
summary = "Two roads and a flight. Everything here is invented."
licence = "CC0-1.0"
attribution = "the tests of landbridge"

[defaults]
estimator = "latest_report"
modes = ["road", "track"]

[corridor.over]
title = "Port to town, for Blue"
origin = "port"
destination = "town"
traveller = "blue"
since = "2020-01-01"
until = "2020-06-30"

[corridor.over.variant.north]
via = ["gate", "fort"]

[corridor.over.variant.south]
via = ["ford", "abbey"]

[corridor.relief]
title = "Port to town, for relief"
origin = "port"
destination = "town"
traveller = "relief"
cargo = "relief"
"""

TABLES = {
    "sources.csv": """\
id,name,kind,family,reliability,url,licence,note
courier,The Courier,newspaper,,B,https://example.org/courier,CC0-1.0,
echo,The Echo,newspaper,courier,C,https://example.org/echo,CC0-1.0,copies The Courier
watch,Valley Watch,monitor,,A,https://example.org/watch,CC0-1.0,
ministry,Ministry of Red,party,,D,,,no licence
""",
    "actors.csv": """\
id,name,kind,country,aliases,start,end,note
blue,Blue,state,XN,Bläu; the Blues,,,
red,Red,state,XS,,,,
green,Green Guard,armed-group,,Guard,,,
relief,Relief Society,organisation,,,,,
traders,Traders,civilians,,,,,
""",
    "places.csv": """\
id,name,lon,lat,kind,country,admin1,aliases,geonames,pcode,note
port,Port Élan,20.0,40.0,port,XN,Coast,Bahr; Al-Mina,,,
mill,Mill,20.2,40.1,settlement,XN,Coast,,,,
gate,Gate,20.5,40.12,crossing,XN,Coast,The Gate,,,
fort,Fort,20.7,40.12,base,XS,Upland,Qal'at al-Jabal,,,
ford,Ford,20.2,39.9,settlement,XN,Coast,,,,
abbey,Abbey,20.6,39.88,settlement,XS,Upland,Dayr az Zawr,,,
town,Town,20.9,40.0,settlement,XS,Vale,,,,
field,Airfield,20.85,39.95,airport,XS,Vale,,,,
""",
    "links.csv": """\
id,a,b,mode,ref,km,class,max_vehicle,one_way,geometry,start,end,source,published,note
port-mill,port,mill,road,N1,21,,,,,,,,,
mill-gate,mill,gate,road,N1,27,,,,"LINESTRING (20.2 40.1, 20.35 40.13, 20.5 40.12)",,,,,
gate-fort,gate,fort,road,N1,18,,,,,,,,,
fort-town,fort,town,road,N1,24,,,,,,,,,
port-ford,port,ford,road,S1,22,,,,,,,,,
ford-abbey,ford,abbey,track,S1,,,4,,,,,,,
abbey-town,abbey,town,road,S1,31,,,,,,,,,
field-town,field,town,road,,8,,,,,,,,,
flight,port,field,air,,,,,,,,,,,
""",
    "relations.csv": """\
actor,kind,other,start,end,source,published,locator,quote,note
green,ally_of,blue,2020-01-01,,courier,2020-01-02,https://example.org/courier/1,,
red,hostile_to,blue,2020-01-01,,watch,2020-01-02,,,
blue,neutral_to,relief,,,,,,,
green,tolerates,relief,,,,,,,
red,neutral_to,relief,,,,,,,
""",
    "reports.csv": """\
source,published,date,event,place,link,a,b,actor,other_actor,for,cargo,direction,permission,vehicle,credibility,locator,quote,sensitivity,note,label,retracts
courier,2020-01-01,2020-01-01,holds,country:XN,,,,blue,,,,,,,2,https://example.org/courier/1,Blue holds its land,,,blue-own,
watch,2020-01-02,2020-01-01,holds,upland,,,,red,,,,,,,2,https://example.org/watch/1,the upland is Red's,,,red-upland,
watch,2020-01-02,2020-01-01,holds,town,,,,green,,,,,,,2,https://example.org/watch/1,,,,green-town,
watch,2020-01-02,2020-01-01,holds,field,,,,green,,,,,,,2,,,,,green-field,
courier,2020-03-11,2020-03-10,takes,fort,,,,green,red,,,,,,2,https://example.org/courier/2,"the fort, at last",,,fort-falls,
echo,2020-03-12,2020-03,takes,fort,,,,green,red,,,,,,3,https://example.org/echo/2,,,,fort-echo,
courier,2020-03-20,2020-03-20,moves,gate,,,,blue,,,,,,,2,https://example.org/courier/3,lorries over the gate,,,first-lorries,
courier,2020-03-25,2020-03-25,opens,gate,,,,blue,,,,,,,2,https://example.org/courier/4,,,,gate-opens,
watch,2020-04-02,2020-04-01/2020-04-02,cuts,,,ford,abbey,,,,,,,,2,,a bridge is gone,,,bridge-gone,
watch,2020-04-10,2020-04-09,strikes,gate,,,,red,,,,,,,3,,,,,strike-gate,
ministry,2020-04-20,2020-04-20,takes,town,,,,red,green,,,,,,5,,,,wrong; withdrawn,town-claim,
ministry,2020-04-22,2020-04-22,retracts,,,,,,,,,,,,,,,,,,town-claim
watch,2020-05-02,2020-05-01,contests,fort,,,,red,green,,,,,,2,https://example.org/watch/3,fighting in the fort,,,fort-fight,
courier,2020-05-20,2020-05-20,closes,gate,,,,blue,,civilians,,,,,2,,,,,gate-shut-civilians,
courier,2020-06-02,2020-06-01,takes,fort,,,,red,green,,,,,,2,https://example.org/courier/5,,,,fort-lost,
""",
    "claims.csv": """\
source,published,speaker,text,label,date,modality,proposition,due,locator,note
courier,2020-02-01,General Blue,The road will be ours by spring.,by-spring,2020-02-01,predicted,open over by 2020-04-01,2020-04-01,https://example.org/courier/c,
ministry,2020-04-01,Minister of Red,Nobody can prevent us.,nobody,2020-04-01,asserted,,,,
""",
    "permissions.csv": """\
holder,traveller,permission,cargo,place,link,direction,start,end,source,published,note
red,relief,escort,relief,abbey,,,2020-01-01,,watch,2020-01-05,
""",
}

_UPLAND = [[[20.55, 39.8], [20.75, 39.8], [20.75, 40.2], [20.55, 40.2], [20.55, 39.8]]]


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run of the command line ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


def area_file() -> str:
    """Write the one area: the upland, in which fort and abbey lie."""
    shape = {"type": "Polygon", "coordinates": _UPLAND}
    feature = {"type": "Feature", "properties": {"id": "upland", "name": "Upland"}}
    feature["geometry"] = shape
    return json.dumps({"type": "FeatureCollection", "features": [feature]}, indent=1)


def write_world(folder: Path, **changed: str) -> Path:
    """Write the folder; ``changed`` replaces whole tables, by name without suffix."""
    folder.mkdir(parents=True)
    (folder / "situation.toml").write_text(changed.pop("situation", SITUATION), "utf-8")
    (folder / "areas.geojson").write_text(changed.pop("areas", area_file()), "utf-8")
    for name, text in TABLES.items():
        (folder / name).write_text(changed.pop(name.removesuffix(".csv"), text), "utf-8")
    if changed:
        raise ValueError(f"no such tables: {', '.join(changed)}")
    return folder
