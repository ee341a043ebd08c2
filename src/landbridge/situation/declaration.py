"""situation.toml: title, licence, defaults and corridors; read, checked, joined with another."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from landbridge.errors import Problem
from landbridge.model.actors import CARGOES
from landbridge.model.geography import LINK_MODES
from landbridge.model.names import near
from landbridge.situation.cells import is_id, read_choice, read_list, read_span
from landbridge.situation.columns import FORMAT, TOML_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from landbridge.situation.catalogue import Catalogue

__all__ = [
    "GROUND_LENGTHS",
    "Declaration",
    "check_declaration",
    "date_text",
    "parse_declaration",
    "words_of",
]

Tree = dict[str, Any]  # what tomllib gives: checked key by key below

_TEXTS = ("title", "summary", "licence", "attribution")
_TOP = ("format", *_TEXTS, "defaults", "ground", "corridor")
GROUND_LENGTHS = ("reach_km", "snap_km")
_FAR_KM = 1_000
_DEFAULTS = ("estimator", "odds", "policy", "modes")
_CORRIDOR = (
    "title",
    "origin",
    "destination",
    "traveller",
    "cargo",
    "modes",
    "since",
    "until",
    "variant",
)
_SECTION = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?\Z")
_KEY = re.compile(r"\s*([A-Za-z0-9_.\"'-]+)\s*=")


@dataclass(frozen=True, slots=True)
class Declaration:
    """One situation.toml: its text byte for byte, and what it says."""

    file: str
    text: str
    tree: Tree

    def line_of(self, path: tuple[str, ...]) -> int | None:
        """Find the line on which a key or section stands, or one inside or around it."""
        section: tuple[str, ...] = ()
        above = below = None
        for number, line in enumerate(self.text.splitlines(), 1):
            if match := _SECTION.match(line):
                section = tuple(part.strip().strip("\"'") for part in match.group(1).split("."))
                here = section
            elif match := _KEY.match(line):
                here = (*section, *(part.strip("\"'") for part in match.group(1).split(".")))
            else:
                continue
            if here == path:
                return number
            if here == path[: len(here)]:
                above = number
            elif here[: len(path)] == path:
                below = below or number
        return below or above


def parse_declaration(text: str, file: str = TOML_FILE) -> tuple[Declaration | None, list[Problem]]:
    """Read TOML, or say on which line it is not."""
    try:
        return Declaration(file, text, tomllib.loads(text.removeprefix("\ufeff"))), []
    except tomllib.TOMLDecodeError as wrong:
        place = re.search(r"\(at line (\d+)", str(wrong))
        line = int(place.group(1)) if place else text.count("\n") + 1
        reason = str(wrong).partition(" (at ")[0]
        return None, [Problem(file, line, None, f'not TOML: {reason}; write key = "value" lines')]


def words_of(value: object) -> tuple[str, ...] | None:
    """Read one word or a list of words; None where it is neither."""
    if isinstance(value, str):
        return read_list(value)
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(word.strip() for word in value)
    return None


def check_declaration(declaration: Declaration, catalogue: Catalogue) -> list[Problem]:
    """Find everything that is wrong or odd about a situation.toml."""
    return list(_Check(declaration, catalogue).everything())


class _Check:
    """The rules of situation.toml, with the file at hand for line numbers."""

    def __init__(self, declaration: Declaration, catalogue: Catalogue) -> None:
        self._declaration = declaration
        self._catalogue = catalogue

    def everything(self) -> Iterator[Problem]:
        tree = self._declaration.tree
        yield from self._unknown((), tree, _TOP)
        yield from self._format(tree)
        for name in _TEXTS:
            yield from self._text((name,), tree, required=name == "title")
        defaults = tree.get("defaults", {})
        if isinstance(defaults, dict):
            yield from self._unknown(("defaults",), defaults, _DEFAULTS)
            yield from self._text(("defaults", "estimator"), defaults)
            yield from self._text(("defaults", "odds"), defaults)
            yield from self._text(("defaults", "policy"), defaults)
            yield from self._modes(("defaults", "modes"), defaults)
        else:
            yield self._error(("defaults",), "'defaults' is not a table: write it as [defaults]")
        yield from self._ground(tree.get("ground", {}))
        corridors = tree.get("corridor", {})
        if not isinstance(corridors, dict):
            yield self._error(("corridor",), "'corridor' is not a table: write [corridor.ID]")
            return
        for name, corridor in corridors.items():
            yield from self._corridor(name, corridor)

    def _problem(self, path: tuple[str, ...], message: str, severity: str) -> Problem:
        line = self._declaration.line_of(path) or 1
        return Problem(self._declaration.file, line, ".".join(path), message, severity)

    def _error(self, path: tuple[str, ...], message: str) -> Problem:
        return self._problem(path, message, "error")

    def _unknown(
        self, path: tuple[str, ...], table: Tree, known: tuple[str, ...]
    ) -> Iterator[Problem]:
        for name in table:
            if name not in known:
                hint = near(name, known, 1)
                meant = f"; is '{hint[0]}' meant?" if hint else f"; it knows {', '.join(known)}"
                message = (
                    f"the format knows no '{name}' here: it is kept, and read by nothing{meant}"
                )
                yield self._problem((*path, name), message, "warning")

    def _format(self, tree: Tree) -> Iterator[Problem]:
        if "format" not in tree:
            yield self._error(("format",), f"'format' is missing: write format = {FORMAT}")
        elif tree["format"] != FORMAT or isinstance(tree["format"], bool):
            message = f"format {tree['format']!r} cannot be read: write format = {FORMAT}"
            yield self._error(("format",), message)

    def _text(
        self, path: tuple[str, ...], table: Tree, *, required: bool = False
    ) -> Iterator[Problem]:
        value = table.get(path[-1])
        if value is None:
            if required:
                yield self._error(path, f"'{path[-1]}' is missing: write {path[-1]} = \"…\"")
        elif not isinstance(value, str):
            yield self._error(path, f"{value!r} is not a text: put it between quotation marks")
        elif required and not value.strip():
            yield self._error(path, f"'{path[-1]}' is empty: write what it is")

    def _modes(self, path: tuple[str, ...], table: Tree) -> Iterator[Problem]:
        if path[-1] in table:
            yield from self._words(path, table[path[-1]], _mode_objection)

    def _words(
        self, path: tuple[str, ...], value: object, object_to: Callable[[str], str | None]
    ) -> Iterator[Problem]:
        words = words_of(value)
        if not words or not all(words):
            yield self._error(path, f'{value!r} is not a word or a list of words: write ["…", "…"]')
            return
        for word in words:
            if (objection := object_to(word)) is not None:
                yield self._error(path, objection)

    def _ground(self, ground: object) -> Iterator[Problem]:
        """Check how ground under imported roads is divided."""
        if not isinstance(ground, dict):
            yield self._error(("ground",), "'ground' is not a table: write it as [ground]")
            return
        yield from self._unknown(("ground",), ground, ("divided_by", *GROUND_LENGTHS))
        if "divided_by" in ground:
            words = [ground["divided_by"]]
            yield from self._words(("ground", "divided_by"), words, _divided_objection)
        for name in GROUND_LENGTHS:
            km = ground.get(name, 1)
            if isinstance(km, bool) or not isinstance(km, int | float) or not 0 <= km <= _FAR_KM:
                message = f"{km!r} is not a length: write kilometres from 0 to {_FAR_KM}"
                yield self._error(("ground", name), message)

    def _corridor(self, name: str, corridor: object) -> Iterator[Problem]:
        path = ("corridor", name)
        if not is_id(name):
            message = f"'{name}' is not an id: write lower-case ASCII words joined by '-'"
            yield self._error(path, message)
        if not isinstance(corridor, dict):
            yield self._error(path, f"'corridor.{name}' is not a table: write [corridor.{name}]")
            return
        yield from self._unknown(path, corridor, _CORRIDOR)
        yield from self._text((*path, "title"), corridor)
        yield from self._ends(path, corridor)
        if "cargo" in corridor:
            yield from self._words((*path, "cargo"), [corridor["cargo"]], _cargo_objection)
        yield from self._modes((*path, "modes"), corridor)
        yield from self._dates(path, corridor)
        yield from self._variants((*path, "variant"), corridor.get("variant", {}))

    def _ends(self, path: tuple[str, ...], corridor: Tree) -> Iterator[Problem]:
        for name, to in (("origin", self._place), ("destination", self._place)):
            if name in corridor:
                yield from self._words((*path, name), corridor[name], to)
            else:
                message = f"'{name}' is missing: write a place id or a list of them"
                yield self._error((*path, name), message)
        if not isinstance(corridor.get("traveller"), str):
            yield self._error((*path, "traveller"), "'traveller' is missing: write an actor id")
        elif objection := self._catalogue.objection(("actors",), corridor["traveller"]):
            yield self._error((*path, "traveller"), objection)

    def _place(self, word: str) -> str | None:
        return self._catalogue.objection(("places",), word)

    def _dates(self, path: tuple[str, ...], corridor: Tree) -> Iterator[Problem]:
        spans = {}
        for name in ("since", "until"):
            try:
                if name in corridor:
                    spans[name] = read_span(date_text(corridor[name]))
            except ValueError as wrong:
                yield self._error((*path, name), str(wrong))
        since, until = spans.get("since"), spans.get("until")
        if since and until and since.first > until.last:
            yield self._error((*path, "until"), "'until' is before 'since': exchange or mend them")

    def _variants(self, path: tuple[str, ...], variants: object) -> Iterator[Problem]:
        if not isinstance(variants, dict):
            yield self._error(path, "'variant' is not a table: write [corridor.ID.variant.NAME]")
            return
        for name, variant in variants.items():
            if not isinstance(variant, dict) or "via" not in variant:
                message = f"variant '{name}' has no 'via': write via = [place ids]"
                yield self._error((*path, name), message)
                continue
            yield from self._unknown((*path, name), variant, ("via",))
            yield from self._words((*path, name, "via"), variant["via"], self._place)


def _mode_objection(word: str) -> str | None:
    return _choice_objection(word, LINK_MODES, "mode")


def _divided_objection(word: str) -> str | None:
    return _choice_objection(word, ("places", "areas"), "way to divide ground")


def _cargo_objection(word: str) -> str | None:
    return _choice_objection(word, CARGOES, "cargo")


def _choice_objection(word: str, choices: Iterable[str], what: str) -> str | None:
    try:
        read_choice(word, tuple(choices), what)
    except ValueError as wrong:
        return str(wrong)
    return None


def date_text(value: object) -> str:
    """Give the text of a TOML date, which people write with and without quotation marks."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return value
    raise ValueError(f"{value!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
