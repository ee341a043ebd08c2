"""Tables of Lua as data: read, never run; with the line on which each begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from landbridge.errors import InputError

__all__ = ["LuaTable", "read_tables"]

_DEEPEST = 40
_MOST_TOKENS = 5_000_000
_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<block>--\[(?P<level>=*)\[.*?\](?P=level)\])
  | (?P<broken>--\[=*\[)
  | (?P<comment>--[^\n]*)
  | (?P<long>\[(?P<depth>=*)\[.*?\](?P=depth)\])
  | (?P<unclosed>\[=*\[)
  | (?P<string>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')
  | (?P<number>0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<name>[A-Za-z_]\w*)
  | (?P<mark>\.\.\.?|[=~<>]=|[^\s\w])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:(\d{1,3})|(.))", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\n": "\n"}


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


@dataclass(slots=True)
class LuaTable:
    """One table: its named fields and its listed ones, and the line on which it begins.

    Values are words (numbers too, as written), tables, or None for what cannot be known without
    running the module.
    """

    line: int
    fields: dict[str, LuaValue] = field(default_factory=dict)
    items: list[LuaValue] = field(default_factory=list)

    def word(self, name: str) -> str:
        """The word of a field; empty where there is none."""
        value = self.fields.get(name)
        return value.strip() if isinstance(value, str) else ""


LuaValue = str | LuaTable | None


def read_tables(text: str, name: str) -> list[LuaTable]:
    """Read all tables of a module, inner ones before those that hold them.

    Raises
    ------
    InputError
        when a string, a comment or a table does not end, or it is nested too deep; with the line
    """
    return _Reader(text, name).read()


class _Reader:
    """Walks over the tokens of a module once."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._tokens = self._split(text)
        self._at = 0
        self._known: dict[str, LuaValue] = {}
        self._tables: list[LuaTable] = []

    def read(self) -> list[LuaTable]:
        """Read statements: names that are given a value, and tables wherever they stand."""
        while (token := self._peek()).kind != "end":
            if token.kind == "name" and (path := self._assigned()):
                self._known[path] = self._value(0)
            elif token.text == "{":
                self._value(0)
            else:
                self._at += 1
        return self._tables

    def _refused(self, why: str, line: int) -> InputError:
        return InputError(f"'{self._name}', line {line}: {why}")

    def _split(self, text: str) -> list[_Token]:
        tokens = []
        at, line = 0, 1
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise self._refused(f"{text[at]!r} is not Lua", line)
            kind, said = str(found.lastgroup), found[0]
            kind = next(k for k in _KINDS if found[k] is not None) if kind in _PARTS else kind
            if kind in {"broken", "unclosed"}:
                what = "a comment" if kind == "broken" else "a long string"
                raise self._refused(f"{what} begins here and does not end", line)
            if kind == "mark" and said in "\"'":
                raise self._refused("a string begins here and does not end on its line", line)
            if kind not in {"space", "block", "comment"}:
                tokens.append(_Token(kind, said, line))
                if len(tokens) > _MOST_TOKENS:
                    raise self._refused(f"more than {_MOST_TOKENS:,} words", line)
            line += said.count("\n")
            at = found.end()
        return [*tokens, _Token("end", "", line)]

    def _peek(self, ahead: int = 0) -> _Token:
        return self._tokens[min(self._at + ahead, len(self._tokens) - 1)]

    def _assigned(self) -> str | None:
        """Step over ``name.part =`` and give its path; stay where that is not what stands here."""
        ahead, path = 1, self._peek().text
        while self._peek(ahead).text == "." and self._peek(ahead + 1).kind == "name":
            path += "." + self._peek(ahead + 1).text
            ahead += 2
        if self._peek(ahead).text != "=":
            return None
        self._at += ahead + 1
        return path

    def _value(self, depth: int) -> LuaValue:
        """Read a value, and what is joined to it by ``..``; other sums make it unknown."""
        value = self._one(depth)
        while self._peek().text in _BETWEEN:
            joined = self._peek().text == ".."
            self._at += 1
            other = self._one(depth)
            both = joined and isinstance(value, str) and isinstance(other, str)
            value = f"{value}{other}" if both else None
        return value

    def _one(self, depth: int) -> LuaValue:
        token = self._peek()
        if depth > _DEEPEST:
            raise self._refused(f"nested more than {_DEEPEST} deep", token.line)
        if token.kind == "end":
            raise self._refused("the file ends where a value should stand", token.line)
        if token.text == "{":
            return self._table(depth)
        if token.text == "(":
            self._bracketed()
            return None
        self._at += 1
        if token.text in {"-", "#"}:
            value = self._one(depth + 1)
            return f"-{value}" if token.text == "-" and isinstance(value, str) else None
        if token.kind == "name":
            return self._named(token)
        return _word(token)

    def _named(self, token: _Token) -> LuaValue:
        path = token.text
        if path in {"true", "false", "nil", "not"}:
            return path if path in {"true", "false"} else None
        while (step := self._step()) is not None:
            path += "." + step
        called = False
        while self._peek().text == "(" or self._peek().kind in {"string", "long"}:
            called = True
            if self._peek().text == "(":
                self._bracketed()
            else:
                self._at += 1
        if called:
            return None
        return self._lookup(path)

    def _step(self) -> str | None:
        """Step over ``.name`` or ``["name"]`` and give the name; stay where neither stands."""
        one, two, three = self._peek(), self._peek(1), self._peek(2)
        if one.text in {".", ":"} and two.kind == "name":
            self._at += 2
            return two.text
        if one.text == "[" and two.kind == "string" and three.text == "]":
            self._at += 3
            return _word(two)
        return None

    def _lookup(self, path: str) -> LuaValue:
        if path in self._known:
            return self._known[path]
        head, _, last = path.rpartition(".")
        table = self._known.get(head)
        return table.fields.get(last) if isinstance(table, LuaTable) else None

    def _bracketed(self) -> None:
        """Step over ``( … )``."""
        begun, depth = self._peek(), 0
        while True:
            token = self._peek()
            if token.kind == "end":
                raise self._refused("a bracket begins here and does not end", begun.line)
            self._at += 1
            depth += (token.text == "(") - (token.text == ")")
            if depth == 0:
                return

    def _table(self, depth: int) -> LuaTable:
        table = LuaTable(self._peek().line)
        self._at += 1
        while self._peek().text != "}":
            token = self._peek()
            if token.kind == "end":
                raise self._refused("a table begins here and does not end", table.line)
            if token.text in {",", ";"}:
                self._at += 1
            elif token.kind == "name" and self._peek(1).text == "=":
                self._at += 2
                table.fields[token.text] = self._value(depth + 1)
            elif token.text == "[":
                self._keyed(table, depth)
            elif token.kind in {"string", "long", "number", "name"} or token.text in "{(-#":
                table.items.append(self._value(depth + 1))
            else:
                raise self._refused(f"'{token.text}' does not belong in a table", token.line)
        self._at += 1
        self._tables.append(table)
        return table

    def _keyed(self, table: LuaTable, depth: int) -> None:
        """Read ``[key] = value``."""
        begun = self._peek()
        self._at += 1
        key = self._value(depth + 1)
        if (self._peek().text, self._peek(1).text) != ("]", "="):
            raise self._refused('a key begins here: write ["key"] = value', begun.line)
        self._at += 2
        value = self._value(depth + 1)
        if isinstance(key, str):
            table.fields[key] = value


_KINDS = (
    "space", "block", "broken", "comment", "long", "unclosed", "string", "number", "name", "mark",
)  # fmt: skip
_PARTS = {"level", "depth"}
_BETWEEN = {"..", "+", "-", "*", "/", "%", "or", "and", "==", "~=", "<", ">", "<=", ">="}


def _word(token: _Token) -> str | None:
    if token.kind == "string":
        return _ESCAPE.sub(_unescaped, token.text[1:-1])
    if token.kind == "long":
        start = token.text.index("[", 1) + 1
        return token.text[start:-start].removeprefix("\n")
    return token.text if token.kind == "number" else None


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1]))
    return _ESCAPES.get(found[2], found[2])
