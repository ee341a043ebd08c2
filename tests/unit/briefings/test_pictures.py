"""Maps, strips, pages and PNG."""

from __future__ import annotations

import random
import re
import struct
import zlib
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from briefing_worlds import DAY, make_answer, make_atlas, network

from landbridge.briefings._cells import divided
from landbridge.briefings._frames import ALPHABET, frames_data
from landbridge.briefings._labels import Label, placed
from landbridge.briefings._palette import letters
from landbridge.briefings._projection import fitted
from landbridge.briefings._scene import make_scene
from landbridge.briefings.coverage import render_coverage
from landbridge.briefings.map import render_map
from landbridge.briefings.page import render_page
from landbridge.briefings.png import render_png
from landbridge.briefings.strip import render_strip
from landbridge.errors import LandbridgeError
from landbridge.model.atlas import Atlas, AtlasFrame, Ground
from landbridge.model.comparisons import Coverage, CoverageRow
from landbridge.model.corridors import Front, Status
from landbridge.model.geography import Link, Place

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> str:
    """Give every word written on a picture."""
    return " ".join(e.text or "" for e in ET.fromstring(svg).iter(f"{SVG}text"))


def large_atlas(frames: int = 500, places: int = 130, links: int = 150) -> Atlas:
    """Make an atlas in which much changes with every frame."""
    rng = random.Random(1)
    spots = {
        f"p{i}": Place(f"p{i}", f"Place {i}", 35 + rng.random() * 17, 31 + rng.random() * 6)
        for i in range(places)
    }
    keys = list(spots)
    roads = {f"l{k}": Link(f"l{k}", *rng.sample(keys, 2), 10_000) for k in range(links)}
    grounds = [Ground("held", (f"actor{i}",), claimed_only=i % 3 == 0) for i in range(9)]
    grounds += [Ground("contested", ("actor1", "actor2")), Ground("unknown", ())]
    words = ("open", "contested", "unknown", "closed")
    made = [
        AtlasFrame(
            DAY + i * 3, DAY + i * 3 + 2, rng.choice(list(Status)),
            tuple(rng.choice(grounds) for _ in keys),
            tuple((rng.choice(words), rng.choice(words)) for _ in roads),
            tuple(rng.choice((None, None, "ab")) for _ in roads),
            tuple(rng.sample(range(links), 9)), tuple(rng.sample(range(links), 5)),
            Front("p1", "p2", 40, 34), Front("p3", "p4", 41 + rng.random(), 35), 300.0, 200.0,
        )
        for i in range(frames)
    ]  # fmt: skip
    names = {f"actor{i}": f"Actor number {i}" for i in range(9)}
    return Atlas(network(spots, roads), tuple(made), 3, ("p0",), ("p9",), names, "Made data")


