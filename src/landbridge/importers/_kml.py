"""KML and KMZ, placemark by placemark: names, dates, folders, colours, points and rings."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from landbridge.errors import InputError
from landbridge.importers._files import opened_zip, read_member
from landbridge.importers._kml_style import Styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from landbridge.importers._contract import Sample

__all__ = ["Placemark", "kml_glance", "parse_kml", "read_kml"]

Point = tuple[float, float]

_LARGEST_KML = 256 * 1024 * 1024
_BLOCK = 64 * 1024
_BLOCKS_TOLD = 256
_DEEPEST = 200
_MOST_PLACEMARKS = 500_000
_MOST_POINTS = 10_000_000
_LONGEST_TAG = 4 * 1024 * 1024
_LONGEST_TEXT = 64 * 1024 * 1024
"""Characters of one element, such as the coordinates of a ring."""
_KEPT = {
    "name", "description", "styleUrl", "coordinates", "when", "begin", "end", "value", "color",
    "href", "key", "SimpleData", "Snippet",
}  # fmt: skip
_TIMES = {"when", "begin", "end"}
_GEOMETRY = {"Point", "Polygon", "LineString", "LinearRing", "Track", "MultiTrack", "Model"}


@dataclass(slots=True)
class Placemark:
    """One placemark.

    ``number`` counts placemarks from 1, ``line`` is its line in the file. ``fill`` is the colour
    of its polygon, ``icon`` that of its mark and ``image`` the address of the mark. ``rings`` are
    polygons, each an outer ring and its holes. ``others`` counts its geometries of other kinds;
    ``wrong`` says what cannot be read in its coordinates.
    """

    number: int
    line: int
    name: str = ""
    description: str = ""
    folders: tuple[str, ...] = ()
    data: dict[str, str] = field(default_factory=dict)
    when: str = ""
    begin: str = ""
    end: str = ""
    style: str = ""
    fill: str | None = None
    icon: str | None = None
    image: str = ""
    points: list[Point] = field(default_factory=list)
    rings: list[list[tuple[Point, ...]]] = field(default_factory=list)
    others: int = 0
    wrong: str = ""


def kml_glance(sample: Sample) -> str:
    """Give the beginning of a KML file, or of the main document of a KMZ; empty if it is none."""
    if sample.path.is_dir():
        return ""
    head = sample.head
    if sample.name.endswith((".kmz", ".zip")) and head.startswith(b"PK"):
        try:
            with opened_zip(sample.path) as archive, archive.open(_main(archive, "")) as member:
                head = member.read(len(sample.head))
        except (InputError, OSError, RuntimeError, ValueError, EOFError, BadZipFile, zlib.error):
            return ""
    text = head.replace(b"\0", b"").decode("utf-8", "ignore")
    return text if re.search(r"<(?:\w+:)?kml[\s>]", text[:4096]) else ""


def read_kml(
    path: Path, *, progress: Callable[[str], None] | None = None, name: str | None = None
) -> list[Placemark]:
    """Read the placemarks of a KML file, or of the main document of a KMZ.

    Raises
    ------
    InputError
        when it is not KML, is broken, or holds more than is read
    """
    name = name or path.name
    try:
        with path.open("rb") as file:
            return parse_kml(file, name, progress)
    except OSError as wrong:
        raise InputError(f"'{path}' cannot be read: {wrong.strerror}") from wrong


def _of_archive(file: BinaryIO, name: str) -> list[Placemark]:
    with opened_zip(file, name) as archive:
        main = _main(archive, name)
        data = read_member(archive, main, _LARGEST_KML)
    return _of_document(io.BytesIO(data), f"{name}, {main}", None)


def _main(archive: ZipFile, name: str) -> str:
    members = [m for m in archive.namelist() if m.lower().endswith(".kml")]
    if not members:
        raise InputError(f"'{name}' holds no .kml file")
    return min(members, key=lambda m: (m.count("/"), m.lower() != "doc.kml", m))


def parse_kml(file: BinaryIO, name: str, progress: Callable[[str], None] | None) -> list[Placemark]:
    """Read placemarks from an open file, which may be a KMZ; see `read_kml`."""
    packed = file.read(4) == b"PK\x03\x04"
    file.seek(0)
    return _of_archive(file, name) if packed else _of_document(file, name, progress)


def _of_document(
    file: BinaryIO, name: str, progress: Callable[[str], None] | None
) -> list[Placemark]:
    listener = _Listener(name)
    parser = XMLParser(target=listener, forbid_dtd=True)
    listener.line = lambda: int(parser.parser.CurrentLineNumber)
    try:
        for number, block in enumerate(_blocks(file, name), 1):
            parser.feed(block)
            _refuse_long(number * _BLOCK - parser.parser.CurrentByteIndex, name, listener.line())
            if progress is not None and number % _BLOCKS_TOLD == 0:
                done, marks = number * _BLOCK / 1e6, len(listener.placemarks)
                progress(f"{done:,.0f} MB of {name}: {marks:,} placemarks")
        parser.close()
    except ParseError as wrong:
        raise InputError(f"'{name}' is not XML that can be read: {wrong}") from None
    except DefusedXmlException as wrong:
        kind = type(wrong).__name__
        message = f"'{name}' declares entities or a document type ({kind}), which can do harm"
        raise InputError(f"{message}: remove the <!DOCTYPE …> and what belongs to it") from None
    except InputError:
        raise
    except (LookupError, ValueError) as wrong:
        raise InputError(f"'{name}' is in an encoding that cannot be read: {wrong}") from None
    return listener.styled()


def _blocks(file: BinaryIO, name: str) -> Iterator[bytes]:
    done = 0
    while block := file.read(_BLOCK):
        done += len(block)
        if done > _LARGEST_KML:
            size = _LARGEST_KML // 1024 // 1024
            raise InputError(f"'{name}' is larger than {size} MB: split it, or take a part")
        yield block


def _refuse_long(unread: int, name: str, line: int) -> None:
    """Refuse a tag or comment that goes on and on: it is read again with every block."""
    if unread > _LONGEST_TAG:
        size = _LONGEST_TAG // 1024 // 1024
        message = f"'{name}', line {line}: a tag or comment of more than {size} MB begins here"
        raise InputError(message)


def _local(tag: str) -> str:
    """The name of an element without its namespace: writers differ in it."""
    return tag.rpartition("}")[2].rpartition(":")[2]


class _Listener:
    """Hears elements begin and end; keeps placemarks and styles, nothing else."""

    def __init__(self, name: str) -> None:
        self.line: Callable[[], int] = lambda: 0
        self._name = name
        self.placemarks: list[Placemark] = []
        self._styles = Styles()
        self._open: list[str] = []
        self._folders: list[str] = []
        self._mark: Placemark | None = None
        self._text: list[str] | None = None
        self._length = 0
        self._points = 0
        self._data_name = ""
        self._rings: list[tuple[Point, ...]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = _local(tag)
        if not self._open and name != "kml":
            raise self._refused(f"the first element is <{name}>, not <kml>: this is no KML")
        self._open.append(name)
        if len(self._open) > _DEEPEST:
            raise self._refused(f"elements are nested more than {_DEEPEST} deep")
        if name in {"Folder", "Document"}:
            self._folders.append("")
        elif name == "Placemark":
            if len(self.placemarks) >= _MOST_PLACEMARKS:
                raise self._refused(f"more than {_MOST_PLACEMARKS:,} placemarks: split the file")
            self._mark = Placemark(len(self.placemarks) + 1, self.line(), folders=self._path())
        elif name in {"Style", "StyleMap"}:
            own = self._mark is not None
            self._styles.begin(f"placemark {len(self.placemarks)}" if own else attributes.get("id"))
        elif name in {"Data", "SimpleData"}:
            self._data_name = attributes.get("name", "")
        elif name == "Polygon":
            self._rings = []
        if name in _KEPT:
            self._text, self._length = [], 0

    def data(self, text: str) -> None:
        """Text inside an element."""
        if self._text is None:
            return
        self._length += len(text)
        if self._length > _LONGEST_TEXT:
            raise self._refused(f"more than {_LONGEST_TEXT:,} characters in one element")
        self._text.append(text)

    def end(self, _tag: str) -> None:
        """An element ends."""
        name = self._open.pop()
        text = "".join(self._text).strip() if name in _KEPT and self._text is not None else ""
        if name in _KEPT:
            self._text = None
        parent = self._open[-1] if self._open else ""
        if name in {"Folder", "Document"}:
            self._folders.pop()
        elif name == "Placemark" and self._mark is not None:
            self.placemarks.append(self._mark)
            self._mark = None
        elif name in {"Style", "StyleMap"}:
            self._styles.end()
        elif name in {"color", "href", "key"} or (name == "styleUrl" and parent == "Pair"):
            self._styles.told(name, text, self._open)
        elif self._mark is not None:
            self._told(self._mark, name, text, parent)
        elif name == "name" and parent in {"Folder", "Document"} and self._folders:
            self._folders[-1] = text

    def close(self) -> None:
        """The file ends."""

    def styled(self) -> list[Placemark]:
        """Give the placemarks with their colours: a style may stand after those that use it."""
        for number, mark in enumerate(self.placemarks):
            own = self._styles.look(f"placemark {number}")
            shared = self._styles.look(mark.style.rpartition("#")[2])
            mark.fill = own.fill or shared.fill
            mark.icon = own.icon or shared.icon
            mark.image = own.image or shared.image
        return self.placemarks

    def _refused(self, why: str) -> InputError:
        return InputError(f"'{self._name}', line {self.line()}: {why}")

    def _path(self) -> tuple[str, ...]:
        return tuple(name for name in self._folders if name)

    def _told(self, mark: Placemark, name: str, text: str, parent: str) -> None:
        if name in {"name", "description"} and parent == "Placemark":
            setattr(mark, name, text)
        elif name == "styleUrl":
            mark.style = text
        elif name in _TIMES:
            setattr(mark, name, getattr(mark, name) or text)
        elif name == "SimpleData" or (name == "value" and parent == "Data"):
            if self._data_name:
                mark.data[self._data_name] = text
        elif name == "coordinates":
            self._located(mark, text, parent)
        elif name == "Polygon":
            mark.rings.append(self._rings)
        elif name in _GEOMETRY and name != "Point" and "Polygon" not in self._open:
            mark.others += 1

    def _located(self, mark: Placemark, text: str, parent: str) -> None:
        if parent not in {"Point", "LinearRing"}:
            return
        points, wrong = _coordinates(text)
        self._points += len(points)
        if self._points > _MOST_POINTS:
            raise self._refused(f"more than {_MOST_POINTS:,} points: simplify the polygons")
        mark.wrong = mark.wrong or wrong
        if parent == "Point":
            mark.points += points[:1]
        elif "outerBoundaryIs" in self._open:
            self._rings.insert(0, points)
        elif "Polygon" in self._open:
            self._rings.append(points)


def _coordinates(text: str) -> tuple[tuple[Point, ...], str]:
    """Read ``lon,lat[,height] lon,lat …``; say the first tuple that cannot be read."""
    points = []
    for word in re.sub(r"\s*,\s*", ",", text).split():
        parts = word.split(",")
        try:
            points.append((float(parts[0]), float(parts[1])))
        except (ValueError, IndexError):
            shown = word[:40]
            return tuple(points), f"'{shown}' is no coordinate: write lon,lat or lon,lat,height"
    return tuple(points), ""
