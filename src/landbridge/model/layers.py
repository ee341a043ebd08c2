"""Layers: what a situation or an answer says as rows with columns, shapes and days, for maps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "COLUMN_KINDS",
    "PATTERNS",
    "SHAPES",
    "Cell",
    "Column",
    "Layer",
    "LayerSet",
    "Look",
    "Point",
    "Shape",
    "Style",
]

COLUMN_KINDS = ("text", "integer", "number", "day", "boolean")
"""A day is written YYYY-MM-DD."""
SHAPES = ("point", "line", "polygon")
PATTERNS = ("plain", "hatched", "dashed", "dotted")

Cell = str | int | float | bool | None
Point = tuple[float, float]
Shape = Point | tuple[Point, ...] | tuple[tuple[tuple[Point, ...], ...], ...]
"""Longitude and latitude (WGS 84): a point; a line of two points or more; polygons of rings."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the kind of its cells, and its HXL hashtag where it has one."""

    name: str
    kind: str = "text"
    tag: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in COLUMN_KINDS:
            raise ValueError(f"no kind of column '{self.kind}'; there are: {COLUMN_KINDS}")


@dataclass(frozen=True, slots=True)
class Look:
    """How rows with one value look: words for the legend, a colour (#rrggbb) and a pattern."""

    value: str
    label: str
    colour: str
    pattern: str = "plain"

    def __post_init__(self) -> None:
        if self.pattern not in PATTERNS:
            raise ValueError(f"no pattern '{self.pattern}'; there are: {PATTERNS}")


@dataclass(frozen=True, slots=True)
class Style:
    """Which column decides the look of a row, and the looks by its values."""

    column: str
    looks: tuple[Look, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """Rows of one kind. ``shapes[i]`` belongs to ``rows[i]``; None where it has no place on a map.

    ``shape`` says what all shapes are, None for a table without any. ``start`` and ``end`` name the
    columns of days from and to which a row holds, both included; an empty cell is open. ``label``
    names the column to call a row by, ``credits`` the one that names the sources of a row (``*``
    where rows rest on all sources of the set). ``withheld`` rows were left out, or made blank,
    because they may not be passed on.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shape: str | None = None
    shapes: tuple[Shape | None, ...] = ()
    start: str | None = None
    end: str | None = None
    label: str | None = None
    style: Style | None = None
    credits: str | None = None
    withheld: int = 0

    def __post_init__(self) -> None:
        if self.shape is not None and self.shape not in SHAPES:
            raise ValueError(f"no shape '{self.shape}'; there are: {SHAPES}")
        if len(self.shapes) != (len(self.rows) if self.shape else 0):
            raise ValueError(f"layer '{self.name}' has {len(self.shapes)} shapes for its rows")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of layer '{self.name}' does not fit its columns")

    def position(self, column: str) -> int:
        """Give the position of a column; raise ``KeyError`` where there is none."""
        for at, found in enumerate(self.columns):
            if found.name == column:
                return at
        raise KeyError(column)

    def features(self) -> Iterator[tuple[tuple[Cell, ...], Shape | None]]:
        """Give each row with its shape."""
        shapes = self.shapes or (None,) * len(self.rows)
        return zip(self.rows, shapes, strict=True)


@dataclass(frozen=True, slots=True)
class LayerSet:
    """Layers that go together, and what must go along with them.

    ``notes`` are lines for whoever opens a file: what it is not, what was left out. ``credits``
    names every source that rows rest on, with its licence, by its id. ``recipe`` is JSON text.
    ``newest`` is the newest day of publication that counts (a day number), None where none does.
    """

    title: str
    layers: tuple[Layer, ...]
    notes: tuple[str, ...] = ()
    credits: Mapping[str, str] = field(default_factory=dict)
    licence: str | None = None
    recipe: str | None = None
    newest: int | None = None
    unlicensed: bool = False
    """Whether rows that may not be passed on were kept, on the user's word."""
    withheld: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Layer:
        """Give a layer by its name; raise ``KeyError`` where there is none."""
        for layer in self.layers:
            if layer.name == name:
                return layer
        raise KeyError(name)

    @property
    def attribution(self) -> tuple[str, ...]:
        """Name every source that rows rest on, in the order of ids."""
        return tuple(self.credits[key] for key in sorted(self.credits))

    def attribution_of(self, layer: Layer) -> tuple[str, ...]:
        """Name the sources that rows of one layer rest on."""
        if layer.credits is None:
            return ()
        if layer.credits == "*":
            return self.attribution
        at = layer.position(layer.credits)
        named = {key for row in layer.rows for key in str(row[at] or "").split(";")}
        return tuple(self.credits[key] for key in sorted(named & set(self.credits)))
