"""Which column of a table of towns is which: as the user says, else by its header."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from landbridge.importers._page_tables import Cell
    from landbridge.model.imports import ImportSettings

__all__ = ["COLUMNS", "TownColumns", "town_columns"]

COLUMNS = {
    "place": "that names the place",
    "holder": "that says who holds it",
    "date": "that dates that",
    "coordinates": "with coordinates",
    "lat": "with latitude",
    "lon": "with longitude",
    "note": "with notes, which are quoted",
}
"""Ours, and what each is."""
_HEADERS = {
    "place": r"(?:name|town|city|settlement|village|place|location|locality)(?: name)?\b.*",
    "holder": r"(?:controlled by|held by|(?:current |territorial )?control(?:ler)?\b|holder"
    r"|(?:under|in) (?:the )?control|status|occupied by|side).*",
    "date": r"(?:as of|date|last (?:update|change)|since|updated|day).*",
    "coordinates": r"(?:coordinates|coords?|geo).*",
    "lat": r"lat(?:itude)?",
    "lon": r"lon(?:g|gitude)?",
    "note": r"(?:notes?|remarks?|history|comments?|details|summary).*",
}


@dataclass(frozen=True, slots=True)
class TownColumns:
    """The position of each column of ours, and its header."""

    at: Mapping[str, int]
    names: Mapping[str, str]

    def text(self, cells: Sequence[Cell], what: str) -> str:
        """The text of a column of ours; empty where the row does not reach it."""
        at = self.at.get(what)
        return cells[at].text if at is not None and at < len(cells) else ""

    def links(self, cells: Sequence[Cell], what: str) -> tuple[str, ...]:
        """What a column of ours rests on."""
        at = self.at.get(what)
        return cells[at].links if at is not None and at < len(cells) else ()

    def shown(self, header: Sequence[str]) -> dict[str, str]:
        """Ours and theirs, for the mapping that is shown."""
        return {what: header[at] for what, at in self.at.items()}


def town_columns(header: Sequence[str], settings: ImportSettings) -> TownColumns | None:
    """Find the columns of a table; None where it has no place or no holder."""
    asked = {**settings.map.get("columns", {}), **settings.options}
    plain = [fold(re.sub(r"\[[^\]]*\]", "", name)) for name in header]
    at: dict[str, int] = {}
    for what, form in _HEADERS.items():
        wanted = asked.get(what)
        for number, name in enumerate(plain):
            fits = fold(wanted) == name if wanted else re.fullmatch(form, name) is not None
            if fits and number not in at.values():
                at[what] = number
                break
    if not {"place", "holder"} <= at.keys():
        return None
    return TownColumns(at, {what: header[number] for what, number in at.items()})
