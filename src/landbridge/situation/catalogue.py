"""Which ids exist, so that a row can refer to them; what is near where one does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.actors import ACTOR_KINDS
from landbridge.model.geography import GROUND_MODES
from landbridge.model.names import joined_words, near
from landbridge.situation.columns import TABLES
from landbridge.situation.keys import link_ids

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from landbridge.situation.tabular import Row

__all__ = ["HELD_TABLES", "Catalogue"]

HELD_TABLES = (
    *("sources", "actors", "places", "areas", "links", "roads"),
    *("documents", "proposals"),
)
"""Tables whose ids other rows name."""
_SHOWN = 8
_HINTS = 100


def _ids(table: str, rows: Sequence[Row]) -> list[str]:
    if table == "links":
        return link_ids(row.cells for row in rows)
    return [row["sha256" if table == "documents" else "id"] for row in rows]


class Catalogue:
    """The ids of a working file and of a load, table by table.

    ``absent`` names tables that cannot be asked, because only single tables are being checked;
    ``missed`` gathers those of them that were asked.
    """

    def __init__(
        self, kept: Mapping[str, Sequence[Row]], absent: frozenset[str] = frozenset()
    ) -> None:
        self._rows: dict[str, dict[str, Row]] = {}
        self._refused: dict[str, dict[str, Row]] = {}
        self._countries: frozenset[str] = frozenset()
        self._pairs: frozenset[frozenset[str]] = frozenset()
        self._hints: dict[tuple[tuple[str, ...], str], str] = {}
        self._absent = absent
        self.missed: set[str] = set()
        self.labels: dict[str, Row] = {}
        self.refused_labels: dict[str, Row] = {}
        self.characters: dict[str, int] = {}
        """How many characters the texts of documents have that proposals of a load point into."""
        for table in HELD_TABLES:
            self.hold(table, kept.get(table, ()))

    def hold(self, table: str, rows: Iterable[Row], refused: Iterable[Row] = ()) -> None:
        """Take these as the rows of a table, in the place of what was held."""
        rows, refused = tuple(rows), tuple(refused)
        self._rows[table] = dict(zip(_ids(table, rows), rows, strict=True))
        self._refused[table] = dict(zip(_ids(table, refused), refused, strict=True))
        if table == "places":
            self._countries = frozenset(row["country"] for row in rows if row["country"])
        if table == "links":
            self._pairs = frozenset(
                frozenset((row["a"], row["b"]))
                for row in rows
                if (row["mode"] or "road") in GROUND_MODES
            )

    def row(self, table: str, key: str) -> Row | None:
        """Give the row of that id, or None."""
        return self._rows[table].get(key)

    def ids(self, table: str) -> Collection[str]:
        """Give all ids of a table."""
        return self._rows[table].keys()

    def wide_grounds(self) -> set[str]:
        """Give the countries, as ``country:XX``, and provinces that places name, joined by -."""
        provinces = {joined_words(row["admin1"]) for row in self._rows["places"].values()}
        return {f"country:{code}" for code in self._countries} | (provinces - {""})

    def family(self, source: str) -> str:
        """Give the family of a source: its own where none is given."""
        row = self.row("sources", source)
        return (row["family"] if row is not None else "") or source

    def knows(self, table: str) -> bool:
        """Whether the table can be asked."""
        if table in self._absent:
            self.missed.add(table)
            return False
        return True

    def joined(self, a: str, b: str) -> bool:
        """Whether a road, track or railway joins the two places, in either order."""
        return frozenset((a, b)) in self._pairs

    def neighbours(self, place: str) -> list[str]:
        """List the places that ground links join to this one."""
        return sorted(other for pair in self._pairs if place in pair for other in pair - {place})

    def objection(self, refers: tuple[str, ...], word: str) -> str | None:
        """Say why a word names nothing in any of these tables; None where it does."""
        if any(self._has(table, word) for table in refers):
            return None
        tables = [table for table in refers if table in TABLES]
        if not all([self.knows(table) for table in self._tables_asked(refers, word)]):  # noqa: C419
            return (
                None  # the list asks each of them: all are told to be missing, not only the first
            )
        for table in tables:
            refused = self._refused[table].get(word)
            if refused is not None:
                return (
                    f"'{word}' names a {TABLES[table].singular} that was refused ({refused.where})"
                )
        if (refers, word) not in self._hints:
            self._hints[refers, word] = self._hint(refers, word)
        return self._hints[refers, word]

    def label_objection(self, label: str) -> str:
        """Say that no report has this label, and which labels are near."""
        refused = self.refused_labels.get(label)
        if refused is not None:
            return f"'{label}' names a report that was refused ({refused.where})"
        hints = near(label, self.labels)
        near_it = f"; near: {', '.join(hints)}" if hints else ""
        return f"no report is labelled '{label}'{near_it}: write the label of a report"

    def _tables_asked(self, refers: tuple[str, ...], word: str) -> tuple[str, ...]:
        if word.startswith("country:"):
            return ("places",) if "countries" in refers else ()
        return tuple(table for table in refers if table in TABLES)

    def _has(self, table: str, word: str) -> bool:
        if table == "countries":
            return word.startswith("country:") and word.removeprefix("country:") in self._countries
        if table == "actor kinds":
            return word in ACTOR_KINDS
        if table == "nobody":
            return word == "-"
        return word in self._rows[table]

    def _hint(self, refers: tuple[str, ...], word: str) -> str:
        nouns = [TABLES[table].singular for table in refers if table in TABLES]
        if word.startswith("country:"):
            if "countries" not in refers:
                return f"'{word}' cannot stand here: only a report's 'place' may speak of a country"
            there = ", ".join(f"country:{code}" for code in sorted(self._countries)) or "none"
            return (
                f"no place has the country of '{word}': write country:XX of one; there are: {there}"
            )
        nouns += ["actor kind"] * ("actor kinds" in refers)
        message = f"no {' or '.join(nouns)} '{word}'"
        if refers == ("places",) and word in self._rows["areas"]:
            return f"{message}: it is an area, and only a report's 'place' may speak of an area"
        known = [name for table in refers if table in TABLES for name in self._rows[table]]
        known += ACTOR_KINDS if "actor kinds" in refers else ()
        if not known:
            return f"{message}: there are none; add it to {TABLES[refers[0]].file}"
        # To compare with every name takes long: after so many, the reader knows what is amiss.
        search = len(self._hints) < _HINTS
        hints = (near(word, known) or self._by_name(refers, word)) if search else []
        if hints:
            return f"{message}; near: {', '.join(hints)}"
        shown = ", ".join(sorted(known)[:_SHOWN]) + (", …" if len(known) > _SHOWN else "")
        return f"{message}; add it to {TABLES[refers[0]].file}, or write one of: {shown}"

    def _by_name(self, refers: tuple[str, ...], word: str) -> list[str]:
        """Look among the names, where no id is near: 'Damascus' for 'dimashq'."""
        named = {
            name: key
            for table in refers
            if table in TABLES
            for key, row in self._rows[table].items()
            for name in (row["name"], *row["aliases"].split(";"))
            if name
        }
        return list(dict.fromkeys(named[name] for name in near(word, named)))
