"""KML and KMZ: what is read of a placemark, and what is refused before it does harm."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from maps_made import POINTS, SPANS, STYLES, kml, ring, zipped

from landbridge.errors import InputError
from landbridge.importers import _kml
from landbridge.importers._kml import Placemark, parse_kml, read_kml
from landbridge.importers._kml_style import web_colour


def parsed(text: str | bytes) -> list[Placemark]:
    data = text.encode() if isinstance(text, str) else text
    return parse_kml(io.BytesIO(data), "map.kml", None)


def test_colour__of_kml_runs_from_blue_to_red() -> None:
    assert web_colour("7f0000ff") == "#ff0000"
    assert web_colour("#FF00AA11") == "#11aa00"
    assert web_colour("red") is None


def test_placemark__has_its_words_its_folder_and_its_line() -> None:
    (mark,) = parsed(
        kml(
            "<Folder><name>West</name>",
            "<Placemark><name>A &amp; B</name><description><![CDATA[<b>x</b>]]></description>"
            '<ExtendedData><Data name="holder"><displayName>H</displayName><value>North</value>'
            '</Data><SchemaData><SimpleData name="grade">2</SimpleData></SchemaData></ExtendedData>'
            "<Point><coordinates> 36.5, 33.25, 100 </coordinates></Point></Placemark></Folder>",
        )
    )
    assert (mark.name, mark.description) == ("A & B", "<b>x</b>")
    assert mark.folders == ("Highland", "West")
    assert mark.data == {"holder": "North", "grade": "2"}
    assert mark.points == [(36.5, 33.25)]
    assert mark.line == 5


def test_fill__is_found_through_a_style_map_and_styles_that_come_later() -> None:
    placemark = f"<Placemark><styleUrl>#both</styleUrl>{ring(0, 0)}</Placemark>"
    own = "<Placemark><Style><PolyStyle><color>ff0000aa</color></PolyStyle></Style></Placemark>"
    first, second = parsed(kml(placemark, own, STYLES))
    assert first.fill == "#ff0000"
    assert second.fill == "#aa0000"


def test_polygons__keep_holes_wherever_the_outer_ring_stands() -> None:
    hole = "<innerBoundaryIs><LinearRing><coordinates>1,1 2,1 2,2 1,1</coordinates></LinearRing>"
    outer = "<outerBoundaryIs><LinearRing><coordinates>0,0 4,0 4,4 0,0</coordinates></LinearRing>"
    polygon = f"<Polygon>{hole}</innerBoundaryIs>{outer}</outerBoundaryIs></Polygon>"
    line = "<LineString><coordinates>0,0 1,1</coordinates></LineString>"
    (mark,) = parsed(kml(f"<Placemark><MultiGeometry>{polygon}{line}</MultiGeometry></Placemark>"))
    ((shell, inner),) = mark.rings
    assert (len(shell), shell[1], inner[0]) == (4, (4.0, 0.0), (1.0, 1.0))
    assert mark.others == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_encodings__of_xml_are_understood(encoding: str) -> None:
    declared = {"utf-8-sig": "UTF-8", "latin-1": "ISO-8859-1"}.get(encoding, "UTF-16")
    text = kml("<Placemark><name>Brünn</name></Placemark>").replace("UTF-8", declared)
    (mark,) = parsed(text.encode(encoding))
    assert mark.name == "Brünn"


@pytest.mark.parametrize(
    "space", ["http://earth.google.com/kml/2.1", "http://www.opengis.net/kml/2.3", "urn:other"]
)
def test_namespace__may_be_any(space: str) -> None:
    text = SPANS.replace("http://www.opengis.net/kml/2.2", space)
    assert len(parsed(text)) == 3
    prefixed = f'<k:kml xmlns:k="{space}"><k:Placemark><k:name>A</k:name></k:Placemark></k:kml>'
    assert parsed(prefixed)[0].name == "A"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no element found"),
        (b"\0" * 100, "not well-formed"),
        (b"<gpx/>", "the first element is <gpx>, not <kml>"),
        (b"<kml><Placemark></kml>", "mismatched tag: line 1"),
        (b"<kml>&lol;</kml>", "undefined entity"),
        (b'<?xml version="1.0" encoding="klingon"?><kml/>', "encoding that cannot be read"),
        (b'<?xml version="1.0" encoding="shift_jis"?><kml/>', "encoding that cannot be read"),
        (b"<kml>" + b"<Folder>" * 300, "line 1: elements are nested more than 200 deep"),
        (b"<kml>\n\n<a>\xff</a></kml>", "line 3"),
    ],
)
def test_file__that_is_no_kml_says_where_and_why(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parsed(data)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE kml [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE kml SYSTEM "http://example.org/kml.dtd">',
    ],
    ids=["laughs", "external", "dtd"],
)
def test_entities__are_refused_unread(doctype: str) -> None:
    text = f'<?xml version="1.0"?>{doctype}<kml><Placemark><name>&l9;&x;</name></Placemark></kml>'
    with pytest.raises(InputError, match="which can do harm"):
        parsed(text)


def test_coordinates__that_cannot_be_read_are_said_of_their_placemark() -> None:
    (mark,) = parsed(kml("<Placemark><Point><coordinates>36;33</coordinates></Point></Placemark>"))
    assert mark.points == []
    assert mark.wrong == "'36;33' is no coordinate: write lon,lat or lon,lat,height"


def test_archive__gives_its_main_document(tmp_path: Path) -> None:
    path = tmp_path / "map.kmz"
    path.write_bytes(zipped(doc__kml=POINTS, **{"files/other__kml": SPANS, "a__png": b"x"}))
    assert len(read_kml(path)) == 3


def test_archive__without_kml_or_damaged_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "map.kmz"
    path.write_bytes(zipped(a__png=b"x"))
    with pytest.raises(InputError, match=r"holds no \.kml file"):
        read_kml(path)
    path.write_bytes(zipped(doc__kml=POINTS)[:-30])
    with pytest.raises(InputError, match="not an archive"):
        read_kml(path)


def test_archive__that_would_burst_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "map.kmz"
    path.write_bytes(zipped(doc__kml=b"<kml>" + b" " * 20_000_000))
    with pytest.raises(InputError, match="as archives made to do harm do"):
        read_kml(path)


def test_garbage__of_200_mb_is_refused_at_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "map.kml"
    with path.open("wb") as file:
        file.write(b"<kml>")
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(InputError, match="not well-formed"):
        read_kml(path)


def test_tag__that_goes_on_and_on_is_refused() -> None:
    with pytest.raises(InputError, match="a tag or comment of more than 4 MB begins here"):
        parsed(b"<kml><Document " + b"x" * 6_000_000)


def test_limits__on_placemarks_points_and_size_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    text = kml(*["<Placemark><name>A</name></Placemark>"] * 4)
    monkeypatch.setattr(_kml, "_MOST_PLACEMARKS", 3)
    with pytest.raises(InputError, match="more than 3 placemarks"):
        parsed(text)
    monkeypatch.setattr(_kml, "_MOST_POINTS", 4)
    with pytest.raises(InputError, match="more than 4 points"):
        parsed(kml(f"<Placemark>{ring(0, 0)}</Placemark>"))
    monkeypatch.setattr(_kml, "_LARGEST_KML", 10)
    with pytest.raises(InputError, match="larger than 0 MB"):
        parsed(text)
    monkeypatch.undo()
    monkeypatch.setattr(_kml, "_LONGEST_TEXT", 10)
    with pytest.raises(InputError, match="more than 10 characters"):
        parsed(kml(f"<Placemark><name>{'A' * 20}</name></Placemark>"))
