"""The list of towns and of names to be matched with them, read from the tables beside this file."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from landbridge.model.geography import Place

__all__ = ["PARTS", "Query", "queries", "towns"]

FOLDER = Path(__file__).parent
PARTS = ("development", "test", "drawn")


@dataclass(frozen=True, slots=True)
class Query:
    """A name that somebody's file might have, with a point, and the town that it means, if any."""

    kind: str
    part: str
    name: str
    means: str | None
    country: str
    lon: float
    lat: float
    origin: str

    def wanted(self, *, with_point: bool) -> str | None:
        """What a matcher should find: without a point, nothing where two towns share the name."""
        return None if self.kind == "ambiguous" and not with_point else self.means

    def counts(self, *, with_point: bool) -> bool:
        """Whether it is asked: a namesake elsewhere cannot be told apart without a point.

        Other names of a town are not spellings, and are counted by themselves.
        """
        return self.kind != "other-name" and (with_point or self.kind != "namesake")


def towns() -> dict[str, Place]:
    """The towns of the list, by GeoNames id, as places without aliases."""
    return {
        row["geonames"]: Place(
            f"g{row['geonames']}",
            row["name"],
            float(row["lon"]),
            float(row["lat"]),
            country=row["country"],
        )
        for row in _rows("towns.csv")
    }


def queries(part: str | None = None) -> list[Query]:
    """The names to be matched, of one part or of all."""
    return [
        Query(
            row["kind"],
            row["part"],
            row["name"],
            f"g{row['means']}" if row["means"] else None,
            row["country"],
            float(row["lon"]),
            float(row["lat"]),
            row["origin"],
        )
        for row in _rows("variants.csv")
        if part in (None, row["part"])
    ]


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(newline="", encoding="utf-8") as text:
        return list(csv.DictReader(text))
