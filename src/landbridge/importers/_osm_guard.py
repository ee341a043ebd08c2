"""Files of OpenStreetMap looked through before they are read: which form, whole, and no bomb."""

from __future__ import annotations

import bz2
import gzip
import zlib
from typing import IO, TYPE_CHECKING

from landbridge.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["form_of"]

_GLANCE = 4096
_LARGEST_HEADER = 64 * 1024
_LARGEST_BLOB = 32 * 1024 * 1024
_LARGEST_BLOB_RATIO = 20
_CHUNK = 1024 * 1024
_LARGEST_XML_RATIO = 100
_SMALL = 50 * 1024 * 1024
_SHORT = 3
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_RAW, _RAW_SIZE = 1, 2


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
                _look_through_pbf(_back(file), path)
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


def _look_through_pbf(file: IO[bytes], path: Path) -> None:
    """Walk over the blocks by their headers: all there, none too large, not too much inside."""
    whole = path.stat().st_size
    at, unpacked = 0, 0
    while at < whole:
        begin = at
        cut = f"'{path.name}' is cut off in the block that begins at byte {begin:,} of {whole:,}"
        file.seek(at)
        length = int.from_bytes(file.read(4), "big")
        if whole - at < 4 or at + 4 + length > whole:  # noqa: PLR2004  four bytes of length
            if length > _LARGEST_HEADER:
                raise InputError(f"'{path.name}' is damaged at byte {begin:,}: take the file again")
            raise InputError(f"{cut}: take the file again")
        if not 0 < length <= _LARGEST_HEADER:
            raise InputError(f"'{path.name}' is damaged at byte {begin:,}: take the file again")
        size = _field(file.read(length), _SHORT)
        at += 4 + length
        if size is None or not 0 < size <= _LARGEST_BLOB:
            raise InputError(f"'{path.name}' is damaged at byte {begin:,}: take the file again")
        if at + size > whole:
            raise InputError(f"{cut}: take the file again")
        file.seek(at)
        unpacked += _unpacked(file.read(min(size, 64)), size)
        at += size
    if unpacked > _SMALL and unpacked > _LARGEST_BLOB_RATIO * whole:
        raise InputError(
            f"'{path.name}' unpacks to {unpacked / whole:,.0f} times its size, as files made to do"
            " harm do"
        )


def _unpacked(head: bytes, size: int) -> int:
    """How large a block says that it is unpacked; the largest that may be, if it does not say."""
    declared = _field(head, _RAW_SIZE)
    if declared is not None:
        return declared
    return size if head[:1] == bytes([_RAW << 3 | _BYTES]) else _LARGEST_BLOB


def _field(message: bytes, wanted: int) -> int | None:
    """The first whole number in that field of a protocol buffer; None where there is none."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        kind = key & 7
        if kind == _VARINT:
            value, at = _varint(message, at)
            if key >> 3 == wanted:
                return value
        elif kind == _BYTES:
            length, at = _varint(message, at)
            at += length
        elif kind in (_FIXED64, _FIXED32):
            at += 8 if kind == _FIXED64 else 4
        else:
            return None
    return None


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            return value, at
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:  # noqa: PLR2004  the highest bit says that more follows
            break
    return value, at
