"""Join two situation.toml files, and write the joint one."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from landbridge.errors import Problem
from landbridge.situation.declaration import Declaration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["join_declarations", "map_text", "write_toml"]

Tree = dict[str, Any]  # what tomllib gives
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")


def join_declarations(
    old: Declaration, new: Declaration, *, replace: bool
) -> tuple[Declaration, list[Problem]]:
    """Join what two files say; what they say differently is refused unless it may replace.

    A corridor is one thing: it is taken whole. The text of a file that says everything is kept
    byte for byte; otherwise the joint one is written anew.
    """
    problems: list[Problem] = []
    flat_old, flat_new = _flat(old.tree), _flat(new.tree)
    joint = dict(flat_old)
    for path, value in flat_new.items():
        if path in flat_old and flat_old[path] != value and not replace:
            what = "corridor" if path[0] == "corridor" else "setting"
            message = (
                f"{what} '{'.'.join(path)}' is already there and says otherwise:"
                " load it with --replace to take the new one"
            )
            problems.append(Problem(new.file, new.line_of(path), ".".join(path), message))
        else:
            joint[path] = value
    if joint == flat_new:
        return new, problems
    if joint == flat_old:
        return old, problems
    tree = _nested(joint)
    return Declaration(new.file, write_toml(tree), tree), problems


def map_text(mapping: Mapping[str, Mapping[str, str]]) -> str:
    """Write tables of words as TOML."""
    return write_toml({name: dict(words) for name, words in mapping.items()})


def _flat(tree: Tree) -> dict[tuple[str, ...], Any]:
    """Part a tree into settings: those of sections by name, each corridor as a whole."""
    flat: dict[tuple[str, ...], Any] = {}
    for name, value in tree.items():
        if name in ("corridor", "defaults", "ground") and isinstance(value, dict):
            flat |= {(name, key): inner for key, inner in value.items()}
        else:
            flat[name,] = value
    return flat


def _nested(flat: dict[tuple[str, ...], Any]) -> Tree:
    tree: Tree = {}
    for path, value in flat.items():
        if len(path) == 1:
            tree[path[0]] = value
        else:
            tree.setdefault(path[0], {})[path[1]] = value
    return tree


def write_toml(tree: Tree) -> str:
    r"""Write a tree as TOML, so that reading it gives the same tree.

    >>> write_toml({"format": 1, "defaults": {"modes": ["road"]}})
    'format = 1\n\n[defaults]\nmodes = ["road"]\n'
    """
    return "\n".join(_section((), tree)).lstrip("\n") + "\n"


def _section(path: tuple[str, ...], tree: Tree) -> Iterator[str]:
    """Yield the lines of a section: its plain keys first, then the sections inside."""
    plain = {key: value for key, value in tree.items() if not isinstance(value, dict)}
    inner = {key: value for key, value in tree.items() if isinstance(value, dict)}
    if path and (plain or not inner):
        yield ""
        yield f"[{'.'.join(map(_key, path))}]"
    for key, value in plain.items():
        yield f"{_key(key)} = {_value(value)}"
    for key, value in inner.items():
        yield from _section((*path, key), value)


def _key(key: str) -> str:
    return key if _BARE.match(key) else _value(key)


def _value(value: object) -> str:
    if isinstance(value, str):
        # JSON escapes are TOML escapes, but for the delete character, which TOML wants escaped.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        pairs = (f"{_key(key)} = {_value(inner)}" for key, inner in value.items())
        return f"{{{', '.join(pairs)}}}"
    return repr(value)
