"""Which vector files surely hold lines, and which of them speak UNSDI-T, seen at a glance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.importers._contract import Sample

__all__ = ["holds_lines", "speaks_unsdi"]

_UNSDI = {"opstatus", "curntprac", "gdwthrprac", "bdwthrprac"}
_POLYLINES = {3, 13, 23}
_SHAPE_AT = 32
_SHAPE_MAGIC = (9994).to_bytes(4, "big")
_FIELD, _FIELD_NAME = 32, 11
_MOST_FIELDS = 256
_LAST = 0x0D
_ONLY_LINES = re.compile(r'"type"\s*:\s*"(?:Multi)?LineString"')
_OTHER_SHAPES = re.compile(r'"type"\s*:\s*"(?:Multi)?(?:Point|Polygon)"')
_GPKG_LINES = re.compile(rb"(?:MULTI)?LINESTRING", re.IGNORECASE)
_GPKG_OTHERS = re.compile(rb"POLYGON|(?<![A-Za-z])(?:MULTI)?POINT(?![A-Za-z])", re.IGNORECASE)


def holds_lines(sample: Sample) -> bool:
    """Whether a file surely holds lines and nothing else."""
    if sample.name.endswith(".shp"):
        shape = sample.head[_SHAPE_AT : _SHAPE_AT + 1]
        return sample.head.startswith(_SHAPE_MAGIC) and bool(shape) and shape[0] in _POLYLINES
    if sample.name.endswith((".geojson", ".json", ".geojsonl")):
        found = _ONLY_LINES.search(sample.text)
        return found is not None and _OTHER_SHAPES.search(sample.text) is None
    if sample.name.endswith(".gpkg") and b"landbridge_schema" not in sample.head:
        found_lines = _GPKG_LINES.search(sample.head)
        return found_lines is not None and _GPKG_OTHERS.search(sample.head) is None
    return False


def speaks_unsdi(sample: Sample) -> bool:
    """Whether a file of lines has columns of UNSDI-T that speak of practicability."""
    if not holds_lines(sample):
        return False
    if sample.name.endswith(".shp"):
        return bool(_UNSDI & _columns_of(sample.path.with_suffix(".dbf")))
    words = sample.text.lower() or sample.head.decode("latin-1").lower()
    return any(re.search(rf"\b{name}\b", words) for name in _UNSDI)


def _columns_of(table: Path) -> set[str]:
    """The names of the columns of a dBASE table, in lower case; none where it cannot be read."""
    try:
        with table.open("rb") as file:
            head = file.read(_FIELD * (_MOST_FIELDS + 1))
    except OSError:
        return set()
    names = set()
    for at in range(_FIELD, len(head) - _FIELD, _FIELD):
        if head[at] == _LAST:
            break
        name = head[at : at + _FIELD_NAME].partition(b"\0")[0]
        names.add(name.decode("latin-1").lower())
    return names
