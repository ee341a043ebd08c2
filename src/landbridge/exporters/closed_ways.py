"""Ids of the ways of OpenStreetMap that are closed, one a line, as osmium-tool reads them."""

from __future__ import annotations

import re

from landbridge.exporters._contract import Exporter, Outgoing, Written
from landbridge.exporters._text import clean

__all__ = ["EXPORTER", "write"]

_NUMBER = re.compile(r"(\d{1,19})\Z")


def write(outgoing: Outgoing) -> Written:
    """Write each way once, in the order of numbers, after lines that say what the list is."""
    layer = outgoing.layers["passage"]
    at = {column.name: number for number, column in enumerate(layer.columns)}
    ways: set[int] = set()
    shut = without = 0
    for row, shape in layer.features():
        if row[at["passage"]] not in outgoing.avoid or shape is None:  # of no length: a cut
            continue
        shut += 1
        named = str(row[at["ways"]] or "").split(";")
        numbers = [int(found[1]) for word in named if (found := _NUMBER.search(word))]
        without += not numbers
        ways.update(numbers)
    notes = [
        *outgoing.layers.notes,
        *outgoing.layers.attribution_of(layer),
        f"halves of links that are {', '.join(outgoing.avoid)}: {shut}",
    ]
    head = [f"# {' '.join(clean(line).split())}" for line in notes]
    text = "\n".join([*head, *(f"w{way}" for way in sorted(ways))]) + "\n"
    said = [f"{len(ways)} ways, from {shut} halves of links ({', '.join(outgoing.avoid)})"]
    if without:
        said.append(f"{without} of these halves name no way: they were not imported from OSM")
    return Written({"": text.encode()}, tuple(said))


EXPORTER = Exporter(
    "closed-ways", "ids of closed ways of OpenStreetMap", (".closed-ways.txt",), write, asks=True,
    many=True, reads=("passage",),
)  # fmt: skip
