"""The small exporter of the guide works as it stands there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from defusedxml import ElementTree

from landbridge.exporters import _ENDINGS as ENDINGS
from landbridge.exporters import EXPORTERS, Outgoing, exporter_named, format_of

GUIDE = Path(__file__).parents[3] / "docs" / "extending" / "exporters.md"


def test_guide__its_exporter_writes_waypoints(closed: Outgoing) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", GUIDE.read_text("utf-8"), re.M | re.S)
    made: dict[str, Any] = {}
    exec(compile(code, str(GUIDE), "exec"), made)
    tree = ElementTree.fromstring(made["EXPORTER"].write(closed).files[""])
    space = {"g": "http://www.topografix.com/GPX/1/1"}
    points = [
        (w.get("lon"), w.findtext("g:name", None, space)) for w in tree.findall("g:wpt", space)
    ]
    assert points[0] == ("20.0000000", "West")
    assert len(points) == 4
    empty = made["EXPORTER"].write(replace(closed, only="actors")).files[""]
    assert ElementTree.fromstring(empty).findall("g:wpt", space) == []


def test_shelf__every_ending_leads_to_its_exporter() -> None:
    for ending, name in ENDINGS:
        assert ending in exporter_named(name).endings
        assert format_of(f"A.B{ending.upper()}") == name
    assert {name for _, name in ENDINGS} == set(EXPORTERS)
    assert format_of("readme.txt") is None
    assert format_of("folder") is None