class Loads(HTMLParser):
    """Collect everything that a browser would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag, attrs):
        for key, value in attrs:
            if key == "id":
                self.ids.append(value)
            if key in {"src", "data", "action", "poster", "srcset"} or (
                key in {"href", "xlink:href"} and tag != "a"
            ):
                self.found.append((tag, value))


def test_map__stands_alone_and_says_what_it_is(atlas):
    svg = render_map(atlas, make_answer(Status.UNCERTAIN))
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title") is not None
    said = texts(svg)
    for words in (
        "Not a safety clearance.", "do not imply", "as of 23 August 2017", "Made data, CC0",
        "Aleph", "Dalet", "30 km straight", "true at 34° N", "contested (hatched", "Southern Front",
    ):  # fmt: skip
        assert words in said
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_map__legend_holds_only_what_is_on_the_map(atlas):
    said = texts(render_map(atlas, frame=atlas.frames[2]))
    assert "route" in said
    assert "Southern Front" not in said
    assert "gap:" not in said
    assert "road: closed" not in said


def test_map__draws_strikes_only_when_they_are_given(atlas):
    answer = make_answer(Status.UNCERTAIN)
    assert "reported strike" in texts(render_map(atlas, answer))
    assert "reported strike" not in texts(render_map(atlas, replace(answer, exposure=())))


def test_map__one_place_alone_can_be_drawn():
    place = {"a": Place("a", "Only", 179.9, -89.0)}
    frame = AtlasFrame(
        DAY, DAY, Status.OPEN, (Ground("unknown", ()),), (), (), (), (), None, None, None, None
    )
    atlas = Atlas(network(place, {}), (frame,), 0, ("a",), ("a",), {}, "")
    ET.fromstring(render_map(atlas))


def test_map__is_the_same_twice(atlas):
    assert render_map(atlas) == render_map(make_atlas())


def test_page__needs_nothing_from_outside(answer, atlas, situation):
    page = render_page(answer, atlas, situation)
    loads = Loads()
    loads.feed(page)
    assert loads.found == []
    assert len(loads.ids) == len(set(loads.ids))
    assert "default-src 'none'" in page
    assert "url(http" not in page
    assert '<html lang="en">' in page
    assert "Not a safety clearance." in page
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(loads.ids)


def test_page__stays_small_and_frames_unpack_to_what_they_were(situation):
    atlas = large_atlas()
    page = render_page(make_answer(Status.CLOSED), atlas, situation)
    assert len(page.encode()) < 2_000_000
    scene = make_scene(atlas, 1000)
    data = frames_data(scene)
    now: list[str] = []
    for row, frame in zip(data["frames"], atlas.frames, strict=True):
        said = row[3]
        if isinstance(said, str):
            now = list(said)
        else:
            for k in range(0, len(said), 2):
                now[said[k]] = said[k + 1]
        shown = [scene.looks.order[ALPHABET.index(letter)].ground for letter in now]
        assert [(g.kind, g.holders) for g in shown] == [(g.kind, g.holders) for g in frame.places]
        assert data["routes"][row[5]] == list(frame.route)
    assert len(ALPHABET) == len(set(ALPHABET)) == 75


def test_strip__marks_asked_day_and_both_days_of_since(answer):
    svg = render_strip(answer)
    said = texts(svg)
    for word in ("asked", "settled", "earliest", "all ways", "north", "no known obstacle"):
        assert word in said
    assert len(re.findall('class="bar ', svg)) == 3 + 3 + 3


def test_strip__a_record_without_beginning_is_cut(answer):
    spells = (replace(answer.spells[0], first=1), *answer.spells[1:])
    ET.fromstring(render_strip(replace(answer, spells=spells)))
    ET.fromstring(render_strip(replace(answer, spells=(), variants={})))


def test_coverage__counts_and_silence(situation):
    rows = (
        CoverageRow("x", 4, 0, {"2017-07": 1, "2017-09": 3}, DAY - 3, 3, ("c",)),
        CoverageRow("e", 0, 2, {}, None, None, ()),
        CoverageRow("b", 0, 0, {}, None, None, ()),
    )
    said = texts(render_coverage(Coverage(DAY, rows), situation, most=2))
    for words in (
        "Crossing X",
        "3 days old",
        "only by area",
        "not absence of events",
        "1 place not",
    ):
        assert words in said
    ET.fromstring(render_coverage(Coverage(DAY, ()), situation))


def test_cells__share_the_plane_and_name_their_neighbours():
    points = np.array([[0.0, 0.0], [10.0, 0.0], [0.0, 0.0]])
    left, right, twin = divided(points, 8.0)
    assert max(x for x, _ in left.corners) == pytest.approx(5.0)
    assert 1 in left.neighbour
    assert 0 in right.neighbour
    assert left.corners == twin.corners


def test_projection__is_true_at_the_middle_latitude():
    make, _ = fitted([179.0, -179.0], [50.0, 52.0], width=1000, tallest=900, margin=50)
    (x1, _), (x2, _) = make([179.0, -179.0], [51.0, 51.0])
    km = 2 * np.cos(np.radians(51.0)) * 6371.0088 * np.pi / 180
    assert (x2 - x1) / make.pixels_per_km == pytest.approx(km)


def test_labels__never_overlap():
    wanted = [Label(f"Name {i}", 100 + i % 5 * 9, 100 + i // 5 * 9, 10, "minor") for i in range(40)]
    boxes = [p.box for p in placed(wanted, (0, 0, 400, 400), [])]
    assert len(boxes) > 3
    for i, one in enumerate(boxes):
        for two in boxes[i + 1 :]:
            assert one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]


def test_letters__are_never_given_twice():
    names = {f"k{i}": "Same Name" for i in range(30)}
    assert len(set(letters(list(names), names).values())) == 30


def pixels(png: bytes) -> tuple[int, int, bytes]:
    """Read size and raw bytes of a PNG."""
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    data, at = b"", 8
    while at < len(png):
        size = struct.unpack(">I", png[at : at + 4])[0]
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + size]
        at += size + 12
    return width, height, zlib.decompress(data)


def test_png__has_the_right_size_and_letters(atlas):
    pytest.importorskip("resvg_py")
    svg = render_map(atlas, make_answer(Status.UNCERTAIN))
    width, height, raw = pixels(render_png(svg, scale=1))
    root = ET.fromstring(svg)
    assert (width, height) == (int(root.get("width")), int(root.get("height")))
    assert len(set(raw)) > 50
    word = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
        '<text x="2" y="15" font-size="14">Word</text></svg>'
    )
    assert len(set(pixels(render_png(word, scale=1))[2])) > 20


def test_png__says_what_is_missing(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "resvg_py", None)
    with pytest.raises(LandbridgeError, match="resvg_py"):
        render_png("<svg/>")
