"""Drawn lines as rows of roads: parted where lines meet, each piece with the traits of its line."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.importers._roads_lines import part_at_junctions, wkt_of
from landbridge.importers._sourcing import slug
from landbridge.model.imports import ForeignRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from landbridge.importers._roads_traits import Traits
    from landbridge.importers._roads_vector_file import DrawnLines

__all__ = ["Pieces", "ids_of", "pieces_of"]

_LONGEST_STEM = 24


@dataclass(slots=True)
class Pieces:
    """Rows of roads, and the roads that each feature (from 0) became."""

    rows: list[ForeignRow] = field(default_factory=list)
    roads: dict[int, list[str]] = field(default_factory=dict)
    metres: float = 0.0


def ids_of(said: Sequence[str], count: int, file: str) -> list[str]:
    """An id for each feature: what the column says where it says it once, else file and number."""
    stem = slug(re.sub(r"\.[a-z0-9.]*\Z", "", file.lower()))[:_LONGEST_STEM].strip("-") or "road"
    if not said:
        return [f"{stem}-{number}" for number in range(1, count + 1)]
    words = [slug(word) if word else "" for word in said]
    often = Counter(words)
    return [
        f"{stem}-row{number}" if not word or often[word] > 1
        else f"{stem}-{word}" if word.isdigit()
        else word
        for number, word in enumerate(words, 1)
    ]  # fmt: skip


def pieces_of(
    drawn: DrawnLines,
    where: str,
    ids: Sequence[str],
    traits: Sequence[Traits],
    more: Mapping[str, Sequence[str]],
    *,
    file: str,
) -> Pieces:
    """Part lines where they meet and write the pieces as rows.

    ``ids`` and ``traits`` stand by feature, as do the columns of ``more``. A feature that stays
    whole keeps its id; its pieces are numbered behind it.
    """
    segments = part_at_junctions(drawn.lines, where)
    feature = drawn.feature[segments.line].tolist()
    often, done = Counter(feature), Counter[int]()
    told = Pieces()
    taken: set[str] = set()
    pairs = zip(
        segments.begins.tolist(), segments.ends.tolist(), segments.metres.tolist(), feature,
        strict=True,
    )  # fmt: skip
    for begins, ends, metres, number in pairs:
        if metres <= 0.0:
            continue
        done[number] += 1
        whole = often[number] == 1
        road = ids[number] if whole else f"{ids[number]}-{done[number]}"
        while road in taken:  # the id of another line reads like a numbered piece of this one
            road += "-b"
        taken.add(road)
        cells = {"id": road, **_cells(traits[number], metres)}
        cells |= {name: column[number] for name, column in more.items()}
        cells["geometry"] = wkt_of([(begins, ends, False)], drawn.lines)
        kept = {name: cell for name, cell in cells.items() if cell}
        told.rows.append(ForeignRow("roads", kept, file, number + 1))
        told.roads.setdefault(number, []).append(road)
        told.metres += metres
    return told


def _cells(traits: Traits, metres: float) -> dict[str, str]:
    return {
        "mode": traits.mode,
        "name": traits.name,
        "ref": traits.ref,
        "class": traits.road_class,
        "km": f"{metres / 1000:.3f}",
        "kmh": f"{traits.kmh:.1f}" if traits.kmh else "",
        "one_way": ("ba" if traits.backwards else "ab") if traits.one_way else "",
        "max_vehicle": str(traits.max_vehicle or ""),
        "surface": traits.surface,
        "access": traits.access,
        "features": ";".join(traits.features),
    }
