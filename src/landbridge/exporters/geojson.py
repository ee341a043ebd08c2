"""GeoJSON (RFC 7946): a FeatureCollection for each layer, days as `start` and `end`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from landbridge.exporters._contract import Exporter, Outgoing, Written
from landbridge.exporters._rings import geometry
from landbridge.exporters._text import chosen_layer, clean, cleaned

if TYPE_CHECKING:
    from landbridge.model.layers import Layer, LayerSet

__all__ = ["EXPORTER", "write"]


def _properties(layer: Layer, row: tuple[Any, ...]) -> dict[str, Any]:
    told = {c.name: cleaned(cell) for c, cell in zip(layer.columns, row, strict=True)}
    for name, column in (("start", layer.start), ("end", layer.end)):
        if column is not None:
            told.setdefault(name, told[column])
    return told


def _collection(layer: Layer, layers: LayerSet) -> bytes:
    """Write one layer, a feature a line."""
    head = {
        "type": "FeatureCollection",
        "name": layer.name,
        "title": clean(layer.title),
        "situation": clean(layers.title),
        "licence": layers.licence and clean(layers.licence),
        "attribution": [clean(line) for line in layers.attribution_of(layer)],
        "notes": [clean(line) for line in layers.notes],
        "withheld": layer.withheld,
        "may_be_passed_on": not layers.unlicensed,
        "recipe": layers.recipe and json.loads(layers.recipe),
    }
    features = (
        {
            "type": "Feature",
            "geometry": geometry(shape, layer.shape),
            "properties": _properties(layer, row),
        }
        for row, shape in layer.features()
    )
    body = ",\n".join(json.dumps(f, ensure_ascii=False, allow_nan=False) for f in features)
    text = json.dumps(head, ensure_ascii=False, allow_nan=False)
    return f'{text[:-1]}, "features": [\n{body}\n]}}\n'.encode()


def write(outgoing: Outgoing) -> Written:
    """Write the layer that is wanted, or where none is named a file for each."""
    if outgoing.only is not None:
        return Written({"": _collection(chosen_layer(outgoing), outgoing.layers)})
    layers = outgoing.layers
    return Written({f"{one.name}.geojson": _collection(one, layers) for one in layers.layers})


EXPORTER = Exporter("geojson", "GeoJSON", (".geojson",), write)
