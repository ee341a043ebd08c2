"""CSV with a row of HXL hashtags under the header, for spreadsheets and humanitarian tools."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from landbridge.exporters._contract import Exporter, Outgoing, Written
from landbridge.exporters._text import chosen_layer, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.model.layers import Cell, Layer, LayerSet

__all__ = ["EXPORTER", "safe_cell", "write"]

_RUN = re.compile(r"'*[=+\-@\t\r]")
_POINT = (("lon", "#geo+lon"), ("lat", "#geo+lat"))
_WKT = (("wkt", "#geo+wkt"),)


def safe_cell(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula.

    Text that begins with apostrophes before such a sign gets one more, so that taking one away
    gives back what was there.

    >>> safe_cell("=1+1"), safe_cell("al-Qaim")
    ("'=1+1", 'al-Qaim')
    """
    return f"'{text}" if _RUN.match(text) else text


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return safe_cell(clean(cell))
    return repr(cell)


def _number(degrees: float) -> str:
    return f"{degrees:.7f}".rstrip("0").rstrip(".")


def _points(points: Any) -> str:
    pairs = (f"{_number(lon)} {_number(lat)}" for lon, lat in points)
    return f"({', '.join(pairs)})"


def _where(shape: Any, kind: str | None) -> Iterator[str]:
    """Give the cells that say where a row is."""
    if kind == "point":
        yield from (_number(float(part)) for part in shape) if shape else ("", "")
    elif kind == "line":
        yield f"LINESTRING {_points(shape)}" if shape else ""
    elif kind == "polygon":
        polygons = (f"({', '.join(_points(ring) for ring in rings)})" for rings in shape or ())
        yield f"MULTIPOLYGON ({', '.join(polygons)})" if shape else ""


def _table(layer: Layer) -> bytes:
    where: tuple[tuple[str, str], ...] = ()
    if layer.shape is not None:
        where = _POINT if layer.shape == "point" else _WKT
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow([*(c.name for c in layer.columns), *(name for name, _ in where)])
    rows.writerow([*(c.tag or "" for c in layer.columns), *(tag for _, tag in where)])
    for row, shape in layer.features():
        rows.writerow([*map(_cell, row), *_where(shape, layer.shape)])
    return text.getvalue().encode()


def _about(layers: LayerSet) -> bytes:
    """Write what a table has no room for: sources, licences, what was left out."""
    lines = [layers.title, *layers.notes, ""]
    lines += [f"Licence of this compilation: {layers.licence or 'none given'}", "", "Sources"]
    lines += [f"- {line}" for line in layers.attribution]
    return "".join(f"{clean(line)}\n" for line in lines).encode()


def write(outgoing: Outgoing) -> Written:
    """Write the layer that is wanted, or where none is named a file for each and one about all."""
    if outgoing.only is not None:
        return Written({"": _table(chosen_layer(outgoing))})
    files = {f"{layer.name}.csv": _table(layer) for layer in outgoing.layers.layers}
    return Written({**files, "about.txt": _about(outgoing.layers)})


EXPORTER = Exporter("csv", "CSV with HXL hashtags", (".csv",), write)
