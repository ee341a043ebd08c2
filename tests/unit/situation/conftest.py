"""A small world to write and to spoil, and its folder.

::

    harbour --- bridge --- hill --- pass        depot ~~air~~ harbour
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import landbridge.situation
from landbridge.situation import SituationFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORLD = {
    "situation.toml": """\
format = 1
title = "Four towns"
licence = "CC-BY-4.0"

[defaults]
estimator = "latest_report"
modes = ["road", "track"]

[corridor.coast-to-pass]
title = "From the coast to the pass"
origin = "harbour"
destination = ["pass", "hill"]
traveller = "relief-convoy"
cargo = "relief"
since = 2017-01-01
until = "2018"

[corridor.coast-to-pass.variant.bridge]
via = ["bridge"]
""",
    "sources.csv": """\
id,name,kind,family,reliability,licence
daily,The Daily,newspaper,,B,CC-BY-4.0
agency,Agency,agency,wires,A,
copyist,Copyist,newspaper,wires,C,
""",
    "actors.csv": """\
id,name,kind,country,aliases
north,North,armed-group,SY,Northerners; N
south,South,state,SY,
relief-convoy,Relief,organisation,,
""",
    "relations.csv": """\
actor,kind,other,start,end,source
north,hostile_to,south,2012,,daily
south,tolerates,relief-convoy,2015,2018-05,agency
""",
    "places.csv": """\
id,name,lon,lat,kind,country,admin1
harbour,Harbour,35.0,33.0,port,SY,
bridge,Bridge,35.2,33.0,crossing,SY,
hill,Hill,35.4,33.1,settlement,SY,
pass,Pass,35.6,33.2,crossing,LB,
depot,Depot,36.0,33.5,base,LB,
""",
    "links.csv": """\
id,a,b,mode,ref,km,geometry,max_vehicle
coast-road,harbour,bridge,road,M1,20,,heavy truck
,bridge,hill,,M1,,"LINESTRING (35.2 33, 35.3 33.02, 35.4 33.1)",
,hill,pass,track,,,,2
,hill,pass,road,,25,,
,depot,harbour,air,,,,
""",
    "areas.geojson": """\
{"type": "FeatureCollection", "name": "areas", "features": [
{"type": "Feature", "properties": {"id": "west", "name": "The west", "colour": 7},
 "geometry": {"type": "Polygon", "coordinates":
  [[[34.9, 32.9], [35.25, 32.9], [35.25, 33.1], [34.9, 33.1], [34.9, 32.9]]]}}
]}
""",
    "reports.csv": """\
source,published,date,event,place,link,a,b,actor,other_actor,for,cargo,direction,\
permission,credibility,locator,quote,label,retracts
daily,2017-03-02,2017-03-01,takes,harbour,,,,north,south,,,,,2,p. 1,"took the town, whole",first,
agency,2017-04,2017-04,holds,west,,,,north,,,,,,1,,,,
copyist,2017-05-01T08:00Z,2017-04-30/2017-05-01,closes,,,bridge,hill,,,organisation,relief,ab,,,,,shut,
agency,2017-06-01,2017-05-20,restricts,,coast-road,,,south,,relief-convoy,,,permit,3,,,,
daily,2017-07-01,2017-07-01,retracts,,,,,,,,,,,,,,,first
daily,2017-08-01,2017-08,holds,country:LB,,,,south,,,,,,,,,,
""",
    "claims.csv": """\
source,published,speaker,text,label,date,modality,proposition,due
daily,2017-05-01,A minister,"The road will be open by spring",spring,,predicted,\
open coast-to-pass by 2018-04,2018-04
""",
    "permissions.csv": """\
holder,traveller,permission,cargo,place,link,direction,start,end
south,relief-convoy,permit,relief,hill,,,2016,
south,relief-convoy,escort,,,coast-road,ab,2016,
""",
}


@pytest.fixture
def world() -> dict[str, str]:
    """Give the files of the world by name."""
    return dict(WORLD)


@pytest.fixture
def make_folder(tmp_path: Path) -> Callable[..., Path]:
    """Write the world as a folder, with some files told otherwise (None leaves a file out)."""

    def make(name: str = "world", **changes: str | bytes | None) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        files: dict[str, str | bytes | None] = dict(WORLD)
        for key, text in changes.items():
            suffix = {"situation": ".toml", "areas": ".geojson"}.get(key, ".csv")
            files[key + suffix] = text
        for file, text in files.items():
            if text is not None:
                data = text if isinstance(text, bytes) else text.encode()
                (folder / file).write_bytes(data)
        return folder

    return make


@pytest.fixture
def file(make_folder: Callable[..., Path], tmp_path: Path) -> Iterator[SituationFile]:
    """Give a working file that holds the world, open for writing."""
    with SituationFile.create(tmp_path / "world.gpkg") as made:
        made.add(make_folder("first"))
        yield made


@pytest.fixture
def north_takes_hill() -> dict[str, str]:
    """Give the cells of a report that the world does not hold yet."""
    return {
        "source": "daily",
        "published": "2018-01-02",
        "date": "2018-01-01",
        "event": "takes",
        "place": "hill",
        "actor": "north",
    }


@pytest.fixture
def our_path() -> dict[str, str]:
    """Let another Python find the package that is being tested."""
    (folder,) = landbridge.situation.__path__
    return {**os.environ, "PYTHONPATH": str(Path(folder).parents[1])}
