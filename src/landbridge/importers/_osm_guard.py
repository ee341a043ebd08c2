"""Files of OpenStreetMap looked through before they are read: which form, whole, and no bomb."""

from __future__ import annotations

import bz2
import gzip
import zlib
from typing import IO, TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.importers._osm_blocks import look_through_blocks

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["form_of"]

_GLANCE = 4096
_CHUNK = 1024 * 1024
_LARGEST_XML_RATIO = 100
_SMALL = 50 * 1024 * 1024


def form_of(path: Path) -> str:
    """Tell in which form a file is (pbf, osm, osm.gz, osm.bz2), by what is in it.

    Raises
    ------
    InputError
        when it is missing, empty, something else, cut off, or would unpack to far more than a file
        of OpenStreetMap does
    """
    try:
        with path.open("rb") as file:
            head = file.read(_GLANCE)
            if not head:
                raise InputError(f"'{path.name}' is empty: take the file again")
            if head.startswith(b"\x1f\x8b"):
                with gzip.GzipFile(fileobj=_back(file)) as unpacked:
                    _look_through_xml(unpacked, file, path.name)
                return "osm.gz"
            if head.startswith(b"BZh"):
                with bz2.BZ2File(_back(file)) as unpacked:
                    _look_through_xml(unpacked, file, path.name)
                return "osm.bz2"
            if b"OSMHeader" in head[:64]:
                look_through_blocks(_back(file), path)
                return "pbf"
            if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                _look_through_xml(_back(file), file, path.name)
                return "osm"
    except (EOFError, zlib.error, gzip.BadGzipFile) as wrong:
        raise InputError(
            f"'{path.name}' is cut off or damaged ({wrong}): take the file again"
        ) from wrong
    except OSError as wrong:
        said = wrong.strerror or str(wrong)
        raise InputError(f"'{path}' cannot be read: {said}") from wrong
    raise InputError(
        f"'{path.name}' is not a file of OpenStreetMap: it begins neither as .osm.pbf nor as XML"
    )


def _back(file: IO[bytes]) -> IO[bytes]:
    file.seek(0)
    return file


def _look_through_xml(text: IO[bytes] | gzip.GzipFile, packed: IO[bytes], name: str) -> None:
    """Unpack once, in pieces: not too much of it, elements that end, and OSM at its beginning.

    Elements without an end would be held in memory whole by any reader of XML.
    """
    size = 0
    while chunk := text.read(_CHUNK):
        if size == 0:
            _check_root(chunk[:_GLANCE], name)
        size += len(chunk)
        if len(chunk) == _CHUNK and b">" not in chunk:
            raise InputError(
                f"'{name}' is not XML of OpenStreetMap: 1 MB without the end of an element,"
                f" before byte {size:,}"
            )
        read = max(1, packed.tell())
        if size > _SMALL and size / read > _LARGEST_XML_RATIO:
            raise InputError(
                f"'{name}' unpacks to more than {_LARGEST_XML_RATIO} times its size, as archives"
                " made to do harm do: unpack it first"
            )
    if size == 0:
        raise InputError(f"'{name}' is empty inside: take the file again")


def _check_root(head: bytes, name: str) -> None:
    if b"<osmChange" in head:
        raise InputError(f"'{name}' holds changes (osmChange), not a map: give an extract (.osm)")
    if b"<osm" not in head:
        raise InputError(
            f"'{name}' is not XML of OpenStreetMap: there is no <osm> at its beginning"
        )
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise InputError(f"'{name}' declares a document type or entities: they are not read")
