"""Blocks of a PBF file looked through before pyosmium reads them: whole, no bomb, no torn words.

The form is that of the wiki of OpenStreetMap (PBF Format): a length, a header, a block, again and
again; a block of things begins with the table of all its words. A word that holds a NUL makes the
reader of pyosmium run over its end, so such a file is refused here.
"""

from __future__ import annotations

import zlib
from typing import IO, TYPE_CHECKING

from landbridge.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["look_through_blocks"]

_LARGEST_HEADER = 64 * 1024
_LARGEST_BLOCK = 32 * 1024 * 1024
_LARGEST_RATIO = 20
_SMALL = 50 * 1024 * 1024
_LENGTH = 4
_TYPE, _SIZE = 1, 3
_RAW, _RAW_SIZE, _ZLIB = 1, 2, 3
_WORDS = 1
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_AGAIN = "take the file again"

Field = tuple[int, int, int]
"""Number of a field; where its bytes begin and end, or twice the whole number that it is."""


def look_through_blocks(file: IO[bytes], path: Path) -> None:
    """Walk over a file block by block.

    Raises
    ------
    InputError
        when it is cut off or damaged (with the byte), would unpack to far more than its size, or
        holds words that cannot be read
    """
    whole = path.stat().st_size
    at, unpacked = 0, 0
    while at < whole:
        damaged = f"'{path.name}' is damaged in the block that begins at byte {at:,} of {whole:,}"
        cut = f"'{path.name}' is cut off in the block that begins at byte {at:,} of {whole:,}"
        file.seek(at)
        length = int.from_bytes(file.read(_LENGTH), "big")
        if not 0 < length <= _LARGEST_HEADER:
            raise InputError(f"{cut if whole - at < _LENGTH else damaged}: {_AGAIN}")
        begins = at + _LENGTH + length
        if begins > whole:
            raise InputError(f"{cut}: {_AGAIN}")
        header = file.read(length)
        fields = dict(_kept(header, (_TYPE, _SIZE)))
        if _SIZE not in fields or not 0 < fields[_SIZE][1] <= _LARGEST_BLOCK:
            raise InputError(f"{damaged}: {_AGAIN}")
        size = fields[_SIZE][1]
        if begins + size > whole:
            raise InputError(f"{cut}: {_AGAIN}")
        block = file.read(size)
        kind = header[slice(*fields.get(_TYPE, (0, 0)))]
        try:
            unpacked += _look_into(block, with_words=kind == b"OSMData")
        except (ValueError, zlib.error) as wrong:
            raise InputError(f"{damaged} ({wrong}): {_AGAIN}") from wrong
        at = begins + size
    if unpacked > _SMALL and unpacked > _LARGEST_RATIO * whole:
        raise InputError(
            f"'{path.name}' unpacks to {unpacked / whole:,.0f} times its size, as files made to do"
            " harm do"
        )


def _look_into(block: bytes, *, with_words: bool) -> int:
    """Bytes of a block unpacked; its words are looked at where it has some.

    Raises ``ValueError`` or ``zlib.error`` where they cannot be read.
    """
    fields = dict(_kept(block, (_RAW, _RAW_SIZE, _ZLIB)))
    if _RAW in fields:
        raw = block[slice(*fields[_RAW])]
        if with_words:
            _check_words(raw, None)
        return len(raw)
    if _ZLIB not in fields or _RAW_SIZE not in fields:
        raise ValueError("packed in a way that is not read; osmium cat writes it anew")
    size = fields[_RAW_SIZE][1]
    if not 0 < size <= _LARGEST_BLOCK:
        raise ValueError(f"a block of {size:,} bytes")
    if with_words:
        unpack = zlib.decompressobj()
        _check_words(unpack.decompress(block[slice(*fields[_ZLIB])], min(size, 16)), unpack)
    return size


def _check_words(raw: bytes, unpack: zlib._Decompress | None) -> None:
    """Look for a NUL within a word; only the table of words is unpacked, if it comes first."""
    table = b""
    if raw[:1] == bytes([_WORDS << 3 | _BYTES]):
        length, begins = _varint(raw, 1)
        if length > _LARGEST_BLOCK:
            raise ValueError(f"a table of {length:,} bytes")
        table = raw[begins : begins + length]
        while unpack is not None and len(table) < length:
            more = unpack.decompress(unpack.unconsumed_tail, length - len(table))
            if not more:
                raise ValueError("its table of words is cut off")
            table += more
        if not _torn(table):
            return
        raise ValueError("a word holds a NUL")
    if unpack is not None:
        raw += unpack.decompress(unpack.unconsumed_tail, _LARGEST_BLOCK)
    for number, begins, ends in _fields(raw):
        if number == _WORDS and _torn(raw[begins:ends]):
            raise ValueError("a word holds a NUL")


def _torn(table: bytes) -> bool:
    """Whether a word holds a NUL: where none but the length of the empty word is one, none does."""
    if b"\0" not in table.replace(b"\x0a\0", b"", 1):
        return False
    return any(b"\0" in table[begins:ends] for _, begins, ends in _fields(table))


def _kept(message: bytes, numbers: tuple[int, ...]) -> Iterator[tuple[int, tuple[int, int]]]:
    for number, begins, ends in _fields(message):
        if number in numbers:
            yield number, (begins, ends)


def _fields(message: bytes) -> Iterator[Field]:
    """The fields of a protocol buffer, as far as they can be read."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        kind = key & 7
        if kind == _VARINT:
            value, at = _varint(message, at)
            yield key >> 3, value, value
        elif kind == _BYTES:
            length, at = _varint(message, at)
            yield key >> 3, at, at + length
            at += length
        elif kind in (_FIXED64, _FIXED32):
            at += 8 if kind == _FIXED64 else 4
        else:
            return


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
