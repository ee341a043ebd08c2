"""KML 2.2: a folder for each layer, a time span and a look for each row, nothing from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from landbridge.errors import InputError
from landbridge.exporters._contract import Exporter, Outgoing, Written
from landbridge.exporters._text import chosen_layer, escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.model.layers import Cell, Layer, LayerSet, Look

__all__ = ["EXPORTER", "write"]

_WIDTHS = {"plain": 3, "hatched": 2, "dashed": 4, "dotted": 1}
_FAINT, _FULL = "66", "e6"
"""Opacity: KML has no hatching, so what is hatched elsewhere is faint here, and says so."""


def _colour(look: Look) -> str:
    """Give a colour as KML writes it: opacity, blue, green, red."""
    red, green, blue = look.colour[1:3], look.colour[3:5], look.colour[5:7]
    return f"{_FAINT if look.pattern == 'hatched' else _FULL}{blue}{green}{red}"


def _styles(layer: Layer) -> Iterator[str]:
    for number, look in enumerate(layer.style.looks if layer.style else ()):
        colour = _colour(look)
        yield (
            f'<Style id="{layer.name}-{number}">'
            f"<IconStyle><color>{colour}</color><scale>0.8</scale></IconStyle>"
            f"<LineStyle><color>{colour}</color><width>{_WIDTHS[look.pattern]}</width></LineStyle>"
            f"<PolyStyle><color>{colour}</color></PolyStyle></Style>"
        )


def _pairs(points: Any) -> str:
    return " ".join(f"{lon:.7f},{lat:.7f}" for lon, lat in points)


def _ring(ring: Any) -> str:
    return f"<LinearRing><coordinates>{_pairs(ring)}</coordinates></LinearRing>"


def _polygon(rings: Any) -> str:
    inner = "".join(f"<innerBoundaryIs>{_ring(ring)}</innerBoundaryIs>" for ring in rings[1:])
    outer = f"<outerBoundaryIs>{_ring(rings[0])}</outerBoundaryIs>"
    return f"<Polygon>{outer}{inner}</Polygon>"


def _geometry(shape: Any, kind: str | None) -> str:
    if shape is None or kind is None:
        return ""
    if kind == "point":
        return f"<Point><coordinates>{_pairs([shape])}</coordinates></Point>"
    if kind == "line":
        coordinates = f"<coordinates>{_pairs(shape)}</coordinates>"
        return f"<LineString><tessellate>1</tessellate>{coordinates}</LineString>"
    return f"<MultiGeometry>{''.join(map(_polygon, shape))}</MultiGeometry>"


def _span(layer: Layer, row: tuple[Cell, ...]) -> str:
    """Give the days from and to which a row holds, both included."""
    if layer.start is None or layer.end is None:
        return ""
    first, last = row[layer.position(layer.start)], row[layer.position(layer.end)]
    begin = f"<begin>{escaped(first)}</begin>" if first else ""
    end = f"<end>{escaped(last)}</end>" if last else ""
    return f"<TimeSpan>{begin}{end}</TimeSpan>" if begin or end else ""


def _placemark(layer: Layer, row: tuple[Cell, ...], shape: Any, looks: dict[Cell, int]) -> str:
    told = [(c.name, cell) for c, cell in zip(layer.columns, row, strict=True) if cell is not None]
    name = row[layer.position(layer.label)] if layer.label else None
    cells = "".join(
        f"<tr><td>{escaped(key)}</td><td>{escaped(cell)}</td></tr>" for key, cell in told
    )
    look = looks.get(row[layer.position(layer.style.column)]) if layer.style else None
    data = "".join(
        f'<Data name="{escaped(key)}"><value>{escaped(cell)}</value></Data>' for key, cell in told
    )
    return (
        f"<Placemark><name>{escaped(name or '')}</name>"
        f"<description>{escaped(f'<table>{cells}</table>')}</description>"
        f"{_span(layer, row)}"
        f"{'' if look is None else f'<styleUrl>#{layer.name}-{look}</styleUrl>'}"
        f"<ExtendedData>{data}</ExtendedData>{_geometry(shape, layer.shape)}</Placemark>"
    )


def _folder(layer: Layer) -> Iterator[str]:
    there = layer.style.looks if layer.style else ()
    looks: dict[Cell, int] = {look.value: number for number, look in enumerate(there)}
    yield f"<Folder><name>{escaped(layer.title)}</name>"
    yield from (_placemark(layer, row, shape, looks) for row, shape in layer.features())
    yield "</Folder>"


def _document(layers: LayerSet, shown: tuple[Layer, ...]) -> bytes:
    about = [*layers.notes, f"Licence of this compilation: {layers.licence or 'none given'}"]
    about += [f"Source: {line}" for line in layers.attribution]
    body = "<br>".join(escaped(line) for line in about)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
        f"<name>{escaped(layers.title)}</name>",
        f"<description>{escaped(body)}</description>",
        *(style for layer in shown for style in _styles(layer)),
        *(line for layer in shown for line in _folder(layer)),
        "</Document></kml>",
    ]
    return ("\n".join(lines) + "\n").encode()


def write(outgoing: Outgoing) -> Written:
    """Write all layers that lie on the map, or the one that is wanted.

    Text from outside is escaped twice over in descriptions: they are shown as HTML.

    Raises
    ------
    InputError
        when the one that is wanted lies nowhere
    """
    layers = outgoing.layers
    there = tuple(layer for layer in layers.layers if layer.shape)
    shown = (chosen_layer(outgoing),) if outgoing.only is not None else there
    if not all(layer.shape for layer in shown):
        on_map = ", ".join(layer.name for layer in there)
        raise InputError(f"layer '{outgoing.only}' is not on the map; in KML there are: {on_map}")
    return Written({"": _document(layers, shown)})


EXPORTER = Exporter("kml", "KML", (".kml",), write, many=True)
