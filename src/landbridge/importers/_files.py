"""Files of others, opened with care: bounded, decoded, and archives that do not burst."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING

from landbridge.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

__all__ = ["LARGEST_FILE", "decoded", "opened_zip", "read_bytes", "read_member"]

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes of a file, or of one member of an archive, that are read into memory."""
_LARGEST_ARCHIVE = 1024 * 1024 * 1024
_MOST_MEMBERS = 20_000
_LARGEST_RATIO = 200
_SMALL = 10 * 1024 * 1024
_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


def read_bytes(path: Path, at_most: int = LARGEST_FILE) -> bytes:
    """Read a whole file that is not too large.

    Raises
    ------
    InputError
        when it is missing, cannot be read, or is larger than that
    """
    try:
        with path.open("rb") as file:
            data = file.read(at_most + 1)
    except OSError as wrong:
        raise InputError(f"'{path}' cannot be read: {wrong.strerror}") from wrong
    if len(data) > at_most:
        size = at_most / 1024 / 1024
        raise InputError(f"'{path.name}' is larger than {size:.0f} MB: split it, or take a part")
    return data


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """Decode text and say by which encoding: a byte order mark decides, else UTF-8.

    UTF-16 without a mark is known by its NUL bytes. What is not UTF-8 is read as Windows-1252,
    which the caller should say.

    Raises
    ------
    InputError
        when it is no text
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _strictly(data, encoding, name), encoding
    if b"\0" in data[:4096]:
        even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
        if max(even, odd) < len(data[:4096]) // 8:
            raise InputError(f"'{name}' is not text: it holds NUL bytes")
        encoding = "utf-16-be" if even > odd else "utf-16-le"
        return _strictly(data, encoding, name), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as wrong:
        if b"\0" in data:
            raise InputError(f"'{name}' is not text (byte {wrong.start:,})") from None
        return data.decode("windows-1252", "replace"), "windows-1252"


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        at = f"byte {wrong.start:,}"
        raise InputError(
            f"'{name}' is not {encoding} all through ({at}): save it as UTF-8"
        ) from None


def opened_zip(file: Path | BinaryIO, name: str | None = None) -> zipfile.ZipFile:
    """Open an archive whose members, as declared, are neither too many nor too large.

    ``name`` is what it is called where it is not a file of its own but lies in another archive.

    Raises
    ------
    InputError
        when it is no archive, is damaged, or would burst
    """
    name = name or getattr(file, "name", "")
    try:
        archive = zipfile.ZipFile(file)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as wrong:
        raise InputError(f"'{name}' is not an archive that can be opened: {wrong}") from wrong
    members = archive.infolist()
    whole = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if len(members) > _MOST_MEMBERS or whole > _LARGEST_ARCHIVE:
        archive.close()
        message = f"would unpack to {len(members):,} files of {whole / 1024 / 1024:,.0f} MB"
        raise InputError(f"'{name}' {message}: it is not opened")
    if whole > _SMALL and whole / packed > _LARGEST_RATIO:
        archive.close()
        message = f"unpacks to {whole / packed:,.0f} times its size"
        raise InputError(f"'{name}' {message}, as archives made to do harm do: unpack it first")
    return archive


def read_member(archive: zipfile.ZipFile, name: str, at_most: int = LARGEST_FILE) -> bytes:
    """Read one member, no further than ``at_most`` whatever the archive declares of it.

    Raises
    ------
    InputError
        when it is missing, damaged, encrypted, or larger than that
    """
    try:
        with archive.open(name) as member:
            data = member.read(at_most + 1)
    except (KeyError, OSError, RuntimeError, NotImplementedError, EOFError) as wrong:
        raise InputError(f"'{name}' in the archive cannot be read: {wrong}") from wrong
    except (zipfile.BadZipFile, ValueError, zlib.error, lzma.LZMAError) as wrong:
        raise InputError(f"'{name}' in the archive is damaged: {wrong}") from wrong
    if len(data) > at_most:
        raise InputError(f"'{name}' in the archive is larger than {at_most / 1024 / 1024:.0f} MB")
    return data
