"""Which of their columns is which of ours, what is the same in every row, what their words mean."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.model.names import fold, near
from landbridge.model.reports import EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from landbridge.importers._tables import OpenTable
    from landbridge.model.imports import ImportSettings

__all__ = ["MAP_TABLES", "PLACE_COLUMNS", "REPORT_COLUMNS", "ColumnMap"]

MAP_TABLES = ("columns", "constants", "events")
"""The tables of a map: our column = their column; our column = what it always is; their word = our
event (or ``-``, to leave such rows out)."""
SPOT_COLUMNS = ("lon", "lat", "lat_lon", "within_km", "pcode", "geonames", "country", "admin1")
REPORT_COLUMNS = (
    *("date", "end", "event", "place", *SPOT_COLUMNS, "place_kind", "a", "b", "link"),
    *("actor", "other_actor", "for", "source", "published", "locator", "quote", "note"),
    *("credibility", "cargo", "direction", "permission", "vehicle", "sensitivity"),
    *("label", "retracts"),
)
PLACE_COLUMNS = ("name", *SPOT_COLUMNS, "kind", "aliases", "note", "id")


@dataclass(slots=True)
class ColumnMap:
    """A map of the columns of a table, given, guessed, or told by its tags.

    ``events`` are by word as it is written; an empty meaning is still to be given.
    """

    ours: tuple[str, ...]
    columns: dict[str, str] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    _folded: dict[str, str] = field(default_factory=dict)

    def fold_events(self) -> None:
        """Take in what `events` says now."""
        self._folded = {fold(word) or word: meaning for word, meaning in self.events.items()}

    def has(self, *names: str) -> bool:
        """Whether each of these columns of ours is filled from somewhere."""
        return all(name in self.columns or self.constants.get(name) for name in names)

    def take(self, settings: ImportSettings, table: OpenTable) -> None:
        """Take over what the user says in a map: it counts more than what is there.

        Raises
        ------
        InputError
            when it names a column that there is not, of ours or of theirs, or an unknown event
        """
        for kind in ("columns", "constants"):
            for our, their in settings.map.get(kind, {}).items():
                if our not in self.ours:
                    hint = near(our, self.ours, 1)
                    meant = f"; is '{hint[0]}' meant?" if hint else ""
                    told = ", ".join(self.ours)
                    raise InputError(f"[{kind}] has no '{our}'{meant}; there are: {told}")
                if kind == "constants":
                    self.constants[our] = their.strip()
                    self.columns.pop(our, None)
                elif their.strip():
                    self.columns[our] = self._found(their.strip(), our, table)
                else:
                    self.columns.pop(our, None)
        for word, meaning in settings.map.get("events", {}).items():
            if meaning.strip() not in (*EVENTS, "-", ""):
                hint = near(meaning, EVENTS, 1)
                meant = f"; is '{hint[0]}' meant?" if hint else ""
                told = ", ".join(EVENTS)
                message = f"'{meaning}' is no event{meant}; there are: {told}, or - for none"
                raise InputError(f"[events] '{word}': {message}")
            self.events[word] = meaning.strip()
        self.fold_events()

    @staticmethod
    def _found(their: str, our: str, table: OpenTable) -> str:
        if their in table.header:
            return their
        if their in table.twice:
            table.require([their], "such a table")
        same = [name for name in table.header if fold(name) == fold(their)]
        if len(same) == 1:
            return same[0]
        hint = near(their, table.header, 1)
        meant = f"; is '{hint[0]}' meant?" if hint else ""
        told = ", ".join(table.header[:60])
        message = f"[columns] {our}: '{table.file}' has no column '{their}'{meant}"
        raise InputError(f"{message}; there are: {told}")

    def meaning(self, word: str) -> str | None:
        """Our event for a word of theirs; None where it is to be left out, empty if not known."""
        plain = word.strip().lower()
        meant = self._folded.get(fold(word) or word)
        if meant is None:
            meant = plain if plain in EVENTS else ""
        return None if meant == "-" else meant

    @property
    def mapping(self) -> Mapping[str, Mapping[str, str]]:
        """The map as tables of words, such as can be given back with ``--map``."""
        tables = {"columns": self.columns, "constants": self.constants, "events": self.events}
        return {name: dict(table) for name, table in tables.items() if table}

    def told(self, missing: Iterable[str] = ()) -> str:
        """Write the map as TOML, with lines to fill in for what is missing."""
        lines = ["[columns]  # our column = their column"]
        lines += [f"{our} = {_quoted(their)}" for our, their in self.columns.items()]
        lines += [f'{our} = ""  # which column?' for our in missing]
        for kind, table in (("constants", self.constants), ("events", self.events)):
            if table:
                lines += [f"[{kind}]", *(f"{_quoted(k)} = {_quoted(v)}" for k, v in table.items())]
        return "\n".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
