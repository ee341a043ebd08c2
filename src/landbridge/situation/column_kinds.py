"""What a table of format 1 is: its file, its columns, what makes two of its rows the same."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Column", "Table", "choice", "reference", "texts"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``kind`` names a reader of `cells`, ``refers`` the tables that name its words."""

    name: str
    kind: str = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a situation folder. ``key`` is what makes two rows the same row.

    Of a table that is ``only_added`` to, the row that is there stays, whatever a new one says.
    """

    name: str
    singular: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    suffix: str = ".csv"
    only_added: bool = False

    @property
    def file(self) -> str:
        """The name of its file in a folder."""
        return self.name + self.suffix

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of its columns, in the order of the format."""
        return tuple(column.name for column in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the columns that must be there and filled."""
        return tuple(column.name for column in self.columns if column.required)


def texts(*names: str) -> tuple[Column, ...]:
    """Give columns of plain text."""
    return tuple(Column(name) for name in names)


def choice(name: str, choices: tuple[str, ...], *, required: bool = False) -> Column:
    """Give a column that holds one of these words."""
    return Column(name, "choice", required, choices)


def reference(name: str, *tables: str, required: bool = False) -> Column:
    """Give a column whose words stand for rows of these tables."""
    return Column(name, "text", required, (), tables)
